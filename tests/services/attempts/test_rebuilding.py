from sqlalchemy import update

from quizapp.services import attempts
from quizapp.storage.attempts import AttemptRow, StepRow
from tests.harness.stage import GUEST, Hands, Stage

ALL = ("single", "multiple", "matching", "ordering", "short", "statement", "open", "text")


def handed_in(stage: Stage) -> Hands:
    hands = stage.start(GUEST, stage.quiz(*ALL))
    for number in (1, 3, 5):
        hands.save(number, hands.right(number))
    hands.save(2, hands.wrong(2))
    hands.hand_in()
    return hands


def test_the_marks_are_what_the_steps_give(stage: Stage):
    hands = handed_in(stage)
    assert hands.review().mark == 3.0
    assert attempts.rebuild(stage.database, check=True) == []


def test_a_mark_that_the_steps_do_not_give_is_told_and_mended(stage: Stage):
    hands = handed_in(stage)
    with stage.database.write() as session:
        session.execute(update(AttemptRow).values(mark=99.0))
    [told] = attempts.rebuild(stage.database, check=True)
    assert (told.attempt_id, told.what) == (hands.attempt, "marks")
    attempts.rebuild(stage.database)
    assert attempts.rebuild(stage.database, check=True) == []


def test_a_step_that_grading_would_see_differently_is_told(stage: Stage):
    handed_in(stage)
    with stage.database.write() as session:
        session.execute(update(StepRow).where(StepRow.slot == 2).values(fraction=1.0))
    told = attempts.rebuild(stage.database, check=True)
    assert sorted(difference.what.split()[0] for difference in told) == ["marks", "step"]
