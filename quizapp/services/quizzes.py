"""Quizzes: found, looked at, made, changed, put away."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.attempts.mark import find_counting
from quizapp.core.attempts.visibility import may_see
from quizapp.core.languages import N_, Message, Twin
from quizapp.core.quizzes.deadline import find_obstacle
from quizapp.core.quizzes.quiz import Access, BehaviourName, Draw, Quiz, Settings, Slot
from quizapp.errors import Conflict, Forbidden
from quizapp.services.access import refuse_learner
from quizapp.services.attempts.closing import close_expired
from quizapp.services.attempts.starting import find_start_obstacle, mode_for
from quizapp.services.quiz_checks import MAX_QUESTIONS, refuse_faulty, settings_revision
from quizapp.services.stale import refuse_stale
from quizapp.storage.assignments import accommodation_of
from quizapp.storage.attempts import (
    AttemptRow,
    find_own_attempts,
    has_attempts,
    settings_of,
    sitting_of,
    taken_by,
)
from quizapp.storage.database import Database
from quizapp.storage.once import is_made
from quizapp.storage.pins import count_outdated_pins, drop_pins
from quizapp.storage.quiz_grounds import Grounds, grounds_of
from quizapp.storage.quizzes import (
    QuizRow,
    find_open_quizzes,
    get_managed_quiz,
    get_quiz,
    get_usable_bank,
    is_managed,
    put_quiz,
    quiz_of,
)


@dataclass(frozen=True)
class QuizCard:
    """One quiz in a list. ``taken`` counts this visitor's attempts, ``running`` is the one that goes on.

    ``shut`` says when it opens or closed, where it is not open now.
    """

    id: str
    title: Twin
    intro: Twin | None
    bank_id: str
    questions: int
    behaviour: BehaviourName
    time_limit: int | None
    access: Access
    own: bool
    taken: int
    running: str | None
    shut: Message | None


@dataclass(frozen=True)
class PastAttempt:
    """One of the visitor's own attempts on a quiz; ``mark`` is None while it may not be seen.

    ``counts`` is False for a trial; ``is_counting`` marks the one that counts by the quiz's rule.
    """

    id: str
    number: int
    state: str
    started_at: datetime
    finished_at: datetime | None
    mark: float | None
    max_mark: float | None
    ungraded: int
    counts: bool
    is_counting: bool


@dataclass(frozen=True)
class QuizPage:
    """Everything that the page before the start says; ``why_not`` is there where no attempt may start."""

    card: QuizCard
    settings: Settings
    bank_title: Twin
    attempts_used: int
    attempts_left: int | None
    past: tuple[PastAttempt, ...]
    preview: bool
    managed: bool
    may_start: bool
    why_not: Message | None


def list_quizzes(
    database: Database, visitor: Visitor, *, now: datetime, bank: str | None = None
) -> list[QuizCard]:
    """The quizzes that the visitor may take, shipped ones first; only those of a bank if one is named."""
    with database.read() as session:
        rows = find_open_quizzes(session, visitor, bank)
        attempts = _attempts(session, visitor, rows)
        return [_card(row, attempts, visitor, now=now) for row in rows]


def get_quiz_page(database: Database, visitor: Visitor, quiz_id: str, *, now: datetime) -> QuizPage:
    """What the visitor sees of a quiz before the start. Raises NotFound."""
    close_expired(database, taken_by(visitor), now=now)
    with database.read() as session:
        row = get_quiz(session, visitor, quiz_id)
        return _page(session, row, _attempts(session, visitor, [row]), visitor, now=now)


def make_quiz(
    database: Database,
    visitor: Visitor,
    bank_key: str,
    *,
    title: Twin,
    count: int | None = None,
    questions: Sequence[str] = (),
    tags: Sequence[str] = (),
    kinds: Sequence[str] = (),
    settings: Settings | None = None,
    access: Access = "private",
    intro: Twin | None = None,
    id_: str = "",
    now: datetime,
) -> str:
    """The id of a new quiz over a bank: these questions as they are, or ``count`` drawn for each attempt.

    A draw takes questions of these ids, tags and kinds, each where given. Where the quiz with ``id_`` is there, it is that one. Raises NotFound, Forbidden, Invalid,
    FaultyQuestions where others may take it and a question has an error.
    """
    draw = Draw(questions=tuple(questions), tags=tuple(tags), kinds=tuple(kinds))
    quiz = Quiz(
        id_ or secrets.token_urlsafe(9), title, _slots(draw, count), settings or Settings(), access, intro
    )
    with database.write() as session:
        refuse_learner(visitor)
        bank = get_usable_bank(session, visitor, bank_key)
        if is_made(session, QuizRow.public_id, id_):
            return id_
        refuse_faulty(session, Grounds(bank.id, visitor.person_id), quiz)
        put_quiz(session, bank_id=bank.id, quiz=quiz, owner_id=visitor.person_id, origin="teacher", now=now)
        return quiz.id


def get_own_quiz(database: Database, visitor: Visitor, quiz_id: str) -> Quiz:
    """The quiz itself, for the form of the one who made it. Raises NotFound."""
    with database.read() as session:
        return quiz_of(get_made_quiz(session, visitor, quiz_id))


def update_quiz(
    database: Database,
    visitor: Visitor,
    quiz_id: str,
    *,
    title: Twin,
    settings: Settings,
    access: Access,
    intro: Twin | None = None,
    revision: str | None = None,
    now: datetime,
) -> None:
    """Changes a quiz that the visitor made. Running attempts keep their limits.

    Raises NotFound, Invalid, FaultyQuestions, Stale where it is no longer of the revision that was looked at.
    """
    with database.write() as session:
        row = get_made_quiz(session, visitor, quiz_id, hold=True)
        refuse_stale(settings_revision(quiz_of(row)), revision)
        quiz = replace(quiz_of(row), title=title, settings=settings, access=access, intro=intro)
        refuse_faulty(session, grounds_of(row), quiz)
        put_quiz(session, bank_id=row.bank_id, quiz=quiz, owner_id=row.owner_id, origin=row.origin, now=now)


def count_outdated(database: Database, visitor: Visitor, quiz_id: str) -> int:
    """How many questions of a quiz have a newer version than the one that its learners get. Raises NotFound."""
    with database.read() as session:
        return count_outdated_pins(session, get_managed_quiz(session, visitor, quiz_id).id)


def follow_newest(database: Database, visitor: Visitor, quiz_id: str) -> None:
    """Lets later attempts on a quiz get the newest versions; attempts that are there keep theirs. Raises NotFound."""
    with database.write() as session:
        drop_pins(session, get_made_quiz(session, visitor, quiz_id).id)


def archive_quiz(database: Database, visitor: Visitor, quiz_id: str, *, now: datetime) -> None:
    """Puts a quiz away: nobody starts it any more, attempts and results stay. Raises NotFound."""
    with database.write() as session:
        get_made_quiz(session, visitor, quiz_id).archived_at = now


def restore_quiz(database: Database, visitor: Visitor, quiz_id: str) -> None:
    """Brings a quiz back that was put away. Raises NotFound."""
    with database.write() as session:
        get_made_quiz(session, visitor, quiz_id).archived_at = None


def delete_quiz(database: Database, visitor: Visitor, quiz_id: str) -> None:
    """Removes a quiz that nobody has taken. Raises NotFound, Conflict."""
    with database.write() as session:
        row = get_made_quiz(session, visitor, quiz_id)
        if has_attempts(session, row.id):
            raise Conflict(Message(N_("This quiz has been taken: put it away instead of deleting it.")))
        session.delete(row)


def get_made_quiz(session: Session, visitor: Visitor, quiz_id: str, *, hold: bool = False) -> QuizRow:
    """A quiz that the visitor made; ``hold`` keeps others from changing it meanwhile. Raises NotFound, Forbidden."""
    refuse_learner(visitor)
    row = get_managed_quiz(session, visitor, quiz_id, hold=hold)
    if row.owner_id is None:
        raise Forbidden(Message(N_("This quiz came with its bank and is changed there.")))
    return row


def _slots(draw: Draw, count: int | None) -> tuple[Slot, ...]:
    if count is None:
        return tuple(Slot(number, question=id_) for number, id_ in enumerate(draw.questions, 1))
    return tuple(Slot(number, draw=draw) for number in range(1, min(count, MAX_QUESTIONS + 1) + 1))


def _attempts(session: Session, visitor: Visitor, rows: Sequence[QuizRow]) -> Sequence[AttemptRow]:
    theirs = (AttemptRow.quiz_id.in_([row.id for row in rows]), AttemptRow.assignment_id.is_(None))
    return find_own_attempts(session, visitor, *theirs)


def _card(row: QuizRow, attempts: Sequence[AttemptRow], visitor: Visitor, *, now: datetime) -> QuizCard:
    quiz = quiz_of(row)
    mine = [attempt for attempt in attempts if attempt.quiz_id == row.id]
    return QuizCard(
        id=row.public_id,
        title=quiz.title,
        intro=quiz.intro,
        bank_id=row.bank.key,
        questions=len(quiz.slots),
        behaviour=quiz.settings.behaviour,
        time_limit=quiz.settings.time_limit,
        access=quiz.access,
        own=row.owner_id is not None and row.owner_id == visitor.person_id,
        taken=len(mine),
        running=next((attempt.public_id for attempt in mine if attempt.state == "running"), None),
        shut=find_obstacle(quiz.settings, now=now),
    )


def _page(
    session: Session, row: QuizRow, attempts: Sequence[AttemptRow], visitor: Visitor, *, now: datetime
) -> QuizPage:
    quiz, card = quiz_of(row), _card(row, attempts, visitor, now=now)
    mode = mode_for(row, visitor, preview=False)
    given = accommodation_of(session, visitor.person_id)
    obstacle = find_start_obstacle(quiz.settings, mode, attempts, accommodation=given, now=now)
    used, most = sum(attempt.counts for attempt in attempts), quiz.settings.attempts
    return QuizPage(
        card=card,
        settings=quiz.settings,
        bank_title=Twin(**row.bank.title),
        attempts_used=used,
        attempts_left=None if most is None or mode == "preview" else max(0, most - used),
        past=_past(row, quiz, attempts, now=now),
        preview=mode == "preview",
        managed=is_managed(row, visitor),
        may_start=card.running is not None or obstacle is None,
        why_not=None if card.running else obstacle,
    )


def _past(
    row: QuizRow, quiz: Quiz, attempts: Sequence[AttemptRow], *, now: datetime
) -> tuple[PastAttempt, ...]:
    finished = [attempt for attempt in attempts if attempt.counts and attempt.state == "finished"]
    counting = find_counting([sitting_of(attempt) for attempt in finished], quiz.settings.counts)
    return tuple(
        PastAttempt(
            id=attempt.public_id,
            number=attempt.number,
            state=attempt.state,
            started_at=attempt.started_at,
            finished_at=attempt.finished_at,
            mark=attempt.mark if "marks" in may_see(settings_of(attempt, row), "finished", now=now) else None,
            max_mark=attempt.max_mark,
            ungraded=attempt.ungraded or 0,
            counts=attempt.counts,
            is_counting=attempt.counts and attempt.number == counting,
        )
        for attempt in attempts
    )
