"""A student over time: what is added up, what may be seen of it by whom, and the answers behind each number."""

from dataclasses import replace

import pytest

from quizapp.core.access import Visitor
from quizapp.core.grades.gradebook import Category
from quizapp.core.quizzes.quiz import Review, Settings
from quizapp.core.statistics.history import Wanted
from quizapp.errors import Forbidden, NotFound
from quizapp.services import grades, histories
from quizapp.services.histories import StudentHistory
from tests.harness.course import Course, course
from tests.services.grades.test_grades import decide, take

__all__ = ["course"]
HIDDEN = Review(marks="closed", right="closed")


def own(course: Course, who: Visitor) -> StudentHistory:
    return histories.own_history(course.database, course.config, who, course.class_id, now=course.stage.now)


def taught(course: Course, who: Visitor, by: Visitor | None = None) -> StudentHistory:
    return histories.student_history(
        course.database, course.config, by or course.teacher, course.class_id, course.member(who)
    )


def test_a_student_reads_the_own_past_and_nothing_of_others(course: Course) -> None:
    ann, bo = course.students
    for right in (False, True):
        given = course.assign(Settings())
        course.stage.later(3600)
        take(course, ann, given, right=right)
        take(course, bo, given, right=False)
    page = own(course, ann)
    assert [one.share for one in page.attempts] == [0.0, 1.0]
    assert (page.whole.whole.n, page.whole.whole.takers) == (4, 1)
    assert (page.whole.earlier.share, page.whole.later.share) == (0.0, 1.0)
    assert page == taught(course, ann)
    facts = next(one for one in page.groups if one.dimension == "fact")
    assert [(one.line.name, one.label and one.label.en) for one in facts.lines] == [
        ("samples/score", "DeepSeek-R1 · score on AIME 2024")
    ]


def test_every_answer_behind_a_number_is_the_students_own(course: Course) -> None:
    ann, bo = course.students
    given = course.assign(Settings())
    mine = [take(course, ann, given, right=True), take(course, ann, given, right=False)]
    take(course, bo, given, right=False)
    for wanted, expected in ((Wanted(), 4), (Wanted({"form": "numeric"}), 2), (Wanted({"topic": "x"}), 0)):
        _, found = histories.own_answers(course.database, ann, course.class_id, wanted, now=course.stage.now)
        assert found.total == expected
        assert {one.given.attempt for one in found.rows} <= set(mine)
        _, same = histories.student_answers(
            course.database, course.teacher, course.class_id, course.member(ann), wanted
        )
        assert same == found


def test_what_is_not_shown_yet_is_in_no_number_of_the_students(course: Course) -> None:
    ann = course.students[0]
    settings = Settings(review=HIDDEN, close_at=course.at(60), grace=0)
    take(course, ann, course.assign(settings), right=True)
    page, seen = own(course, ann), own_course(course, ann)
    assert (page.attempts, page.hidden, page.whole.whole.n) == ((), 1, 0)
    assert seen.course.share is None and seen.results[0].hidden and seen.results[0].cell.share is None
    assert seen.results[0].open_from == course.at(60)
    assert taught(course, ann).whole.whole.n == 2
    course.stage.later(61 * 60)
    assert (own(course, ann).whole.whole.n, own_course(course, ann).course.share) == (2, 1.0)


def test_verdicts_that_are_not_shown_are_in_no_sum_though_marks_are(course: Course) -> None:
    ann = course.students[0]
    take(course, ann, course.assign(Settings(review=replace(Review(), right="never"))), right=True)
    page = own(course, ann)
    assert (len(page.attempts), page.whole.whole.n) == (1, 0)


def test_nobody_else_reads_a_students_history(course: Course) -> None:
    ann, bo = course.students
    take(course, ann, course.assign(Settings()), right=True)
    for stranger in (bo, course.stage.person("colleague", "teacher")):
        with pytest.raises((NotFound, Forbidden)):
            taught(course, ann, by=stranger)
    with pytest.raises(NotFound):
        own(course, course.stage.person("nobody"))
    with pytest.raises(NotFound):
        own(course, course.teacher)


def test_what_a_student_did_elsewhere_is_not_told_in_a_class(course: Course) -> None:
    ann = course.students[0]
    elsewhere = course.stage.start(ann, course.stage.quiz("single", owner=course.teacher))
    elsewhere.save(1, elsewhere.right(1))
    elsewhere.hand_in()
    assert taught(course, ann).attempts == () == own(course, ann).attempts


def own_course(course: Course, who: Visitor) -> grades.OwnCourse:
    return grades.own_course(course.database, course.config, who, course.class_id, now=course.stage.now)


def test_the_own_course_says_what_the_gradebook_says_and_why(course: Course) -> None:
    ann, bo = course.students
    quiz, oral, ill = course.assign(Settings()), course.assign(Settings()), course.assign(Settings())
    take(course, ann, quiz, right=True)
    take(course, bo, quiz, right=False)
    decide(course, oral, ann, "share", 0.5, reason="Oral exam.")
    decide(course, ill, ann, "excused")
    grades.set_grading(
        course.database,
        course.teacher,
        course.class_id,
        scale="letters",
        categories=[Category("", "All", 1.0, 1)],
        counts=[grades.Counts(one, 0, 1) for one in (quiz, oral, ill)],
    )
    page = own_course(course, ann)
    assert [(one.cell.state, one.cell.share, one.reason, one.dropped) for one in page.results] == [
        ("graded", 1.0, "", False),
        ("graded", 0.5, "Oral exam.", True),
        ("excused", None, "Was ill.", False),
    ]
    line = next(
        one
        for one in grades.gradebook(
            course.database, course.teacher, course.class_id, grades.Wanted(), now=course.stage.now
        ).lines
        if one.member == page.member
    )
    assert (page.course, page.letter) == (line.course, line.letter) and page.letter == "A"
