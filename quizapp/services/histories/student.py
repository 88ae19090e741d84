"""One student of a class over time: attempts, topics and facts, time spent, the earlier half beside the later one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.config import Config
from quizapp.core.access import Visitor
from quizapp.core.attempts.visibility import may_see
from quizapp.core.classes.membership import Member
from quizapp.core.languages import Twin
from quizapp.core.statistics.history import Given, Line, Wanted, compare_with_past
from quizapp.services.attempts.closing import close_expired
from quizapp.services.grades.own import find_assigned_to, seen_settings
from quizapp.services.histories.answers import AnswerList, Breakdown, break_down, list_answers
from quizapp.storage.answers import FINISHED, find_answers
from quizapp.storage.assignments import AssignmentRow
from quizapp.storage.attempts import AttemptRow, sitting_of, taken_by
from quizapp.storage.classes import ClassRow, get_class, get_joined_class, get_member_row, member_of
from quizapp.storage.database import Database


@dataclass(frozen=True)
class TakenShare:
    """One finished attempt: the ``share`` (0..1) of its marks, None while nothing of it is graded, and its minutes."""

    attempt_id: str
    title: Twin
    finished_at: datetime
    share: float | None
    minutes: float


@dataclass(frozen=True)
class StudentHead:
    """Whose history it is, and in which class."""

    class_id: str
    class_name: str
    member: Member


@dataclass(frozen=True)
class StudentHistory:
    """What a student did in a class, as far as may be seen; ``hidden`` attempts are not in it yet.

    ``attempts`` are the oldest first; ``whole`` are all answers, beside them the earlier and the later half.
    """

    head: StudentHead
    zone: str
    attempts: tuple[TakenShare, ...]
    hidden: int
    whole: Line
    groups: tuple[Breakdown, ...]

    @property
    def minutes(self) -> float:
        """How long the attempts took together."""
        return sum(one.minutes for one in self.attempts)


@dataclass(frozen=True)
class _Sight:
    """A student of a class with finished attempts: those whose marks may be seen, those whose answers may be judged."""

    class_: ClassRow
    member: Member
    marked: Sequence[AttemptRow]
    judged: Sequence[AttemptRow]
    hidden: int = 0


def own_history(
    database: Database, config: Config, visitor: Visitor, class_id: str, *, now: datetime
) -> StudentHistory:
    """What the visitor did in a class in which they are a student. Raises NotFound."""
    close_expired(database, taken_by(visitor), now=now)
    with database.read() as session:
        return _history(session, config, _own_sight(session, visitor, class_id, now=now))


def student_history(
    database: Database, config: Config, visitor: Visitor, class_id: str, member_id: int
) -> StudentHistory:
    """What a student did in a class that the visitor teaches; nothing of other classes. Raises NotFound."""
    with database.read() as session:
        return _history(session, config, _taught_sight(session, visitor, class_id, member_id))


def own_answers(
    database: Database, visitor: Visitor, class_id: str, wanted: Wanted, *, start: int = 0, now: datetime
) -> tuple[StudentHead, AnswerList]:
    """The answers behind a number of ``own_history``. Raises NotFound."""
    with database.read() as session:
        sight = _own_sight(session, visitor, class_id, now=now)
        return _head(sight), list_answers(session, _answers(session, sight), wanted, {}, start=start)


def student_answers(
    database: Database, visitor: Visitor, class_id: str, member_id: int, wanted: Wanted, *, start: int = 0
) -> tuple[StudentHead, AnswerList]:
    """The answers behind a number of ``student_history``. Raises NotFound."""
    with database.read() as session:
        sight = _taught_sight(session, visitor, class_id, member_id)
        return _head(sight), list_answers(session, _answers(session, sight), wanted, {}, start=start)


def _own_sight(session: Session, visitor: Visitor, class_id: str, *, now: datetime) -> _Sight:
    """What the visitor may see: only what the review settings of each attempt show by now."""
    class_, row = get_joined_class(session, visitor, class_id)
    member = member_of(row)
    given = find_assigned_to(session, class_.id, member)
    seen = {one.id: may_see(seen_settings(one), "finished", now=now) for one in given}
    attempts = _attempts(session, member, given)
    marked = [one for one in attempts if "marks" in seen[one.assignment_id or 0]]
    judged = [one for one in marked if "right" in seen[one.assignment_id or 0]]
    return _Sight(class_, member, marked, judged, len(attempts) - len(marked))


def _taught_sight(session: Session, visitor: Visitor, class_id: str, member_id: int) -> _Sight:
    class_ = get_class(session, visitor, class_id)
    member = member_of(get_member_row(session, class_.id, member_id, "student"))
    attempts = _attempts(session, member, find_assigned_to(session, class_.id, member))
    return _Sight(class_, member, attempts, attempts)


def _attempts(session: Session, member: Member, given: Sequence[AssignmentRow]) -> Sequence[AttemptRow]:
    """The finished attempts of a student on these assignments, the oldest first."""
    ids = [row.id for row in given]
    mine = (AttemptRow.person_id == member.person_id, AttemptRow.assignment_id.in_(ids), *FINISHED)
    return session.scalars(
        select(AttemptRow).where(*mine).order_by(AttemptRow.finished_at, AttemptRow.id)
    ).all()


def _answers(session: Session, sight: _Sight) -> list[Given]:
    return find_answers(session, AttemptRow.id.in_([row.id for row in sight.judged]))


def _history(session: Session, config: Config, sight: _Sight) -> StudentHistory:
    answers = _answers(session, sight)
    return StudentHistory(
        head=_head(sight),
        zone=sight.class_.time_zone or config.time_zone,
        attempts=tuple(map(_taken, sight.marked)),
        hidden=sight.hidden,
        whole=compare_with_past("", answers),
        groups=break_down(session, answers, "topic", "fact", "form"),
    )


def _head(sight: _Sight) -> StudentHead:
    return StudentHead(sight.class_.public_id, sight.class_.name, sight.member)


def _taken(row: AttemptRow) -> TakenShare:
    finished_at = row.finished_at or row.started_at
    return TakenShare(
        attempt_id=row.public_id,
        title=Twin(**row.title),
        finished_at=finished_at,
        share=sitting_of(row).share,
        minutes=(finished_at - row.started_at).total_seconds() / 60,
    )
