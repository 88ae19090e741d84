"""What a teacher sees of a quiz: who took it, and with what result."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from quizapp.core.access import Visitor
from quizapp.core.attempts.mark import Total, find_counting
from quizapp.core.attempts.view import AttemptState
from quizapp.core.languages import Twin
from quizapp.core.quizzes.quiz import Access, Counts
from quizapp.services.access import refuse_learner
from quizapp.services.attempts.closing import close_expired
from quizapp.storage.attempts import AttemptRow, find_counted_attempts, names_of, sitting_of
from quizapp.storage.database import Database
from quizapp.storage.quizzes import QuizRow, find_managed_quizzes, get_managed_quiz, quiz_of

RECENT = 20


@dataclass(frozen=True)
class ResultRow:
    """One attempt of a learner; ``name`` is empty for a guest. ``counts`` marks the one that counts of several."""

    attempt_id: str
    quiz_id: str
    title: Twin
    name: str
    number: int
    state: AttemptState
    started_at: datetime
    finished_at: datetime | None
    mark: float | None
    max_mark: float | None
    ungraded: int
    counts: bool

    @property
    def share(self) -> float | None:
        """The part of the marks, 0..1; None while it runs or where there are no marks."""
        return None if self.mark is None else Total(self.mark, self.max_mark or 0.0, self.ungraded).share


@dataclass(frozen=True)
class QuizResults:
    """Who took a quiz, newest first; ``takers`` counts people and guests, ``average`` is of counting attempts.

    ``own`` is True for a quiz that somebody made here, False for one that came with its bank.
    """

    quiz_id: str
    title: Twin
    bank_id: str
    access: Access
    counting: Counts
    archived: bool
    own: bool
    rows: tuple[ResultRow, ...]
    takers: int
    finished: int
    average: float | None


@dataclass(frozen=True)
class TeacherHome:
    """The teacher's quizzes with their results, and what was handed in last."""

    quizzes: tuple[QuizResults, ...]
    recent: tuple[ResultRow, ...]


def quiz_results(database: Database, visitor: Visitor, quiz_id: str, *, now: datetime) -> QuizResults:
    """The results of a quiz that is the visitor's; trials are not among them. Raises NotFound, Forbidden."""
    refuse_learner(visitor)
    with database.read() as session:
        quiz_row_id = get_managed_quiz(session, visitor, quiz_id).id
    close_expired(database, AttemptRow.quiz_id == quiz_row_id, now=now)
    with database.read() as session:
        row = get_managed_quiz(session, visitor, quiz_id)
        attempts = find_counted_attempts(session, [row.id])
        return _results(row, attempts, names_of(session, attempts))


def teacher_home(database: Database, visitor: Visitor, *, now: datetime) -> TeacherHome:
    """The visitor's quizzes with their results, newest first. Raises Forbidden."""
    refuse_learner(visitor)
    with database.read() as session:
        quizzes = find_managed_quizzes(session, visitor)
        attempts = find_counted_attempts(session, [quiz.id for quiz in quizzes])
        names = names_of(session, attempts)
        results = tuple(
            _results(quiz, [one for one in attempts if one.quiz_id == quiz.id], names) for quiz in quizzes
        )
    rows = [row for result in results for row in result.rows if row.finished_at is not None]
    rows.sort(key=lambda row: row.finished_at or row.started_at, reverse=True)
    return TeacherHome(results, tuple(rows[:RECENT]))


def _results(quiz_row: QuizRow, attempts: Sequence[AttemptRow], names: Mapping[int, str]) -> QuizResults:
    quiz = quiz_of(quiz_row)
    counting = _counting(attempts, quiz.settings.counts)
    rows = tuple(
        _row(row, quiz_row, names.get(row.person_id or 0, ""), counts=row.id in counting) for row in attempts
    )
    shares = [row.share for row in rows if row.counts and row.share is not None]
    return QuizResults(
        quiz_id=quiz_row.public_id,
        title=quiz.title,
        bank_id=quiz_row.bank.key,
        access=quiz.access,
        counting=quiz.settings.counts,
        archived=quiz_row.archived_at is not None,
        own=quiz_row.owner_id is not None,
        rows=rows,
        takers=len({(row.person_id, row.guest_id) for row in attempts}),
        finished=sum(row.state == "finished" for row in rows),
        average=sum(shares) / len(shares) if shares else None,
    )


def _counting(attempts: Iterable[AttemptRow], counts: Counts) -> set[int]:
    """The ids of the attempts that count, one for each taker who has finished any."""
    by_taker: dict[tuple[int | None, str | None], list[AttemptRow]] = {}
    for row in attempts:
        if row.state == "finished":
            by_taker.setdefault((row.person_id, row.guest_id), []).append(row)
    return {
        row.id
        for rows in by_taker.values()
        for row in rows
        if row.number == find_counting([sitting_of(one) for one in rows], counts)
    }


def _row(row: AttemptRow, quiz: QuizRow, name: str, *, counts: bool) -> ResultRow:
    return ResultRow(
        attempt_id=row.public_id,
        quiz_id=quiz.public_id,
        title=Twin(**row.title),
        name=name,
        number=row.number,
        state=cast(AttemptState, row.state),
        started_at=row.started_at,
        finished_at=row.finished_at,
        mark=row.mark,
        max_mark=row.max_mark,
        ungraded=row.ungraded or 0,
        counts=counts,
    )
