"""What is assigned to a student: the list of it, what holds for them before they start, and the start."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.config import Config
from quizapp.core.access import Visitor
from quizapp.core.attempts.visibility import may_see
from quizapp.core.languages import N_, Language, Message, Twin
from quizapp.core.quizzes.accommodation import Accommodation
from quizapp.core.quizzes.deadline import Deadline, own_window
from quizapp.core.quizzes.quiz import Settings
from quizapp.errors import Conflict, Forbidden, NotFound
from quizapp.services.assignments.reckoning import (
    Terms,
    find_counting_of,
    terms_for,
    terms_of_attempt,
    terms_of_each,
    worth_of,
)
from quizapp.services.attempts.closing import close_expired
from quizapp.services.attempts.starting import (
    TRIES,
    Plan,
    find_running,
    find_start_obstacle,
    next_number,
    open_attempt,
    pick_questions,
)
from quizapp.storage.assigned_attempts import find_assigned_attempts, find_attempts_of, find_taught_attempt
from quizapp.storage.assignments import AssignmentRow, find_own_assignments
from quizapp.storage.attempts import AttemptRow, find_own_attempt, find_own_attempts, settings_of, taken_by
from quizapp.storage.classes import MemberRow, member_of
from quizapp.storage.database import Database
from quizapp.storage.quizzes import quiz_of

# upcoming: not open yet; open: may be worked on; late: only late work is taken; done: handed in and nothing left to
# try; missed: closed without an attempt; closed: closed after one.
Phase = Literal["upcoming", "open", "late", "done", "missed", "closed"]


@dataclass(frozen=True)
class AssignmentCard:
    """One assignment in a student's list. Times are the student's own; ``running`` is the attempt that goes on.

    Work is late from ``close_at`` until ``end_at``.
    """

    id: str
    title: Twin
    class_id: str
    class_name: str
    zone: str
    phase: Phase
    open_at: datetime | None
    close_at: datetime | None
    end_at: datetime | None
    attempts_used: int
    attempts: int | None
    running: str | None
    deadline_at: datetime | None


@dataclass(frozen=True)
class TakenAttempt:
    """One of the student's own attempts; ``mark`` and ``worth`` are None while they may not be seen.

    ``worth`` is what the mark counts once late work has lost its part.
    """

    id: str
    number: int
    state: str
    started_at: datetime
    finished_at: datetime | None
    mark: float | None
    worth: float | None
    max_mark: float | None
    counts: bool
    is_counting: bool
    late: bool


@dataclass(frozen=True)
class AssignmentPage:
    """What a student sees before the start: ``deadline`` is that of an attempt that would start now."""

    card: AssignmentCard
    settings: Settings
    accommodation: Accommodation
    questions: int
    deadline: Deadline
    needs_password: bool
    taken: tuple[TakenAttempt, ...]
    why_not: Message | None


def list_assignments(
    database: Database, config: Config, visitor: Visitor, *, now: datetime
) -> tuple[AssignmentCard, ...]:
    """What is assigned to the visitor in running classes, the newest first; nothing for a guest."""
    if visitor.person_id is None:
        return ()
    with database.read() as session:
        own = find_own_assignments(session, visitor.person_id)
        attempts = find_attempts_of(session, visitor.person_id, [row.id for row, _ in own])
        members = {member.id: member_of(member) for _, member in own}
        terms = terms_of_each(session, [row for row, _ in own], list(members.values()))
        return tuple(
            card_of(config, row, terms[row.id][member.id], attempts.get(row.id, ()), now=now)
            for row, member in own
        )


def get_assignment_page(
    database: Database, config: Config, visitor: Visitor, assignment_id: str, *, now: datetime
) -> AssignmentPage:
    """An assignment of the visitor's as it stands for them. Raises NotFound."""
    close_expired(database, taken_by(visitor), now=now)
    with database.read() as session:
        row, member = _get_own(session, visitor, assignment_id)
        terms = terms_for(session, row, member_of(member))
        attempts = find_assigned_attempts(session, row.id, member.person_id)
        card = card_of(config, row, terms, attempts, now=now)
        return AssignmentPage(
            card=card,
            settings=terms.settings,
            accommodation=terms.accommodation,
            questions=len(quiz_of(row.quiz).slots),
            deadline=terms.deadline(started_at=now),
            needs_password=bool(row.password) and card.running is None,
            taken=_taken(attempts, terms, now=now),
            why_not=None if card.running else _obstacle(config, row, terms, attempts, now=now),
        )


def find_worth(database: Database, visitor: Visitor, attempt_id: str, *, now: datetime) -> float | None:
    """The mark that an attempt counts where late work lost some of it and it may be seen, else None. Raises NotFound."""
    with database.read() as session:
        own = find_own_attempt(session, visitor, attempt_id)
        row = own or find_taught_attempt(session, visitor, attempt_id)
        if row is None:
            raise NotFound
        if own is not None and "marks" not in may_see(settings_of(row), "finished", now=now):
            return None
        worth = worth_of(row, terms_of_attempt(session, row))
        return None if worth == row.mark else worth


def start_assignment(
    database: Database,
    config: Config,
    visitor: Visitor,
    assignment_id: str,
    *,
    password: str = "",
    language: Language,
    now: datetime,
    rng_seed: bytes,
) -> str:
    """The id of the visitor's attempt on an assignment: the one that goes on, or a new one.

    Raises NotFound, Conflict with the reason, Forbidden for a wrong password.
    """
    for last in (*[False] * (TRIES - 1), True):
        try:
            with database.write() as session:
                row, member = _get_own(session, visitor, assignment_id)
                wish = (password, language, rng_seed)
                return _start(session, config, visitor, (row, member), wish, now=now)
        except IntegrityError:
            # Another request of the same student took the number first: look again.
            if last:
                raise
    raise AssertionError


def _start(
    session: Session,
    config: Config,
    visitor: Visitor,
    own: tuple[AssignmentRow, MemberRow],
    wish: tuple[str, Language, bytes],
    *,
    now: datetime,
) -> str:
    (row, member), (password, language, seed) = own, wish
    attempts = find_assigned_attempts(session, row.id, member.person_id)
    running = find_running(session, attempts, now=now)
    if running is not None:
        return running
    terms = terms_for(session, row, member_of(member))
    obstacle = _obstacle(config, row, terms, attempts, now=now)
    if obstacle is not None:
        raise Conflict(obstacle)
    if not hmac.compare_digest(row.password.encode(), password.strip().encode("utf-8", "replace")):
        raise Forbidden(Message(N_("This is not the password of the quiz. Your teacher says it.")))
    quiz = quiz_of(row.quiz)
    number = next_number(find_own_attempts(session, visitor, AttemptRow.quiz_id == row.quiz_id))
    plan = Plan(row.quiz_id, number, "quiz", quiz.title, terms.settings, language, seed, row.id)
    picks = pick_questions(session, row.quiz, quiz, plan)
    end = terms.deadline(started_at=now).at
    if row.closes_at is not None and end is not None:
        row.closes_at = max(row.closes_at, end)
    return open_attempt(session, visitor, plan, picks, now=now)


def _get_own(session: Session, visitor: Visitor, assignment_id: str) -> tuple[AssignmentRow, MemberRow]:
    for row, member in find_own_assignments(session, visitor.person_id or 0):
        if row.public_id == assignment_id:
            return row, member
    raise NotFound


def _obstacle(
    config: Config, row: AssignmentRow, terms: Terms, attempts: Sequence[AttemptRow], *, now: datetime
) -> Message | None:
    zone = ZoneInfo(row.class_.time_zone or config.time_zone)
    return find_start_obstacle(
        terms.settings, "quiz", attempts, accommodation=terms.accommodation, zone=zone, now=now
    )


def card_of(
    config: Config, row: AssignmentRow, terms: Terms, attempts: Sequence[AttemptRow], *, now: datetime
) -> AssignmentCard:
    """An assignment in the list of a student who has taken these attempts on it."""
    window = own_window(terms.settings, terms.accommodation)
    running = next((one for one in attempts if one.state == "running"), None)
    return AssignmentCard(
        id=row.public_id,
        title=quiz_of(row.quiz).title,
        class_id=row.class_.public_id,
        class_name=row.class_.name,
        zone=row.class_.time_zone or config.time_zone,
        phase=_phase(terms, attempts, running=running is not None, now=now),
        open_at=window.open_at,
        close_at=window.close_at,
        end_at=window.end_at,
        attempts_used=sum(one.counts for one in attempts),
        attempts=terms.settings.attempts,
        running=running.public_id if running else None,
        deadline_at=running.deadline_at if running else None,
    )


def _phase(terms: Terms, attempts: Sequence[AttemptRow], *, running: bool, now: datetime) -> Phase:
    window = own_window(terms.settings, terms.accommodation)
    if running:
        return "open"
    if window.open_at is not None and now < window.open_at:
        return "upcoming"
    if window.end_at is not None and now >= window.end_at:
        return "closed" if attempts else "missed"
    most = terms.settings.attempts
    if most is not None and sum(one.counts for one in attempts) >= most:
        return "done"
    return "late" if window.close_at is not None and now >= window.close_at else "open"


def _taken(attempts: Sequence[AttemptRow], terms: Terms, *, now: datetime) -> tuple[TakenAttempt, ...]:
    counting = find_counting_of(attempts, terms)
    return tuple(
        _one_taken(one, number, terms, is_counting=one.number == counting, now=now)
        for number, one in enumerate(attempts, 1)
    )


def _one_taken(
    one: AttemptRow, number: int, terms: Terms, *, is_counting: bool, now: datetime
) -> TakenAttempt:
    shown = "marks" in may_see(settings_of(one), "finished", now=now)
    late = terms.late_by(one.finished_at, one.extended_to)
    return TakenAttempt(
        id=one.public_id,
        number=number,
        state=one.state,
        started_at=one.started_at,
        finished_at=one.finished_at,
        mark=one.mark if shown else None,
        worth=worth_of(one, terms) if shown else None,
        max_mark=one.max_mark,
        counts=one.counts,
        is_counting=one.counts and is_counting,
        late=bool(late),
    )
