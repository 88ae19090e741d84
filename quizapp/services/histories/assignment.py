"""One assignment over a class: how the results are spread, fifths of the class, question by question."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean, median

from sqlalchemy.orm import Session

from quizapp.config import Config
from quizapp.core.access import Visitor
from quizapp.core.classes.membership import Member
from quizapp.core.languages import Twin
from quizapp.core.statistics.groups import rank_groups, tenth_of
from quizapp.core.statistics.history import Given, Wanted
from quizapp.core.statistics.share import Interval, share_interval
from quizapp.services.assignments.reckoning import find_counting_of, students_of, terms_of_each
from quizapp.services.attempts.closing import close_expired
from quizapp.services.histories.answers import AnswerList, Breakdown, break_down, list_answers
from quizapp.storage.answers import find_answers
from quizapp.storage.assigned_attempts import find_assigned_attempts
from quizapp.storage.assignments import AssignmentRow, get_taught_assignment
from quizapp.storage.attempts import AttemptRow, sitting_of
from quizapp.storage.database import Database
from quizapp.storage.quizzes import quiz_of

FIFTHS = 5


@dataclass(frozen=True)
class AssignmentHead:
    """Which assignment, of which class."""

    id: str
    title: Twin
    class_id: str
    class_name: str
    zone: str


@dataclass(frozen=True)
class ClassResult:
    """The attempt of a student that counts: its ``share`` (0..1) of the marks, in which ``fifth`` (0 weakest) of the class.

    ``fifth`` is None while nothing of it is graded.
    """

    member: Member
    attempt_id: str
    finished_at: datetime
    minutes: float
    share: float | None
    fifth: int | None

    @property
    def tenth(self) -> int | None:
        """Into which tenth (0..9) of the marks it falls."""
        return None if self.share is None else tenth_of(self.share)


@dataclass(frozen=True)
class Fifth:
    """A fifth of the class: how many students, the mean share (0..1) of their results."""

    n: int
    share: float | None


@dataclass(frozen=True)
class AssignmentHistory:
    """An assignment that ``students`` were given: the ``results`` that count, the weakest first.

    ``mean`` and its interval are over those that are graded; ``questions`` over the answers of these attempts,
    ``weakest`` and ``strongest`` the mean fraction of each question in the lowest and the highest fifth.
    """

    head: AssignmentHead
    students: int
    results: tuple[ClassResult, ...]
    mean: float | None
    interval: Interval | None
    minutes: float | None
    fifths: tuple[Fifth, ...]
    questions: Breakdown
    weakest: Mapping[str, float]
    strongest: Mapping[str, float]

    @property
    def shares(self) -> list[float]:
        """The shares of the results that are graded."""
        return [one.share for one in self.results if one.share is not None]


def assignment_history(
    database: Database, config: Config, visitor: Visitor, assignment_id: str, *, now: datetime
) -> AssignmentHistory:
    """An assignment of a class that the visitor teaches, over the class. Raises NotFound."""
    _close(database, visitor, assignment_id, now=now)
    with database.read() as session:
        row = get_taught_assignment(session, visitor, assignment_id)
        students, counting = _counting(session, row)
        results = _results(counting)
        answers = _answers(session, counting)
        shares = [one.share for one in results if one.share is not None]
        mean = fmean(shares) if shares else None
        (questions,) = break_down(session, answers, "question")
        ends = {one.attempt_id: one.fifth for one in results}
        return AssignmentHistory(
            head=_head(config, row),
            students=students,
            results=results,
            mean=mean,
            interval=None if mean is None else share_interval(mean, len(shares)),
            minutes=median(one.minutes for one in results) if results else None,
            fifths=tuple(_fifth(results, number) for number in range(FIFTHS)),
            questions=questions,
            weakest=_by_question(one for one in answers if ends[one.attempt] == 0),
            strongest=_by_question(one for one in answers if ends[one.attempt] == FIFTHS - 1),
        )


def assignment_answers(
    database: Database,
    config: Config,
    visitor: Visitor,
    assignment_id: str,
    wanted: Wanted,
    *,
    start: int = 0,
) -> tuple[AssignmentHead, AnswerList]:
    """The answers behind a number of ``assignment_history``. Raises NotFound."""
    with database.read() as session:
        row = get_taught_assignment(session, visitor, assignment_id)
        _, counting = _counting(session, row)
        names = {f"p{member.person_id}": member.name for member, _ in counting}
        found = list_answers(session, _answers(session, counting), wanted, names, start=start)
        return _head(config, row), found


def _close(database: Database, visitor: Visitor, assignment_id: str, *, now: datetime) -> None:
    with database.read() as session:
        id_ = get_taught_assignment(session, visitor, assignment_id).id
    close_expired(database, AttemptRow.assignment_id == id_, now=now)


def _counting(session: Session, row: AssignmentRow) -> tuple[int, list[tuple[Member, AttemptRow]]]:
    """How many students the assignment is for, and the finished attempt that counts of each who has one."""
    members = students_of(session, row)
    terms = terms_of_each(session, [row], members)[row.id]
    taken: dict[int, list[AttemptRow]] = {}
    for attempt in find_assigned_attempts(session, row.id):
        taken.setdefault(attempt.person_id or 0, []).append(attempt)
    found = []
    for member in members:
        mine = taken.get(member.person_id, [])
        number = find_counting_of(mine, terms[member.id])
        found += [(member, one) for one in mine if one.number == number and one.state == "finished"]
    return len(members), found


def _results(counting: Sequence[tuple[Member, AttemptRow]]) -> tuple[ClassResult, ...]:
    shares = [sitting_of(row).share for _, row in counting]
    ranks = iter(rank_groups([share for share in shares if share is not None], FIFTHS))
    results = [
        _result(member, row, share, None if share is None else next(ranks))
        for (member, row), share in zip(counting, shares, strict=True)
    ]
    return tuple(sorted(results, key=lambda one: (one.share is None, one.share or 0.0)))


def _result(member: Member, row: AttemptRow, share: float | None, fifth: int | None) -> ClassResult:
    finished_at = row.finished_at or row.started_at
    minutes = (finished_at - row.started_at).total_seconds() / 60
    return ClassResult(member, row.public_id, finished_at, minutes, share, fifth)


def _answers(session: Session, counting: Sequence[tuple[Member, AttemptRow]]) -> list[Given]:
    return find_answers(session, AttemptRow.id.in_([row.id for _, row in counting]))


def _fifth(results: Sequence[ClassResult], number: int) -> Fifth:
    shares = [one.share for one in results if one.fifth == number and one.share is not None]
    return Fifth(len(shares), fmean(shares) if shares else None)


def _by_question(answers: Iterable[Given]) -> Mapping[str, float]:
    found: dict[str, list[float]] = {}
    for one in answers:
        if one.fraction is not None:
            found.setdefault(f"{one.bank}/{one.question}", []).append(one.fraction)
    return {name: fmean(fractions) for name, fractions in found.items()}


def _head(config: Config, row: AssignmentRow) -> AssignmentHead:
    zone = row.class_.time_zone or config.time_zone
    return AssignmentHead(row.public_id, quiz_of(row.quiz).title, row.class_.public_id, row.class_.name, zone)
