"""What whoever teaches sees of contested answers, and decides: the key amended, this answer granted, declined."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.attempts.review import fraction_of
from quizapp.core.attempts.view import SourceView
from quizapp.core.languages import N_, Message, Twin
from quizapp.core.questions.amending import Way, amend, find_ways
from quizapp.core.questions.question import Question
from quizapp.core.questions.response import Raw
from quizapp.errors import Conflict, Invalid
from quizapp.services.access import refuse_learner
from quizapp.services.attempts.marking import add_up_again
from quizapp.services.workbench.editing import keep
from quizapp.storage.attempt_slots import load_slots
from quizapp.storage.attempts import lock_attempt, names_of
from quizapp.storage.banks import may_edit
from quizapp.storage.contests import (
    Contested,
    count_open_contests,
    find_contests,
    get_contest,
)
from quizapp.storage.database import Database
from quizapp.storage.ledger import MarkEntryRow
from quizapp.storage.pins import find_sources, move_pin
from quizapp.storage.question_versions import get_version, question_of
from quizapp.storage.quiz_grounds import name_in
from quizapp.storage.quizzes import is_managed, quiz_of

# also, instead: the key is amended so, then everybody is graded again; regrade: the question stays as it is now, then
# everybody is graded again; grant: this one answer counts in full; decline: it stays as it is.
Decision = Literal["also", "instead", "regrade", "grant", "decline"]
DECISIONS: tuple[Decision, ...] = get_args(Decision)
LONGEST = 500
CHOOSE = N_("Choose what becomes of it.")
DECIDED = N_("This was decided already.")
NOT_SO = N_("The question changed meanwhile, or does not allow this: decide again.")
NO_ANSWER = N_("Say why: the learner reads it.")
LONG_ANSWER = N_("Write at most %(most)s characters.")


@dataclass(frozen=True)
class ContestView:
    """A contested answer as its teacher sees it; ``raw`` is the answer, ``question`` what was asked, as it was then.

    ``decisions`` are those that are open to the visitor; ``sources`` the passages that the learner was shown.
    """

    id: int
    text: str
    passage: bool
    source: str
    at: datetime
    who: str
    quiz_id: str
    quiz_title: Twin
    bank: str
    attempt: str
    slot: int
    question: Question
    raw: Raw
    fraction: float | None
    sources: tuple[SourceView, ...]
    decisions: tuple[Decision, ...]
    editable: bool
    accepted: bool | None
    answer: str
    decided_at: datetime | None


@dataclass(frozen=True)
class Decided:
    """What was decided; ``quiz_id`` and ``question`` name what is to be graded again, empty where nothing is."""

    accepted: bool
    quiz_id: str = ""
    question: str = ""


def list_contests(database: Database, visitor: Visitor, *, decided: bool = False) -> tuple[ContestView, ...]:
    """The contested answers that wait for this teacher, or those that do not any more. Raises Forbidden."""
    refuse_learner(visitor)
    with database.read() as session:
        return tuple(_view(session, visitor, one) for one in find_contests(session, visitor, decided=decided))


def count_open(database: Database, visitor: Visitor) -> int:
    """How many contested answers wait for this teacher. Raises Forbidden."""
    refuse_learner(visitor)
    with database.read() as session:
        return count_open_contests(session, visitor)


def decide_contest(
    database: Database, visitor: Visitor, contest_id: int, decision: str, answer: str, *, now: datetime
) -> Decided:
    """Accepts in one of the ways, or declines; the answer is for the learner. Attempts to come get the amended key.

    Raises NotFound, Forbidden, Conflict where it was decided before or is not open to the visitor, Invalid.
    """
    refuse_learner(visitor)
    with database.write() as session:
        found = get_contest(session, visitor, contest_id)
        row = found.row
        if row.decided_at is not None:
            raise Conflict(Message(DECIDED))
        how = _checked_decision(decision, _decisions(session, visitor, found))
        row.answer = _checked(answer, needed=how in {"grant", "decline"})
        row.accepted, row.decided_by_id, row.decided_at = how != "decline", visitor.person_id, now
        if how == "grant":
            _grant(session, found, by=visitor, now=now)
        if how == "grant" or how == "decline":
            return Decided(row.accepted)
        if how != "regrade":
            _amend(session, visitor, found, how, now=now)
        _ask_standing(session, found)
        return Decided(True, found.quiz.public_id, name_in(found.quiz, found.bank, found.question.key))


def _decisions(session: Session, visitor: Visitor, found: Contested) -> tuple[Decision, ...]:
    if not is_managed(found.quiz, visitor):
        return ("grant", "decline")
    # A draft above the version that is asked would be published with the amendment.
    amendable = found.question.status == "ready" and may_edit(session, found.bank, visitor)
    ways = find_ways(_newest(session, found), _given(session, found)) if amendable else ()
    return (*ways, "regrade", "grant", "decline")


def _amend(session: Session, visitor: Visitor, found: Contested, way: Way, *, now: datetime) -> None:
    """A new version of the question whose key has the answer in it."""
    session.refresh(found.question, with_for_update=True)
    amended = amend(_newest(session, found), _given(session, found), way)
    if amended is None:
        raise Conflict(Message(NOT_SO))
    keep(session, visitor, found.bank, amended, ready=True, name="contest", now=now)


def _ask_standing(session: Session, found: Contested) -> None:
    """Lets attempts to come have the version that stands now, in place of the one that was contested."""
    number = found.question.asked or found.question.version
    move_pin(session, found.quiz.id, found.question.id, get_version(session, found.question, number).id)


def _grant(session: Session, found: Contested, *, by: Visitor, now: datetime) -> None:
    """Full marks for this one answer, as an entry of the ledger."""
    attempt, row = found.attempt, found.row
    lock_attempt(session, attempt.id)
    (slot,) = load_slots(session, attempt, only=[row.slot])
    session.add(
        MarkEntryRow(
            attempt_id=attempt.id,
            slot=row.slot,
            number=len(slot.entries) + 1,
            fraction=1.0,
            max_mark=slot.max_mark,
            before=fraction_of(slot),
            before_max=slot.max_mark,
            question_version_id=None,
            cause="person",
            regrade_id=None,
            by_id=by.person_id or 0,
            reason=row.answer,
            at=now,
        )
    )
    session.flush()
    add_up_again(session, [attempt.public_id])


def _newest(session: Session, found: Contested) -> Question:
    return question_of(get_version(session, found.question, found.question.version))


def _given(session: Session, found: Contested) -> Raw:
    (slot,) = load_slots(session, found.attempt, only=[found.row.slot])
    return slot.step.raw if slot.step else {}


def _view(session: Session, visitor: Visitor, found: Contested) -> ContestView:
    row, attempt, version = found.row, found.attempt, found.version
    (slot,) = load_slots(session, attempt, only=[row.slot])
    return ContestView(
        id=row.id,
        text=row.text,
        passage=row.passage,
        source=row.source,
        at=row.at,
        who=names_of(session, [attempt]).get(attempt.person_id or 0, ""),
        quiz_id=found.quiz.public_id,
        quiz_title=quiz_of(found.quiz).title,
        bank=found.bank.key,
        attempt=attempt.public_id,
        slot=row.slot,
        question=question_of(version),
        raw=slot.step.raw if slot.step else {},
        fraction=fraction_of(slot),
        sources=find_sources(session, [version.id]).get(version.id, ()),
        decisions=_decisions(session, visitor, found) if row.decided_at is None else (),
        editable=may_edit(session, found.bank, visitor),
        accepted=row.accepted,
        answer=row.answer,
        decided_at=row.decided_at,
    )


def _checked_decision(given: str, open_to_them: tuple[Decision, ...]) -> Decision:
    known = next((one for one in DECISIONS if one == given), None)
    if known is None:
        raise Invalid(Message(CHOOSE))
    if known not in open_to_them:
        raise Conflict(Message(NOT_SO))
    return known


def _checked(text: str, *, needed: bool) -> str:
    said = text.strip()
    if needed and not said:
        raise Invalid(Message(NO_ANSWER))
    if len(said) > LONGEST:
        raise Invalid(Message(LONG_ANSWER, {"most": str(LONGEST)}))
    return said
