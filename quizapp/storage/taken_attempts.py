"""Attempts by the thousand, with no more of each than results are reckoned from."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.storage.attempts import AttemptRow


class Taken(NamedTuple):
    """One attempt with no more than results are reckoned from."""

    id: int
    quiz_id: int | None
    person_id: int | None
    guest_id: str | None
    number: int
    state: str
    mark: float | None
    max_mark: float | None
    ungraded: int | None


def find_taken_attempts(session: Session, quiz_ids: Sequence[int]) -> list[Taken]:
    """``find_counted_attempts`` for thousands of them: without what each was started with, in no order."""
    wanted = select(*(getattr(AttemptRow, field) for field in Taken._fields))
    rows = session.execute(wanted.where(AttemptRow.quiz_id.in_(quiz_ids), AttemptRow.counts))
    return [Taken(*row) for row in rows]


def find_latest_finished(session: Session, quiz_ids: Sequence[int], *, most: int) -> Sequence[AttemptRow]:
    """The attempts on these quizzes that count and were finished last."""
    mine = (AttemptRow.quiz_id.in_(quiz_ids), AttemptRow.counts, AttemptRow.finished_at.is_not(None))
    wanted = select(AttemptRow).where(*mine).order_by(AttemptRow.finished_at.desc(), AttemptRow.id.desc())
    return session.scalars(wanted.limit(most)).all()
