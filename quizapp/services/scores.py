"""Scores as they were: what held on a day, what a learner was shown of it and when, and what they are told of changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor, may
from quizapp.core.attempts.mark import Total
from quizapp.core.attempts.view import AttemptReview
from quizapp.core.attempts.visibility import may_see
from quizapp.core.languages import Twin
from quizapp.core.quizzes.penalty import ON_TIME
from quizapp.errors import Forbidden, NotFound
from quizapp.services.assignments.lateness import lateness_of
from quizapp.services.assignments.reckoning import terms_of_attempt
from quizapp.services.regrading.charge import get_charge
from quizapp.services.score_history import LONG_AGO, ByHand, Change, Past, find_pasts
from quizapp.storage.assigned_attempts import find_taught_attempt
from quizapp.storage.assignments import rules_of
from quizapp.storage.attempts import (
    AttemptRow,
    find_counted_attempts,
    find_own_attempt,
    names_of,
    settings_of,
)
from quizapp.storage.database import Database
from quizapp.storage.quizzes import QuizRow, quiz_of
from quizapp.storage.shown_marks import (
    ShownMarkRow,
    find_changed_since_shown,
    find_last_shown,
    find_shown,
)


@dataclass(frozen=True)
class News:
    """Something that became of an own attempt since its marks were looked at; ``cause`` as the storage says it."""

    attempt: str
    slot: int
    title: Twin
    cause: str
    at: datetime


@dataclass(frozen=True)
class Shown:
    """What a learner saw of the total, from then on until the next; ``worth`` where it counted less for being late."""

    total: Total
    at: datetime
    worth: float | None = None


@dataclass(frozen=True)
class DayScore:
    """One attempt on a day: the total that held at its end, and what its learner had been shown last by then.

    ``worth`` is what it counted where late work had lost some of it by the rules of that day, ``by_hand`` what a teacher had decided
    in its place.
    """

    attempt: str
    who: str
    number: int
    finished_at: datetime
    total: Total
    worth: float | None
    by_hand: ByHand | None
    shown: Shown | None


@dataclass(frozen=True)
class DayScores:
    """The finished attempts of a quiz as they stood at a time; ``whole`` is False where they are those of own classes."""

    quiz_id: str
    title: Twin
    at: datetime
    whole: bool
    scores: tuple[DayScore, ...]


@dataclass(frozen=True)
class Account:
    """All that can be told of the score of an attempt: at the hand-in, each change, each time it was shown."""

    attempt: str
    quiz_id: str
    title: Twin
    who: str
    finished_at: datetime
    first: Total
    first_worth: float | None
    changes: tuple[Change, ...]
    shown: tuple[Shown, ...]


def note_shown(database: Database, visitor: Visitor, review: AttemptReview, *, now: datetime) -> None:
    """Notes that the learner of an attempt sees this total now, where it is another one or something happened since."""
    if not review.own or review.mark is None:
        return
    total = Total(review.mark, review.max_mark, review.ungraded)
    with database.read() as session:
        if not _is_new(session, find_own_attempt(session, visitor, review.id), visitor, total):
            return
    with database.write() as session:
        row = find_own_attempt(session, visitor, review.id, lock=True)
        if row is not None and _is_new(session, row, visitor, total):
            last = find_last_shown(session, row.id)
            shown = ShownMarkRow(attempt_id=row.id, number=last.number + 1 if last else 1, at=now)
            shown.mark, shown.max_mark, shown.ungraded = total.mark, total.max_mark, total.ungraded
            shown.worth = _worth_now(session, row, total)
            session.add(shown)


def find_news(database: Database, visitor: Visitor, *, now: datetime) -> tuple[News, ...]:
    """What the visitor has not looked at yet: marks that were changed, contests decided, reports answered."""
    if visitor.person_id is None and not visitor.guest_id:
        return ()
    with database.read() as session:
        found = find_changed_since_shown(session, visitor)
        return tuple(
            News(row.public_id, slot, Twin(**row.title), cause, at)
            for row, slot, cause, at in found
            if _marks_shown(session, row, now=now)
        )


def scores_on(database: Database, visitor: Visitor, quiz_id: str, *, at: datetime) -> DayScores:
    """The scores of a quiz as they stood at a time, of all attempts or of the visitor's classes. Raises NotFound, Forbidden."""
    if not may(visitor, "teach"):
        raise Forbidden
    with database.read() as session:
        charge = get_charge(session, visitor, quiz_id)
        quiz = charge.quiz
        found = find_counted_attempts(session, [quiz.id], *charge.within)
        rows = [row for row in found if row.finished_at is not None and row.finished_at <= at]
        pasts, shown = find_pasts(session, rows), find_shown(session, [row.id for row in rows])
        names = names_of(session, rows)
        scores = [
            _score(row, names.get(row.person_id or 0, ""), pasts[row.id], shown.get(row.id, ()), at)
            for row in rows
        ]
        return DayScores(quiz.public_id, quiz_of(quiz).title, at, charge.whole, tuple(scores))


def get_account(database: Database, visitor: Visitor, attempt_id: str) -> Account:
    """All that can be told of the score of an attempt in the visitor's charge. Raises NotFound, Forbidden."""
    if not may(visitor, "teach"):
        raise Forbidden
    with database.read() as session:
        row = find_taught_attempt(session, visitor, attempt_id)
        if row is None or row.finished_at is None or row.quiz_id is None:
            raise NotFound
        past = find_pasts(session, [row])[row.id]
        return Account(
            attempt=row.public_id,
            quiz_id=session.get_one(QuizRow, row.quiz_id).public_id,
            title=Twin(**row.title),
            who=names_of(session, [row]).get(row.person_id or 0, ""),
            finished_at=row.finished_at,
            first=past.total_at(LONG_AGO),
            first_worth=past.worth_at(LONG_AGO),
            changes=past.changes(),
            shown=tuple(map(_shown_of, find_shown(session, [row.id]).get(row.id, ()))),
        )


def _is_new(session: Session, row: AttemptRow | None, visitor: Visitor, total: Total) -> bool:
    last = find_last_shown(session, row.id) if row is not None else None
    if row is None or last is None:
        return row is not None
    changed = any(one.id == row.id for one, *_ in find_changed_since_shown(session, visitor))
    seen = (last.mark, last.max_mark, last.ungraded, last.worth)
    return changed or seen != (total.mark, total.max_mark, total.ungraded, _worth_now(session, row, total))


def _worth_now(session: Session, row: AttemptRow, total: Total) -> float | None:
    """What a total counts now where late work loses some of it; None for nothing lost."""
    if row.assignment is None or rules_of(row.assignment).penalty is None:
        return None
    lost = lateness_of(terms_of_attempt(session, row), row)
    return lost.worth(total.mark, total.max_mark) if lost != ON_TIME else None


def _marks_shown(session: Session, row: AttemptRow, *, now: datetime) -> bool:
    quiz = session.get(QuizRow, row.quiz_id) if row.quiz_id else None
    return "marks" in may_see(settings_of(row, quiz), "finished", now=now)


def _score(row: AttemptRow, who: str, past: Past, shown: Sequence[ShownMarkRow], at: datetime) -> DayScore:
    by_then = [one for one in shown if one.at <= at]
    return DayScore(
        attempt=row.public_id,
        who=who,
        number=row.number,
        finished_at=row.finished_at or at,
        total=past.total_at(at),
        worth=past.worth_at(at),
        by_hand=past.by_hand_at(at),
        shown=_shown_of(by_then[-1]) if by_then else None,
    )


def _shown_of(row: ShownMarkRow) -> Shown:
    return Shown(Total(row.mark, row.max_mark, row.ungraded), row.at, row.worth)
