"""Classes as those see them who teach them."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.classes.membership import (
    CLASS_GRANTS,
    ClassPermission,
    ClassRole,
    Member,
    in_order,
    shared_names,
)
from quizapp.services.access import refuse_learner
from quizapp.storage.classes import (
    ClassRow,
    MemberRow,
    caretakers,
    count_students,
    find_member_row,
    find_staff,
    find_student_rows,
    find_taught_classes,
    get_class,
    is_in_care,
    member_of,
)
from quizapp.storage.database import Database


@dataclass(frozen=True)
class ClassCard:
    """One class in a list; ``role`` is the visitor's own there."""

    id: str
    name: str
    time_zone: str | None
    role: ClassRole
    students: int
    archived: bool


@dataclass(frozen=True)
class StaffView:
    """One who teaches a class."""

    id: int
    name: str
    username: str
    role: ClassRole
    own: bool


@dataclass(frozen=True)
class StudentView:
    """A student in the roster; ``waits`` where the account has no password yet, ``in_care`` where a card may be made."""

    member: Member
    twin_name: bool
    waits: bool
    in_care: bool


@dataclass(frozen=True)
class ClassPage:
    """A class with its people. ``groups`` and ``labels`` are those in use, ``can`` is what the visitor may do."""

    card: ClassCard
    join_code: str | None
    created_at: datetime
    staff: tuple[StaffView, ...]
    students: tuple[StudentView, ...]
    can: frozenset[ClassPermission]

    @property
    def groups(self) -> list[str]:
        """The groups in use, in their order."""
        return sorted({one.member.group for one in self.students} - {""})

    @property
    def labels(self) -> list[str]:
        """The labels in use, in their order."""
        return sorted({label for one in self.students for label in one.member.labels})


def list_classes(database: Database, visitor: Visitor) -> list[ClassCard]:
    """The classes in which the visitor teaches, the newest first. Raises Forbidden."""
    refuse_learner(visitor)
    with database.read() as session:
        found = find_taught_classes(session, visitor)
        counts = count_students(session, [row.id for row, _ in found])
        return [_card(row, role, counts.get(row.id, 0)) for row, role in found]


def class_page(database: Database, visitor: Visitor, class_id: str) -> ClassPage:
    """A class in which the visitor teaches, with everybody in it. Raises NotFound."""
    with database.read() as session:
        row = get_class(session, visitor, class_id)
        staff = find_staff(session, row.id)
        own = next(member for member in staff if member.person_id == visitor.person_id)
        students = _students(session, row)
        role = cast(ClassRole, own.role)
        return ClassPage(
            card=_card(row, role, len(students)),
            join_code=row.join_code,
            created_at=row.created_at,
            staff=tuple(_staff_view(member, visitor) for member in staff),
            students=students,
            can=CLASS_GRANTS[role],
        )


def class_rights(database: Database, visitor: Visitor, class_id: str) -> frozenset[ClassPermission]:
    """What the visitor may do in a class in which they teach. Raises NotFound."""
    with database.read() as session:
        row = get_class(session, visitor, class_id)
        own = find_member_row(session, row.id, visitor.person_id or 0)
        return CLASS_GRANTS[cast(ClassRole, own.role)] if own else frozenset()


def _card(row: ClassRow, role: ClassRole, students: int) -> ClassCard:
    return ClassCard(row.public_id, row.name, row.time_zone, role, students, row.archived_at is not None)


def _staff_view(row: MemberRow, visitor: Visitor) -> StaffView:
    own = row.person_id == visitor.person_id
    return StaffView(row.id, row.name, row.person.username, cast(ClassRole, row.role), own)


def _students(session: Session, row: ClassRow) -> tuple[StudentView, ...]:
    rows = {member.id: member for member in find_student_rows(session, row.id)}
    members = in_order(map(member_of, rows.values()))
    shared, makers = shared_names(members), caretakers(session, row.id)
    return tuple(
        StudentView(
            member,
            member.name in shared,
            rows[member.id].person.password is None,
            is_in_care(rows[member.id].person, makers),
        )
        for member in members
    )
