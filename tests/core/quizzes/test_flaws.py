from dataclasses import replace

from quizapp.core.languages import Twin
from quizapp.core.quizzes.flaws import QuizFlaw, find_whole_flaws
from quizapp.core.quizzes.quiz import Quiz, Settings, Slot
from tests.core.questions.samples import SINGLE

FIVE = [replace(SINGLE, id=f"q{n}", facts=(f"f{n}",)) for n in range(5)]


def flaws(*questions, shuffled: bool = True) -> dict[str, QuizFlaw]:
    slots = tuple(Slot(number, one.id) for number, one in enumerate(questions, 1))
    quiz = Quiz("quiz", Twin("一", "One"), slots, Settings(shuffle_options=shuffled))
    return {one.rule: one for one in find_whole_flaws(quiz, {one.id: one for one in questions})}


def test_questions_on_their_own_facts_with_shuffled_options_have_no_flaw_together():
    assert flaws(*FIVE) == {}


def test_two_questions_on_one_fact_are_named_together():
    found = flaws(FIVE[0], replace(FIVE[1], facts=("f0", "f1")), FIVE[2])
    assert found["same_fact"].questions == ("q0", "q1")


def test_a_question_without_a_fact_shows_learners_no_source():
    found = flaws(
        replace(FIVE[0], facts=()), FIVE[1], replace(FIVE[2], facts=(), kind="description", options=())
    )
    assert found["no_source"].questions == ("q0",)


def test_keys_at_one_place_are_told_only_where_options_keep_their_order():
    assert flaws(*FIVE, shuffled=False)["same_place"].questions == ("q0", "q1", "q2", "q3", "q4")
    turned = [replace(one, options=one.options[::-1]) for one in FIVE[:3]]
    assert "same_place" not in flaws(*turned, *FIVE[3:], shuffled=False)
    assert "same_place" in flaws(*(replace(one, shuffle=False) for one in FIVE))
    assert "same_place" not in flaws(*FIVE[:3], shuffled=False)
