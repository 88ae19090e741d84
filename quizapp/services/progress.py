"""What a learner did so far: every attempt, scores over time, and the answers that were wrong."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.attempts.attempt import Mode
from quizapp.core.attempts.mark import Total
from quizapp.core.attempts.view import AttemptState, SourceView
from quizapp.core.attempts.visibility import Moment, may_see
from quizapp.core.languages import N_, Language, Message, Twin
from quizapp.core.questions.question import Question
from quizapp.core.questions.response import Raw
from quizapp.core.quizzes.quiz import Settings
from quizapp.errors import Conflict
from quizapp.services.attempts.closing import close_expired
from quizapp.services.attempts.starting import Pick, Plan, open_attempt
from quizapp.storage.attempt_slots import find_latest_steps
from quizapp.storage.attempts import (
    AttemptRow,
    StepRow,
    find_own_attempts,
    settings_of,
    taken_by,
)
from quizapp.storage.database import Database
from quizapp.storage.ledger import MarkEntryRow
from quizapp.storage.pins import find_newest, find_question_versions, find_sources
from quizapp.storage.quizzes import QuizRow
from quizapp.storage.regrading import last_entries

MOST_MISTAKES = 100
PRACTICE = Settings(behaviour="immediate", shuffle_questions=True)
PRACTICE_TITLE = Twin(zh="错题再练", en="Try these again")


@dataclass(frozen=True)
class HistoryRow:
    """One attempt in the history; ``mark`` is None while it may not be seen or the attempt runs on."""

    id: str
    quiz_id: str
    title: Twin
    mode: Mode
    number: int
    state: AttemptState
    started_at: datetime
    finished_at: datetime | None
    mark: float | None
    max_mark: float | None
    ungraded: int
    counts: bool


@dataclass(frozen=True)
class ScorePoint:
    """The share of the marks (0..1) that one finished attempt earned."""

    attempt_id: str
    title: Twin
    finished_at: datetime
    share: float


@dataclass(frozen=True)
class Mistake:
    """The latest answer to a question where it was not wholly right, with the proof of the right one."""

    attempt_id: str
    slot: int
    question: Question
    raw: Raw
    fraction: float
    at: datetime
    sources: tuple[SourceView, ...]


def history(database: Database, visitor: Visitor, *, now: datetime) -> list[HistoryRow]:
    """Every attempt of the visitor, newest first."""
    close_expired(database, taken_by(visitor), now=now)
    with database.read() as session:
        return [_row(session, row, now=now) for row in find_own_attempts(session, visitor)]


def scores_over_time(database: Database, visitor: Visitor, *, now: datetime) -> list[ScorePoint]:
    """The visible scores of the visitor's finished attempts, oldest first; trials are left out."""
    rows = reversed(history(database, visitor, now=now))
    return [point for row in rows if row.mode != "preview" and (point := _point(row))]


def mistakes(database: Database, visitor: Visitor, *, now: datetime) -> list[Mistake]:
    """The questions whose latest answer was not wholly right and whose key may be seen, newest first."""
    with database.read() as session:
        steps = _wrong_steps(session, visitor, now=now)
        last = last_entries(session, [row.id for _, row in steps])
        graded_by = {step.id: _graded_by(step, last.get((row.id, step.slot))) for step, row in steps}
        questions = find_question_versions(session, graded_by.values())
        sources = find_sources(session, [step.question_version_id for step, _ in steps])
        return [
            Mistake(
                attempt_id=row.public_id,
                slot=step.slot,
                question=questions[graded_by[step.id]],
                raw=step.raw,
                fraction=_fraction(step, last.get((row.id, step.slot))),
                at=step.at,
                sources=sources.get(step.question_version_id, ()),
            )
            for step, row in steps
        ]


def _graded_by(step: StepRow, entry: MarkEntryRow | None) -> int:
    """The version of the question that graded a step last."""
    return (entry.question_version_id if entry else None) or step.question_version_id


def _fraction(step: StepRow, entry: MarkEntryRow | None) -> float:
    return (entry.fraction if entry else step.fraction) or 0.0


def start_mistakes(
    database: Database, visitor: Visitor, *, language: Language, now: datetime, rng_seed: bytes
) -> str:
    """The id of a practice attempt over the visitor's mistakes: the one that runs already, or a new one.

    It belongs to no quiz; the questions are asked in their newest version. Raises Conflict where there are none.
    """
    with database.write() as session:
        before = find_own_attempts(session, visitor, AttemptRow.mode == "mistakes")
        for attempt in before:
            if attempt.state == "running":
                return attempt.public_id
        wrong = [step.question_version_id for step, _ in _wrong_steps(session, visitor, now=now)]
        picks = [Pick(n, version, 1.0) for n, version in enumerate(find_newest(session, wrong), 1)]
        if not picks:
            raise Conflict(
                Message(N_("There is nothing to try again: no answer of yours is known to be wrong."))
            )
        plan = Plan(None, len(before) + 1, "mistakes", PRACTICE_TITLE, PRACTICE, language, rng_seed)
        return open_attempt(session, visitor, plan, picks, now=now)


def _wrong_steps(session: Session, visitor: Visitor, *, now: datetime) -> list[tuple[StepRow, AttemptRow]]:
    latest = find_latest_steps(session, visitor, most=MOST_MISTAKES)
    return [(step, row) for step, row in latest if _may_see_key(session, row, now=now)]


def _may_see_key(session: Session, row: AttemptRow, *, now: datetime) -> bool:
    moment: Moment = "finished" if row.state == "finished" else "given"
    return "key" in may_see(settings_of(row, _quiz(session, row)), moment, now=now)


def _quiz(session: Session, row: AttemptRow) -> QuizRow | None:
    return session.get(QuizRow, row.quiz_id) if row.quiz_id else None


def _row(session: Session, row: AttemptRow, *, now: datetime) -> HistoryRow:
    quiz = _quiz(session, row)
    seen = may_see(settings_of(row, quiz), "finished", now=now)
    return HistoryRow(
        id=row.public_id,
        quiz_id=quiz.public_id if quiz else "",
        title=Twin(**row.title),
        mode=cast(Mode, row.mode),
        number=row.number,
        state=cast(AttemptState, row.state),
        started_at=row.started_at,
        finished_at=row.finished_at,
        mark=row.mark if "marks" in seen else None,
        max_mark=row.max_mark,
        ungraded=row.ungraded or 0,
        counts=row.counts,
    )


def _point(row: HistoryRow) -> ScorePoint | None:
    if row.finished_at is None or row.mark is None:
        return None
    share = Total(row.mark, row.max_mark or 0.0, row.ungraded).share
    return None if share is None else ScorePoint(row.id, row.title, row.finished_at, share)
