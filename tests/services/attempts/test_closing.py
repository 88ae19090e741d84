from datetime import timedelta

import pytest
from sqlalchemy import select, update

from quizapp.core.access import Visitor
from quizapp.core.quizzes.quiz import Settings
from quizapp.services import attempts
from quizapp.storage.attempts import StepRow
from quizapp.storage.banks import QuestionRow, QuestionVersionRow
from tests.harness.stage import GUEST, NOON, Hands, Stage

LIMITED = Settings(time_limit=60, grace=30)


def save_right(stage: Stage) -> Hands:
    hands = stage.start(GUEST, stage.quiz("single", "short", settings=LIMITED))
    hands.save(1, hands.right(1))
    return hands


def test_the_server_closes_an_expired_attempt_with_what_was_saved(stage: Stage):
    hands = save_right(stage)
    stage.later(3600)
    assert attempts.close_expired(stage.database, now=stage.now) == 1
    review = hands.review()
    assert (review.finished_at, review.mark) == (NOON + timedelta(seconds=60), 1.0)


def test_within_the_grace_nothing_is_closed(stage: Stage):
    hands = save_right(stage)
    stage.later(90)
    assert attempts.close_expired(stage.database, now=stage.now) == 0
    assert hands.page().state == "running"
    stage.later(0.001)
    assert attempts.close_expired(stage.database, now=stage.now) == 1
    assert attempts.close_expired(stage.database, now=stage.now) == 0


def test_whoever_looks_first_closes_it_and_the_result_is_the_same(stage: Stage):
    looked_at = save_right(stage)
    stage.later(3600)
    assert looked_at.page().state == "finished"
    assert looked_at.review().finished_at == NOON + timedelta(seconds=60)


def test_a_hand_in_after_the_end_closes_it_at_the_end(stage: Stage):
    hands = save_right(stage)
    stage.later(3600)
    hands.hand_in()
    assert hands.review().finished_at == NOON + timedelta(seconds=60)


def test_a_hand_in_within_the_grace_is_a_hand_in(stage: Stage):
    hands = save_right(stage)
    stage.later(80)
    hands.hand_in()
    assert hands.review().finished_at == NOON + timedelta(seconds=80)


def test_the_close_of_the_quiz_ends_all_attempts(stage: Stage):
    quiz = stage.quiz("single", settings=Settings(time_limit=7200, close_at=NOON + timedelta(minutes=5)))
    pupils = [stage.start(Visitor(guest_id=f"guest-{n}"), quiz) for n in range(3)]
    assert {hands.page().deadline_reason for hands in pupils} == {"close"}
    stage.later(331)
    assert attempts.close_expired(stage.database, now=stage.now) == 3


def test_an_attempt_without_an_end_is_never_closed(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("single"))
    stage.later(10**9)
    assert attempts.close_expired(stage.database, now=stage.now) == 0
    assert hands.page().state == "running"


def test_an_attempt_that_cannot_be_closed_keeps_no_other_open(stage: Stage):
    broken, sound = (
        save_right(stage),
        stage.start(Visitor(guest_id="b"), stage.quiz("open", settings=LIMITED)),
    )
    with stage.database.write() as session:
        single = select(QuestionRow.id).where(QuestionRow.key == "single")
        versions = update(QuestionVersionRow).where(QuestionVersionRow.question_id.in_(single))
        session.execute(versions.values(content={}))
    stage.later(91)
    with pytest.raises(ExceptionGroup) as told:
        attempts.close_expired(stage.database, now=stage.now)
    assert [type(error) for error in told.value.exceptions] == [ValueError]
    assert sound.page().state == "finished"
    assert broken.attempt != sound.attempt


def test_a_step_holds_everything_that_later_sums_need(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("single"), language="zh")
    attempts.save(
        stage.database,
        GUEST,
        hands.attempt,
        1,
        raw=hands.right(1),
        writer="tab",
        seq=1,
        seen=0,
        now=stage.now,
        time_ms=4200,
    )
    hands.hand_in()
    with stage.database.read() as session:
        step = session.scalars(select(StepRow)).one()
    assert (step.guest_id, step.form, step.language, step.mode) == ("a-guest", "single_choice", "zh", "quiz")
    assert (step.raw, step.fraction, step.time_ms, step.hints_used) == ({"choice": ["a"]}, 1.0, 4200, 0)
    assert (step.event, step.late, step.at, step.certainty) == ("hand_in", False, NOON, None)
    assert sorted(step.shown["options"]) == ["a", "b", "c", "d"]
