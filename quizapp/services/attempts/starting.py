"""The start of an attempt: questions drawn, orders fixed, versions pinned."""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.core.access import Visitor, may
from quizapp.core.attempts.attempt import Mode
from quizapp.core.attempts.layout import make_layout, stream
from quizapp.core.languages import N_, Language, Message, Twin
from quizapp.core.plain import twin_to_mapping
from quizapp.core.questions.question import Question
from quizapp.core.quizzes.accommodation import NONE, Accommodation
from quizapp.core.quizzes.deadline import compute_deadline, find_obstacle
from quizapp.core.quizzes.draw import fill_slots
from quizapp.core.quizzes.entry import order_slots
from quizapp.core.quizzes.page import find_pages
from quizapp.core.quizzes.quiz import Quiz, Settings
from quizapp.errors import Conflict, Forbidden
from quizapp.services.attempts.closing import close_if_over
from quizapp.storage.assignments import accommodation_of, settings_as_json
from quizapp.storage.attempts import (
    AttemptRow,
    AttemptSlotRow,
    find_own_attempts,
    lock_attempt,
)
from quizapp.storage.database import Database
from quizapp.storage.pins import find_question_versions, put_pins
from quizapp.storage.quiz_grounds import find_quiz_candidates, find_quiz_pins, grounds_of
from quizapp.storage.quizzes import QuizRow, get_quiz, is_managed, quiz_of

TRIES = 5


@dataclass(frozen=True)
class Plan:
    """Everything that a new attempt is made of, before its questions are laid out."""

    quiz_id: int | None
    number: int
    mode: Mode
    title: Twin
    settings: Settings
    language: Language
    seed: bytes
    assignment_id: int | None = None


@dataclass(frozen=True)
class Pick:
    """One slot of a new attempt: the slot of the quiz, the pinned version, its marks; where a section begins, its heading."""

    quiz_slot: int
    version_id: int
    max_mark: float
    heading: Twin | None = None


def start(
    database: Database,
    visitor: Visitor,
    quiz_id: str,
    *,
    language: Language,
    now: datetime,
    rng_seed: bytes,
    preview: bool = False,
) -> str:
    """The id of the visitor's attempt on the quiz: the one that runs already, or a new one.

    Raises NotFound, Conflict with the reason, Forbidden for a visitor who is nobody at all.
    """
    for last in (*[False] * (TRIES - 1), True):
        try:
            with database.write() as session:
                return _start(session, visitor, quiz_id, (language, rng_seed, preview), now=now)
        except IntegrityError:
            # Another request of the same visitor took the number first: look again.
            if last:
                raise
    raise AssertionError


def public_id(seed: bytes) -> str:
    """The id in addresses: from the seed, which it does not give away; 22 characters."""
    return urlsafe_b64encode(hmac.digest(seed, b"public id", "sha256")[:16]).decode().rstrip("=")


def open_attempt(
    session: Session, visitor: Visitor, plan: Plan, picks: Sequence[Pick], *, now: datetime
) -> str:
    """Stores a new attempt with its questions laid out, and gives its id."""
    given = accommodation_of(session, visitor.person_id)
    deadline = compute_deadline(plan.settings, started_at=now, accommodation=given)
    row = AttemptRow(
        public_id=public_id(plan.seed),
        quiz_id=plan.quiz_id,
        person_id=visitor.person_id,
        guest_id=None if visitor.is_person else visitor.guest_id,
        number=plan.number,
        mode=plan.mode,
        state="running",
        counts=plan.mode == "quiz",
        seed=plan.seed,
        language=plan.language,
        title=dict(plan.title.sides()),
        settings=settings_as_json(plan.settings),
        slot_count=len(picks),
        started_at=now,
        deadline_at=deadline.at,
        deadline_reason=deadline.reason,
        assignment_id=plan.assignment_id,
    )
    session.add(row)
    session.flush()
    _lay_out(session, row, plan, picks)
    return row.public_id


def _start(
    session: Session, visitor: Visitor, quiz_id: str, wish: tuple[Language, bytes, bool], *, now: datetime
) -> str:
    if not visitor.is_person and not visitor.guest_id:
        raise Forbidden(Message(N_("Allow cookies for this site, so that your answers find their way back.")))
    row = get_quiz(session, visitor, quiz_id)
    all_of_quiz = find_own_attempts(session, visitor, AttemptRow.quiz_id == row.id)
    attempts = [attempt for attempt in all_of_quiz if attempt.assignment_id is None]
    running = find_running(session, attempts, now=now)
    if running is not None:
        return running
    language, seed, preview = wish
    quiz, mode = quiz_of(row), mode_for(row, visitor, preview=preview)
    given = accommodation_of(session, visitor.person_id)
    obstacle = find_start_obstacle(quiz.settings, mode, attempts, accommodation=given, now=now)
    if obstacle is not None:
        raise Conflict(obstacle)
    plan = Plan(row.id, next_number(all_of_quiz), mode, quiz.title, quiz.settings, language, seed)
    return open_attempt(session, visitor, plan, pick_questions(session, row, quiz, plan), now=now)


def next_number(attempts: Sequence[AttemptRow]) -> int:
    """The number of one more attempt after all that somebody has on a quiz."""
    return max((attempt.number for attempt in attempts), default=0) + 1


def mode_for(quiz: QuizRow, visitor: Visitor, *, preview: bool) -> Mode:
    """``preview`` for who made the quiz, and for a teacher or the owner who asks for it."""
    made = quiz.owner_id is not None and is_managed(quiz, visitor)
    return "preview" if made or (preview and may(visitor, "teach")) else "quiz"


def find_start_obstacle(
    settings: Settings,
    mode: Mode,
    attempts: Sequence[AttemptRow],
    *,
    now: datetime,
    accommodation: Accommodation = NONE,
    zone: tzinfo = UTC,
) -> Message | None:
    """Why no new attempt may start now; a preview is bound by nothing."""
    if mode == "preview":
        return None
    used = sum(attempt.counts for attempt in attempts)
    if settings.attempts is not None and used >= settings.attempts:
        return Message(N_("All %(count)s attempts are used."), {"count": str(settings.attempts)})
    return find_obstacle(settings, now=now, accommodation=accommodation, zone=zone)


def find_running(session: Session, attempts: Sequence[AttemptRow], *, now: datetime) -> str | None:
    """The id of the attempt among these that goes on, None where none does; one whose time is up is closed."""
    for attempt in attempts:
        if attempt.state == "running":
            held = lock_attempt(session, attempt.id)
            if not close_if_over(session, held, now=now):
                return held.public_id
    return None


def pick_questions(session: Session, row: QuizRow, quiz: Quiz, plan: Plan) -> list[Pick]:
    """The questions of a new attempt, drawn by its seed. Raises Conflict where the bank has too few."""
    versions = find_quiz_candidates(session, grounds_of(row), quiz)
    drawn = fill_slots(quiz.slots, [candidate for candidate, _ in versions], stream(plan.seed, "draw"))
    if drawn.unfilled:
        raise Conflict(Message(N_("This quiz asks for more questions than its bank has now.")))
    ids: Mapping[str, int] = {
        **{one.id: version for one, version in versions},
        **find_quiz_pins(session, row),
    }
    chance = stream(plan.seed, "questions") if plan.settings.shuffle_questions else None
    ordered = order_slots(quiz.slots, chance)
    picks = [Pick(one.number, ids[drawn.questions[one.number]], one.max_mark, one.heading) for one in ordered]
    if row.owner_id is not None and plan.mode == "quiz":
        put_pins(session, row.id, [pick.version_id for pick in picks])
    return picks


def _lay_out(session: Session, row: AttemptRow, plan: Plan, picks: Sequence[Pick]) -> None:
    questions = find_question_versions(session, [pick.version_id for pick in picks])
    begins = [pick.heading is not None for pick in picks]
    pages = find_pages(begins, plan.settings.per_page, by_section=plan.settings.section_pages)
    row.page_count = pages[-1] if pages else 1
    for number, (pick, page) in enumerate(zip(picks, pages, strict=True), 1):
        slot = _slot_row(row, plan, number, pick, questions[pick.version_id])
        slot.page = page
        session.add(slot)


def _slot_row(row: AttemptRow, plan: Plan, number: int, pick: Pick, question: Question) -> AttemptSlotRow:
    layout = make_layout(question, seed=plan.seed, slot=number, shuffled=plan.settings.shuffle_options)
    return AttemptSlotRow(
        attempt_id=row.id,
        number=number,
        quiz_slot=pick.quiz_slot,
        question_version_id=pick.version_id,
        layout={name: [list(pair) for pair in group] for name, group in layout.items()},
        max_mark=pick.max_mark,
        heading=twin_to_mapping(pick.heading),
    )
