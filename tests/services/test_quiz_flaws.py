"""What the maker of a quiz is told of its questions before others take it."""

from dataclasses import replace

import pytest

from quizapp.core.access import Visitor
from quizapp.core.languages import Twin
from quizapp.errors import NotFound
from quizapp.services import quizzes
from quizapp.services.quiz_checks import FaultyQuestions
from quizapp.services.quiz_flaws import find_quiz_flaws
from tests.core.questions.samples import SHORT
from tests.harness.stage import GUEST, VAGUE, Stage


@pytest.fixture
def teacher(stage: Stage) -> Visitor:
    return stage.person("teacher", "teacher")


def test_a_question_without_focus_is_named_with_rule_and_remedy(stage: Stage, teacher: Visitor):
    stage.write(VAGUE)
    quiz = stage.quiz("vague", owner=teacher)
    (found,) = find_quiz_flaws(stage.database, teacher, quiz)
    assert (found.id, found.is_faulty) == ("vague", True)
    assert {(flaw.rule, flaw.language) for flaw in found.flaws} >= {("unfocused_stem", "zh")}
    assert all(str(flaw.remedy) for flaw in found.flaws)


def test_every_question_that_may_be_drawn_is_looked_at(stage: Stage, teacher: Visitor):
    stage.write(VAGUE)
    quiz = quizzes.make_quiz(
        stage.database,
        teacher,
        "samples",
        title=Twin("一", "One"),
        count=2,
        kinds=("short_text",),
        now=stage.now,
    )
    assert "vague" in {one.id for one in find_quiz_flaws(stage.database, teacher, quiz)}


def test_faulty_questions_come_first(stage: Stage, teacher: Visitor):
    stage.write(VAGUE)
    quiz = quizzes.make_quiz(
        stage.database, teacher, "samples", title=Twin("一", "One"), count=5, now=stage.now
    )
    faulty = [one.is_faulty for one in find_quiz_flaws(stage.database, teacher, quiz)]
    assert faulty == sorted(faulty, reverse=True)


def test_nobody_else_is_told(stage: Stage, teacher: Visitor):
    stage.write(VAGUE)
    quiz = stage.quiz("vague", owner=teacher)
    for stranger in (GUEST, stage.person("amy"), stage.person("another", "teacher")):
        with pytest.raises(NotFound):
            find_quiz_flaws(stage.database, stranger, quiz)


def test_no_quiz_with_an_error_of_writing_is_opened_and_its_maker_may_keep_it(stage: Stage, teacher: Visitor):
    stage.write(VAGUE)
    wish = {"title": Twin("一", "One"), "questions": ("vague", "single"), "now": stage.now}
    for access in ("public", "signed_in"):
        with pytest.raises(FaultyQuestions) as refused:
            quizzes.make_quiz(stage.database, teacher, "samples", access=access, **wish)
        assert [one.id for one in refused.value.questions] == ["vague"]
        assert {flaw.severity for one in refused.value.questions for flaw in one.flaws} == {"error"}
    quiz = quizzes.make_quiz(stage.database, teacher, "samples", **wish)
    kept = quizzes.get_own_quiz(stage.database, teacher, quiz)
    change = {"title": kept.title, "settings": kept.settings, "now": stage.now}
    with pytest.raises(FaultyQuestions):
        quizzes.update_quiz(stage.database, teacher, quiz, access="public", **change)
    assert quizzes.get_own_quiz(stage.database, teacher, quiz).access == "private"
    stage.write(replace(VAGUE, stem=SHORT.stem))
    quizzes.update_quiz(stage.database, teacher, quiz, access="public", **change)


def test_warnings_are_told_and_keep_no_quiz_from_being_opened(stage: Stage, teacher: Visitor):
    warned = {"title": Twin("一", "One"), "questions": ("single", "multiple"), "now": stage.now}
    quiz = quizzes.make_quiz(stage.database, teacher, "samples", access="public", **warned)
    assert not any(one.is_faulty for one in find_quiz_flaws(stage.database, teacher, quiz))
