from datetime import UTC, datetime, timedelta

import pytest

from quizapp.core.attempts.visibility import PARTS, may_see, open_from
from quizapp.core.quizzes.quiz import Review, Settings

CLOSE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BEFORE, AFTER = CLOSE - timedelta(days=1), CLOSE + timedelta(seconds=31)
MIXED = Review(
    response="during", right="after", marks="closed", key="never", feedback="during", source="after"
)


def seen(behaviour, moment, now=BEFORE, review=MIXED, close_at=CLOSE):
    return may_see(Settings(behaviour=behaviour, review=review, close_at=close_at), moment, now=now)


@pytest.mark.parametrize("behaviour", ["deferred", "immediate"])
@pytest.mark.parametrize("now", [BEFORE, AFTER])
def test_nothing_is_seen_of_a_question_that_may_still_be_answered(behaviour, now):
    during = Review(*["during"] * 6)
    assert seen(behaviour, "open", now, during) == frozenset()


def test_the_matrix_of_moments_and_settings():
    assert seen("deferred", "given") == {"response", "feedback"}
    assert seen("immediate", "given") == {"response", "feedback", "right", "source"}
    assert seen("deferred", "finished") == {"response", "feedback", "right", "source"}
    assert seen("deferred", "finished", AFTER) == {"response", "feedback", "right", "source", "marks"}


def test_after_the_close_waits_for_the_grace_of_the_last():
    assert "marks" not in seen("deferred", "finished", CLOSE + timedelta(seconds=30))


def test_what_waits_for_a_close_that_is_not_set_stays_hidden():
    assert "marks" not in seen("deferred", "finished", AFTER, close_at=None)


def test_never_is_never():
    never = Review(*["never"] * 6)
    assert not seen("immediate", "finished", AFTER, never)


def test_by_default_everything_is_seen_after_the_attempt_and_nothing_before():
    assert seen("deferred", "finished", review=Review()) == PARTS
    assert seen("deferred", "given", review=Review()) == frozenset()
    assert seen("immediate", "given", review=Review()) == PARTS


def test_the_learner_is_told_when_more_will_be_shown():
    settings = Settings(review=MIXED, close_at=CLOSE)
    assert open_from(settings, now=BEFORE) == CLOSE
    assert open_from(settings, now=AFTER) is None
    assert open_from(Settings(), now=BEFORE) is None
