from dataclasses import replace

import pytest

from quizapp.core.access import Visitor
from quizapp.core.quizzes.quiz import Review, Settings
from quizapp.errors import Conflict, NotFound
from quizapp.services import progress
from tests.harness.stage import FACT, GUEST, Hands, Stage, seed

HIDDEN = Settings(review=Review(key="never", marks="never"))


@pytest.fixture
def learner(stage: Stage) -> Visitor:
    return stage.person("learner")


def take(stage: Stage, visitor: Visitor, quiz: str, *, right: bool) -> Hands:
    hands = stage.start(visitor, quiz)
    for mark in hands.page().overview:
        hands.save(mark.number, hands.right(mark.number) if right else hands.wrong(mark.number))
    hands.hand_in()
    stage.later(60)
    return hands


def wrong(stage: Stage, visitor: Visitor) -> list[str]:
    return [one.question.id for one in progress.mistakes(stage.database, visitor, now=stage.now)]


def again(stage: Stage, visitor: Visitor) -> Hands:
    id_ = progress.start_mistakes(stage.database, visitor, language="en", now=stage.now, rng_seed=seed())
    return Hands(stage, visitor, id_)


def test_the_history_holds_every_attempt_newest_first(stage: Stage, learner: Visitor):
    first = take(stage, learner, stage.quiz("single"), right=True)
    second = stage.start(learner, stage.quiz("short"))
    rows = progress.history(stage.database, learner, now=stage.now)
    assert [(row.id, row.state, row.mark) for row in rows] == [
        (second.attempt, "running", None),
        (first.attempt, "finished", 1.0),
    ]


def test_the_history_closes_what_ran_out_of_time(stage: Stage, learner: Visitor):
    stage.start(learner, stage.quiz("single", settings=Settings(time_limit=60)))
    stage.later(91)
    [row] = progress.history(stage.database, learner, now=stage.now)
    assert (row.state, row.mark) == ("finished", 0.0)


def test_the_history_of_another_is_not_shown(stage: Stage, learner: Visitor):
    take(stage, learner, stage.quiz("single"), right=True)
    for visitor in (stage.person("other"), GUEST, Visitor()):
        assert progress.history(stage.database, visitor, now=stage.now) == []


def test_scores_come_oldest_first_without_trials_and_hidden_marks(stage: Stage):
    teacher = stage.person("teacher", "teacher")
    for right in (False, True):
        take(stage, teacher, stage.quiz("single"), right=right)
    take(stage, teacher, stage.quiz("single", owner=teacher), right=True)
    take(stage, teacher, stage.quiz("single", settings=HIDDEN), right=True)
    points = progress.scores_over_time(stage.database, teacher, now=stage.now)
    assert [point.share for point in points] == [0.0, 1.0]


def test_a_mistake_comes_with_the_answer_the_question_and_its_source(stage: Stage, learner: Visitor):
    hands = take(stage, learner, stage.quiz("single"), right=False)
    [mistake] = progress.mistakes(stage.database, learner, now=stage.now)
    assert (mistake.attempt_id, mistake.slot, mistake.fraction) == (hands.attempt, 1, 0.0)
    assert mistake.question.id == "single"
    assert mistake.sources[0].fact == FACT


def test_a_mistake_goes_when_the_question_is_answered_rightly(stage: Stage, learner: Visitor):
    quiz = stage.quiz("single", "short")
    take(stage, learner, quiz, right=False)
    assert wrong(stage, learner) == ["short", "single"]
    take(stage, learner, stage.quiz("single"), right=True)
    assert wrong(stage, learner) == ["short"]


def test_a_mistake_whose_key_is_hidden_is_not_told(stage: Stage, learner: Visitor):
    take(stage, learner, stage.quiz("single", settings=HIDDEN), right=False)
    assert wrong(stage, learner) == []


def test_a_trial_makes_no_mistakes(stage: Stage):
    teacher = stage.person("teacher", "teacher")
    take(stage, teacher, stage.quiz("single", owner=teacher), right=False)
    assert wrong(stage, teacher) == []


def test_mistakes_can_be_tried_again_with_feedback_after_each(stage: Stage, learner: Visitor):
    take(stage, learner, stage.quiz("single", "short", "matching"), right=False)
    hands = again(stage, learner)
    view = hands.page()
    assert (view.behaviour, view.quiz_id, view.pages) == ("immediate", "", 3)
    for number in (1, 2, 3):
        assert hands.press({number: hands.right(number)}, page=number).graded == (number,)
    hands.hand_in()
    assert hands.review().mark == 3.0
    assert wrong(stage, learner) == []


def test_trying_again_goes_on_with_what_runs(stage: Stage, learner: Visitor):
    take(stage, learner, stage.quiz("single"), right=False)
    assert again(stage, learner).attempt == again(stage, learner).attempt


def test_without_mistakes_there_is_nothing_to_try_again(stage: Stage, learner: Visitor):
    with pytest.raises(Conflict):
        again(stage, learner)


def test_what_is_tried_again_is_the_newest_version(stage: Stage, learner: Visitor):
    take(stage, learner, stage.quiz("short"), right=False)
    newer = replace(stage.questions["short"], stem=replace(stage.questions["short"].stem, en="Reworded?"))
    stage.write(newer)
    assert again(stage, learner).page().slots[0].stem == newer.stem


def test_nobody_sees_the_practice_of_another(stage: Stage, learner: Visitor):
    take(stage, learner, stage.quiz("single"), right=False)
    hands = again(stage, learner)
    for visitor in (stage.person("owner", "owner"), stage.person("teacher", "teacher"), GUEST):
        with pytest.raises(NotFound):
            hands.review(visitor)


def test_a_guest_has_mistakes_too(stage: Stage):
    take(stage, GUEST, stage.quiz("single"), right=False)
    assert again(stage, GUEST).question(1).id == "single"
