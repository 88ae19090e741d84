"""The grading of an own answer contested once, with a reason and a source."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.attempts.attempt import AttemptSlot
from quizapp.core.attempts.review import fraction_of, visible_parts
from quizapp.core.languages import N_, Message
from quizapp.core.questions.registry import KINDS
from quizapp.errors import Conflict, Invalid
from quizapp.services.attempts.loading import load
from quizapp.storage.attempt_slots import get_slot_row
from quizapp.storage.attempts import AttemptRow, find_own_attempt, get_own_attempt
from quizapp.storage.contests import ContestRow, find_contest
from quizapp.storage.database import Database
from quizapp.storage.ledger import find_entry_rows

LONGEST = 1000
NOT_NOW = N_("This grading cannot be contested: it is not shown yet, or the answer counts in full already.")
ONCE = N_("You have contested this answer already.")
NO_REASON = N_("Say in a few words why your answer is right.")
NO_SOURCE = N_("Name the source that says so: the passage shown here, a link or a quotation.")
LONG_TEXT = N_("Write at most %(most)s characters.")


@dataclass(frozen=True)
class OwnContest:
    """What the visitor can do or has done about the grading of an answer.

    ``at`` is None where it may be contested and was not; ``accepted`` is None while it is open. ``passage`` says
    whether the passage shown is the proof, ``marked`` whether the mark was changed since it was decided.
    """

    text: str = ""
    passage: bool = False
    source: str = ""
    at: datetime | None = None
    accepted: bool | None = None
    answer: str = ""
    decided_at: datetime | None = None
    marked: bool = False


def contest_answer(
    database: Database,
    visitor: Visitor,
    attempt_id: str,
    slot: int,
    *,
    text: str,
    passage: bool,
    source: str,
    now: datetime,
) -> None:
    """Contests the grading of an answer of the visitor's own attempt; ``passage`` is the one shown with it.

    Raises NotFound, Conflict where its grading is not shown or was contested before, Invalid.
    """
    with database.write() as session:
        attempt = get_own_attempt(session, visitor, attempt_id, lock=True)
        asked = get_slot_row(session, attempt, slot)
        if find_contest(session, attempt, slot) is not None:
            raise Conflict(Message(ONCE))
        if not _may_contest(session, attempt, slot, now=now):
            raise Conflict(Message(NOT_NOW))
        if not passage and not source.strip():
            raise Invalid(Message(NO_SOURCE))
        said, named = _checked(text, NO_REASON), _checked(source)
        row = ContestRow(attempt_id=attempt.id, slot=slot, question_version_id=asked.question_version_id)
        row.text, row.passage, row.source, row.at = said, passage, named, now
        session.add(row)


def find_own_contest(
    database: Database, visitor: Visitor, attempt_id: str, slot: int, *, now: datetime
) -> OwnContest | None:
    """What became of a contested answer of the visitor's, or that it may be contested; None where neither holds."""
    with database.read() as session:
        attempt = find_own_attempt(session, visitor, attempt_id)
        if attempt is None:
            return None
        row = find_contest(session, attempt, slot)
        if row is None:
            return OwnContest() if _may_contest(session, attempt, slot, now=now) else None
        entries = find_entry_rows(session, [attempt.id]).get((attempt.id, slot), ())
        decided = row.decided_at
        marked = decided is not None and any(entry.at >= decided for entry in entries)
        return OwnContest(
            row.text, row.passage, row.source, row.at, row.accepted, row.answer, decided, marked
        )


def _may_contest(session: Session, attempt: AttemptRow, number: int, *, now: datetime) -> bool:
    """True for a graded answer of a quiz that got less than all of its marks, once its grading is shown."""
    if attempt.state != "finished" or attempt.mode != "quiz" or not attempt.counts:
        return False
    loaded = load(session, attempt)
    slot = next((one for one in loaded.slots if one.number == number), None)
    if slot is None or not _is_less_than_right(slot):
        return False
    return "right" in visible_parts(loaded.attempt, slot, teaches=False, now=now)


def _is_less_than_right(slot: AttemptSlot) -> bool:
    fraction = fraction_of(slot)
    given = slot.step is not None and any(any(values) for values in slot.step.raw.values())
    return given and KINDS[slot.question.kind].graded and fraction is not None and fraction < 1


def _checked(text: str, missing: str = "") -> str:
    said = text.strip()
    if not said and missing:
        raise Invalid(Message(missing))
    if len(said) > LONGEST:
        raise Invalid(Message(LONG_TEXT, {"most": str(LONGEST)}))
    return said
