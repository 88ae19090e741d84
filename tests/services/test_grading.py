"""Open answers read and graded by people: nothing counts before, two graders lose nothing, everything stays in the ledger."""

from dataclasses import replace
from typing import Any

import pytest

from quizapp.core.access import Visitor
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Criterion
from quizapp.core.quizzes.quiz import Slot
from quizapp.errors import Conflict, Forbidden, Invalid, NotFound
from quizapp.services import grading, results
from quizapp.services.attempts.rebuilding import rebuild
from tests.core.questions.samples import SAMPLES
from tests.harness.stage import Hands, Stage

OPEN = SAMPLES["open_answer"].id


@pytest.fixture
def teacher(stage: Stage) -> Visitor:
    return stage.person("teacher", "teacher")


@pytest.fixture
def quiz(stage: Stage, teacher: Visitor) -> str:
    return stage.quiz(OPEN, "single", owner=teacher)


def write(stage: Stage, name: str, quiz: str, text: str) -> Hands:
    hands = stage.start(stage.person(name), quiz)
    if text:
        hands.save(1, {"text": [text]})
    hands.save(2, hands.right(2))
    hands.hand_in()
    stage.later(60)
    return hands


def queue(stage: Stage, teacher: Visitor, quiz: str, at: int | None = None) -> grading.Queue:
    return grading.grading_queue(stage.database, teacher, quiz, OPEN, at=at)


def grade(
    stage: Stage, teacher: Visitor, quiz: str, one: grading.OpenAnswer, mark: float | None, **more: Any
) -> None:
    given = {"comment": "", "seen": one.seen, "points": {}, "question": OPEN, **more}
    grading.grade_answer(
        stage.database,
        teacher,
        quiz,
        given["question"],
        attempt_id=one.attempt_id,
        slot=one.slot,
        given=grading.Given(mark, given["points"], given["comment"]),
        seen=given["seen"],
        now=stage.now,
    )


def marks(stage: Stage, teacher: Visitor, quiz: str) -> dict[str, tuple[float | None, float | None, int]]:
    rows = results.quiz_results(stage.database, teacher, quiz, now=stage.now).rows
    return {row.name: (row.mark, row.max_mark, row.ungraded) for row in rows}


def test_what_waits_counts_nowhere_until_it_has_its_mark(stage: Stage, teacher: Visitor, quiz: str):
    write(stage, "Ada", quiz, "It learns from rewards.")
    assert marks(stage, teacher, quiz) == {"Ada": (1.0, 1.0, 1)}
    one = queue(stage, teacher, quiz).current
    assert one and (one.who, one.mark) == ("Ada", None)
    grade(stage, teacher, quiz, one, 0.5, comment="Say from which.")
    assert marks(stage, teacher, quiz) == {"Ada": (1.5, 2.0, 0)}
    assert rebuild(stage.database, check=True) == []


def test_what_was_left_empty_waits_for_nobody(stage: Stage, teacher: Visitor, quiz: str):
    write(stage, "Bob", quiz, "")
    assert queue(stage, teacher, quiz).answers == ()
    assert marks(stage, teacher, quiz) == {"Bob": (1.0, 2.0, 0)}


def test_the_writer_reads_the_mark_and_the_comment(stage: Stage, teacher: Visitor, quiz: str):
    hands = write(stage, "Ada", quiz, "It learns from rewards.")
    (one,) = queue(stage, teacher, quiz).answers
    grade(stage, teacher, quiz, one, 1, comment="  Well said. ")
    slot = hands.review().slots[0]
    assert (slot.mark, [(entry.cause, entry.reason) for entry in slot.entries]) == (
        1.0,
        [("person", "Well said.")],
    )


def test_the_queue_goes_on_to_what_still_waits_and_comes_back(stage: Stage, teacher: Visitor, quiz: str):
    for name in ("Ada", "Bob", "Eve"):
        write(stage, name, quiz, f"The words of {name}")
    first = queue(stage, teacher, quiz)
    assert (first.at, first.waiting) == (0, 3) and first.current
    grade(stage, teacher, quiz, first.current, 1)
    then = queue(stage, teacher, quiz)
    assert (then.at, then.waiting) == (1, 2)
    again = queue(stage, teacher, quiz, at=0).current
    assert again and (again.mark, again.seen) == (1.0, 1)
    grade(stage, teacher, quiz, again, 0)
    assert queue(stage, teacher, quiz, at=0).answers[0].mark == 0.0
    assert queue(stage, teacher, quiz, at=99).at == 2


def test_of_two_who_grade_at_once_the_second_sees_the_first(stage: Stage, teacher: Visitor, quiz: str):
    write(stage, "Ada", quiz, "It learns from rewards.")
    (one,) = queue(stage, teacher, quiz).answers
    grade(stage, teacher, quiz, one, 1, comment="Good.")
    with pytest.raises(Conflict):
        grade(stage, teacher, quiz, one, 0, comment="Bad.")
    (now,) = queue(stage, teacher, quiz).answers
    assert (now.mark, now.comment) == (1.0, "Good.")


@pytest.mark.parametrize(("mark", "comment"), [(-0.1, ""), (1.1, ""), (float("nan"), ""), (1, "x" * 501)])
def test_a_mark_beyond_its_range_changes_nothing(
    stage: Stage, teacher: Visitor, quiz: str, mark: float, comment: str
):
    write(stage, "Ada", quiz, "It learns from rewards.")
    (one,) = queue(stage, teacher, quiz).answers
    with pytest.raises(Invalid):
        grade(stage, teacher, quiz, one, mark, comment=comment)
    assert queue(stage, teacher, quiz).waiting == 1


def test_the_page_counts_what_waits(stage: Stage, teacher: Visitor, quiz: str):
    write(stage, "Ada", quiz, "It learns from rewards.")
    page = grading.grading_page(stage.database, teacher, quiz, now=stage.now)
    assert [(one.question.id, one.answers, one.waiting) for one in page.questions] == [(OPEN, 1, 1)]


def test_only_the_maker_of_a_quiz_reads_its_answers(stage: Stage, teacher: Visitor, quiz: str):
    write(stage, "Ada", quiz, "It learns from rewards.")
    (one,) = queue(stage, teacher, quiz).answers
    for visitor, error in ((stage.person("other", "teacher"), NotFound), (stage.person("Kim"), Forbidden)):
        with pytest.raises(error):
            queue(stage, visitor, quiz)
        with pytest.raises(error):
            grade(stage, visitor, quiz, one, 1)
        with pytest.raises(error):
            grading.grading_page(stage.database, visitor, quiz, now=stage.now)
    with pytest.raises(NotFound):
        grading.grading_queue(stage.database, teacher, quiz, "single")
    with pytest.raises(NotFound):
        grade(stage, teacher, quiz, one.__class__(**{**one.__dict__, "attempt_id": "absent"}), 1)


RUBRIC = (
    Criterion("a", Twin("出处", "Names its source"), 3),
    Criterion("b", Twin("数字", "Gives the number")),
)


def test_points_of_criteria_add_up_to_the_mark_and_the_writer_reads_each(
    stage: Stage, teacher: Visitor
) -> None:
    asked = replace(
        SAMPLES["open_answer"], id="judged", stem=Twin("凭什么？", "On what grounds?"), rubric=RUBRIC
    )
    stage.questions = {**stage.questions, asked.id: asked}
    stage.write(asked)
    quiz = stage.quiz(slots=[Slot(1, question=asked.id, max_mark=2.0)], owner=teacher)
    ada = stage.start(stage.person("Ada"), quiz)
    ada.save(1, {"text": ["By its report."]})
    ada.hand_in()

    def current() -> grading.OpenAnswer:
        shown = grading.grading_queue(stage.database, teacher, quiz, asked.id).current
        assert shown is not None
        return shown

    for refused in ({}, {"a": 3}, {"a": 4, "b": 1}, {"a": 1, "b": 1, "c": 0}, {"a": -1, "b": 0}):
        with pytest.raises(Invalid):
            grade(stage, teacher, quiz, current(), 2.0, points=refused, question=asked.id)
    seen = current()
    grade(stage, teacher, quiz, seen, None, points={"a": 3, "b": 0}, comment="Which?", question=asked.id)
    assert marks(stage, teacher, quiz) == {"Ada": (1.5, 2.0, 0)}
    assert current().points == {"a": 3, "b": 0}
    with pytest.raises(Conflict):
        grade(stage, teacher, quiz, seen, None, points={"a": 0, "b": 0}, question=asked.id)
    [slot] = ada.review().slots
    assert slot.question and slot.question.rubric == RUBRIC
    assert (slot.entries[-1].points, slot.entries[-1].reason) == ({"a": 3, "b": 0}, "Which?")
    assert rebuild(stage.database, check=True) == []
