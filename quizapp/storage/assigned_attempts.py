"""Attempts as those reach them who assigned or made what they are on."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, case, func, or_, select
from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.storage.assignments import AssignmentRow
from quizapp.storage.attempts import AttemptRow
from quizapp.storage.classes import ClassRow, MemberRow, is_staff
from quizapp.storage.quizzes import QuizRow, has_public_id, managed_by


def find_taught_attempt(session: Session, visitor: Visitor, public_id: str) -> AttemptRow | None:
    """The attempt on a quiz of this visitor's, if it is one that counts, or on what a class of theirs was assigned."""
    wanted = select(AttemptRow).join(QuizRow, AttemptRow.quiz_id == QuizRow.id)
    return session.scalar(wanted.where(has_public_id(AttemptRow.public_id, public_id), is_taught(visitor)))


def is_taught(visitor: Visitor) -> ColumnElement[bool]:
    """The condition under which an attempt, joined to its quiz, is in this visitor's charge."""
    taught = (
        select(AssignmentRow.id)
        .join(MemberRow, MemberRow.class_id == AssignmentRow.class_id)
        .where(AssignmentRow.id == AttemptRow.assignment_id, *is_staff(visitor))
    )
    return or_(and_(AttemptRow.counts, managed_by(visitor)), taught.exists())


def find_assigned_attempts(
    session: Session, assignment_id: int, person_id: int | None = None
) -> Sequence[AttemptRow]:
    """The attempts on an assignment, of everybody or of one person, in the order in which they were started."""
    wanted = select(AttemptRow).where(AttemptRow.assignment_id == assignment_id)
    if person_id is not None:
        wanted = wanted.where(AttemptRow.person_id == person_id)
    return session.scalars(wanted.order_by(AttemptRow.started_at, AttemptRow.id)).all()


def find_attempts_of(
    session: Session, person_id: int, assignment_ids: Sequence[int]
) -> Mapping[int, Sequence[AttemptRow]]:
    """What a person took of these assignments, by their ids, in the order in which the attempts were started."""
    mine = (AttemptRow.person_id == person_id, AttemptRow.assignment_id.in_(assignment_ids))
    found: dict[int, list[AttemptRow]] = {}
    for row in session.scalars(
        select(AttemptRow).where(*mine).order_by(AttemptRow.started_at, AttemptRow.id)
    ):
        found.setdefault(row.assignment_id or 0, []).append(row)
    return found


def find_taken_assignments(session: Session, person_id: int) -> Sequence[AssignmentRow]:
    """The assignments that a person has started, in whatever class, withdrawn or not."""
    taken = select(AttemptRow.assignment_id).where(AttemptRow.person_id == person_id)
    return session.scalars(select(AssignmentRow).where(AssignmentRow.id.in_(taken))).all()


def find_attempt_ids(session: Session, row_ids: Sequence[int]) -> Mapping[int, str]:
    """The ids in addresses of these attempts."""
    wanted = select(AttemptRow.id, AttemptRow.public_id).where(AttemptRow.id.in_(row_ids))
    return {id_: public_id for id_, public_id in session.execute(wanted)}


def count_takers(session: Session, assignment_ids: Sequence[int]) -> Mapping[int, tuple[int, int]]:
    """For each of these assignments how many of its class work on it now, and how many have handed in what counts."""
    running = case((AttemptRow.state == "running", AttemptRow.person_id))
    done = case(
        (and_(AttemptRow.state == "finished", AttemptRow.counts), AttemptRow.person_id),
    )
    wanted = (
        select(AttemptRow.assignment_id, func.count(running.distinct()), func.count(done.distinct()))
        .join(AssignmentRow, AssignmentRow.id == AttemptRow.assignment_id)
        .join(
            MemberRow,
            and_(MemberRow.class_id == AssignmentRow.class_id, MemberRow.person_id == AttemptRow.person_id),
        )
        .where(AttemptRow.assignment_id.in_(assignment_ids), MemberRow.left_at.is_(None))
        .group_by(AttemptRow.assignment_id)
    )
    return {id_: (working, through) for id_, working, through in session.execute(wanted) if id_ is not None}


def number_on_assignment(session: Session, row: AttemptRow) -> int:
    """Which of this person's attempts on its assignment an attempt is, counted from 1."""
    wanted = select(func.count()).where(
        AttemptRow.assignment_id == row.assignment_id,
        AttemptRow.person_id == row.person_id,
        AttemptRow.number <= row.number,
    )
    return session.scalar(wanted) or 1


def find_zone(session: Session, row: AttemptRow) -> str:
    """The time zone of the class that an attempt was assigned in; empty where the site's holds."""
    wanted = select(ClassRow.time_zone).join(AssignmentRow, AssignmentRow.class_id == ClassRow.id)
    return session.scalar(wanted.where(AssignmentRow.id == row.assignment_id)) or ""


def find_last_extension(session: Session, assignment_id: int) -> datetime | None:
    """Until when a teacher has put off the end of an attempt on an assignment at the latest."""
    wanted = select(func.max(AttemptRow.extended_to)).where(AttemptRow.assignment_id == assignment_id)
    return session.scalar(wanted)


def find_running_ids(session: Session, *conditions: SQLColumnExpression[bool]) -> Sequence[int]:
    """The ids of the running attempts that meet the conditions."""
    return session.scalars(select(AttemptRow.id).where(AttemptRow.state == "running", *conditions)).all()
