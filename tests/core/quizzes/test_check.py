from dataclasses import replace
from datetime import UTC, datetime

import pytest

from quizapp.core.languages import Twin
from quizapp.core.quizzes.check import check_quiz
from quizapp.core.quizzes.draw import Candidate
from quizapp.core.quizzes.quiz import Draw, Quiz, Review, Settings, Slot

READY = [Candidate("q1", "numeric", ("a",)), Candidate("q2", "ordering", ("b",))]
GOOD = Quiz("quiz", Twin(en="A quiz"), (Slot(1, question="q1"), Slot(2, draw=Draw())))
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_quiz_that_can_be_taken_has_no_fault():
    assert check_quiz(GOOD, READY) == []


@pytest.mark.parametrize(
    ("slots", "said"),
    [
        ((), "has no questions"),
        ((Slot(1, question="q9"),), "“q9” is not ready"),
        ((Slot(1, question="q1"), Slot(2, question="q1")), "stands twice"),
        ((Slot(1, draw=Draw(tags=("a",))), Slot(2, draw=Draw(tags=("a",)))), "only 1 fit"),
    ],
)
def test_slots_that_cannot_be_filled_are_told(slots: tuple[Slot, ...], said: str):
    [fault] = check_quiz(replace(GOOD, slots=slots), READY)
    assert said in str(fault)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (Settings(open_at=NOON, close_at=NOON), "closes before it opens"),
        (Settings(review=Review(key="closed")), "no close is set"),
        (Settings(time_limit=0), "time limit"),
        (Settings(attempts=101), "number of attempts"),
        (Settings(grace=601), "grace"),
    ],
)
def test_settings_that_make_no_sense_are_told(settings: Settings, said: str):
    [fault] = check_quiz(replace(GOOD, settings=settings), READY)
    assert said in str(fault)
