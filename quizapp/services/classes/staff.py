"""Who teaches a class beside the one who made it."""

from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor, may
from quizapp.core.classes.membership import STAFF, ClassRole
from quizapp.core.languages import N_, Message
from quizapp.core.people import fold_username
from quizapp.errors import Conflict, Invalid
from quizapp.services.classes.making import add_member
from quizapp.storage.classes import ClassRow, find_member_row, find_staff, get_class, get_member_row
from quizapp.storage.database import Database
from quizapp.storage.people import Person, find_by_username, role_of


def add_staff(
    database: Database, visitor: Visitor, class_id: str, *, username: str, role: ClassRole, now: datetime
) -> None:
    """Lets a colleague teach the class too, or in another role. Raises NotFound, Forbidden, Invalid, Conflict."""
    with database.write() as session:
        row = get_class(session, visitor, class_id, "manage", hold=True)
        person = _get_colleague(session, username)
        if role not in STAFF:
            raise Invalid(Message(N_("Choose what they may do.")))
        member = find_member_row(session, row.id, person.id)
        if member is None:
            add_member(session, row, person.id, role, name=person.name, now=now)
            return
        if member.role == "teacher" and role != "teacher" and member.left_at is None:
            _leave_a_teacher(session, row, person.id)
        member.role, member.left_at = role, None


def remove_staff(
    database: Database, visitor: Visitor, class_id: str, member_id: int, *, now: datetime
) -> None:
    """Takes a colleague, or oneself, out of the class. Raises NotFound, Forbidden; Conflict for the last teacher."""
    with database.write() as session:
        row = get_class(session, visitor, class_id, "manage", hold=True)
        member = get_member_row(session, row.id, member_id, *STAFF)
        if member.role == "teacher":
            _leave_a_teacher(session, row, member.person_id)
        member.left_at = now


def _get_colleague(session: Session, username: str) -> Person:
    person = find_by_username(session, fold_username(username))
    if person is None or not person.active:
        raise Invalid(Message(N_("Nobody here has this user name.")))
    if not may(Visitor(person.id, None, role_of(person)), "teach"):
        raise Invalid(Message(N_("This account is a learner's: only teachers can teach a class.")))
    return person


def _leave_a_teacher(session: Session, row: ClassRow, person_id: int) -> None:
    others = [
        one
        for one in find_staff(session, row.id)
        if one.role == "teacher" and one.person_id != person_id and one.person.active
    ]
    if not others:
        raise Conflict(Message(N_("Somebody has to teach the class: add another teacher first.")))
