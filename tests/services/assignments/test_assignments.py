"""Assignments: who has them, what holds for whom, what reaches a running attempt, what teachers do about one."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from quizapp.core.classes.assignment import Override, Target
from quizapp.core.grades.gradebook import Category
from quizapp.core.quizzes.accommodation import Accommodation
from quizapp.core.quizzes.quiz import Review, Settings
from quizapp.errors import Conflict, Forbidden, Invalid, NotFound
from quizapp.services import assignments, attempts, classes, grades, quizzes
from quizapp.services.assignments import Rules
from quizapp.services.quiz_copies import copy_quiz, find_versions
from quizapp.services.stale import Stale
from tests.harness.course import EVERYBODY, Course, course
from tests.harness.stage import Hands

__all__ = ["course"]


def deadline(hands: Hands) -> datetime | None:
    return hands.page().deadline_at


def test_an_assignment_is_there_for_those_whom_it_names_alone(course: Course) -> None:
    ann, bo = course.students
    course.label(ann, "early", group="g1")
    for targets, both in (([Target("class")], True), ([Target("group", "g1")], False)):
        given = course.assign(Settings(), targets)
        assert course.seen(ann, given).card.phase == "open"
        if both:
            assert course.seen(bo, given).why_not is None
            continue
        for other in (bo, course.stage.person("stranger"), course.teacher):
            with pytest.raises(NotFound):
                course.start(other, given)
    listed = assignments.list_assignments(course.database, course.config, bo, now=course.stage.now)
    assert len(listed) == 1
    with pytest.raises(NotFound):  # the quiz itself stays the teacher's own
        course.stage.start(ann, course.quiz)


def test_only_teachers_of_the_class_assign_watch_and_intervene(course: Course) -> None:
    given = course.assign(Settings())
    hands = course.start(course.students[0], given)
    other = course.stage.person("other", "teacher")
    with pytest.raises(NotFound):
        assignments.assignment_desk(course.database, course.config, other, given, now=course.stage.now)
    with pytest.raises(NotFound):
        assignments.close_attempt(
            course.database, other, given, hands.attempt, reason="x", now=course.stage.now
        )
    classes.add_staff(
        course.database,
        course.teacher,
        course.class_id,
        username="other",
        role="assistant",
        now=course.stage.now,
    )
    rules, about = Rules(Settings(), EVERYBODY), {"reason": "x", "now": course.stage.now}
    member, base = course.member(course.students[0]), (course.database, other)
    weights = {"scale": "letters", "categories": [Category("", "Exams", 2, 0)], "counts": []}
    for forbidden in (
        lambda: assignments.change_assignment(*base, given, rules, now=course.stage.now),
        lambda: assignments.assign_quiz(*base, course.class_id, course.quiz, rules, now=course.stage.now),
        lambda: assignments.withdraw_assignment(*base, given, now=course.stage.now),
        lambda: assignments.restore_assignment(*base, given),
        lambda: assignments.put_override(*base, given, Override(Target("class"), attempts=2), **about),
        lambda: assignments.remove_override(*base, given, 1, now=course.stage.now),
        lambda: assignments.set_accommodation(
            *base, course.class_id, member, Accommodation(factor=2), **about
        ),
        lambda: grades.decide_grade(*base, given, member, decision="share", share=1.0, **about),
        lambda: grades.set_grading(*base, course.class_id, **weights),
    ):
        with pytest.raises(Forbidden):
            forbidden()
    assignments.close_attempt(course.database, other, given, hands.attempt, reason="x", now=course.stage.now)
    assert hands.review(other).state == "finished"


def test_the_password_the_window_and_the_attempts_are_kept(course: Course) -> None:
    ann = course.students[0]
    settings = Settings("immediate", open_at=course.at(10), close_at=course.at(60), attempts=1)
    given = course.assign(settings, password="tulip")
    assert course.seen(ann, given).card.phase == "upcoming"
    with pytest.raises(Conflict):
        course.start(ann, given, "tulip")
    course.stage.later(600)
    with pytest.raises(Forbidden):
        course.start(ann, given, "rose")
    hands = course.start(ann, given, " tulip ")
    assert hands.page().behaviour == "immediate"  # the quiz's own is another one
    assert course.start(ann, given).attempt == hands.attempt
    hands.hand_in()
    assert course.seen(ann, given).card.phase == "done"
    with pytest.raises(Conflict, match="attempts are used"):
        course.start(ann, given, "tulip")


def test_an_accommodation_holds_before_the_start_and_reaches_a_running_attempt_at_once(
    course: Course,
) -> None:
    ann, bo = course.students
    given = course.assign(Settings(time_limit=45 * 60, close_at=course.at(45)))
    hands, theirs = course.start(ann, given), course.start(bo, given)
    end = course.at(45)
    assert deadline(hands) == deadline(theirs) == end
    course.stage.later(44 * 60)
    course.accommodate(ann, Accommodation(1.5))
    assert (deadline(hands), deadline(theirs)) == (end + timedelta(minutes=22.5), end)
    course.stage.later(10 * 60)
    assert hands.save(1, hands.right(1)).outcome == "saved" and theirs.page().state == "finished"
    page = course.seen(ann, given)
    assert page.accommodation.factor == 1.5 and page.deadline.account.window.is_extended
    course.accommodate(ann, Accommodation())
    assert hands.page().state == "finished"
    log = assignments.get_accommodation(course.database, course.teacher, course.class_id, course.member(ann))[
        1
    ]
    assert [one.reason for one in log] == ["exam board", "exam board"]


def test_an_accommodation_holds_outside_of_classes_too(course: Course) -> None:
    ann, bo = course.students
    course.accommodate(ann, Accommodation(2.0, window=600))
    public = course.stage.quiz("single", settings=Settings(time_limit=60, close_at=course.at(30)))
    assert deadline(course.stage.start(ann, public)) == course.at(2)
    assert deadline(course.stage.start(bo, public)) == course.at(1)
    course.stage.later(35 * 60)
    course.stage.start(ann, public)
    with pytest.raises(Conflict):
        course.stage.start(bo, public)


def test_of_overrides_the_student_holds_over_the_group_and_both_reach_running_attempts(
    course: Course,
) -> None:
    ann, bo = course.students
    course.label(ann, "early", group="g1")
    course.label(bo, group="g1")
    given = course.assign(Settings(time_limit=600))
    hands, theirs = course.start(ann, given), course.start(bo, given)
    course.override(given, Override(Target("group", "g1"), time_limit=1200))
    course.override(given, Override(Target("label", "early"), time_limit=6000))
    assert deadline(hands) == deadline(theirs) == course.at(20)
    course.label(bo, group="g2")
    assert deadline(theirs) == course.at(10)
    course.enrol(("name", "username", "group"), ("bo", course.row(given, bo).member.username, "g1"))
    assert deadline(theirs) == course.at(20)
    course.override(given, Override(Target("student", member_id=course.member(ann)), no_limit=True))
    assert (deadline(hands), deadline(theirs)) == (None, course.at(20))
    course.override(given, Override(Target("student", member_id=course.member(ann)), time_limit=60))
    assert (deadline(hands), len(course.desk(given).overrides)) == (course.at(1), 3)
    for one in course.desk(given).overrides:
        assignments.remove_override(course.database, course.teacher, given, one.id, now=course.stage.now)
    assert deadline(hands) == course.at(10)
    with pytest.raises(Invalid):
        course.override(given, Override(Target("class")))


def test_changed_rules_reach_running_attempts(course: Course) -> None:
    given = course.assign(Settings(close_at=course.at(30)))
    hands = course.start(course.students[0], given)
    rules = Rules(Settings(close_at=course.at(60)), EVERYBODY)
    assignments.change_assignment(course.database, course.teacher, given, rules, now=course.stage.now)
    assert deadline(hands) == course.at(60)
    for faulty in (
        Rules(Settings(open_at=course.at(9), close_at=course.at(8)), EVERYBODY),
        Rules(Settings(), ()),
    ):
        with pytest.raises(Invalid):
            assignments.change_assignment(
                course.database, course.teacher, given, faulty, now=course.stage.now
            )


def test_who_saves_second_changes_nothing_and_knowingly_everything(course: Course) -> None:
    ann, bo = course.students
    given = course.assign(Settings(close_at=course.at(30)))
    where, now = (course.database, course.teacher, given), {"now": course.stage.now}
    seen = assignments.rules_revision(course.desk(given).rules)
    theirs, mine = (Rules(Settings(close_at=course.at(minutes)), EVERYBODY) for minutes in (60, 90))
    assignments.change_assignment(*where, theirs, revision=seen, **now)
    with pytest.raises(Stale):
        assignments.change_assignment(*where, mine, revision=seen, **now)
    assert course.desk(given).rules == theirs
    assert [one.action for one in course.desk(given).log] == ["change"]
    assignments.change_assignment(*where, mine, revision=assignments.rules_revision(theirs), **now)
    assert course.desk(given).rules == mine

    target = Target("student", member_id=course.member(ann))
    assignments.put_override(*where, Override(target, attempts=2), seen=[], **now)
    with pytest.raises(Stale):
        assignments.put_override(*where, Override(target, attempts=3), seen=[], **now)
    assignments.put_override(*where, Override(Target("label", "x"), attempts=3), seen=[], **now)
    assert [one.override.attempts for one in course.desk(given).overrides] == [2, 3]
    there = [one.id for one in course.desk(given).overrides]
    assignments.put_override(*where, Override(target, attempts=4), seen=there, **now)
    assert sorted(one.override.attempts or 0 for one in course.desk(given).overrides) == [3, 4]

    member = (course.database, course.teacher, course.class_id, course.member(bo))
    nothing = assignments.accommodation_revision(Accommodation())
    assignments.set_accommodation(*member, Accommodation(1.5), revision=nothing, **now)
    with pytest.raises(Stale):
        assignments.set_accommodation(*member, Accommodation(2.0), revision=nothing, **now)
    assert assignments.get_accommodation(*member)[0] == Accommodation(1.5)


def test_late_work_is_taken_and_told(course: Course) -> None:
    ann = course.students[0]
    given = course.assign(Settings(close_at=course.at(30), late_until=course.at(90), grace=0))
    course.stage.later(45 * 60)
    assert course.seen(ann, given).card.phase == "late"
    hands = course.start(ann, given)
    hands.hand_in()
    assert course.row(given, ann).attempts[0].late and course.seen(ann, given).taken[0].late
    course.stage.later(60 * 60)
    assert course.seen(course.students[1], given).card.phase == "missed"


def test_keys_are_shown_to_nobody_before_the_last_student_is_done(course: Course) -> None:
    ann, bo = course.students
    review = Review("after", "closed", "closed", "closed", "closed", "closed")
    settings = Settings(time_limit=1200, close_at=course.at(30), review=review, grace=0)
    given = course.assign(settings)
    hands = course.start(ann, given)
    hands.hand_in()
    course.accommodate(bo, Accommodation(2.0))
    course.stage.later(45 * 60)
    theirs = course.start(bo, given)
    assert hands.review().mark is None
    course.act(assignments.extend_attempt, theirs, given, minutes=30)
    course.stage.later(30 * 60)
    assert hands.review().mark is None and theirs.page().state == "running"
    course.stage.later(30 * 60)
    assert hands.review().mark is not None


def test_a_teacher_gives_more_time_and_must_say_why(course: Course) -> None:
    given = course.assign(Settings(time_limit=600))
    hands = course.start(course.students[0], given)
    with pytest.raises(Invalid):
        course.act(assignments.extend_attempt, hands, given, reason=" ", minutes=5)
    assert deadline(hands) == course.at(10)
    assert course.act(assignments.extend_attempt, hands, given, minutes=5) == course.at(15)
    [entry] = course.desk(given).log
    assert (entry.action, entry.about, entry.reason, entry.by) == ("extend", "ann", "a fire alarm", "teacher")


def test_a_reopened_attempt_goes_on_with_its_answers_and_is_graded_anew(course: Course) -> None:
    given = course.assign(Settings(time_limit=600, per_page=0))
    hands = course.start(course.students[0], given)
    hands.save(1, hands.wrong(1))
    hands.hand_in()
    assert course.row(given, hands.visitor).attempts[0].mark == 0
    course.stage.later(3600)
    course.act(assignments.reopen_attempt, hands, given, minutes=10)
    assert hands.page().state == "running" and dict(hands.slot(1).raw) == hands.wrong(1)
    assert hands.save(1, hands.right(1)).outcome == "saved"
    course.stage.later(700)
    assert hands.page().state == "finished"
    attempt = course.row(given, hands.visitor).attempts[0]
    assert (attempt.mark, attempt.ended_by) == (1, "deadline")
    assert attempts.rebuild(course.database, check=True) == []
    with pytest.raises(Conflict):
        course.act(assignments.extend_attempt, hands, given, minutes=5)


def test_an_attempt_is_closed_with_what_was_saved_and_a_void_one_gives_another_try(course: Course) -> None:
    ann = course.students[0]
    given = course.assign(Settings(attempts=1))
    hands = course.start(ann, given)
    hands.save(1, hands.right(1))
    course.act(assignments.close_attempt, hands, given)
    attempt = course.row(given, ann).attempts[0]
    assert (attempt.mark, attempt.ended_by) == (1, "teacher")
    assert hands.save(2, {}).outcome == "closed"
    with pytest.raises(Conflict):
        course.start(ann, given)
    course.act(assignments.void_attempt, hands, given, void=True)
    second = course.start(ann, given)
    with pytest.raises(Conflict):
        course.act(assignments.reopen_attempt, hands, given, minutes=5)
    course.act(assignments.void_attempt, hands, given, void=False)
    assert [one.counts for one in course.row(given, ann).attempts] == [True, True]
    assert second.attempt != hands.attempt
    assert [one.action for one in course.desk(given).log] == ["count", "void", "close"]


def test_what_is_withdrawn_is_gone_from_the_students_and_comes_back(course: Course) -> None:
    ann, given = course.students[0], course.assign(Settings())
    assignments.withdraw_assignment(course.database, course.teacher, given, now=course.stage.now)
    with pytest.raises(NotFound):
        course.seen(ann, given)
    assignments.restore_assignment(course.database, course.teacher, given)
    assert course.seen(ann, given).why_not is None
    classes.leave_class(course.database, ann, course.class_id, now=course.stage.now)
    with pytest.raises(NotFound):
        course.start(ann, given)


def test_a_copied_quiz_has_no_assignments_and_no_exceptions(course: Course) -> None:
    given = course.assign(Settings())
    course.override(given, Override(Target("class"), attempts=3))
    quiz = quizzes.get_own_quiz(course.database, course.teacher, course.quiz)
    copy = copy_quiz(course.database, course.teacher, course.quiz, title=quiz.title, now=course.stage.now)
    made = quizzes.get_own_quiz(course.database, course.teacher, copy)
    assert (made.slots, made.settings, made.access) == (quiz.slots, quiz.settings, "private")
    listed = assignments.class_assignments(course.database, course.teacher, course.class_id)
    assert [one.id for one in listed] == [given] and replace(made, id=quiz.id) == quiz

    # Each points to the other, for the maker; a copy by somebody else stays theirs.
    other = course.stage.person("other", "teacher")
    change: dict[str, Any] = {
        "title": quiz.title,
        "settings": quiz.settings,
        "access": "public",
        "now": course.stage.now,
    }
    quizzes.update_quiz(course.database, course.teacher, course.quiz, **change)
    theirs = copy_quiz(course.database, other, course.quiz, title=quiz.title, now=course.stage.now)
    before, after = (find_versions(course.database, course.teacher, id_) for id_ in (course.quiz, copy))
    assert before.origin is None and [one.id for one in before.copies] == [copy]
    assert after.origin is not None and (after.origin.id, after.copies) == (course.quiz, ())
    quizzes.update_quiz(course.database, course.teacher, course.quiz, **(change | {"access": "private"}))
    origin = find_versions(course.database, other, theirs).origin
    assert origin is not None and (origin.title, origin.managed) == (None, False)
    with pytest.raises(NotFound):
        find_versions(course.database, other, copy)


def test_the_list_of_assignments_counts_who_works_and_who_is_done(course: Course) -> None:
    ann, bo = course.students
    assignment = course.assign(Settings())
    done = course.start(ann, assignment)
    done.hand_in()
    course.start(bo, assignment)

    def told() -> tuple[int, int, int]:
        [one] = assignments.class_assignments(course.database, course.teacher, course.class_id)
        return one.students, one.running, one.done

    assert told() == (2, 1, 1)
    course.act(assignments.void_attempt, done, assignment, void=True)
    assert told() == (2, 1, 0)
    classes.leave_class(course.database, bo, course.class_id, now=course.stage.now)
    assert told() == (1, 0, 0), "who has left is counted nowhere"


def test_one_quiz_in_two_classes_has_its_own_attempts_and_marks_in_each(course: Course) -> None:
    ann, about = course.students[0], {"now": course.stage.now}
    other = replace(course, class_id=classes.make_class(course.database, course.teacher, name="Two", **about))
    code = classes.class_page(course.database, course.teacher, other.class_id).join_code or ""
    classes.join_class(course.database, ann, code, **about)
    here, there = (one.assign(Settings(attempts=1)) for one in (course, other))
    first = course.start(ann, here)
    first.save(1, first.right(1))
    first.hand_in()
    second = other.start(ann, there)
    second.hand_in()
    assert [[one.mark for one in course.row(given, ann).attempts] for given in (here, there)] == [
        [1.0],
        [0.0],
    ]
    assert [one.review(ann).number for one in (first, second)] == [1, 1]
