"""Students who join a class by its code, and the classes that they are in."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.classes.join_code import parse_join_code
from quizapp.core.classes.membership import STAFF
from quizapp.core.classes.roster import MAX_STUDENTS, check_fields
from quizapp.core.languages import N_, Message
from quizapp.core.people import clean_name
from quizapp.errors import Conflict, Forbidden, Invalid, NotFound
from quizapp.services.classes.making import add_member
from quizapp.storage.classes import (
    ClassRow,
    count_students,
    find_class_by_code,
    find_joined_classes,
    find_member_row,
    find_students,
    teachers_of,
)
from quizapp.storage.database import Database


@dataclass(frozen=True)
class Invitation:
    """What a code opens, as the one sees it who holds it; ``joined`` where they are in the class already."""

    code: str
    name: str
    teachers: tuple[str, ...]
    joined: bool


@dataclass(frozen=True)
class JoinedClass:
    """A class of a student's own."""

    id: str
    name: str
    teachers: tuple[str, ...]
    called: str
    number: str
    group: str


def find_invitation(database: Database, visitor: Visitor, code: str) -> Invitation:
    """The class behind a code. Raises NotFound."""
    with database.read() as session:
        row = _get_class(session, code)
        member = find_member_row(session, row.id, visitor.person_id or 0)
        joined = member is not None and member.left_at is None
        teachers = tuple(teachers_of(session, [row.id]).get(row.id, ()))
        return Invitation(row.join_code or "", row.name, teachers, joined)


def join_class(
    database: Database, visitor: Visitor, code: str, *, name: str = "", number: str = "", now: datetime
) -> str:
    """The name of the class that the visitor is in from now on; a second time changes nothing.

    Raises NotFound, Forbidden for a guest, Invalid, and Conflict where the class is full or the number is taken.
    """
    if visitor.person_id is None:
        raise Forbidden
    called, number = clean_name(name) or visitor.name, clean_name(number)
    complaint = check_fields(called, number, "", ())
    if complaint is not None:
        raise Invalid(complaint)
    with database.write() as session:
        row = get_class_held(session, code)
        member = find_member_row(session, row.id, visitor.person_id)
        if member is not None and member.left_at is None:
            return row.name
        _refuse_full(session, row)
        _refuse_taken(session, row, number)
        member = member or add_member(session, row, visitor.person_id, "student", name=called, now=now)
        if member.role in STAFF:
            member.role = "student"
        member.left_at, member.name, member.number = None, called, number or member.number
        return row.name


def leave_class(database: Database, visitor: Visitor, class_id: str, *, now: datetime) -> None:
    """Takes the visitor out of a class in which they are a student. Raises NotFound."""
    with database.write() as session:
        for row, member in find_joined_classes(session, visitor.person_id or 0):
            if row.public_id == class_id:
                member.left_at = now
                return
    raise NotFound


def my_classes(database: Database, visitor: Visitor) -> tuple[JoinedClass, ...]:
    """The running classes in which the visitor is a student, the newest first."""
    if visitor.person_id is None:
        return ()
    with database.read() as session:
        found = find_joined_classes(session, visitor.person_id)
        teachers = teachers_of(session, [row.id for row, _ in found])
        return tuple(
            JoinedClass(
                row.public_id,
                row.name,
                tuple(teachers.get(row.id, ())),
                member.name,
                member.number,
                member.group,
            )
            for row, member in found
        )


def get_class_held(session: Session, code: str) -> ClassRow:
    """The class behind a code, kept from changing meanwhile. Raises NotFound."""
    row = _get_class(session, code)
    session.refresh(row, with_for_update=True)
    return row


def _get_class(session: Session, code: str) -> ClassRow:
    row = find_class_by_code(session, parse_join_code(code))
    if row is None:
        raise NotFound(Message(N_("No class has this code. Ask your teacher for the one that holds now.")))
    return row


def _refuse_full(session: Session, row: ClassRow) -> None:
    if count_students(session, [row.id]).get(row.id, 0) >= MAX_STUDENTS:
        raise Conflict(Message(N_("This class is full.")))


def _refuse_taken(session: Session, row: ClassRow, number: str) -> None:
    if number and any(member.number == number for member in find_students(session, row.id)):
        raise Conflict(Message(N_("Somebody in this class has this student number already.")))
