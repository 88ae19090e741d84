"""Statistics follow the attempts: computed once for what is new, again after a regrade, and never on a page."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from quizapp.core.access import Visitor
from quizapp.errors import Forbidden, NotFound
from quizapp.services import regrading
from quizapp.services.statistics.computing import check_statistics, compute_statistics
from quizapp.services.statistics.showing import find_alarms, get_item, quiz_statistics
from quizapp.storage.question_statistics import QuestionStatisticsRow
from quizapp.storage.statistics import QuizStatisticsRow
from tests.core.questions.samples import SINGLE
from tests.harness.stage import GUEST, Stage
from tests.services.regrading.test_regrading import MENDED, take

PICKS = ("a", "b", "a", "c")


@pytest.fixture
def teacher(stage: Stage) -> Visitor:
    return stage.person("teacher", "teacher")


@pytest.fixture
def quiz(stage: Stage, teacher: Visitor) -> str:
    """A quiz that four learners took."""
    quiz = stage.quiz("single", "statement", owner=teacher)
    for number, picked in enumerate(PICKS):
        take(stage, stage.person(f"learner {number}"), quiz, picked)
    return quiz


def compute(stage: Stage) -> int:
    return compute_statistics(stage.database, now=stage.now)


def test_a_quiz_is_computed_when_something_is_new_and_not_again(stage: Stage, teacher: Visitor, quiz: str):
    before = quiz_statistics(stage.database, teacher, quiz, "first")
    assert (before.report, before.stale) == (None, True)
    assert (compute(stage), compute(stage)) == (1, 0)
    page = quiz_statistics(stage.database, teacher, quiz, "first")
    assert page.report and not page.stale and page.computed_at == stage.now
    assert (page.report.n, page.report.mean, page.report.firmness) == (4, 0.75, "counts")
    single = get_item(page, "single")
    assert (single.facility, {one.id: one.count for one in single.options}) == (
        0.5,
        {"a": 2, "b": 1, "c": 1, "d": 0},
    )
    take(stage, GUEST, quiz, "a")
    assert quiz_statistics(stage.database, teacher, quiz, "first").stale and compute(stage) == 1


def test_a_regrade_makes_the_numbers_anew(stage: Stage, teacher: Visitor, quiz: str):
    compute(stage)
    stage.write(MENDED)
    digest = regrading.preview_regrade(stage.database, teacher, quiz, "single", "recompute").digest
    regrading.apply_regrade(
        stage.database,
        teacher,
        quiz,
        "single",
        policy="recompute",
        digest=digest,
        reason="Wrong.",
        now=stage.now,
    )
    assert compute(stage) == 1
    item = get_item(quiz_statistics(stage.database, teacher, quiz, "first"), "single")
    assert item.facility == 0.25 and [one.id for one in item.options if one.is_key] == ["b"]


def test_what_is_stored_is_what_the_attempts_give(stage: Stage, teacher: Visitor, quiz: str):
    compute(stage)
    assert list(check_statistics(stage.database)) == []
    with stage.database.write() as session:
        row = session.query(QuizStatisticsRow).one()
        row.content = {**row.content, "best": {**row.content["best"], "mean": 0.9}}
        drifted = row.quiz_id
    assert [one.quiz_id for one in check_statistics(stage.database)] == [drifted]
    compute_statistics(stage.database, now=stage.now, only={drifted})
    assert list(check_statistics(stage.database)) == []
    with stage.database.write() as session:
        session.query(QuestionStatisticsRow).first().n += 1  # type: ignore[union-attr]
    assert [one.quiz_id for one in check_statistics(stage.database)] == [drifted]


def test_trials_and_running_attempts_are_in_no_number(stage: Stage, teacher: Visitor, quiz: str):
    take(stage, teacher, quiz, "b")
    stage.start(GUEST, quiz)
    compute(stage)
    report = quiz_statistics(stage.database, teacher, quiz, "first").report
    assert report and report.n == 4


def test_a_key_that_looks_wrong_alarms_its_teacher_alone(stage: Stage, teacher: Visitor, quiz: str):
    compute(stage)
    with stage.database.write() as session:
        row = session.query(QuizStatisticsRow).one()
        items = [{**one, "flags": [["check_the_key", "b"]]} for one in row.content["first"]["items"][:1]]
        first = {**row.content["first"], "items": items}
        session.execute(update(QuizStatisticsRow).values(content={**row.content, "first": first}))
    (alarm,) = find_alarms(stage.database, teacher)
    assert (alarm.quiz_id, alarm.question, alarm.option) == (quiz, replace(SINGLE), "b")
    assert find_alarms(stage.database, stage.person("other", "teacher")) == []


def test_statistics_are_for_the_maker_of_a_quiz(stage: Stage, teacher: Visitor, quiz: str):
    compute(stage)
    with pytest.raises(NotFound):
        quiz_statistics(stage.database, stage.person("other", "teacher"), quiz, "first")
    with pytest.raises(NotFound):
        get_item(quiz_statistics(stage.database, teacher, quiz, "first"), "never asked")
    learner = stage.person("a learner")
    for look in (
        lambda who: quiz_statistics(stage.database, who, quiz, "first"),
        lambda who: find_alarms(stage.database, who),
    ):
        with pytest.raises(Forbidden):
            look(learner)


def test_who_took_it_twice_counts_by_the_first_or_the_last(stage: Stage, teacher: Visitor):
    quiz, learner = stage.quiz("single", "statement", owner=teacher), stage.person("twice")
    for picked in ("b", "a"):
        take(stage, learner, quiz, picked)
    compute(stage)
    means = {
        basis: page.report.mean
        for basis in ("first", "last", "best")
        if (page := quiz_statistics(stage.database, teacher, quiz, basis)).report  # type: ignore[arg-type]
    }
    assert means == {"first": 0.5, "last": 1.0, "best": 1.0}
