from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.quizzes.accommodation import NONE, Accommodation
from quizapp.core.quizzes.check import check_settings
from quizapp.core.quizzes.deadline import late_by
from quizapp.core.quizzes.penalty import Penalty, after_penalty
from quizapp.core.quizzes.quiz import Settings

CLOSE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
shares = st.floats(0, 1)
percents = st.floats(0.01, 100)
penalties = st.builds(
    Penalty, percent=percents, per=st.sampled_from(["hour", "day"]), floor=st.floats(0, 100)
)
waits = st.integers(0, 10**7).map(lambda seconds: timedelta(seconds=seconds))


def test_each_begun_day_costs_its_percent_of_all_marks():
    penalty = Penalty(10, "day")
    days = (timedelta(seconds=1), timedelta(days=1), timedelta(days=1, seconds=1), timedelta(days=9))
    assert [round(after_penalty(0.8, penalty, late), 6) for late in days] == [0.7, 0.7, 0.6, 0.0]
    assert round(after_penalty(0.8, Penalty(10, "hour"), timedelta(hours=3)), 6) == 0.5


def test_what_was_below_the_floor_before_stays_as_it_is():
    penalty = Penalty(30, floor=50)
    assert [after_penalty(share, penalty, timedelta(days=2)) for share in (0.9, 0.5, 0.2)] == [0.5, 0.5, 0.2]


@settings(max_examples=30)
@given(shares, penalties, waits, waits)
def test_a_penalty_never_raises_never_goes_below_its_floor_and_never_falls_with_time(
    share: float, penalty: Penalty, late: timedelta, later: timedelta
):
    once = after_penalty(share, penalty, late)
    assert min(share, penalty.floor / 100) <= once <= share
    assert after_penalty(share, penalty, late + later) <= once
    assert after_penalty(share, None, late) == after_penalty(share, penalty, timedelta()) == share


def test_within_the_grace_nothing_is_late_and_after_it_the_whole_time_counts():
    given = Settings(close_at=CLOSE, grace=30)
    lates = [late_by(given, NONE, at=CLOSE + timedelta(seconds=s)) for s in (-60, 0, 30, 31)]
    assert [late.total_seconds() for late in lates] == [0, 0, 0, 31]


def test_extra_time_and_an_extension_put_the_close_off():
    given = Settings(close_at=CLOSE, grace=0, time_limit=3600)
    at = CLOSE + timedelta(minutes=40)
    assert late_by(given, Accommodation(factor=1.5), at=at) == timedelta(minutes=10)
    assert late_by(given, NONE, at=at, extended_to=CLOSE + timedelta(hours=1)) == timedelta()
    assert late_by(given, NONE, at=at, extended_to=CLOSE - timedelta(hours=1)) == timedelta(minutes=40)


@pytest.mark.parametrize(
    "penalty", [Penalty(0), Penalty(-5), Penalty(101), Penalty(float("nan")), Penalty(5, floor=-1)]
)
def test_a_penalty_that_cannot_be_is_refused(penalty: Penalty):
    assert any(
        "percent of the marks" in str(one) for one in check_settings(Settings(penalty=penalty), where="q")
    )
