"""Quizzes assigned to a class, to some of it, or to single students; changed, withdrawn, with exceptions for some."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.classes.assignment import Override, Target, check_override, target_to_mapping
from quizapp.core.languages import N_, Message
from quizapp.core.people import clean_name
from quizapp.core.quizzes.accommodation import NONE, Accommodation, check_accommodation
from quizapp.core.quizzes.check import check_settings
from quizapp.core.quizzes.quiz import Settings
from quizapp.errors import Conflict, Invalid, NotFound
from quizapp.services.assignments.lateness import lateness_kept
from quizapp.services.assignments.log import write_log
from quizapp.services.assignments.reckoning import refresh_assignment, refresh_person
from quizapp.services.quiz_checks import refuse_unfit
from quizapp.services.stale import Stale, refuse_stale, revision_of
from quizapp.storage.assigned_attempts import find_taken_assignments
from quizapp.storage.assignments import (
    AccommodationRow,
    AssignmentRow,
    OverrideRow,
    accommodation_of,
    find_assignment,
    find_overrides,
    get_taught_assignment,
    hold_assignment,
    rules_of,
    settings_as_json,
    targets_of,
)
from quizapp.storage.classes import ClassRow, get_class, get_member_row
from quizapp.storage.database import Database
from quizapp.storage.quiz_grounds import grounds_of
from quizapp.storage.quizzes import find_assignable_quiz, quiz_of

MAX_PASSWORD = 100


@dataclass(frozen=True)
class Rules:
    """How an assignment is taken and by whom; ``password`` is asked for before the start, empty for none."""

    settings: Settings
    targets: tuple[Target, ...]
    password: str = ""


class AlreadyAssigned(Conflict):
    """The same form was sent before: ``assignment_id`` is what it made."""

    def __init__(self, assignment_id: str) -> None:
        super().__init__(Message(N_("This is assigned already.")))
        self.assignment_id = assignment_id


def new_assignment_id() -> str:
    """An id that no assignment has yet: a form that carries it makes one assignment, however often it is sent."""
    return secrets.token_urlsafe(9)


def assign_quiz(
    database: Database,
    visitor: Visitor,
    class_id: str,
    quiz_id: str,
    rules: Rules,
    *,
    now: datetime,
    once: str = "",
) -> str:
    """The id of the new assignment. Raises NotFound, Forbidden, Conflict for a class put away, Invalid.

    ``once`` is its id where the form had one; raises AlreadyAssigned where that was sent before.
    A quiz that cannot be taken is not for others: raises Invalid; FaultyQuestions where a question has errors of writing.
    """
    with database.write() as session:
        class_ = get_class(session, visitor, class_id, "assign", hold=True)
        if class_.archived_at is not None:
            raise Conflict(Message(N_("This class is put away: bring it back first.")))
        quiz = find_assignable_quiz(session, visitor, quiz_id)
        refuse_unfit(session, grounds_of(quiz), replace(quiz_of(quiz), settings=rules.settings))
        row = AssignmentRow(public_id=_free_id(session, class_, once), class_id=class_.id, quiz_id=quiz.id)
        row.created_at, row.class_, row.quiz = now, class_, quiz
        _write(session, class_, row, rules)
        session.add(row)
        refresh_assignment(session, row)
        return row.public_id


def _free_id(session: Session, class_: ClassRow, once: str) -> str:
    """The id that a form asks for; another one where it asks for none, or for that of another class."""
    made = find_assignment(session, once) if once else None
    if made is not None and made.class_id == class_.id:
        raise AlreadyAssigned(made.public_id)
    return once if once and made is None else new_assignment_id()


def change_assignment(
    database: Database,
    visitor: Visitor,
    assignment_id: str,
    rules: Rules,
    *,
    revision: str | None = None,
    now: datetime,
) -> None:
    """Other rules in place of those of this revision; they reach running attempts at once, and the log tells who.

    Raises NotFound, Forbidden, Invalid; Stale where they are no longer those that were looked at.
    """
    with database.write() as session:
        row = get_taught_assignment(session, visitor, assignment_id, "assign")
        hold_assignment(session, row)
        before = Rules(rules_of(row), tuple(targets_of(row)), row.password)
        refuse_stale(rules_revision(before), revision)
        with lateness_kept(session, [row], now=now):
            _write(session, row.class_, row, rules)
        write_log(session, row, visitor, "change", about=row.class_.name, reason="", now=now)
        refresh_assignment(session, row)


def rules_revision(rules: Rules) -> str:
    """The name of the rules of an assignment as they are: another one after any change."""
    targets = [target_to_mapping(one) for one in rules.targets]
    return revision_of([settings_as_json(rules.settings), targets, rules.password])


def accommodation_revision(given: Accommodation) -> str:
    """The name of what somebody gets on top: another one after any change."""
    return revision_of([given.factor, given.unlimited, given.window])


def withdraw_assignment(database: Database, visitor: Visitor, assignment_id: str, *, now: datetime) -> None:
    """Takes the assignment from the students' pages; what was done stays. Raises NotFound, Forbidden."""
    with database.write() as session:
        get_taught_assignment(session, visitor, assignment_id, "assign").withdrawn_at = now


def restore_assignment(database: Database, visitor: Visitor, assignment_id: str) -> None:
    """Brings a withdrawn assignment back. Raises NotFound, Forbidden."""
    with database.write() as session:
        get_taught_assignment(session, visitor, assignment_id, "assign").withdrawn_at = None


def put_override(
    database: Database,
    visitor: Visitor,
    assignment_id: str,
    override: Override,
    *,
    reason: str = "",
    seen: Collection[int] | None = None,
    now: datetime,
) -> None:
    """An exception for a student, a group or a label, in place of one that is there; it reaches running attempts.

    Raises NotFound, Forbidden, Invalid; Stale where the one in whose place it comes is none of those that were
    ``seen``.
    """
    complaint = check_override(override)
    if complaint is not None:
        raise Invalid(complaint)
    with database.write() as session:
        row = get_taught_assignment(session, visitor, assignment_id, "assign")
        hold_assignment(session, row)
        about = _name_of(session, row.class_, override.target)
        with lateness_kept(session, [row], now=now):
            _replace_override(session, row, override, seen)
        write_log(session, row, visitor, "override", about=about, reason=reason, now=now)
        refresh_assignment(session, row)


def _replace_override(
    session: Session, row: AssignmentRow, override: Override, seen: Collection[int] | None
) -> None:
    target = override.target
    for old in find_overrides(session, row.id):
        if (old.kind, old.value, old.member_id) == (target.kind, target.value, target.member_id):
            if seen is not None and old.id not in seen:
                raise Stale
            session.delete(old)
    session.add(_override_row(row, override))


def remove_override(
    database: Database, visitor: Visitor, assignment_id: str, override_id: int, *, now: datetime
) -> None:
    """Takes an exception back; it reaches running attempts. Raises NotFound, Forbidden."""
    with database.write() as session:
        row = get_taught_assignment(session, visitor, assignment_id, "assign")
        found = next((one for one in find_overrides(session, row.id) if one.id == override_id), None)
        if found is None:
            raise NotFound
        target = Target("student", member_id=found.member_id) if found.member_id else None
        about = _name_of(session, row.class_, target) if target else found.value
        with lateness_kept(session, [row], now=now):
            session.delete(found)
        write_log(session, row, visitor, "no_override", about=about, reason="", now=now)
        refresh_assignment(session, row)


def set_accommodation(
    database: Database,
    visitor: Visitor,
    class_id: str,
    member_id: int,
    given: Accommodation,
    *,
    reason: str = "",
    revision: str | None = None,
    now: datetime,
) -> None:
    """What a student of one's class gets on top from now on, everywhere; running attempts too.

    Raises NotFound, Forbidden, Invalid; Stale where it is no longer what was looked at.
    """
    complaint = check_accommodation(given)
    if complaint is not None:
        raise Invalid(complaint)
    with database.write() as session:
        class_ = get_class(session, visitor, class_id, "assign")
        member = get_member_row(session, class_.id, member_id, "student")
        row = session.get(AccommodationRow, member.person_id, with_for_update=True)
        refuse_stale(accommodation_revision(accommodation_of(session, member.person_id)), revision)
        before = _in_numbers(row) if row else {}
        taken = find_taken_assignments(session, member.person_id)
        with lateness_kept(session, taken, person_id=member.person_id, now=now):
            _write_accommodation(session, row, member.person_id, given)
        write_log(
            session,
            class_,
            visitor,
            "accommodation",
            about=member.name,
            reason=reason,
            now=now,
            member_id=member.id,
            detail={"before": before, **_in_numbers(given)},
        )
        refresh_person(session, member.person_id)


def _in_numbers(given: Accommodation | AccommodationRow) -> dict[str, object]:
    return {"factor": given.factor, "unlimited": given.unlimited, "window": given.window}


def _write_accommodation(
    session: Session, row: AccommodationRow | None, person_id: int, given: Accommodation
) -> None:
    if given == NONE:
        if row is not None:
            session.delete(row)
        return
    row = row or AccommodationRow(person_id=person_id)
    row.factor, row.unlimited, row.window = given.factor, given.unlimited, given.window
    session.add(row)


def _write(session: Session, class_: ClassRow, row: AssignmentRow, rules: Rules) -> None:
    fault = next(check_settings(rules.settings, where="assignment"), None)
    if fault is not None:
        raise Invalid(fault.message)
    if not rules.targets:
        raise Invalid(Message(N_("Choose who takes it.")))
    for target in rules.targets:
        _name_of(session, class_, target)
    row.settings = settings_as_json(rules.settings)
    row.targets = [target_to_mapping(target) for target in rules.targets]
    row.password = rules.password.strip()[:MAX_PASSWORD]


def _name_of(session: Session, class_: ClassRow, target: Target) -> str:
    """What the log calls a target. Raises NotFound for a student of another class."""
    if target.kind == "student":
        return get_member_row(session, class_.id, target.member_id or 0, "student").name
    return clean_name(target.value) or class_.name


def _override_row(row: AssignmentRow, one: Override) -> OverrideRow:
    return OverrideRow(
        assignment_id=row.id,
        kind=one.target.kind,
        value=one.target.value,
        member_id=one.target.member_id,
        open_at=one.open_at,
        close_at=one.close_at,
        late_until=one.late_until,
        time_limit=one.time_limit,
        no_limit=one.no_limit,
        attempts=one.attempts,
    )
