"""Statistics of quizzes as they were computed last, and what they are computed from."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quizapp.core.statistics.sitting import Answered, Sitting
from quizapp.storage.attempts import AttemptRow, AttemptSlotRow, StepRow, sitting_of
from quizapp.storage.banks import QuestionRow, QuestionVersionRow
from quizapp.storage.database import Base, Instant
from quizapp.storage.ledger import MarkEntryRow


class QuizStatisticsRow(Base):
    """What was computed for a quiz; ``basis`` is the digest of what it was computed from, ``content`` a report by basis."""

    __tablename__ = "quiz_statistics"

    quiz_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id", ondelete="CASCADE"), primary_key=True)
    basis: Mapped[str] = mapped_column(String(64))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    computed_at: Mapped[datetime] = mapped_column(Instant)


def find_bases(session: Session) -> Mapping[int, str]:
    """For each quiz with finished attempts the digest of what its statistics follow from: attempts and ledger."""
    counts = (AttemptRow.quiz_id, func.count(), func.max(AttemptRow.finished_at), func.max(AttemptRow.id))
    taken = (AttemptRow.quiz_id.is_not(None), AttemptRow.mode == "quiz", AttemptRow.state == "finished")
    attempts = session.execute(select(*counts).where(*taken, AttemptRow.counts).group_by(AttemptRow.quiz_id))
    entries = (
        select(AttemptRow.quiz_id, func.max(MarkEntryRow.id))
        .join(MarkEntryRow, MarkEntryRow.attempt_id == AttemptRow.id)
        .group_by(AttemptRow.quiz_id)
    )
    ledger = {quiz_id: last for quiz_id, last in session.execute(entries)}
    return {row[0]: _digest(*row[1:], ledger.get(row[0])) for row in attempts if row[0] is not None}


def find_computed(session: Session) -> Mapping[int, str]:
    """For each quiz with statistics the digest of what they were computed from."""
    rows = session.execute(select(QuizStatisticsRow.quiz_id, QuizStatisticsRow.basis))
    return {quiz_id: basis for quiz_id, basis in rows}


def find_sittings(session: Session, quiz_id: int) -> list[Sitting]:
    """The finished attempts of a quiz that count, as statistics see them, oldest first."""
    wanted = select(AttemptRow).where(
        AttemptRow.quiz_id == quiz_id,
        AttemptRow.mode == "quiz",
        AttemptRow.state == "finished",
        AttemptRow.counts,
    )
    rows = session.scalars(wanted.order_by(AttemptRow.id)).all()
    answers = _answers(session, quiz_id)
    return [
        Sitting(
            taker=f"p{row.person_id}" if row.person_id is not None else f"g{row.guest_id}",
            number=row.number,
            share=sitting_of(row).share,
            language=row.language,
            seconds=(row.finished_at - row.started_at).total_seconds() if row.finished_at else None,
            answers=tuple(answers.get(row.id, ())),
        )
        for row in rows
    ]


def _answers(session: Session, quiz_id: int) -> Mapping[int, list[Answered]]:
    """What each question got in each attempt of a quiz; texts that ask nothing are left out."""
    slots = (
        select(AttemptSlotRow, QuestionRow.key)
        .join(AttemptRow, AttemptRow.id == AttemptSlotRow.attempt_id)
        .join(QuestionVersionRow, QuestionVersionRow.id == AttemptSlotRow.question_version_id)
        .join(QuestionRow, QuestionRow.id == QuestionVersionRow.question_id)
        .where(AttemptRow.quiz_id == quiz_id, QuestionRow.kind != "description")
        .order_by(AttemptSlotRow.attempt_id, AttemptSlotRow.quiz_slot)
    )
    steps, entries = _steps(session, quiz_id), _entries(session, quiz_id)
    found: dict[int, list[Answered]] = {}
    for slot, key in session.execute(slots):
        place = (slot.attempt_id, slot.number)
        found.setdefault(slot.attempt_id, []).append(
            _answered(slot, key, steps.get(place), entries.get(place))
        )
    return found


def _answered(slot: AttemptSlotRow, key: str, step: StepRow | None, entry: MarkEntryRow | None) -> Answered:
    fraction = entry.fraction if entry else step.fraction if step else 0.0
    choice: Sequence[str] = step.raw.get("choice", ()) if step else ()
    return Answered(
        question=key,
        version_id=(entry.question_version_id if entry else None) or slot.question_version_id,
        fraction=fraction,
        max_mark=entry.max_mark if entry else slot.max_mark,
        picks=tuple(choice),
        seconds=step.time_ms / 1000 if step and step.time_ms is not None else None,
    )


def _steps(session: Session, quiz_id: int) -> Mapping[tuple[int, int], StepRow]:
    """The step that counts for each slot: the last that did not come late."""
    wanted = select(StepRow).join(AttemptRow, AttemptRow.id == StepRow.attempt_id)
    wanted = wanted.where(AttemptRow.quiz_id == quiz_id, ~StepRow.late).order_by(StepRow.number)
    return {(step.attempt_id, step.slot): step for step in session.scalars(wanted)}


def _entries(session: Session, quiz_id: int) -> Mapping[tuple[int, int], MarkEntryRow]:
    wanted = select(MarkEntryRow).join(AttemptRow, AttemptRow.id == MarkEntryRow.attempt_id)
    wanted = wanted.where(AttemptRow.quiz_id == quiz_id).order_by(MarkEntryRow.number)
    return {(entry.attempt_id, entry.slot): entry for entry in session.scalars(wanted)}


def _digest(*values: object) -> str:
    return hashlib.sha256("|".join(map(str, values)).encode()).hexdigest()
