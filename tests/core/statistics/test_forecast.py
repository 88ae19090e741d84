import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.statistics.flag import FEWEST
from quizapp.core.statistics.forecast import USUAL_SECONDS, Outlook, Past, forecast, pool_past
from quizapp.core.statistics.report import ItemReport
from quizapp.core.statistics.share import share_interval

pasts = st.builds(Past, st.integers(FEWEST, 500), st.floats(0, 1), st.floats(1, 300))


def item(
    version: int, n: int, facility: float | None, seconds: float | None = None, ungraded: int = 0
) -> ItemReport:
    shown = ItemReport("q", version, n, ungraded, 1.0, facility, None, None, None, None, None, None)
    return ItemReport(**{**vars(shown), "seconds": seconds})


def test_the_past_of_a_version_is_pooled_over_quizzes_by_learners():
    pooled = pool_past([item(7, 30, 0.5, 20), item(7, 10, 0.9, 40), item(8, 5, None, ungraded=5)])
    assert pooled[7].n == 40 and pooled[7].facility == pytest.approx(0.6) and pooled[7].seconds == 25
    assert pooled[8] == Past(0, None, None)


def test_with_one_question_too_little_known_no_score_is_told():
    known = Outlook(1, [("numeric", Past(50, 0.5, 30.0))])
    found = forecast([known, Outlook(1, [("single_choice", Past(FEWEST - 1, 1.0, 10.0))])])
    assert (found.score, found.interval, found.known, found.slots) == (None, None, 1, 2)
    assert (found.seconds, found.timed) == (30 + USUAL_SECONDS["single_choice"], 1)
    half_known = Outlook(1, [("numeric", Past(50, 0.5, 30.0)), ("numeric", Past(3, 0.0, 9.0))])
    assert (forecast([half_known]).score, forecast([half_known]).known) == (None, 0)
    assert forecast([half_known]).seconds == (30 + USUAL_SECONDS["numeric"]) / 2
    assert forecast([]).score is None and forecast([Outlook(1, [])]).score is None


def test_one_question_has_its_own_facility_and_interval():
    found = forecast([Outlook(3, [("numeric", Past(50, 0.4, 30.0))])])
    assert found.score == pytest.approx(0.4) and found.interval == pytest.approx(share_interval(0.4, 50))


def test_marks_weigh_and_a_draw_is_the_mean_of_what_it_may_give():
    pool = [("numeric", Past(40, 0.2)), ("numeric", Past(20, 0.6))]
    found = forecast([Outlook(1, [("numeric", Past(30, 1.0))]), Outlook(3, pool)])
    assert found.score == pytest.approx((1 + 3 * 0.4) / 4) and found.fewest == 20


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(0.1, 10), pasts), min_size=1, max_size=6))
def test_the_score_lies_in_its_interval_and_that_between_nothing_and_all(slots: list[tuple[float, Past]]):
    found = forecast([Outlook(mark, [("cloze", past)]) for mark, past in slots])
    assert found.score is not None and found.interval is not None
    low, high = found.interval
    assert -1e-9 <= low <= found.score + 1e-9 and found.score - 1e-9 <= high <= 1 + 1e-9
