"""What each question got in finished attempts: the one query behind statistics and histories."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, SQLColumnExpression, and_, null, select
from sqlalchemy.orm import Session

from quizapp.core.statistics.history import Given
from quizapp.storage.attempts import AttemptRow, AttemptSlotRow, StepRow
from quizapp.storage.banks import BankRow, QuestionFactRow, QuestionRow, QuestionVersionRow
from quizapp.storage.ledger import MarkEntryRow
from quizapp.storage.pins import find_facts_of
from quizapp.storage.quizzes import QuizRow

FINISHED = (AttemptRow.mode == "quiz", AttemptRow.state == "finished", AttemptRow.counts)
# Which facts and topics the versions of questions have.
Tested = Mapping[int, tuple[tuple[str, ...], tuple[str, ...]]]


def find_answers(
    session: Session, *conditions: SQLColumnExpression[bool], picks: bool = False
) -> list[Given]:
    """What the questions got in finished attempts that count, under these conditions, by attempt and slot.

    A condition may speak of attempts, their quizzes and slots, questions and versions. Texts that ask nothing are left out.
    Which options were picked is told only where ``picks`` are asked for: reading them costs the most.
    """
    asked = (*FINISHED, QuestionRow.kind != "description", *conditions)
    entries = _last_entries(session, asked)
    # Of several steps the last one stands: they come in their order.
    rows = {(row.id, row.slot): row for row in session.execute(_answers(asked, picks=picks))}
    tested = _tested(session, {row.question_version_id for row in rows.values()})
    return [_given(row, entries.get(place), tested) for place, row in rows.items()]


def _answers(conditions: Iterable[SQLColumnExpression[bool]], *, picks: bool) -> Any:
    steps = and_(
        StepRow.attempt_id == AttemptSlotRow.attempt_id, StepRow.slot == AttemptSlotRow.number, ~StepRow.late
    )
    return (
        select(
            *(AttemptRow.id, AttemptRow.public_id, AttemptRow.number.label("attempt_number")),
            *(AttemptRow.person_id, AttemptRow.guest_id, AttemptRow.language, AttemptRow.finished_at),
            *(AttemptSlotRow.number.label("slot"), AttemptSlotRow.quiz_slot, AttemptSlotRow.max_mark),
            *(AttemptSlotRow.question_version_id, QuestionVersionRow.number.label("version")),
            *(QuestionRow.key, QuestionRow.kind, BankRow.key.label("bank"), QuizRow.public_id.label("quiz")),
            *(
                StepRow.fraction,
                StepRow.time_ms,
                StepRow.at,
                StepRow.raw if picks else null().label("raw"),
                StepRow.id.label("step_id"),
            ),
        )
        .select_from(AttemptSlotRow)
        .join(AttemptRow, AttemptRow.id == AttemptSlotRow.attempt_id)
        .join(QuizRow, QuizRow.id == AttemptRow.quiz_id)
        .join(QuestionVersionRow, QuestionVersionRow.id == AttemptSlotRow.question_version_id)
        .join(QuestionRow, QuestionRow.id == QuestionVersionRow.question_id)
        .join(BankRow, BankRow.id == QuestionRow.bank_id)
        .outerjoin(StepRow, steps)
        .where(*conditions)
        .order_by(AttemptSlotRow.attempt_id, AttemptSlotRow.number, StepRow.number)
    )


def _last_entries(
    session: Session, conditions: Iterable[SQLColumnExpression[bool]]
) -> Mapping[tuple[int, int], Any]:
    """What the ledger says last of the slots of which it says anything."""
    slots = and_(
        AttemptSlotRow.attempt_id == MarkEntryRow.attempt_id, AttemptSlotRow.number == MarkEntryRow.slot
    )
    said = (MarkEntryRow.fraction, MarkEntryRow.max_mark, MarkEntryRow.question_version_id)
    wanted = (
        select(MarkEntryRow.attempt_id, MarkEntryRow.slot, *said)
        .join(AttemptRow, AttemptRow.id == MarkEntryRow.attempt_id)
        .join(QuizRow, QuizRow.id == AttemptRow.quiz_id)
        .join(AttemptSlotRow, slots)
        .join(QuestionVersionRow, QuestionVersionRow.id == AttemptSlotRow.question_version_id)
        .join(QuestionRow, QuestionRow.id == QuestionVersionRow.question_id)
        .where(*conditions)
        .order_by(MarkEntryRow.number)
    )
    return {(row.attempt_id, row.slot): row for row in session.execute(wanted)}


def _tested(session: Session, version_ids: Iterable[int]) -> Tested:
    ids = set(version_ids)
    facts = find_facts_of(session, QuestionFactRow.question_version_id.in_(ids))
    wanted = select(QuestionVersionRow.id, QuestionVersionRow.content["tags"])
    rows = session.execute(wanted.where(QuestionVersionRow.id.in_(ids)))
    return {id_: (tuple(facts.get(id_, ())), tuple(tags or ())) for id_, tags in rows}


def _given(row: Row[Any], entry: Any, tested: Tested) -> Given:
    fraction = entry.fraction if entry else row.fraction if row.step_id else 0.0
    facts, topics = tested[row.question_version_id]
    return Given(
        attempt=row.public_id,
        attempt_number=row.attempt_number,
        slot=row.slot,
        quiz_slot=row.quiz_slot,
        taker=f"p{row.person_id}" if row.person_id is not None else f"g{row.guest_id}",
        person_id=row.person_id,
        bank=row.bank,
        question=row.key,
        quiz=row.quiz,
        version_id=(entry.question_version_id if entry else None) or row.question_version_id,
        number=row.version,
        form=row.kind,
        language=row.language,
        fraction=fraction,
        max_mark=entry.max_mark if entry else row.max_mark,
        seconds=None if row.time_ms is None else row.time_ms / 1000,
        at=row.at or row.finished_at,
        picks=tuple((row.raw or {}).get("choice", ())),
        facts=facts,
        topics=topics,
    )
