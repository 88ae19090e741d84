from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.attempts.mark import Sitting, Worth, add_up, find_counting, mark_of

fractions = st.floats(0, 1)
worths = st.lists(st.builds(Worth, st.floats(0, 100), st.none() | fractions, st.booleans()), max_size=20)
SITTINGS = [Sitting(2, 0.9), Sitting(1, 0.5), Sitting(3, 0.9), Sitting(4, None)]


@given(worths)
def test_a_total_lies_between_nothing_and_all(slots: list[Worth]):
    total = add_up(slots)
    assert 0 <= total.mark <= total.max_mark + 1e-9
    assert total.share is None or 0 <= total.share <= 1 + 1e-9


@given(worths, st.randoms())
def test_a_total_does_not_depend_on_the_order_of_the_slots(slots: list[Worth], random):
    shuffled = random.sample(slots, len(slots))
    assert add_up(shuffled) == add_up(slots)


def test_what_a_person_must_grade_stays_out_of_the_sum():
    total = add_up([Worth(2, 0.5), Worth(5, None), Worth(1, 0.0), Worth(9, 0.0, asks=False)])
    assert (total.mark, total.max_mark, total.ungraded) == (1.0, 3.0, 1)


def test_a_fraction_and_a_slot_make_a_mark():
    assert mark_of(0.25, 4) == 1.0
    assert mark_of(None, 4) is None


def test_the_first_the_last_or_the_best_attempt_counts():
    assert [find_counting(SITTINGS, counts) for counts in ("first", "last", "best")] == [1, 4, 2]
    assert find_counting([], "best") is None
