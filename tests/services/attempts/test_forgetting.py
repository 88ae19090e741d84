from quizapp.services import attempts, results
from tests.harness.stage import GUEST, Hands, Stage

DAY = 24 * 3600


def answered(stage: Stage, visitor=GUEST) -> Hands:
    hands = stage.start(visitor, stage.quiz("short"))
    hands.save(1, {"text": ["critic"]})
    return hands


def forget(stage: Stage) -> int:
    return attempts.forget_guests(stage.database, now=stage.now)


def test_what_a_guest_left_is_gone_after_thirty_days(stage: Stage):
    answered(stage).hand_in()
    answered(stage)
    stage.later(30 * DAY)
    assert forget(stage) == 0
    stage.later(1)
    assert (forget(stage), forget(stage)) == (2, 0)


def test_a_guest_who_still_writes_loses_nothing(stage: Stage):
    hands = answered(stage)
    stage.later(29 * DAY)
    hands.save(1, {"text": ["critic model"]})
    stage.later(2 * DAY)
    assert forget(stage) == 0
    assert hands.slot(1).raw == {"text": ["critic model"]}


def test_what_people_did_is_kept(stage: Stage):
    owner, quiz = stage.person("owner", "owner"), stage.quiz("short")
    stage.start(stage.person("learner"), quiz).hand_in()
    stage.later(400 * DAY)
    assert forget(stage) == 0
    assert results.quiz_results(stage.database, owner, quiz, now=stage.now).finished == 1
