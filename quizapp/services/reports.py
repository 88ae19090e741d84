"""A learner reports a problem with a question; its teacher sees it with the attempt, and answers."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.attempts.step import Step
from quizapp.core.languages import N_, Message, Twin
from quizapp.core.questions.question import Question
from quizapp.errors import Conflict, Invalid
from quizapp.services.access import refuse_learner
from quizapp.storage.attempt_slots import find_steps, get_slot_row
from quizapp.storage.attempts import find_own_attempt, get_own_attempt, names_of
from quizapp.storage.banks import may_edit
from quizapp.storage.database import Database
from quizapp.storage.question_versions import question_of
from quizapp.storage.quizzes import is_managed, quiz_of
from quizapp.storage.reports import (
    Found,
    ReportRow,
    count_open_reports,
    find_report,
    find_reports,
    get_report,
)

ABOUT = ("key", "wording", "source", "display", "other")
LONGEST = 1000
NOT_OVER = N_("A problem can be reported when the attempt is handed in.")
NO_TEXT = N_("Say in a few words what is wrong.")
LONG_TEXT = N_("Write at most %(most)s characters.")
CLOSED = N_("This problem was answered already.")


@dataclass(frozen=True)
class OwnReport:
    """What the visitor reported of a slot, and what was answered; ``answer`` is None while it is open."""

    about: str
    text: str
    at: datetime
    answer: str | None
    answered_at: datetime | None


@dataclass(frozen=True)
class ReportView:
    """A report as its teacher sees it: the question as the learner had it, the answer given, and where to mend it.

    ``attempt`` is the id of the attempt where the visitor may look at it, ``question`` where they may change it.
    """

    id: int
    about: str
    text: str
    at: datetime
    who: str
    question: Question
    version: int
    newest: int
    bank: str
    bank_title: Twin
    quiz_title: Twin | None
    attempt: str | None
    slot: int
    raw: dict[str, list[str]]
    fraction: float | None
    editable: bool
    answer: str | None
    answered_at: datetime | None


def report_problem(
    database: Database, visitor: Visitor, attempt_id: str, slot: int, *, about: str, text: str, now: datetime
) -> None:
    """Reports a problem with a question of the visitor's own attempt that is over; again changes what was said.

    Raises NotFound, Conflict while the attempt runs or once it is answered, Invalid.
    """
    with database.write() as session:
        attempt = get_own_attempt(session, visitor, attempt_id, lock=True)
        asked = get_slot_row(session, attempt, slot)
        if attempt.state != "finished":
            raise Conflict(Message(NOT_OVER))
        row = find_report(session, attempt, slot) or ReportRow(attempt_id=attempt.id, slot=slot)
        if row.answered_at is not None:
            raise Conflict(Message(CLOSED))
        row.text, row.about, row.at = _checked(text), about if about in ABOUT else "other", now
        row.question_version_id = asked.question_version_id
        session.add(row)


def find_own_report(database: Database, visitor: Visitor, attempt_id: str, slot: int) -> OwnReport | None:
    """What the visitor reported of a question of an own attempt; None where there is no such report or attempt."""
    with database.read() as session:
        attempt = find_own_attempt(session, visitor, attempt_id)
        row = find_report(session, attempt, slot) if attempt else None
        return OwnReport(row.about, row.text, row.at, row.answer, row.answered_at) if row else None


def list_reports(database: Database, visitor: Visitor, *, closed: bool = False) -> tuple[ReportView, ...]:
    """The problems that wait for this teacher's answer, or those that have one. Raises Forbidden."""
    refuse_learner(visitor)
    with database.read() as session:
        return tuple(
            _view(session, visitor, found) for found in find_reports(session, visitor, closed=closed)
        )


def count_open(database: Database, visitor: Visitor) -> int:
    """How many problems wait for this teacher's answer. Raises Forbidden."""
    refuse_learner(visitor)
    with database.read() as session:
        return count_open_reports(session, visitor)


def answer_report(database: Database, visitor: Visitor, report_id: int, text: str, *, now: datetime) -> None:
    """Closes a report with an answer, which its learner sees. Raises NotFound, Forbidden, Conflict, Invalid."""
    refuse_learner(visitor)
    with database.write() as session:
        row = get_report(session, visitor, report_id)
        if row.answered_at is not None:
            raise Conflict(Message(CLOSED))
        row.answer, row.answered_by_id, row.answered_at = _checked(text), visitor.person_id, now


def _view(session: Session, visitor: Visitor, found: Found) -> ReportView:
    row, attempt, quiz, version, question, bank = found
    managed = quiz is not None and attempt.counts and is_managed(quiz, visitor)
    steps = find_steps(session, attempt.id, [row.slot]).get(row.slot, ())
    last = next((step for step in reversed(steps) if not step.late), None)
    return ReportView(
        id=row.id,
        about=row.about,
        text=row.text,
        at=row.at,
        # A name belongs to those who teach the learner, not to everybody who can mend the question.
        who=names_of(session, [attempt]).get(attempt.person_id or 0, "") if managed else "",
        question=question_of(version),
        version=version.number,
        newest=question.version,
        bank=bank.key,
        bank_title=Twin(**bank.title),
        quiz_title=quiz_of(quiz).title if quiz is not None and managed else None,
        attempt=attempt.public_id if managed else None,
        slot=row.slot,
        raw=_raw(last),
        fraction=last.fraction if last else None,
        editable=may_edit(session, bank, visitor),
        answer=row.answer,
        answered_at=row.answered_at,
    )


def _raw(step: Step | None) -> dict[str, list[str]]:
    return {name: list(values) for name, values in step.raw.items()} if step else {}


def _checked(text: str) -> str:
    said = text.strip()
    if not said:
        raise Invalid(Message(NO_TEXT))
    if len(said) > LONGEST:
        raise Invalid(Message(LONG_TEXT, {"most": str(LONGEST)}))
    return said
