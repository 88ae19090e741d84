"""What of a quiz can be graded again, and what that would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.attempts.regrade import Policy, Regraded, Standing, regrade
from quizapp.core.attempts.review import fraction_of
from quizapp.core.banks.snapshot import digest_of
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Question
from quizapp.errors import NotFound
from quizapp.services.access import refuse_learner
from quizapp.services.assignments.reckoning import terms_of_attempt
from quizapp.services.attempts.closing import close_expired
from quizapp.storage.assignments import rules_of
from quizapp.storage.attempt_slots import find_slots
from quizapp.storage.attempts import AttemptRow, names_of
from quizapp.storage.database import Database
from quizapp.storage.ledger import RegradeRow, find_entries_of_regrade, find_regrades
from quizapp.storage.people import Person
from quizapp.storage.pins import find_question_versions
from quizapp.storage.quizzes import QuizRow, get_managed_quiz, quiz_of
from quizapp.storage.regrading import Asked, find_asked, find_taken


@dataclass(frozen=True)
class RegradePreview:
    """What a regrade would do. ``digest`` names this very outcome; ``running`` attempts are not touched.

    ``totals`` has for each attempt the mark and the maximum before and after, ``worth`` for each late one that loses
    something for it what the mark counts before and after.
    """

    quiz_id: str
    title: Twin
    question: Question
    newer: bool
    policy: Policy
    slots: tuple[Regraded, ...]
    totals: Mapping[str, tuple[float, float, float, float]]
    worth: Mapping[str, tuple[float, float]]
    running: int
    digest: str

    @property
    def changed(self) -> tuple[Regraded, ...]:
        """The slots that would be worth something else."""
        return tuple(one for one in self.slots if one.changes)

    @property
    def misfits(self) -> int:
        """How many were shown a version that the newest one cannot grade."""
        return sum(not one.fits for one in self.slots)


@dataclass(frozen=True)
class PastRegrade:
    """A regrade that was done; ``slots`` counts the marks that it changed."""

    id: str
    question: Question
    policy: Policy
    reason: str
    by: str
    at: datetime
    undone_at: datetime | None
    slots: int


@dataclass(frozen=True)
class RegradePage:
    """The questions that a quiz has asked, and what was graded again already, newest first."""

    quiz_id: str
    title: Twin
    asked: tuple[Asked, ...]
    past: tuple[PastRegrade, ...]


def regrade_page(database: Database, visitor: Visitor, quiz_id: str, *, now: datetime) -> RegradePage:
    """What of a quiz of the visitor's can be graded again. Raises NotFound, Forbidden."""
    refuse_learner(visitor)
    with database.read() as session:
        row_id = get_managed_quiz(session, visitor, quiz_id).id
    close_expired(database, AttemptRow.quiz_id == row_id, now=now)
    with database.read() as session:
        quiz = get_managed_quiz(session, visitor, quiz_id)
        past = tuple(_past(session, row) for row in find_regrades(session, quiz.id))
        return RegradePage(quiz.public_id, quiz_of(quiz).title, tuple(find_asked(session, quiz.id)), past)


def preview_regrade(
    database: Database, visitor: Visitor, quiz_id: str, question: str, policy: Policy
) -> RegradePreview:
    """What grading a question again would change. Raises NotFound, Forbidden."""
    refuse_learner(visitor)
    with database.read() as session:
        quiz = get_managed_quiz(session, visitor, quiz_id)
        return build_preview(session, quiz, get_asked(session, quiz, question), policy)


def build_preview(session: Session, quiz: QuizRow, asked: Asked, policy: Policy) -> RegradePreview:
    rows = find_taken(session, quiz.id, asked.question_id)
    finished = [row for row in rows if row.state == "finished"]
    standings = _standings(session, finished, asked)
    slots = regrade(standings, asked.newest, policy)
    totals = _totals(finished, slots)
    return RegradePreview(
        quiz_id=quiz.public_id,
        title=quiz_of(quiz).title,
        question=asked.newest,
        newer=asked.changed,
        policy=policy,
        slots=slots,
        totals=totals,
        worth=_worth(session, finished, totals),
        running=len(rows) - len(finished),
        digest=_digest(asked, policy, slots),
    )


def _standings(session: Session, rows: Sequence[AttemptRow], asked: Asked) -> list[Standing]:
    """The slots of these attempts that asked this question, in any of its versions."""
    names, found = names_of(session, rows), find_slots(session, rows, versions=asked.version_ids)
    shown = find_question_versions(session, asked.version_ids)
    return [
        Standing(
            attempt_id=row.public_id,
            slot=slot.number,
            who=names.get(row.person_id or 0, ""),
            question=shown[slot.version_id],
            raw=slot.step.raw if slot.step else None,
            fraction=fraction_of(slot),
            max_mark=slot.max_mark,
            own_max=slot.entries[0].before_max if slot.entries else slot.max_mark,
        )
        for row in rows
        for slot in found[row.id]
    ]


def _totals(
    rows: Sequence[AttemptRow], slots: Sequence[Regraded]
) -> Mapping[str, tuple[float, float, float, float]]:
    """By attempt: mark and maximum as they are, and as they would be."""
    changed: dict[str, list[Regraded]] = {}
    for one in slots:
        if one.changes:
            changed.setdefault(one.before.attempt_id, []).append(one)
    totals = {}
    for row in rows:
        mine = changed.get(row.public_id, ())
        mark, most = row.mark or 0.0, row.max_mark or 0.0
        more = sum(one.gain for one in mine)
        wider = sum(_counted_max(one.fraction, one.max_mark) for one in mine)
        wider -= sum(_counted_max(one.before.fraction, one.before.max_mark) for one in mine)
        totals[row.public_id] = (mark, most, mark + more, most + wider)
    return totals


def _worth(
    session: Session, rows: Sequence[AttemptRow], totals: Mapping[str, tuple[float, float, float, float]]
) -> Mapping[str, tuple[float, float]]:
    """By attempt that loses something for being late: what its mark counts as it is, and as it would be."""
    found = {}
    for row in rows:
        if row.assignment is not None and rules_of(row.assignment).penalty is not None:
            terms = terms_of_attempt(session, row)
            late = terms.late_by(row.finished_at, row.extended_to)
            mark, most, then, wide = totals[row.public_id]
            if late:
                found[row.public_id] = (terms.worth(mark, most, late), terms.worth(then, wide, late))
    return found


def _counted_max(fraction: float | None, max_mark: float) -> float:
    """What a slot adds to the maximum of its attempt: nothing while a person must grade it."""
    return 0.0 if fraction is None else max_mark


def _digest(asked: Asked, policy: Policy, slots: Sequence[Regraded]) -> str:
    outcome = [
        (one.before.attempt_id, one.before.slot, one.before.fraction, one.fraction, one.max_mark)
        for one in slots
    ]
    return digest_of([asked.newest_id, policy, outcome])


def get_asked(session: Session, quiz: QuizRow, question: str) -> Asked:
    """The question of this id as the quiz asked it. Raises NotFound."""
    asked = next((one for one in find_asked(session, quiz.id) if one.newest.id == question), None)
    if asked is None:
        raise NotFound
    return asked


def _past(session: Session, row: RegradeRow) -> PastRegrade:
    questions = find_question_versions(session, [row.question_version_id])
    return PastRegrade(
        id=row.public_id,
        question=questions[row.question_version_id],
        policy=cast(Policy, row.policy),
        reason=row.reason,
        by=session.get_one(Person, row.by_id).name,
        at=row.at,
        undone_at=row.undone_at,
        slots=len(find_entries_of_regrade(session, row.id)),
    )
