"""Grading again what a preview showed, and taking it back."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.attempts.regrade import Policy, Regraded
from quizapp.core.languages import N_, Message
from quizapp.errors import Conflict, Invalid, NotFound
from quizapp.services.access import refuse_learner
from quizapp.services.attempts.marking import add_up_again
from quizapp.services.regrading.charge import Charge, get_charge
from quizapp.services.regrading.previewing import RegradePreview, build_preview, check_weight, get_asked
from quizapp.services.regrading.weighing import weigh, weigh_back
from quizapp.storage.attempts import AttemptRow, lock_attempt
from quizapp.storage.database import Database
from quizapp.storage.ledger import MarkEntryRow, RegradeRow, find_entries_of_regrade, find_regrades
from quizapp.storage.quiz_grounds import find_quiz_questions
from quizapp.storage.regrading import Asked, find_taken, holding_entries, last_entries

LONGEST_REASON = 500
CHANGED_SINCE = N_("Something changed since the preview: look at the new one, then decide.")
NO_REASON = N_("Say why: everybody whose mark changes reads it.")
LONG_REASON = N_("The reason is longer than %(most)s characters: shorten it.")
UNDONE_ALREADY = N_("This regrade was undone already.")


def apply_regrade(
    database: Database,
    visitor: Visitor,
    quiz_id: str,
    question: str,
    *,
    policy: Policy,
    weight: float | None = None,
    digest: str,
    reason: str,
    now: datetime,
) -> str:
    """The id of a regrade that does exactly what its preview said. Raises NotFound, Forbidden, Invalid, Conflict.

    Where the visitor manages the quiz, its slots that always ask the question get the new weight too.
    """
    refuse_learner(visitor)
    check_weight(weight)
    _refuse_reason(reason)
    with database.write() as session:
        charge = get_charge(session, visitor, quiz_id, hold=True)
        asked = get_asked(session, charge, question)
        for row in find_taken(session, charge.quiz.id, asked.question_id, *charge.within):
            lock_attempt(session, row.id)
        preview = build_preview(session, visitor, charge, asked, policy=policy, weight=weight)
        if preview.digest != digest or not preview.changed:
            raise Conflict(Message(CHANGED_SINCE))
        done = _new_regrade(session, charge, asked, preview, by=visitor, reason=reason.strip(), now=now)
        _write_entries(session, preview.changed, done, asked.newest_id)
        add_up_again(session, (one.before.attempt_id for one in preview.changed))
        return done.public_id


def undo_regrade(
    database: Database, visitor: Visitor, quiz_id: str, regrade_id: str, *, now: datetime
) -> int:
    """Gives back what held before a regrade, wherever nothing else was decided since; says for how many marks.

    Raises NotFound, Forbidden, Conflict.
    """
    refuse_learner(visitor)
    with database.write() as session:
        charge = get_charge(session, visitor, quiz_id, hold=True)
        done, written = _get_done(session, charge, regrade_id)
        held = holding_entries(session, [row.id for _, row in written])
        undone = [(entry, row) for entry, row in written if held[entry.attempt_id, entry.slot][0] is entry]
        for entry, row in undone:
            lock_attempt(session, row.id)
            number = held[entry.attempt_id, entry.slot][1] + 1
            session.add(_reversed(session, entry, number, by=visitor, now=now))
        done.undone_at = now
        if done.weight is not None and done.slot_marks:
            versions = [done.question_version_id]
            (asked,) = find_quiz_questions(session, charge.quiz.bank_id, versions).values()
            weigh_back(session, charge.quiz, done.slot_marks, question=asked.id, weight=done.weight, now=now)
        session.flush()
        add_up_again(session, (row.public_id for _, row in undone))
        return len(undone)


def _get_done(
    session: Session, charge: Charge, regrade_id: str
) -> tuple[RegradeRow, Sequence[tuple[MarkEntryRow, AttemptRow]]]:
    """A regrade of attempts in somebody's charge alone, with its entries. Raises NotFound, Conflict where it was undone."""
    done = next((row for row in find_regrades(session, charge.quiz.id) if row.public_id == regrade_id), None)
    written = find_entries_of_regrade(session, done.id) if done else ()
    if done is None or len(find_entries_of_regrade(session, done.id, *charge.within)) != len(written):
        raise NotFound
    if done.undone_at is not None:
        raise Conflict(Message(UNDONE_ALREADY))
    return done, written


def _new_regrade(
    session: Session,
    charge: Charge,
    asked: Asked,
    preview: RegradePreview,
    *,
    by: Visitor,
    reason: str,
    now: datetime,
) -> RegradeRow:
    row = RegradeRow(
        public_id=secrets.token_urlsafe(9),
        quiz_id=charge.quiz.id,
        question_version_id=asked.newest_id,
        policy=preview.policy,
        reason=reason,
        by_id=by.person_id or 0,
        at=now,
        weight=preview.weight,
    )
    if preview.weight is not None and preview.policy != "drop" and charge.whole:
        row.slot_marks = weigh(session, charge.quiz, asked.newest.id, preview.weight, now=now)
    session.add(row)
    session.flush()
    return row


def _write_entries(session: Session, changed: Sequence[Regraded], done: RegradeRow, version_id: int) -> None:
    names = {one.before.attempt_id for one in changed}
    wanted = select(AttemptRow.public_id, AttemptRow.id).where(AttemptRow.public_id.in_(names))
    ids = {public_id: id_ for public_id, id_ in session.execute(wanted)}
    last = last_entries(session, list(ids.values()))
    for one in changed:
        place = ids[one.before.attempt_id], one.before.slot
        session.add(_entry(one, place, last.get(place), done, version_id=version_id))
    session.flush()


def _entry(
    one: Regraded, place: tuple[int, int], before: MarkEntryRow | None, done: RegradeRow, *, version_id: int
) -> MarkEntryRow:
    by_newest = done.policy in {"recompute", "never_lower"}
    attempt_id, slot = place
    return MarkEntryRow(
        attempt_id=attempt_id,
        slot=slot,
        number=before.number + 1 if before else 1,
        fraction=one.fraction,
        max_mark=one.max_mark,
        before=one.before.fraction,
        before_max=one.before.max_mark,
        question_version_id=version_id if by_newest else before.question_version_id if before else None,
        cause="regrade",
        regrade_id=done.id,
        by_id=done.by_id,
        reason=done.reason,
        at=done.at,
    )


def _reversed(
    session: Session, entry: MarkEntryRow, number: int, *, by: Visitor, now: datetime
) -> MarkEntryRow:
    """The entry that gives back what held before another one, graded by what graded it then."""
    return MarkEntryRow(
        attempt_id=entry.attempt_id,
        slot=entry.slot,
        number=number,
        fraction=entry.before,
        max_mark=entry.before_max,
        before=entry.fraction,
        before_max=entry.max_mark,
        question_version_id=_version_before(session, entry),
        cause="undo",
        regrade_id=entry.regrade_id,
        by_id=by.person_id or 0,
        reason=entry.reason,
        at=now,
    )


def _version_before(session: Session, entry: MarkEntryRow) -> int | None:
    wanted = (MarkEntryRow.attempt_id == entry.attempt_id, MarkEntryRow.slot == entry.slot)
    earlier = select(MarkEntryRow.question_version_id).where(*wanted, MarkEntryRow.number == entry.number - 1)
    return session.scalar(earlier)


def _refuse_reason(reason: str) -> None:
    if not reason.strip():
        raise Invalid(Message(NO_REASON))
    if len(reason) > LONGEST_REASON:
        raise Invalid(Message(LONG_REASON, {"most": str(LONGEST_REASON)}))
