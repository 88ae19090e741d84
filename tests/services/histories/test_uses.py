"""An assignment over a class, a question over all its uses and versions, a fact over all its forms."""

from dataclasses import replace

import pytest

from quizapp.core.access import Visitor
from quizapp.core.languages import Twin
from quizapp.core.quizzes.quiz import Settings
from quizapp.core.statistics.history import Dimension, Wanted
from quizapp.errors import Forbidden, NotFound
from quizapp.services import histories
from quizapp.services.histories import UseHistory
from quizapp.services.statistics.computing import compute_statistics
from tests.core.questions.samples import SAMPLES
from tests.harness.course import Course, course
from tests.harness.stage import Stage
from tests.services.grades.test_grades import take

__all__ = ["course"]


def lines(page: UseHistory, dimension: Dimension) -> dict[str, tuple[int, float | None]]:
    group = next(one for one in page.groups if one.dimension == dimension)
    return {named.line.name: (named.line.whole.n, named.line.whole.share) for named in group.lines}


def over_class(course: Course, assignment: str) -> histories.AssignmentHistory:
    return histories.assignment_history(
        course.database, course.config, course.teacher, assignment, now=course.stage.now
    )


def test_an_assignment_counts_of_each_student_the_attempt_that_counts(course: Course) -> None:
    ann, bo = course.students
    given = course.assign(Settings(counts="last"))
    take(course, ann, given, right=False)
    last = take(course, ann, given, right=True)
    other = take(course, bo, given, right=False)
    page = over_class(course, given)
    assert [(one.attempt_id, one.share, one.tenth) for one in page.results] == [
        (other, 0.0, 0),
        (last, 1.0, 9),
    ]
    assert (page.mean, page.students, [one.n for one in page.fifths]) == (0.5, 2, [0, 1, 0, 1, 0])
    assert {named.line.whole.n for named in page.questions.lines} == {2}
    _, found = histories.assignment_answers(
        course.database, course.config, course.teacher, given, Wanted({"question": "samples/single"})
    )
    assert {(one.given.attempt, one.who) for one in found.rows} == {(last, "ann"), (other, "bo")}


def sit(stage: Stage, who: Visitor, quiz: str, *, right: bool) -> None:
    hands = stage.start(who, quiz)
    for slot in range(1, len(hands.page().overview) + 1):
        hands.save(slot, hands.right(slot) if right else hands.wrong(slot))
    hands.hand_in()
    stage.later(60)


def test_a_question_is_told_over_quizzes_and_versions_and_a_fact_over_its_forms(stage: Stage) -> None:
    teacher, other = stage.person("teacher", "teacher"), stage.person("other", "teacher")
    ann, bo = stage.person("ann"), stage.person("bo")
    first, theirs = stage.quiz("single", owner=teacher), stage.quiz("single", owner=other)
    sit(stage, ann, first, right=False)
    sit(stage, ann, first, right=True)
    sit(stage, ann, theirs, right=True)
    changed = replace(SAMPLES["single_choice"], explanation=Twin("新", "New"))
    stage.questions = {**stage.questions, "single": changed}
    stage.write(changed)
    second = stage.quiz("single", "numeric", owner=teacher)
    sit(stage, bo, second, right=True)
    compute_statistics(stage.database, now=stage.now)
    page = histories.question_history(stage.database, teacher, "samples", "single")
    assert (page.answers, page.whole.whole.n, page.whole.whole.share) == (3, 2, 0.5)
    assert lines(page, "quiz") == {first: (1, 0.0), second: (1, 1.0)}
    assert lines(page, "version") == {"1": (1, 0.0), "2": (1, 1.0)}
    assert list(lines(page, "time").items()) == [("1", (2, 0.5)), ("2", (1, 1.0))]
    assert sum(option.count for option in page.options) == 2
    fact = histories.fact_history(stage.database, teacher, "samples", "score")
    assert lines(fact, "form") == {"single_choice": (2, 0.5), "numeric": (1, 1.0)}
    for dimension, named in [(g.dimension, n) for g in fact.groups for n in g.lines]:
        wanted = Wanted({dimension: named.line.name}, first=dimension != "time")
        _, found = histories.fact_answers(stage.database, teacher, "samples", "score", wanted)
        assert found.total == named.line.whole.n, (dimension, named.line.name)


def test_answers_in_quizzes_of_others_are_in_no_number(stage: Stage) -> None:
    teacher, other = stage.person("teacher", "teacher"), stage.person("other", "teacher")
    sit(stage, stage.person("ann"), stage.quiz("single", owner=other), right=True)
    for history in (
        histories.question_history(stage.database, teacher, "samples", "single"),
        histories.fact_history(stage.database, teacher, "samples", "score"),
    ):
        assert (history.answers, history.whole.whole.n, history.options) == (0, 0, ())
    with pytest.raises(Forbidden):
        histories.question_history(stage.database, stage.person("bo"), "samples", "single")
    with pytest.raises(NotFound):
        histories.fact_history(stage.database, teacher, "samples", "absent")
