"""The gradebook of a class: what attempts say, what teachers decide, what it comes to."""

from dataclasses import replace
from datetime import timedelta
from threading import Thread

import pytest

from quizapp.core.access import Visitor
from quizapp.core.classes.assignment import Override, Target
from quizapp.core.grades.gradebook import Category
from quizapp.core.quizzes.accommodation import Accommodation
from quizapp.core.quizzes.penalty import Penalty
from quizapp.core.quizzes.quiz import Settings
from quizapp.errors import Conflict, Forbidden, Invalid, NotFound
from quizapp.services import assignments, grades, regrading
from quizapp.services.grades import Counts, Wanted
from tests.harness.course import Course, course

__all__ = ["course"]
ALL = Wanted()


def book(course: Course, wanted: Wanted = ALL, visitor: Visitor | None = None) -> grades.Gradebook:
    return grades.gradebook(
        course.database, visitor or course.teacher, course.class_id, wanted, now=course.stage.now
    )


def cells(course: Course) -> dict[str, list[tuple[str, float | None]]]:
    return {
        line.member.name: [(cell.state, cell.share) if cell else ("", None) for cell in line.cells]
        for line in book(course).lines
    }


def take(course: Course, who: Visitor, assignment: str, *, right: bool) -> str:
    hands = course.start(who, assignment)
    for slot in (1, 2):
        hands.save(slot, hands.right(slot) if right else hands.wrong(slot))
    return hands.hand_in()


def decide(
    course: Course, assignment: str, who: Visitor, decision: str, share: float | None = None, **more
) -> None:
    given = {"reason": "Was ill.", **more}
    grades.decide_grade(
        course.database,
        given.pop("by", course.teacher),
        assignment,
        course.member(who),
        decision=decision,
        share=share,
        now=course.stage.now,
        **given,
    )


def test_every_state_of_an_assignment_has_its_cell(course: Course):
    ada, bob = course.students
    assignment = course.assign(Settings(close_at=course.at(60)))
    take(course, ada, assignment, right=True)
    assert cells(course) == {ada.name: [("graded", 1.0)], bob.name: [("open", None)]}
    course.start(bob, assignment)
    assert cells(course)[bob.name] == [("running", None)]


def test_what_was_not_handed_in_before_the_own_close_is_missing(course: Course):
    bob = course.students[1]
    course.accommodate(bob, Accommodation(window=3600))
    course.assign(Settings(close_at=course.at(10)))
    course.stage.later(11 * 60)
    assert [found[0][0] for found in cells(course).values()] == ["missing", "open"]
    assert [line.course.share for line in book(course).lines] == [0.0, None]


def test_a_teacher_decides_excuses_and_gives_back_what_attempts_say(course: Course):
    ada = course.students[0]
    assignment = course.assign(Settings())
    take(course, ada, assignment, right=False)
    for decision, share, expected in (
        ("share", 0.8, ("graded", 0.8)),
        ("excused", None, ("excused", 0.0)),
        ("none", None, ("graded", 0.0)),
    ):
        decide(course, assignment, ada, decision, share)
        assert cells(course)[ada.name] == [expected]
    page = grades.get_cell(
        course.database, course.teacher, assignment, course.member(ada), now=course.stage.now
    )
    assert [(one.decision, one.share) for one in page.history] == [
        ("none", None),
        ("excused", None),
        ("share", 0.8),
    ]
    assert page.history[0].by == course.teacher.name and page.attempt


def test_of_two_who_decide_at_once_the_second_sees_the_first_and_nothing_is_lost(course: Course):
    ada, assignment = course.students[0], course.assign(Settings())
    decide(course, assignment, ada, "share", 0.8, seen=0)
    with pytest.raises(Conflict):
        decide(course, assignment, ada, "excused", seen=0)
    decide(course, assignment, ada, "excused", seen=1)
    workers = [Thread(target=decide, args=(course, assignment, ada, "share", 0.1 * one)) for one in (1, 2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    where = (course.database, course.teacher, assignment, course.member(ada))
    history = grades.get_cell(*where, now=course.stage.now).history
    assert [one.decision for one in history] == ["share", "share", "excused", "share"]


@pytest.mark.parametrize(
    ("decision", "share", "reason"), [("share", None, "x"), ("share", 1.01, "x"), ("share", 0.5, " ")]
)
def test_a_decision_needs_a_grade_and_a_reason(course: Course, decision: str, share, reason: str):
    assignment = course.assign(Settings())
    with pytest.raises(Invalid):
        decide(course, assignment, course.students[0], decision, share, reason=reason)
    assert cells(course)[course.students[0].name] == [("open", None)]


def test_categories_weigh_what_the_course_comes_to(course: Course):
    ada = course.students[0]
    quiz, exam = course.assign(Settings()), course.assign(Settings())
    take(course, ada, quiz, right=True)
    take(course, ada, exam, right=False)
    assert (
        next(one.course.share for one in book(course).lines if one.member.person_id == ada.person_id) == 0.5
    )
    grades.set_grading(
        course.database,
        course.teacher,
        course.class_id,
        scale="letters",
        categories=[Category("", "Quizzes", 9), Category("", "Exam", 1)],
        counts=[Counts(quiz, 0, 1), Counts(exam, 1, 2)],
    )
    line = next(one for one in book(course).lines if one.member.person_id == ada.person_id)
    assert (line.course.share, line.letter) == (pytest.approx(0.9), "A")
    assert [one.title for one in book(course).categories] == ["Quizzes", "Exam"]


@pytest.mark.parametrize(
    "change",
    [
        {"scale": "unknown"},
        {"categories": [Category("", " ", 1)]},
        {"categories": [Category("", "A", -1)]},
        {"categories": [Category("", "A", 0)]},
        {"categories": [Category("", "A", float("nan"))]},
        {"counts": [Counts("x", None, 0)]},
        {"counts": [Counts("x", 3, 1)]},
    ],
)
def test_faulty_weights_change_nothing(course: Course, change: dict):
    given = {"scale": "letters", "categories": [Category("", "A", 1)], "counts": [], **change}
    with pytest.raises(Invalid):
        grades.set_grading(course.database, course.teacher, course.class_id, **given)
    assert book(course).scale == "none"


def test_a_window_shows_a_part_and_the_grade_of_the_whole(course: Course):
    ada = course.students[0]
    for number in range(22):
        assignment = course.assign(Settings())
        if number == 0:
            take(course, ada, assignment, right=True)
    first, second = book(course), book(course, Wanted(assignment=20, sort="highest"))
    assert (first.assignments, len(first.headings), len(second.headings)) == (22, 20, 2)
    assert second.lines[0].member.person_id == ada.person_id and second.lines[0].course.share == 1.0
    assert [len(line.cells) for line in second.lines] == [2, 2]
    assert book(course, Wanted(text=ada.name[:3])).students == 1


def test_results_of_the_course_or_of_one_assignment_choose_and_order_the_students(course: Course):
    ada, bob = course.students
    course.label(bob, "late", group="g2")
    missed, other = course.assign(Settings(close_at=course.at(10))), course.assign(Settings())
    take(course, ada, missed, right=True)
    take(course, ada, other, right=False)
    course.stage.later(11 * 60)
    take(course, bob, other, right=True)
    decide(course, other, bob, "share", 0.9)

    def names(**wanted) -> list[str]:
        return [line.member.name for line in book(course, Wanted(**wanted)).lines]

    assert names() == names(sort="highest") == names(sort="lowest", of=other) == [ada.name, bob.name]
    assert names(sort="lowest") == names(sort="highest", of=other) == [bob.name, ada.name]
    assert names(missing=True) == names(missing=True, of=missed) == names(below=0.5) == [bob.name]
    assert names(missing=True, of=other) == names(below=0.5, of="nothing") == []
    assert names(below=0.5, of=other) == [ada.name]
    assert names(label="late") == names(group="g2") == [bob.name]
    hidden = book(course, Wanted(hidden=True))
    assert sorted(hidden.aliases.values()) == [1, 2] and hidden.labels == ("late",)
    assert [one.id for one in hidden.choices] == [missed, other]


def test_one_student_alone_has_what_the_gradebook_of_all_says(course: Course):
    ada, bob = course.students
    course.label(ada, "early")
    course.accommodate(bob, Accommodation(window=3600))
    late = Settings(close_at=course.at(10), late_until=course.at(600), grace=0, counts="last")
    both = course.assign(replace(late, penalty=Penalty(30, "hour", floor=25)))
    own = course.assign(Settings(), [Target("label", "early")])
    missed = course.assign(Settings(close_at=course.at(10)))
    course.override(missed, Override(Target("student", member_id=course.member(bob)), close_at=course.at(1)))
    take(course, ada, both, right=True)
    take(course, ada, missed, right=True)
    course.stage.later(80 * 60)
    take(course, ada, both, right=False)
    take(course, bob, both, right=True)
    decide(course, own, ada, "excused")
    shown = cells(course)
    assert shown[bob.name] == [("graded", 0.7), ("", None), ("missing", None)]
    for line in book(course).lines:
        for assignment, cell in zip((both, own, missed), line.cells, strict=True):
            if cell is not None:
                where = (course.database, course.teacher, assignment, line.member.id)
                assert grades.get_cell(*where, now=course.stage.now).cell == cell


def test_what_is_for_others_has_no_cell(course: Course):
    ada, bob = course.students
    course.label(ada, "A")
    course.assign(Settings(), targets=[Target("label", "A")])
    assert cells(course) == {ada.name: [("open", None)], bob.name: [("", None)]}


def test_others_than_the_teachers_of_a_class_see_no_grades(course: Course):
    assignment, stranger = course.assign(Settings()), course.stage.person("stranger", "teacher")
    for visitor in (stranger, course.students[0]):
        with pytest.raises((NotFound, Forbidden)):
            book(course, visitor=visitor)
        with pytest.raises((NotFound, Forbidden)):
            decide(course, assignment, course.students[0], "excused", by=visitor)
    with pytest.raises(NotFound):
        grades.get_cell(course.database, course.teacher, assignment, 999, now=course.stage.now)


def test_the_late_are_marked(course: Course):
    ada = course.students[0]
    settings = Settings(close_at=course.at(10), grace=0)
    assignment = course.assign(replace(settings, late_until=course.at(60)))
    course.stage.now += timedelta(minutes=20)
    take(course, ada, assignment, right=True)
    (found,) = next(line.cells for line in book(course).lines if line.member.person_id == ada.person_id)
    assert found and found.late


def test_late_work_loses_its_part_in_every_place_and_after_a_regrade(course: Course):
    ada = course.students[0]
    settings = Settings(close_at=course.at(10), late_until=course.at(600), grace=0)
    assignment = course.assign(replace(settings, penalty=Penalty(30, "hour", floor=25)))
    course.stage.now += timedelta(minutes=20)
    take(course, ada, assignment, right=True)
    assert cells(course)[ada.name] == [("graded", 0.7)]
    (cell,) = (
        grades.get_cell(
            course.database, course.teacher, assignment, course.member(ada), now=course.stage.now
        ),
    )
    assert round(cell.cell.lost, 6) == 0.3 and cell.attempt
    assert (course.seen(ada, assignment).taken[0].mark, course.seen(ada, assignment).taken[0].worth) == (
        2.0,
        1.4,
    )
    assert course.row(assignment, ada).attempts[0].worth == 1.4
    seen = {"now": course.stage.now}
    assert assignments.find_worth(course.database, ada, cell.attempt, **seen) == 1.4
    args = (course.database, course.teacher, course.quiz, "single")
    preview = regrading.preview_regrade(*args, "drop")
    digest = preview.digest
    assert list(preview.worth.values()) == [(1.4, 0.7)]
    done = regrading.apply_regrade(*args, policy="drop", digest=digest, reason="Wrong key.", **seen)
    assert cells(course)[ada.name] == [("graded", 0.7)]
    assert course.row(assignment, ada).attempts[0].worth == 0.7
    regrading.undo_regrade(course.database, course.teacher, course.quiz, done, **seen)
    assert course.row(assignment, ada).attempts[0].worth == 1.4


def test_the_best_attempt_is_the_best_after_the_penalty(course: Course):
    ada = course.students[0]
    settings = Settings(close_at=course.at(10), late_until=course.at(600), grace=0)
    assignment = course.assign(replace(settings, penalty=Penalty(80)))
    hands = course.start(ada, assignment)
    hands.save(1, hands.right(1))
    hands.hand_in()
    course.stage.now += timedelta(minutes=20)
    take(course, ada, assignment, right=True)
    assert cells(course)[ada.name] == [("graded", 0.5)]
    assert [one.is_counting for one in course.row(assignment, ada).attempts] == [True, False]
