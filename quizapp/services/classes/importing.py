"""Students brought into a class as a list: reviewed first, then enrolled all at once; and the list taken out again."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.config import Config
from quizapp.core.access import Visitor
from quizapp.core.classes.enrolment import Account, Enrolment, Plan, plan_enrolment
from quizapp.core.classes.roster import MAX_STUDENTS, Line, Roster, RosterRow, read_roster
from quizapp.core.languages import N_, Message
from quizapp.core.people import fold_username
from quizapp.errors import Conflict
from quizapp.services.assignments.lateness import students_moved
from quizapp.services.classes.making import add_member
from quizapp.services.classes.students import Cards
from quizapp.services.codes import NewPerson, make_accounts
from quizapp.storage.classes import (
    ClassRow,
    MemberRow,
    caretakers,
    find_former_students,
    find_member_row,
    find_students,
    get_class,
    get_member_row,
    is_in_care,
)
from quizapp.storage.database import Database
from quizapp.storage.people import find_by_username


@dataclass(frozen=True)
class RosterReview:
    """What a list would do to a class: the plan for its good lines, every fault, and columns that mean nothing here."""

    plan: Plan
    roster: Roster
    class_name: str


def review_roster(database: Database, visitor: Visitor, class_id: str, lines: Sequence[Line]) -> RosterReview:
    """What enrolling these lines would do; nothing is done yet. Raises NotFound, Forbidden."""
    roster = read_roster(lines)
    with database.read() as session:
        row = get_class(session, visitor, class_id, "enrol")
        return RosterReview(_plan(session, row, visitor, roster.rows), roster, row.name)


def enrol_roster(
    database: Database,
    config: Config,
    visitor: Visitor,
    class_id: str,
    lines: Sequence[Line],
    *,
    now: datetime,
) -> Cards:
    """Follows the good lines of a list in one transaction and gives the cards of the accounts that it made.

    Raises NotFound, Forbidden; Conflict where the class would be too large or was put away; Refused.
    """
    roster = read_roster(lines)
    with database.write() as session:
        row = get_class(session, visitor, class_id, "enrol", hold=True)
        if row.archived_at is not None:
            raise Conflict(Message(N_("This class is put away: bring it back first.")))
        plan = _plan(session, row, visitor, roster.rows)
        _refuse_too_many(session, row, plan)
        new = [one for one in plan.enrolments if one.outcome == "new"]
        people = [NewPerson(one.after.name, one.after.username) for one in new]
        issued = make_accounts(session, config, people, by=visitor, now=now)
        for one, card in zip(new, issued, strict=True):
            session.add(_new_member(row, one, card.person.id, now=now))
        with students_moved(session, row.id, now=now) if any(map(_moves, plan.enrolments)) else nullcontext():
            for one in plan.enrolments:
                _follow(session, row, one, now=now)
        students = {card.person.id: one.after for one, card in zip(new, issued, strict=True)}
        return Cards(row.name, tuple(issued), students)


def export_roster(database: Database, visitor: Visitor, class_id: str) -> list[tuple[str, ...]]:
    """The roster as a table: the cells of each student, in the columns that ``read_roster`` reads. Raises NotFound."""
    with database.read() as session:
        row = get_class(session, visitor, class_id)
        return [
            (one.name, one.number, one.username, one.group, "; ".join(one.labels))
            for one in find_students(session, row.id)
        ]


def _plan(session: Session, row: ClassRow, visitor: Visitor, rows: Sequence[RosterRow]) -> Plan:
    makers, rows = caretakers(session, row.id) | {visitor.person_id or 0}, _known_again(session, row, rows)
    accounts: dict[str, Account] = {}
    for name in {fold_username(one.username) for one in rows if one.username}:
        person = find_by_username(session, name)
        if person is not None:
            accounts[name] = Account(person.id, is_in_care(person, makers))
    return plan_enrolment(rows, find_students(session, row.id), accounts)


def _known_again(session: Session, row: ClassRow, rows: Sequence[RosterRow]) -> list[RosterRow]:
    """The rows, those with the name and number of somebody who left under their account: it is the same pupil."""
    taken = {"", *(one.number for one in find_students(session, row.id))}
    left = {(one.name, one.number): one.username for one in find_former_students(session, row.id)}
    return [
        replace(one, username=one.username or left.get((one.name, one.number or ""), one.username))
        if one.number not in taken
        else one
        for one in rows
    ]


def _refuse_too_many(session: Session, row: ClassRow, plan: Plan) -> None:
    if len(find_students(session, row.id)) + plan.count("new") + plan.count("add") > MAX_STUDENTS:
        params = {"most": str(MAX_STUDENTS)}
        raise Conflict(Message(N_("A class has at most %(most)s students."), params))


def _moves(one: Enrolment) -> bool:
    """Whether a line gives somebody another group or other labels, who may be taking a quiz of the class."""
    before, after = one.before, one.after
    return one.outcome == "add" or (
        before is not None and (before.group, before.labels) != (after.group, after.labels)
    )


def _follow(session: Session, row: ClassRow, one: Enrolment, *, now: datetime) -> None:
    if one.outcome == "change":
        _write(get_member_row(session, row.id, one.after.id, "student"), one)
    elif one.outcome == "add":
        person = find_by_username(session, fold_username(one.after.username))
        assert person is not None
        _put(session, row, one, person.id, now=now)


def _new_member(row: ClassRow, one: Enrolment, person_id: int, *, now: datetime) -> MemberRow:
    """The row of somebody who cannot be in the class yet; all of these are written at once."""
    member = MemberRow(class_id=row.id, person_id=person_id, role="student", joined_at=now)
    _write(member, one)
    return member


def _put(session: Session, row: ClassRow, one: Enrolment, person_id: int, *, now: datetime) -> None:
    """Makes a student of somebody who is not one, also of one who has left."""
    member = find_member_row(session, row.id, person_id)
    member = member or add_member(session, row, person_id, "student", name=one.after.name, now=now)
    member.role, member.left_at = "student", None
    _write(member, one)


def _write(member: MemberRow, one: Enrolment) -> None:
    member.name, member.number, member.group = one.after.name, one.after.number, one.after.group
    member.labels = list(one.after.labels)
