"""What an attempt was worth at any time, told from its ledger."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.attempts.ledger import MarkEntry, total_on
from quizapp.core.attempts.mark import Worth, add_up

DAY_0 = datetime(2026, 3, 2, tzinfo=UTC)
worths = st.tuples(st.sampled_from([None, 0.0, 1 / 3, 0.5, 1.0]), st.sampled_from([0.0, 1.0, 2.5]))


@st.composite
def slots(draw: st.DrawFn) -> list[tuple[int, tuple[float | None, float]]]:
    """What a slot was worth from which day on, beginning with day 0, no two on one day."""
    days = sorted(draw(st.sets(st.integers(1, 9), max_size=4)))
    return [(day, draw(worths)) for day in (0, *days)]


def entries_of(held: list[tuple[int, tuple[float | None, float]]]) -> list[MarkEntry]:
    return [
        MarkEntry(*after, *before, "regrade", DAY_0 + timedelta(days=day), "a teacher", "")
        for (_, before), (day, after) in pairwise(held)
    ]


def total_by_hand(ledger: list, day: int):
    worth = [[one for since, one in held if since <= day][-1] for held in ledger]
    return add_up(Worth(most, fraction) for fraction, most in worth)


@given(st.lists(slots(), min_size=1, max_size=5), st.integers(0, 10))
def test_the_total_of_a_day_is_the_sum_of_what_each_slot_was_worth_then(ledger: list, day: int) -> None:
    now, then = total_by_hand(ledger, 99), total_by_hand(ledger, day)
    told = total_on(now, map(entries_of, ledger), DAY_0 + timedelta(days=day))
    assert abs(told.mark - then.mark) < 1e-8 and abs(told.max_mark - then.max_mark) < 1e-8
    assert told.ungraded == then.ungraded
