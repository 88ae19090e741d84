"""What a teacher sees of a quiz: who took it, and with what result."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from quizapp.core.access import Visitor
from quizapp.core.attempts.mark import Total, find_counting
from quizapp.core.attempts.view import AttemptState
from quizapp.core.languages import Twin
from quizapp.core.quizzes.quiz import Access, Counts
from quizapp.services.access import refuse_learner
from quizapp.services.attempts.closing import close_expired
from quizapp.storage.attempts import (
    AttemptRow,
    find_counted_attempts,
    names_of,
    sitting_of,
)
from quizapp.storage.database import Database
from quizapp.storage.quizzes import QuizRow, find_managed_quizzes, get_managed_quiz, quiz_of
from quizapp.storage.taken_attempts import Taken, find_latest_finished, find_taken_attempts

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
        ids = {quiz.id: quiz for quiz in quizzes}
        by_quiz: dict[int | None, list[Taken]] = {}
        for one in find_taken_attempts(session, list(ids)):
            by_quiz.setdefault(one.quiz_id, []).append(one)
        latest = find_latest_finished(session, list(ids), most=RECENT)
        names, recent = names_of(session, latest), []
        for row in latest:
            quiz = ids[row.quiz_id or 0]
            counting = _counting(by_quiz[quiz.id], quiz_of(quiz).settings.counts)
            recent.append(_row(row, quiz, names.get(row.person_id or 0, ""), counts=row.id in counting))
        results = tuple(_summary(quiz, by_quiz.get(quiz.id, ())) for quiz in quizzes)
        return TeacherHome(results, tuple(recent))


def _results(quiz_row: QuizRow, attempts: Sequence[AttemptRow], names: Mapping[int, str]) -> QuizResults:
    counting = _counting(attempts, quiz_of(quiz_row).settings.counts)
    rows = tuple(
        _row(row, quiz_row, names.get(row.person_id or 0, ""), counts=row.id in counting) for row in attempts
    )
    return replace(_summary(quiz_row, attempts), rows=rows)


def _summary(quiz_row: QuizRow, attempts: Sequence[AttemptRow | Taken]) -> QuizResults:
    """The results of a quiz without a row for each attempt."""
    quiz = quiz_of(quiz_row)
    counting = _counting(attempts, quiz.settings.counts)
    counted = [sitting_of(row).share for row in attempts if row.id in counting]
    shares = [share for share in counted if share is not None]
    return QuizResults(
        quiz_id=quiz_row.public_id,
        title=quiz.title,
        bank_id=quiz_row.bank.key,
        access=quiz.access,
        counting=quiz.settings.counts,
        archived=quiz_row.archived_at is not None,
        own=quiz_row.owner_id is not None,
        rows=(),
        takers=len({(row.person_id, row.guest_id) for row in attempts}),
        finished=sum(row.state == "finished" for row in attempts),
        average=sum(shares) / len(shares) if shares else None,
    )


def _counting(attempts: Iterable[AttemptRow | Taken], counts: Counts) -> set[int]:
    """The ids of the attempts that count, one for each taker who has finished any."""
    by_taker: dict[tuple[int | None, str | None], list[AttemptRow | Taken]] = {}
    for row in attempts:
        if row.state == "finished":
            by_taker.setdefault((row.person_id, row.guest_id), []).append(row)
    found = set[int]()
    for rows in by_taker.values():
        number = find_counting([sitting_of(one) for one in rows], counts) if len(rows) > 1 else rows[0].number
        found.update(row.id for row in rows if row.number == number)
    return found


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
