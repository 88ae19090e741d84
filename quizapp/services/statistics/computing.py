"""Statistics of quizzes computed and stored, a transaction for each quiz. Only the worker and the command line load this."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from quizapp.core.banks.snapshot import digest_of
from quizapp.core.statistics.analysis import analyse
from quizapp.core.statistics.report import BASES, report_from_mapping, report_to_mapping
from quizapp.storage.database import Database
from quizapp.storage.question_statistics import find_numbers, numbers_of, put_numbers
from quizapp.storage.quiz_grounds import find_quiz_questions
from quizapp.storage.quizzes import QuizRow
from quizapp.storage.statistics import QuizStatisticsRow, find_bases, find_computed, find_sittings

# Numbers agree to so many digits wherever they are computed.
DIGITS = 10


@dataclass(frozen=True)
class Drift:
    """Stored statistics that are not what the attempts give."""

    quiz_id: int


def compute_statistics(database: Database, *, now: datetime, only: Collection[int] | None = None) -> int:
    """Computes what has changed since it was computed last, or ``only`` these quizzes; says for how many."""
    with database.read() as session:
        bases, computed = find_bases(session), find_computed(session)
    stale = [id_ for id_ in bases if (computed.get(id_) != bases[id_] if only is None else id_ in only)]
    for quiz_id in stale:
        # Computed on a reader, so that nobody's answers wait for it; stored under the basis of before.
        with database.read() as session:
            content = _compute(session, quiz_id)
        with database.write() as session:
            row = session.get(QuizStatisticsRow, quiz_id) or QuizStatisticsRow(quiz_id=quiz_id)
            row.basis, row.content, row.computed_at = bases[quiz_id], content, now
            session.add(row)
            put_numbers(session, quiz_id, report_from_mapping(content["first"]))
    return len(stale)


def check_statistics(database: Database) -> Iterator[Drift]:
    """The stored statistics of quizzes that attempts, computed anew, do not give; what is stale is left out."""
    with database.read() as session:
        bases = find_bases(session)
        for row in session.query(QuizStatisticsRow).order_by(QuizStatisticsRow.quiz_id):
            if bases.get(row.quiz_id) == row.basis and not _holds(session, row):
                yield Drift(row.quiz_id)


def _holds(session: Session, row: QuizStatisticsRow) -> bool:
    """Whether what is stored of a quiz, and of its questions, is what its attempts give."""
    content = _compute(session, row.quiz_id)
    rows = numbers_of(session, row.quiz_id, report_from_mapping(content["first"]))
    stored = find_numbers(session, row.quiz_id)
    return _digest(row.content) == _digest(content) and _digest(stored) == _digest(rows)


def _compute(session: Session, quiz_id: int) -> dict[str, Any]:
    sittings = find_sittings(session, quiz_id)
    asked = {answer.version_id for sitting in sittings for answer in sitting.answers}
    versions = find_quiz_questions(session, session.get_one(QuizRow, quiz_id).bank_id, asked)
    # Where nobody took it twice, the first attempt is the last and the best: one reckoning is all three.
    several = len({one.taker for one in sittings}) < len(sittings)
    reports = {basis: analyse(sittings, versions, basis) for basis in (BASES if several else BASES[:1])}
    return {
        basis: _plain(report_to_mapping(replace(reports.get(basis, reports[BASES[0]]), basis=basis)))
        for basis in BASES
    }


def _plain(value: object) -> object:
    """The value as JSON gives it back, numbers to ``DIGITS`` digits."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return float(f"{value:.{DIGITS}g}") if isinstance(value, float) else value


def _digest(content: object) -> str:
    return digest_of(_plain(content))
