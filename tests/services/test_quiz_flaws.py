"""What the maker of a quiz is told of its questions before others take it."""

import pytest

from quizapp.core.access import Visitor
from quizapp.core.languages import Twin
from quizapp.errors import NotFound
from quizapp.services import quizzes
from quizapp.services.quiz_flaws import find_quiz_flaws
from tests.harness.stage import GUEST, Stage


@pytest.fixture
def teacher(stage: Stage) -> Visitor:
    return stage.person("teacher", "teacher")


def test_a_question_without_focus_is_named_with_rule_and_remedy(stage: Stage, teacher: Visitor):
    quiz = stage.quiz("hinted", owner=teacher)
    (found,) = find_quiz_flaws(stage.database, teacher, quiz)
    assert (found.id, found.is_faulty) == ("hinted", True)
    assert {(flaw.rule, flaw.language) for flaw in found.flaws} >= {("unfocused_stem", "zh")}
    assert all(str(flaw.remedy) for flaw in found.flaws)


def test_every_question_that_may_be_drawn_is_looked_at(stage: Stage, teacher: Visitor):
    quiz = quizzes.make_quiz(
        stage.database,
        teacher,
        "samples",
        title=Twin("一", "One"),
        count=2,
        kinds=("short_text",),
        now=stage.now,
    )
    assert "hinted" in {one.id for one in find_quiz_flaws(stage.database, teacher, quiz)}


def test_faulty_questions_come_first(stage: Stage, teacher: Visitor):
    quiz = quizzes.make_quiz(
        stage.database, teacher, "samples", title=Twin("一", "One"), count=5, now=stage.now
    )
    faulty = [one.is_faulty for one in find_quiz_flaws(stage.database, teacher, quiz)]
    assert faulty == sorted(faulty, reverse=True)


def test_nobody_else_is_told(stage: Stage, teacher: Visitor):
    quiz = stage.quiz("hinted", owner=teacher)
    for stranger in (GUEST, stage.person("amy"), stage.person("another", "teacher")):
        with pytest.raises(NotFound):
            find_quiz_flaws(stage.database, stranger, quiz)
