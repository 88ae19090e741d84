"""The builder: rows that change whole or not at all, a sample that is drawn as attempts are, and what data allow to say."""

from dataclasses import replace
from math import nan
from typing import Any

import pytest

from quizapp.core.access import Visitor
from quizapp.core.classes.assignment import Target
from quizapp.core.languages import Twin
from quizapp.core.quizzes.entry import Entry, entries_of
from quizapp.core.quizzes.quiz import Draw, Quiz, Settings, Slot
from quizapp.errors import Conflict, Forbidden, Invalid, NotFound
from quizapp.services import assignments, quiz_building, quizzes
from quizapp.services.assignments import Rules
from quizapp.services.quiz_checks import FaultyQuestions, rows_revision
from quizapp.services.stale import Stale
from quizapp.storage.pins import find_candidates
from quizapp.storage.quizzes import get_managed_quiz
from quizapp.storage.statistics import QuizStatisticsRow
from tests.core.questions.samples import SHORT
from tests.harness.course import Course, course
from tests.harness.stage import GUEST, VAGUE, Stage

__all__ = ["course"]
SHORTS = Draw(kinds=("short_text",))
PART = Twin("一", "Part one")


@pytest.fixture
def teacher(stage: Stage) -> Visitor:
    return stage.person("teacher", "teacher")


@pytest.fixture
def quiz(stage: Stage, teacher: Visitor) -> str:
    return stage.quiz("single", "numeric", owner=teacher, access="private")


def stored(stage: Stage, teacher: Visitor, quiz: str) -> Quiz:
    return quizzes.get_own_quiz(stage.database, teacher, quiz)


def save(stage: Stage, teacher: Visitor, quiz: str, *rows: Entry, revision: str = "") -> None:
    known = revision or rows_revision(stored(stage, teacher, quiz))
    quiz_building.save_entries(stage.database, teacher, quiz, rows, revision=known, now=stage.now)


def rows_of(stage: Stage, teacher: Visitor, quiz: str) -> list[Any]:
    return [one.question or one.count for one in entries_of(stored(stage, teacher, quiz).slots)]


def test_rows_are_reordered_weighed_and_put_into_sections(stage: Stage, teacher: Visitor, quiz: str):
    for id_, tags in (("single", ("maths", "r1")), ("numeric", ("maths",))):
        stage.write(replace(stage.questions[id_], facts=("score",), tags=tags))
    rows = (Entry("numeric", max_mark=2.5, heading=PART), Entry("single"), Entry(draw=SHORTS, count=2))
    save(stage, teacher, quiz, *rows)
    page = quiz_building.builder_page(stage.database, teacher, quiz)
    assert [row.entry for row in page.rows] == list(rows) and [row.number for row in page.rows] == [1, 2, 3]
    assert (page.facts, page.tags) == (1, {"maths": 2, "r1": 1})
    assert page.total == 5.5 and page.rows[2].pool >= 3 and page.faults == ()
    hands = stage.start(teacher, quiz)
    assert [hands.slot(number).heading for number in (1, 2)] == [PART, None]


def test_a_draw_by_difficulty_takes_what_its_author_calls_so_hard(stage: Stage, teacher: Visitor, quiz: str):
    stage.write(
        replace(stage.questions["cloze"], difficulty=0.5), replace(stage.questions["short"], difficulty=2)
    )
    draw = Draw(min_difficulty=0.4, max_difficulty=1)
    quiz_building.add_draw(stage.database, teacher, quiz, Entry(draw=draw), now=stage.now)
    page = quiz_building.builder_page(stage.database, teacher, quiz)
    assert page.rows[2].pool == 1 and page.papers.count == 1
    sample = quiz_building.sample_quiz(stage.database, teacher, quiz, 1)
    assert [slot.kind for slot in sample.slots] == ["single_choice", "numeric", "cloze"]


def test_two_who_change_one_quiz_do_not_write_over_each_other(stage: Stage, teacher: Visitor, quiz: str):
    seen = rows_revision(stored(stage, teacher, quiz))
    save(stage, teacher, quiz, Entry("numeric"), Entry("single"), revision=seen)
    with pytest.raises(Stale):
        save(stage, teacher, quiz, Entry("single", max_mark=9), Entry("numeric"), revision=seen)
    assert rows_of(stage, teacher, quiz) == ["numeric", "single"]


def test_what_cannot_be_is_refused_with_nothing_changed(stage: Stage, teacher: Visitor, quiz: str):
    for rows, told in (
        ([], "no questions"),
        ([Entry("single", max_mark=nan)], "Row 1: marks are a number above 0"),
        ([Entry("single"), Entry("single")], "stands twice"),
        ([Entry("single"), Entry("of-another-bank")], "is not ready in this bank"),
        ([Entry(draw=SHORTS, count=50)], "asks for 50 questions, but only"),
        ([Entry(draw=Draw(tags=("nowhere",)))], "asks for 1 questions, but only 0 fit"),
        ([Entry(draw=Draw(), count=100_000)], "at most 200 questions"),
    ):
        with pytest.raises(Invalid, match=told):
            save(stage, teacher, quiz, *rows)
    assert rows_of(stage, teacher, quiz) == ["single", "numeric"]


def test_from_the_first_attempt_in_earnest_on_the_questions_stay(stage: Stage, teacher: Visitor):
    quiz = stage.quiz("single", "numeric", owner=teacher)
    stage.start(teacher, quiz)  # a trial of the maker's
    quiz_building.add_questions(stage.database, teacher, quiz, ["short"], now=stage.now)
    stage.start(GUEST, quiz)
    assert quiz_building.builder_page(stage.database, teacher, quiz).taken
    with pytest.raises(Conflict, match="Make a new version"):
        save(stage, teacher, quiz, Entry("single"))
    with pytest.raises(Conflict, match="Make a new version"):
        quiz_building.add_draw(stage.database, teacher, quiz, Entry(draw=SHORTS), now=stage.now)
    assert rows_of(stage, teacher, quiz) == ["single", "numeric", "short"]


def test_only_its_maker_builds_a_quiz(stage: Stage, teacher: Visitor, quiz: str):
    shipped = stage.quiz("single")
    for visitor in (stage.person("other", "teacher"), stage.person("amy"), GUEST):
        for act in (quiz_building.builder_page, lambda *args: quiz_building.sample_quiz(*args, 1)):
            with pytest.raises((NotFound, Forbidden)):
                act(stage.database, visitor, quiz)
        with pytest.raises((NotFound, Forbidden)):
            quiz_building.add_questions(stage.database, visitor, quiz, ["short"], now=stage.now)
    with pytest.raises((NotFound, Forbidden)):
        quiz_building.builder_page(stage.database, teacher, shipped)


def test_a_sample_is_the_same_for_the_same_number_and_asks_nothing_twice(
    stage: Stage, teacher: Visitor, quiz: str
):
    save(stage, teacher, quiz, Entry("single"), Entry(draw=Draw(), count=4, max_mark=2.0))
    papers = [quiz_building.sample_quiz(stage.database, teacher, quiz, number) for number in (1, 1, 2, 3)]
    assert papers[0] == papers[1] and len({str(paper.slots) for paper in papers}) == 3
    for paper in papers:
        assert len({slot.stem for slot in paper.slots}) == 5 and paper.total == 9
        assert [slot.number for slot in paper.slots] == [1, 2, 3, 4, 5] and not paper.unfilled


def item(version: int, n: int) -> dict[str, Any]:
    names = "facility_interval sd random_guess discrimination_index discrimination_index_interval"
    rest = dict.fromkeys([*names.split(), "discriminative_efficiency"])
    told = {"question": "q", "version_id": version, "n": n, "ungraded": 0, "max_mark": 1.0, "facility": 0.6}
    return {**told, **rest, "seconds": 20.0, "options": [], "flags": []}


def test_what_is_expected_rests_on_stored_answers_of_the_very_version_and_on_enough_of_them(
    stage: Stage, teacher: Visitor, quiz: str
):
    def look() -> Any:
        return quiz_building.builder_page(stage.database, teacher, quiz)

    assert look().outlook.score is None and look().outlook.timed == 0
    with stage.database.write() as session:
        versions = {one.id: version for one, version in find_candidates(session, stage.bank_id)}
        items = [item(versions["single"], 30), item(versions["numeric"], 19)]
        known = {"basis": "first", "n": 30, "firmness": "early", "same": True, "items": items}
        content = {"first": known | dict.fromkeys(("mean", "sd", "skewness", "kurtosis"))}
        row = QuizStatisticsRow(basis="x", content=content, computed_at=stage.now)
        row.quiz_id = get_managed_quiz(session, teacher, quiz).id
        session.add(row)
    page = look()
    assert [row.past.n for row in page.rows] == [30, 19]
    assert (page.outlook.score, page.outlook.known, page.outlook.timed) == (None, 1, 1)
    save(stage, teacher, quiz, Entry("single"))
    assert look().outlook.score == pytest.approx(0.6) and look().outlook.seconds == 20
    stage.write(replace(stage.questions["single"], stem=Twin("换了", "Changed")))
    assert look().rows[0].past.n == 0 and look().outlook.score is None


def test_a_question_with_an_error_blocks_assigning_and_whatever_others_may_take(course: Course):
    stage, teacher = course.stage, course.teacher
    stage.write(VAGUE)
    rules = Rules(Settings(), (Target("class"),))
    given = {"now": stage.now}
    quiz_building.add_questions(course.database, teacher, course.quiz, ["vague"], **given)
    with pytest.raises(FaultyQuestions):
        assignments.assign_quiz(course.database, teacher, course.class_id, course.quiz, rules, **given)
    save(stage, teacher, course.quiz, Entry("single"))
    assignments.assign_quiz(course.database, teacher, course.class_id, course.quiz, rules, **given)
    with pytest.raises(FaultyQuestions):
        quiz_building.add_questions(course.database, teacher, course.quiz, ["vague"], **given)
    stage.write(replace(VAGUE, stem=SHORT.stem))
    quiz_building.add_questions(course.database, teacher, course.quiz, ["vague"], **given)


def test_a_quiz_that_asks_for_more_than_its_bank_has_is_not_assigned(course: Course):
    slots = [Slot(number, draw=SHORTS) for number in range(1, 60)]
    quiz = course.stage.quiz(slots=slots, owner=course.teacher, access="private")
    rules = Rules(Settings(), (Target("class"),))
    with pytest.raises(Invalid, match="widen the choice or ask fewer"):
        assignments.assign_quiz(
            course.database, course.teacher, course.class_id, quiz, rules, now=course.stage.now
        )
    page = quiz_building.builder_page(course.database, course.teacher, quiz)
    assert page.faults and page.papers.count == 0
    sample = quiz_building.sample_quiz(course.database, course.teacher, quiz, 1)
    assert sample.unfilled == 59 - len(sample.slots)
