"""What each question got in finished attempts: the one query behind statistics and histories."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Select, SQLColumnExpression, and_, func, null, select, type_coerce
from sqlalchemy.orm import Session

from quizapp.core.statistics.history import Given
from quizapp.storage.attempts import AttemptRow, AttemptSlotRow, StepRow
from quizapp.storage.banks import BankRow, QuestionFactRow, QuestionRow, QuestionVersionRow
from quizapp.storage.database import time_of
from quizapp.storage.ledger import MarkEntryRow
from quizapp.storage.pins import find_facts_of
from quizapp.storage.quizzes import QuizRow

FINISHED = (AttemptRow.mode == "quiz", AttemptRow.state == "finished", AttemptRow.counts)
# Where in a row the version of its question stands, and where its step begins.
VERSION, STEP = 2, 11


class Asked(NamedTuple):
    """What a version of a question is: its ``number``, the question's id and kind, its bank, its facts and topics."""

    number: int
    question: str
    kind: str
    bank: str
    facts: tuple[str, ...]
    topics: tuple[str, ...]


def find_answers(
    session: Session, *conditions: SQLColumnExpression[bool], picks: bool = False
) -> list[Given]:
    """What the questions got in finished attempts that count, under these conditions, by attempt and slot.

    A condition may speak of attempts, their quizzes and slots, questions and versions. Texts that ask nothing are left out.
    Which options were picked is told only where ``picks`` are asked for: reading them costs the most.
    """
    asked = (*FINISHED, QuestionRow.kind != "description", *conditions)
    entries = _last_entries(session, asked)
    result = session.connection().execute(_answers(asked, picks=picks))
    # Without picks what the driver gives is what is wanted: of 30,000 answers each step on the way counts.
    rows = result.all() if picks or result.cursor is None else result.cursor.fetchall()
    versions = _find_asked(session, {row[VERSION] for row in rows})
    return [
        _given(one, entries.get((one[0], one[1])) if entries else None, versions[one[VERSION]])
        for one in _standing(rows)
    ]


def _standing(rows: Iterable[Sequence[Any]]) -> list[Sequence[Any]]:
    """Of several steps of a slot the last one: they come in their order."""
    found: list[Sequence[Any]] = []
    attempt_id = slot = None
    for one in rows:
        if one[0] == attempt_id and one[1] == slot:
            found[-1] = one
        else:
            found.append(one)
            attempt_id, slot = one[0], one[1]
    return found


def _answers(conditions: Iterable[SQLColumnExpression[bool]], *, picks: bool) -> Select[*tuple[Any, ...]]:
    """The rows that ``_given`` reads, in the order of its fields; times in ms since 1970 as they are stored."""
    steps = and_(
        StepRow.attempt_id == AttemptSlotRow.attempt_id, StepRow.slot == AttemptSlotRow.number, ~StepRow.late
    )
    return (
        select(
            *(AttemptRow.id, AttemptSlotRow.number, AttemptSlotRow.question_version_id),
            *(AttemptRow.public_id, AttemptRow.number, AttemptRow.person_id, AttemptRow.guest_id),
            *(AttemptRow.language, QuizRow.public_id, AttemptSlotRow.quiz_slot, AttemptSlotRow.max_mark),
            *(StepRow.id, StepRow.fraction, StepRow.time_ms),
            type_coerce(func.coalesce(StepRow.at, AttemptRow.finished_at), BigInteger),
            StepRow.raw if picks else null(),
        )
        .select_from(AttemptSlotRow)
        .join(AttemptRow, AttemptRow.id == AttemptSlotRow.attempt_id)
        .join(QuizRow, QuizRow.id == AttemptRow.quiz_id)
        .join(QuestionVersionRow, QuestionVersionRow.id == AttemptSlotRow.question_version_id)
        .join(QuestionRow, QuestionRow.id == QuestionVersionRow.question_id)
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


def _find_asked(session: Session, version_ids: Collection[int]) -> Mapping[int, Asked]:
    facts = find_facts_of(session, QuestionFactRow.question_version_id.in_(version_ids))
    about = (QuestionVersionRow.number, QuestionRow.key, QuestionRow.kind, BankRow.key)
    wanted = (
        select(QuestionVersionRow.id, *about, QuestionVersionRow.content["tags"])
        .join(QuestionRow, QuestionRow.id == QuestionVersionRow.question_id)
        .join(BankRow, BankRow.id == QuestionRow.bank_id)
        .where(QuestionVersionRow.id.in_(version_ids))
    )
    return {
        id_: Asked(number, key, kind, bank, tuple(facts.get(id_, ())), tuple(tags or ()))
        for id_, number, key, kind, bank, tags in session.execute(wanted)
    }


def _given(row: Sequence[Any], entry: Any, asked: Asked) -> Given:
    _, slot, version, attempt, number, person, guest, language, quiz, quiz_slot, most = row[:STEP]
    step_id, fraction, time_ms, at_ms, raw = row[STEP:]
    return Given(
        attempt,
        number,
        slot,
        quiz_slot,
        f"p{person}" if person is not None else f"g{guest}",
        person,
        asked.bank,
        asked.question,
        quiz,
        (entry.question_version_id if entry else None) or version,
        asked.number,
        asked.kind,
        language,
        entry.fraction if entry else fraction if step_id else 0.0,
        entry.max_mark if entry else most,
        None if time_ms is None else time_ms / 1000,
        time_of(at_ms),
        tuple((raw or {}).get("choice", ())),
        asked.facts,
        asked.topics,
    )
