from dataclasses import replace
from datetime import timedelta

import pytest

from quizapp.core.access import Visitor
from quizapp.core.quizzes.quiz import Review, Settings
from quizapp.errors import NotFound
from quizapp.services import attempts, quizzes
from tests.harness.stage import FACT, GUEST, NOON, Hands, Stage

GRADED = ("single", "multiple", "matching", "ordering", "short", "statement")
CLOSED = Review(marks="closed", key="closed", source="never", right="closed", feedback="never")


def take(stage: Stage, quiz: str, visitor: Visitor = GUEST, *, right: bool = True) -> Hands:
    """An attempt with every question answered and handed in."""
    hands = stage.start(visitor, quiz)
    for mark in hands.page().overview:
        hands.save(mark.number, hands.right(mark.number) if right else hands.wrong(mark.number))
    hands.hand_in()
    return hands


@pytest.mark.parametrize(("right", "mark"), [(True, 6.0), (False, 0.0)])
def test_right_answers_earn_all_marks_and_wrong_ones_none(stage: Stage, right: bool, mark: float):
    review = take(stage, stage.quiz(*GRADED), right=right).review()
    assert (review.mark, review.max_mark, review.ungraded) == (mark, 6.0, 0)
    assert {slot.state for slot in review.slots} == {"graded"}


def test_every_answer_comes_with_its_key_and_its_source(stage: Stage):
    [slot] = take(stage, stage.quiz("single")).review().slots
    assert (slot.raw, slot.key) == ({"choice": ["a"]}, {"choice": ["a"]})
    [source] = slot.sources
    assert (source.fact, source.bank_id, source.passage.en) == (FACT, "samples", "It got 79.8%.")
    assert source.articles[0].id == "article-1"


def test_what_nobody_has_graded_stays_out_of_the_sum(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("single", "open", "text"))
    hands.save(2, {"text": ["Because of the baseline."]})
    hands.hand_in()
    review = hands.review()
    assert (review.mark, review.max_mark, review.ungraded) == (0.0, 1.0, 1)
    assert [slot.mark for slot in review.slots] == [0.0, None, None]


def test_what_stays_hidden_is_not_in_the_review(stage: Stage):
    settings = Settings(review=CLOSED, close_at=NOON + timedelta(days=1))
    hands = take(stage, stage.quiz("single", settings=settings))
    review = hands.review()
    [slot] = review.slots
    assert (review.mark, review.open_from) == (None, settings.close_at)
    assert (slot.grade, slot.mark, slot.key, slot.question, slot.sources, slot.feedback) == (None,) * 5 + (
        False,
    )
    assert slot.raw == {"choice": ["a"]}


def test_after_the_close_and_its_grace_the_key_is_shown_but_never_what_never_is(stage: Stage):
    settings = Settings(review=CLOSED, close_at=NOON + timedelta(days=1))
    hands = take(stage, stage.quiz("single", settings=settings))
    stage.later(24 * 3600 + 31)
    [slot] = hands.review().slots
    assert (slot.key, slot.mark, slot.sources, slot.grade.why, slot.grade.parts) == (
        {"choice": ["a"]},
        1.0,
        None,
        (),
        {},
    )


def test_a_teacher_who_moves_the_close_holds_the_key_back_for_all(stage: Stage):
    teacher = stage.person("teacher", "teacher")
    settings = Settings(review=CLOSED, close_at=NOON + timedelta(days=1))
    quiz = stage.quiz("single", settings=settings, owner=teacher)
    hands = take(stage, quiz)
    longer = replace(settings, close_at=NOON + timedelta(days=2))
    quizzes.update_quiz(
        stage.database,
        teacher,
        quiz,
        title=hands.review().title,
        settings=longer,
        access="public",
        now=stage.now,
    )
    stage.later(24 * 3600 + 31)
    assert hands.review().slots[0].key is None


def test_the_teacher_of_a_quiz_sees_everything_of_its_attempts(stage: Stage):
    teacher, other = stage.person("teacher", "teacher"), stage.person("other", "teacher")
    quiz = stage.quiz("single", settings=Settings(review=Review(*["never"] * 6)), owner=teacher)
    learner = stage.person("Ada")
    hands = take(stage, quiz, learner)
    review = hands.review(teacher)
    assert (review.who, review.mark, review.slots[0].key) == ("Ada", 1.0, {"choice": ["a"]})
    assert hands.review(learner).slots[0].key is None
    with pytest.raises(NotFound):
        hands.review(other)


def test_the_owner_of_the_site_sees_attempts_on_shipped_quizzes_and_no_teacher_does(stage: Stage):
    hands = take(stage, stage.quiz("single"), stage.person("Ada"))
    assert hands.review(stage.person("owner", "owner")).who == "Ada"
    with pytest.raises(NotFound):
        hands.review(stage.person("teacher", "teacher"))


def test_a_teachers_own_trial_is_reviewed_as_a_student_would(stage: Stage):
    teacher = stage.person("teacher", "teacher")
    quiz = stage.quiz("single", settings=Settings(review=Review(*["never"] * 6)), owner=teacher)
    review = take(stage, quiz, teacher).review()
    assert (review.counts, review.mark, review.slots[0].key) == (False, None, None)


def test_of_a_running_attempt_only_what_was_given_is_reviewed(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("single", "short", settings=Settings(behaviour="immediate")))
    hands.press({1: hands.right(1)})
    review = hands.review()
    assert [(slot.number, slot.mark) for slot in review.slots] == [(1, 1.0)]
    assert (review.state, review.mark) == ("running", None)


def test_of_a_running_test_nothing_is_reviewed(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("single"))
    hands.save(1, hands.right(1))
    assert hands.review().slots == ()
    assert attempts.review_slot(stage.database, GUEST, hands.attempt, 1, now=stage.now) is None


def test_the_learner_is_told_how_many_attempts_are_left(stage: Stage):
    quiz = stage.quiz("single", settings=Settings(attempts=3))
    assert take(stage, quiz).review().attempts_left == 2
    assert take(stage, stage.quiz("single")).review().attempts_left is None


def test_a_mended_question_does_not_change_what_was_answered(stage: Stage):
    hands = take(stage, stage.quiz("single"))
    before = hands.review()
    question = stage.questions["single"]
    stage.write(
        replace(question, options=tuple(replace(o, fraction=1.0 - o.fraction) for o in question.options))
    )
    assert hands.review() == before
