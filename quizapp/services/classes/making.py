"""Classes made, changed, put away, and copied for the next term."""

import secrets
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.classes.join_code import JOIN_LENGTH, JOIN_LETTERS
from quizapp.core.classes.membership import ClassRole
from quizapp.core.languages import N_, Message
from quizapp.core.people import clean_name
from quizapp.errors import Invalid
from quizapp.services.access import refuse_learner
from quizapp.storage.classes import ClassRow, MemberRow, find_class_by_code, find_staff, get_class
from quizapp.storage.database import Database
from quizapp.storage.once import is_made


def make_class(
    database: Database,
    visitor: Visitor,
    *,
    name: str,
    time_zone: str | None = None,
    id_: str = "",
    now: datetime,
) -> str:
    """The id of a new class in which the visitor teaches and which students may join; of the one with ``id_`` where it is there.

    Raises Forbidden, Invalid.
    """
    refuse_learner(visitor)
    with database.write() as session:
        if is_made(session, ClassRow.public_id, id_):
            return id_
        row = _new_row(session, _checked_name(name), _checked_zone(time_zone), id_=id_, now=now)
        add_member(session, row, visitor.person_id or 0, "teacher", name=visitor.name, now=now)
        return row.public_id


def change_class(
    database: Database, visitor: Visitor, class_id: str, *, name: str, time_zone: str | None = None
) -> None:
    """Another name or zone. Raises NotFound, Forbidden, Invalid."""
    with database.write() as session:
        row = get_class(session, visitor, class_id, "manage")
        row.name, row.time_zone = _checked_name(name), _checked_zone(time_zone)


def archive_class(database: Database, visitor: Visitor, class_id: str, *, now: datetime) -> None:
    """Puts a class away: nobody joins it any more, everything in it stays to be read. Raises NotFound, Forbidden."""
    with database.write() as session:
        get_class(session, visitor, class_id, "manage").archived_at = now


def restore_class(database: Database, visitor: Visitor, class_id: str) -> None:
    """Brings a class back that was put away. Raises NotFound, Forbidden."""
    with database.write() as session:
        get_class(session, visitor, class_id, "manage").archived_at = None


def copy_class(
    database: Database, visitor: Visitor, class_id: str, *, name: str, id_: str = "", now: datetime
) -> str:
    """The id of a new class with the same zone and the same staff, and no students; of the one with ``id_`` where it is there.

    Raises NotFound, Forbidden, Invalid.
    """
    with database.write() as session:
        row = get_class(session, visitor, class_id, "manage")
        if is_made(session, ClassRow.public_id, id_):
            return id_
        copy = _new_row(session, _checked_name(name), row.time_zone, id_=id_, now=now)
        for member in find_staff(session, row.id):
            role: ClassRole = "teacher" if member.role == "teacher" else "assistant"
            add_member(session, copy, member.person_id, role, name=member.name, now=now)
        return copy.public_id


def renew_code(database: Database, visitor: Visitor, class_id: str) -> str:
    """A new code to join by; the one before opens nothing any more. Raises NotFound, Forbidden."""
    with database.write() as session:
        row = get_class(session, visitor, class_id, "enrol")
        row.join_code = _free_code(session)
        return row.join_code


def close_code(database: Database, visitor: Visitor, class_id: str) -> None:
    """Lets nobody join by themselves. Raises NotFound, Forbidden."""
    with database.write() as session:
        get_class(session, visitor, class_id, "enrol").join_code = None


def add_member(
    session: Session, row: ClassRow, person_id: int, role: ClassRole, *, name: str, now: datetime
) -> MemberRow:
    """Puts somebody into a class within a running transaction."""
    member = MemberRow(class_id=row.id, person_id=person_id, role=role, name=name, labels=[], joined_at=now)
    member.number, member.group = "", ""
    session.add(member)
    session.flush()
    return member


def _new_row(session: Session, name: str, time_zone: str | None, *, id_: str, now: datetime) -> ClassRow:
    row = ClassRow(public_id=id_ or secrets.token_urlsafe(9), name=name, time_zone=time_zone, created_at=now)
    row.join_code = _free_code(session)
    session.add(row)
    session.flush()
    return row


def _free_code(session: Session) -> str:
    while True:
        code = "".join(secrets.choice(JOIN_LETTERS) for _ in range(JOIN_LENGTH))
        if find_class_by_code(session, code) is None:
            return code


def _checked_name(name: str) -> str:
    cleaned = clean_name(name)
    if not cleaned:
        raise Invalid(Message(N_("Give the class a name.")))
    return cleaned


def _checked_zone(time_zone: str | None) -> str | None:
    if not time_zone:
        return None
    try:
        return ZoneInfo(time_zone).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Invalid(Message(N_("There is no time zone of this name: choose one of the list."))) from None
