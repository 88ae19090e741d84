"""The slots of an attempt with their drafts and steps: rows to core values and back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import ScalarSelect, Select, and_, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, aliased

from quizapp.core.access import Visitor
from quizapp.core.attempts.attempt import AttemptSlot
from quizapp.core.attempts.draft import Draft, Heard, Outcome, Save
from quizapp.core.attempts.layout import Layout
from quizapp.core.attempts.step import Event, Step, current_step
from quizapp.core.languages import Twin
from quizapp.errors import NotFound
from quizapp.storage.attempts import AttemptRow, AttemptSlotRow, DraftRow, DraftWriterRow, StepRow, taken_by
from quizapp.storage.banks import QuestionVersionRow
from quizapp.storage.database import Base
from quizapp.storage.ledger import MarkEntryRow, entries_of, find_entry_rows
from quizapp.storage.pins import find_question_versions

# The entries of slots, by the ids of their attempts and their numbers.
Ledger = Mapping[tuple[int, int], Sequence[MarkEntryRow]]


@dataclass(frozen=True)
class Place:
    """What a save needs to know of its slot: the draft, what this page sent last, whether it was given for good."""

    page: int
    draft: Draft
    last: Heard | None
    given: bool


def load_slots(
    session: Session, attempt: AttemptRow, *, only: Sequence[int] | None = None
) -> list[AttemptSlot]:
    """The slots of an attempt in order, all of them or those numbered."""
    return find_slots(session, [attempt], only=only)[attempt.id]


def find_slots(
    session: Session,
    attempts: Sequence[AttemptRow],
    *,
    only: Sequence[int] | None = None,
    versions: Collection[int] | None = None,
) -> Mapping[int, list[AttemptSlot]]:
    """The slots of these attempts in order, by the ids of attempts: all, those numbered, or those that show a version.

    Four queries, however many they are.
    """
    ids = [attempt.id for attempt in attempts]
    rows = _slot_rows(session, ids, only, versions)
    ledger = find_entry_rows(session, ids)
    questions = find_question_versions(session, {_graded_by(slot, ledger) for slot, _ in rows})
    chosen = None if only is None and versions is None else {slot.number for slot, _ in rows}
    steps = _steps_by_place(session, ids, chosen)
    found: dict[int, list[AttemptSlot]] = {id_: [] for id_ in ids}
    for slot, draft in rows:
        given = steps.get((slot.attempt_id, slot.number), ())
        found[slot.attempt_id].append(
            AttemptSlot(
                number=slot.number,
                version_id=slot.question_version_id,
                question=questions[_graded_by(slot, ledger)],
                layout=layout_of(slot),
                max_mark=_max_mark(slot, ledger),
                page=slot.page,
                heading=Twin(**slot.heading) if slot.heading else None,
                flagged=slot.flagged,
                hints_used=slot.hints_used,
                draft=Draft(draft.raw, draft.revision, draft.writer, draft.time_ms) if draft else Draft(),
                step=current_step(given),
                late=next((step for step in reversed(given) if step.late), None),
                entries=entries_of(session, ledger.get((slot.attempt_id, slot.number), ())),
            )
        )
    return found


def _graded_by(slot: AttemptSlotRow, ledger: Ledger) -> int:
    """The version that grades the slot: that of its last entry, else the one that was shown."""
    entries = ledger.get((slot.attempt_id, slot.number), ())
    return (entries[-1].question_version_id if entries else None) or slot.question_version_id


def _max_mark(slot: AttemptSlotRow, ledger: Ledger) -> float:
    entries = ledger.get((slot.attempt_id, slot.number), ())
    return entries[-1].max_mark if entries else slot.max_mark


def find_steps(
    session: Session, attempt_id: int, slots: Sequence[int] | None = None
) -> Mapping[int, list[Step]]:
    """The steps of an attempt by slot, in the order they were made."""
    return {slot: steps for (_, slot), steps in _steps_by_place(session, [attempt_id], slots).items()}


def _steps_by_place(
    session: Session, attempt_ids: Sequence[int], slots: Collection[int] | None
) -> Mapping[tuple[int, int], list[Step]]:
    wanted = select(StepRow).where(StepRow.attempt_id.in_(attempt_ids)).order_by(StepRow.slot, StepRow.number)
    steps: dict[tuple[int, int], list[Step]] = {}
    for row in session.scalars(wanted if slots is None else wanted.where(StepRow.slot.in_(slots))):
        steps.setdefault((row.attempt_id, row.slot), []).append(step_of(row))
    return steps


def find_latest_steps(
    session: Session, visitor: Visitor, *, most: int
) -> Sequence[tuple[StepRow, AttemptRow]]:
    """The visitor's latest step for each question, where it is not wholly right, newest first; no trials.

    What was graded again counts as it was graded last.
    """
    newest = func.row_number().over(partition_by=QuestionVersionRow.question_id, order_by=StepRow.id.desc())
    ranked = (
        select(StepRow.id, newest.label("rank"))
        .join(AttemptRow, AttemptRow.id == StepRow.attempt_id)
        .join(QuestionVersionRow, QuestionVersionRow.id == StepRow.question_version_id)
        .where(taken_by(visitor), ~StepRow.late, StepRow.fraction.is_not(None), AttemptRow.mode != "preview")
        .subquery()
    )
    wanted = (
        select(StepRow, AttemptRow)
        .join(AttemptRow, AttemptRow.id == StepRow.attempt_id)
        .join(ranked, ranked.c.id == StepRow.id)
        .where(ranked.c.rank == 1, func.coalesce(last_fraction(), StepRow.fraction) < 1)
        .order_by(StepRow.id.desc())
        .limit(most)
    )
    return [(step, row) for step, row in session.execute(wanted)]


def last_fraction() -> ScalarSelect[float | None]:
    """The fraction that the ledger of a step's slot says last; null where it says nothing."""
    mine = (MarkEntryRow.attempt_id == StepRow.attempt_id, MarkEntryRow.slot == StepRow.slot)
    latest = select(MarkEntryRow.fraction).where(*mine).order_by(MarkEntryRow.number.desc()).limit(1)
    return latest.correlate(StepRow).scalar_subquery()


def step_of(row: StepRow) -> Step:
    """The step that a row holds."""
    return Step(row.slot, cast(Event, row.event), row.raw, row.fraction, row.at)


def layout_of(row: AttemptSlotRow) -> Layout:
    """The layout that was drawn for a slot."""
    return {name: tuple((token, id_) for token, id_ in group) for name, group in row.layout.items()}


def get_place(session: Session, attempt: AttemptRow, number: int, writer: str) -> Place:
    """The slot as a save from this page finds it, by one query. Raises NotFound."""
    drafts = and_(DraftRow.attempt_id == AttemptSlotRow.attempt_id, DraftRow.slot == AttemptSlotRow.number)
    heard = and_(
        DraftWriterRow.attempt_id == AttemptSlotRow.attempt_id,
        DraftWriterRow.slot == AttemptSlotRow.number,
        DraftWriterRow.writer == writer,
    )
    given = _given_steps()
    found = session.execute(
        select(
            AttemptSlotRow.page,
            *(DraftRow.raw, DraftRow.revision, DraftRow.writer, DraftRow.time_ms),
            *(DraftWriterRow.seq, DraftWriterRow.raw, DraftWriterRow.outcome),
            given.exists(),
        )
        .outerjoin(DraftRow, drafts)
        .outerjoin(DraftWriterRow, heard)
        .where(AttemptSlotRow.attempt_id == attempt.id, AttemptSlotRow.number == number)
    ).one_or_none()
    if found is None:
        raise NotFound
    page, raw, revision, by, time_ms, seq, sent, outcome, is_given = found
    draft = Draft() if revision is None else Draft(raw, revision, by, time_ms)
    return Place(page, draft, None if seq is None else Heard(seq, sent, cast(Outcome, outcome)), is_given)


def _given_steps() -> Select[int]:
    """The steps that count of the slot that a query is about: graded ones after which it was not opened again."""
    later = aliased(StepRow)
    reopened = select(later.id).where(
        later.attempt_id == StepRow.attempt_id,
        later.slot == StepRow.slot,
        later.event == "reopened",
        later.id > StepRow.id,
    )
    mine = (StepRow.attempt_id == AttemptSlotRow.attempt_id, StepRow.slot == AttemptSlotRow.number)
    return select(StepRow.id).where(*mine, ~StepRow.late, ~reopened.exists())


def get_slot_row(session: Session, attempt: AttemptRow, number: int) -> AttemptSlotRow:
    """The row of one slot. Raises NotFound."""
    row = session.get(AttemptSlotRow, (attempt.id, number))
    if row is None:
        raise NotFound
    return row


def put_draft(session: Session, attempt: AttemptRow, number: int, draft: Draft, *, now: datetime) -> None:
    """Replaces the draft of a slot."""
    key = {"attempt_id": attempt.id, "slot": number}
    values = {"raw": draft.raw, "revision": draft.revision, "writer": draft.writer}
    _replace(session, DraftRow, key, {**values, "saved_at": now, "time_ms": draft.time_ms})


def put_heard(session: Session, attempt: AttemptRow, number: int, save: Save, outcome: Outcome) -> None:
    """Remembers what the page sent last and what became of it."""
    key = {"attempt_id": attempt.id, "slot": number, "writer": save.writer}
    _replace(session, DraftWriterRow, key, {"seq": save.seq, "raw": save.raw, "outcome": outcome})


def add_steps(session: Session, attempt: AttemptRow, steps: Sequence[tuple[AttemptSlot, Step]]) -> None:
    """Appends steps to the log of the attempt."""
    counted = (
        select(StepRow.slot, func.count()).where(StepRow.attempt_id == attempt.id).group_by(StepRow.slot)
    )
    counts = {slot: count for slot, count in session.execute(counted)}
    rows = [
        {"number": counts.get(slot.number, 0) + 1, **_step_values(attempt, slot, step)}
        for slot, step in steps
    ]
    if rows:
        session.execute(insert(StepRow), rows)


def count_steps(session: Session, attempt: AttemptRow, number: int) -> int:
    """The number of steps of a slot, late ones included."""
    wanted = select(func.count()).where(StepRow.attempt_id == attempt.id, StepRow.slot == number)
    return session.scalar(wanted) or 0


def _step_values(attempt: AttemptRow, slot: AttemptSlot, step: Step) -> dict[str, object]:
    return {
        "attempt_id": attempt.id,
        "slot": slot.number,
        "event": step.event,
        "late": not step.graded,
        "person_id": attempt.person_id,
        "guest_id": attempt.guest_id,
        "question_version_id": slot.version_id,
        "facts": list(slot.question.facts),
        "form": slot.question.kind,
        "language": attempt.language,
        "shown": {name: [id_ for _, id_ in group] for name, group in slot.layout.items()},
        "raw": {name: list(values) for name, values in step.raw.items()},
        "fraction": step.fraction,
        "time_ms": slot.draft.time_ms,
        "hints_used": slot.hints_used,
        "mode": attempt.mode,
        "at": step.at,
    }


def _slot_rows(
    session: Session,
    attempt_ids: Sequence[int],
    only: Sequence[int] | None,
    versions: Collection[int] | None,
) -> Sequence[tuple[AttemptSlotRow, DraftRow | None]]:
    drafts = and_(DraftRow.attempt_id == AttemptSlotRow.attempt_id, DraftRow.slot == AttemptSlotRow.number)
    wanted = select(AttemptSlotRow, DraftRow).outerjoin(DraftRow, drafts)
    wanted = wanted.where(AttemptSlotRow.attempt_id.in_(attempt_ids)).order_by(AttemptSlotRow.number)
    if only is not None:
        wanted = wanted.where(AttemptSlotRow.number.in_(only))
    if versions is not None:
        wanted = wanted.where(AttemptSlotRow.question_version_id.in_(versions))
    # Drafts are written past the session, so what it may remember of them is old.
    rows = session.execute(wanted.execution_options(populate_existing=True))
    return [(slot, draft) for slot, draft in rows]


def _replace(
    session: Session, row: type[Base], key: Mapping[str, object], values: Mapping[str, object]
) -> None:
    # One statement instead of a look and a write: nothing in the house runs as often as a save.
    put = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    wanted = put(row).values(**key, **values)
    session.execute(wanted.on_conflict_do_update(index_elements=list(key), set_=values))
