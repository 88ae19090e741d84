"""The tables of classes and of who is in them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import JSON, ColumnElement, ForeignKey, Select, String, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from quizapp.core.access import Visitor
from quizapp.core.classes.membership import (
    STAFF,
    ClassPermission,
    ClassRole,
    Member,
    in_order,
    may_in_class,
)
from quizapp.errors import Forbidden, NotFound
from quizapp.storage.database import Base, Instant
from quizapp.storage.people import Person


class ClassRow(Base):
    """A class. ``time_zone`` is None where the site's holds, ``join_code`` None while nobody may join by themselves."""

    __tablename__ = "classes"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    time_zone: Mapped[str | None] = mapped_column(String(64))
    join_code: Mapped[str | None] = mapped_column(String(16), unique=True)
    created_at: Mapped[datetime] = mapped_column(Instant)
    archived_at: Mapped[datetime | None] = mapped_column(Instant)


class MemberRow(Base):
    """Somebody in a class. One who left keeps the row: what was done in the class stays theirs."""

    __tablename__ = "class_members"
    __table_args__ = (UniqueConstraint("class_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("classes.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(String(100))
    number: Mapped[str] = mapped_column(String(40), default="")
    group: Mapped[str] = mapped_column("group_name", String(60), default="")
    labels: Mapped[list[str]] = mapped_column(JSON, default=list)
    joined_at: Mapped[datetime] = mapped_column(Instant)
    left_at: Mapped[datetime | None] = mapped_column(Instant)
    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)


def get_class(
    session: Session,
    visitor: Visitor,
    public_id: str,
    permission: ClassPermission = "see",
    *,
    hold: bool = False,
) -> ClassRow:
    """The class in which this visitor may do that; ``hold`` keeps others from changing it meanwhile.

    Raises NotFound to those who do not teach it, Forbidden to those whose role there does not reach so far.
    """
    wanted = select(ClassRow, MemberRow.role).join(MemberRow, MemberRow.class_id == ClassRow.id)
    wanted = wanted.where(ClassRow.public_id == public_id, *is_staff(visitor))
    row = session.execute(wanted).first() if public_id.isprintable() else None
    if row is None:
        raise NotFound
    if not may_in_class(cast(ClassRole, row[1]), permission):
        raise Forbidden
    if hold:
        session.execute(select(ClassRow.id).where(ClassRow.id == row[0].id).with_for_update())
    found: ClassRow = row[0]
    return found


def is_staff(visitor: Visitor) -> tuple[ColumnElement[bool], ...]:
    """The conditions under which a row of members is this visitor's as one who teaches."""
    return (
        MemberRow.person_id == visitor.person_id,
        MemberRow.role.in_(STAFF),
        MemberRow.left_at.is_(None),
    )


def teaches(visitor: Visitor) -> tuple[ColumnElement[bool], ...]:
    """The conditions under which a row of members is this visitor's as a teacher, not as one who helps."""
    return (*is_staff(visitor), MemberRow.role == "teacher")


def find_taught_classes(session: Session, visitor: Visitor) -> Sequence[tuple[ClassRow, ClassRole]]:
    """The classes in which this visitor teaches, with the role there, the newest first."""
    wanted = select(ClassRow, MemberRow.role).join(MemberRow, MemberRow.class_id == ClassRow.id)
    rows = session.execute(wanted.where(*is_staff(visitor)).order_by(ClassRow.id.desc()))
    return [(row, cast(ClassRole, role)) for row, role in rows]


def find_joined_classes(session: Session, person_id: int) -> Sequence[tuple[ClassRow, MemberRow]]:
    """The running classes in which this person is a student, the newest first."""
    mine = (MemberRow.person_id == person_id, MemberRow.role == "student", MemberRow.left_at.is_(None))
    wanted = select(ClassRow, MemberRow).join(MemberRow, MemberRow.class_id == ClassRow.id)
    rows = session.execute(wanted.where(*mine, ClassRow.archived_at.is_(None)).order_by(ClassRow.id.desc()))
    return [(row, member) for row, member in rows]


def get_joined_class(session: Session, visitor: Visitor, public_id: str) -> tuple[ClassRow, MemberRow]:
    """The class, also one put away, in which this visitor is a student. Raises NotFound."""
    mine = (
        MemberRow.person_id == visitor.person_id,
        MemberRow.role == "student",
        MemberRow.left_at.is_(None),
    )
    wanted = select(ClassRow, MemberRow).join(MemberRow, MemberRow.class_id == ClassRow.id)
    row = session.execute(wanted.where(ClassRow.public_id == public_id, *mine)).first()
    if row is None:
        raise NotFound
    return row[0], row[1]


def find_class_by_code(session: Session, code: str) -> ClassRow | None:
    """The running class that this code opens."""
    wanted = select(ClassRow).where(ClassRow.join_code == code, ClassRow.archived_at.is_(None))
    return session.scalar(wanted) if code and code.isprintable() else None


def find_students(session: Session, class_id: int) -> list[Member]:
    """The students of a class in the order of their names."""
    return in_order(map(member_of, find_student_rows(session, class_id)))


def find_former_students(session: Session, class_id: int) -> list[Member]:
    """The students who left a class or were taken out of it, in the order of their names."""
    wanted = select(MemberRow).where(MemberRow.class_id == class_id, MemberRow.left_at.is_not(None))
    return in_order(map(member_of, session.scalars(wanted.where(MemberRow.role == "student"))))


def find_student_rows(session: Session, class_id: int) -> Sequence[MemberRow]:
    """The rows of the students of a class, in no order."""
    return session.scalars(_members(class_id, "student")).all()


def find_staff(session: Session, class_id: int) -> Sequence[MemberRow]:
    """The rows of those who teach a class, in the order in which they came."""
    return session.scalars(_members(class_id, *STAFF).order_by(MemberRow.id)).all()


def find_member_row(session: Session, class_id: int, person_id: int) -> MemberRow | None:
    """The row of a person in a class, also of one who left."""
    wanted = select(MemberRow).where(MemberRow.class_id == class_id, MemberRow.person_id == person_id)
    return session.scalar(wanted)


def get_member_row(session: Session, class_id: int, member_id: int, *roles: ClassRole) -> MemberRow:
    """A member of a class with one of these roles. Raises NotFound."""
    row = session.scalar(_members(class_id, *roles).where(MemberRow.id == member_id))
    if row is None:
        raise NotFound
    return row


def count_students(session: Session, class_ids: Iterable[int]) -> Mapping[int, int]:
    """How many students each of these classes has; those without any are left out."""
    wanted = select(MemberRow.class_id, func.count()).where(
        MemberRow.class_id.in_(list(class_ids)), MemberRow.role == "student", MemberRow.left_at.is_(None)
    )
    return {id_: count for id_, count in session.execute(wanted.group_by(MemberRow.class_id))}


def teachers_of(session: Session, class_ids: Iterable[int]) -> Mapping[int, list[str]]:
    """The names of the teachers of each of these classes."""
    wanted = select(MemberRow.class_id, MemberRow.name).where(
        MemberRow.class_id.in_(list(class_ids)), MemberRow.role == "teacher", MemberRow.left_at.is_(None)
    )
    found: dict[int, list[str]] = {}
    for class_id, name in session.execute(wanted.order_by(MemberRow.id)):
        found.setdefault(class_id, []).append(name)
    return found


def caretakers(session: Session, class_id: int) -> frozenset[int]:
    """The ids of those who teach a class: the accounts that one of them made are in the care of all."""
    return frozenset(row.person_id for row in find_staff(session, class_id))


def is_in_care(person: Person, makers: frozenset[int]) -> bool:
    """True for a learner whose account one of these made, so that nobody takes over another's account."""
    return person.role == "learner" and person.created_by in makers


def member_of(row: MemberRow) -> Member:
    """The student that a row holds."""
    return Member(
        row.id, row.person_id, row.name, row.number, row.person.username, row.group, tuple(row.labels)
    )


def _members(class_id: int, *roles: ClassRole) -> Select[MemberRow]:
    return select(MemberRow).where(
        MemberRow.class_id == class_id, MemberRow.role.in_(roles), MemberRow.left_at.is_(None)
    )
