"""What of a quiz can be graded again, and what that would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import mode
from typing import cast

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.attempts.attempt import AttemptSlot
from quizapp.core.attempts.ledger import find_holding
from quizapp.core.attempts.regrade import Policy, Regraded, Standing, regrade
from quizapp.core.attempts.review import fraction_of
from quizapp.core.banks.snapshot import digest_of
from quizapp.core.languages import N_, Message, Twin
from quizapp.core.questions.question import Question
from quizapp.core.quizzes.entry import MAX_MARK
from quizapp.errors import Invalid, NotFound
from quizapp.services.access import refuse_learner
from quizapp.services.assignments.reckoning import terms_of_attempt
from quizapp.services.attempts.closing import close_expired
from quizapp.services.regrading.charge import Charge, get_charge
from quizapp.storage.assignments import rules_of
from quizapp.storage.attempt_slots import find_slots
from quizapp.storage.attempts import AttemptRow, names_of
from quizapp.storage.banks import BankRow, QuestionRow, may_edit
from quizapp.storage.database import Database
from quizapp.storage.ledger import RegradeRow, find_entries_of_regrade, find_regrades
from quizapp.storage.people import Person
from quizapp.storage.pins import find_question_versions
from quizapp.storage.quizzes import quiz_of
from quizapp.storage.regrading import Asked, find_asked, find_taken

NO_WEIGHT = N_("The marks of a question are more than 0 and at most %(most)s.")


@dataclass(frozen=True)
class RegradePreview:
    """What a regrade would do. ``digest`` names this very outcome; ``running`` attempts are not touched.

    ``weight`` is the maximum mark that is looked at, None where each slot keeps its own; ``usual`` what most have.
    ``whole`` is False where only classes of the visitor's are graded; ``bank`` has the question, ``editable`` says
    whether the visitor may change it, ``keeper`` who may, empty where it comes with the site.
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
    weight: float | None
    usual: float
    whole: bool
    bank: str
    editable: bool
    keeper: str

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
    """A regrade that was done; ``slots`` counts the marks that it changed, ``own`` says that the visitor may undo it."""

    id: str
    question: Question
    policy: Policy
    reason: str
    by: str
    at: datetime
    undone_at: datetime | None
    slots: int
    weight: float | None
    own: bool


@dataclass(frozen=True)
class RegradePage:
    """The questions that a quiz has asked, and what was graded again already, newest first.

    ``whole`` is False for somebody who teaches classes that were assigned it: then it is about these alone.
    """

    quiz_id: str
    title: Twin
    asked: tuple[Asked, ...]
    past: tuple[PastRegrade, ...]
    whole: bool


def regrade_page(database: Database, visitor: Visitor, quiz_id: str, *, now: datetime) -> RegradePage:
    """What of a quiz in the visitor's charge can be graded again. Raises NotFound, Forbidden."""
    refuse_learner(visitor)
    with database.read() as session:
        charge = get_charge(session, visitor, quiz_id)
        of_quiz = AttemptRow.quiz_id == charge.quiz.id
    close_expired(database, of_quiz, *charge.within, now=now)
    with database.read() as session:
        charge = get_charge(session, visitor, quiz_id)
        quiz = charge.quiz
        past = [_past(session, row, charge) for row in find_regrades(session, quiz.id)]
        return RegradePage(
            quiz.public_id,
            quiz_of(quiz).title,
            tuple(find_asked(session, quiz.id, *charge.within)),
            tuple(one for one in past if charge.whole or one.slots),
            charge.whole,
        )


def preview_regrade(
    database: Database,
    visitor: Visitor,
    quiz_id: str,
    question: str,
    policy: Policy,
    *,
    weight: float | None = None,
) -> RegradePreview:
    """What grading a question again would change, also where it gets another weight.

    Raises NotFound, Forbidden, Invalid for a weight that is none.
    """
    refuse_learner(visitor)
    check_weight(weight)
    with database.read() as session:
        charge = get_charge(session, visitor, quiz_id)
        asked = get_asked(session, charge, question)
        return build_preview(session, visitor, charge, asked, policy=policy, weight=weight)


def check_weight(weight: float | None) -> None:
    """Passes a maximum mark that a question can have. Raises Invalid."""
    if weight is not None and not 0 < weight <= MAX_MARK:
        raise Invalid(Message(NO_WEIGHT, {"most": f"{MAX_MARK:g}"}))


def build_preview(
    session: Session,
    visitor: Visitor,
    charge: Charge,
    asked: Asked,
    *,
    policy: Policy,
    weight: float | None = None,
) -> RegradePreview:
    quiz = charge.quiz
    rows = find_taken(session, quiz.id, asked.question_id, *charge.within)
    finished = [row for row in rows if row.state == "finished"]
    standings = _standings(session, finished, asked)
    slots = regrade(standings, asked.newest, policy, weight=weight)
    totals = _totals(finished, slots)
    bank = session.get_one(BankRow, session.get_one(QuestionRow, asked.question_id).bank_id)
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
        digest=_digest(asked, policy, slots, weight),
        weight=weight,
        usual=mode([one.own_max for one in standings] or [1.0]),
        whole=charge.whole,
        bank=bank.key,
        editable=may_edit(session, bank, visitor),
        keeper=session.get_one(Person, bank.owner_id).name if bank.owner_id else "",
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
            own_max=_own_max(slot),
            total=(row.mark or 0.0, row.max_mark or 0.0),
            by_person=_by_person(slot),
        )
        for row in rows
        for slot in found[row.id]
    ]


def _own_max(slot: AttemptSlot) -> float:
    """What a slot is worth where it counts: the last that was said of it, a drop aside."""
    said = [slot.max_mark, *(entry.before_max for entry in reversed(slot.entries))]
    return next((most for most in said if most), slot.max_mark)


def _by_person(slot: AttemptSlot) -> bool:
    held = find_holding(slot.entries)
    return held is not None and held.cause == "person"


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
        mark, most = row.mark or 0.0, row.max_mark or 0.0
        mine = [one.total for one in changed.get(row.public_id, ())]
        then = (
            mark + sum(one[0] - mark for one in mine),
            most + sum(one[1] - most for one in mine),
        )
        totals[row.public_id] = (mark, most, *then)
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


def _digest(asked: Asked, policy: Policy, slots: Sequence[Regraded], weight: float | None) -> str:
    outcome = [
        (one.before.attempt_id, one.before.slot, one.before.fraction, one.fraction, one.max_mark)
        for one in slots
    ]
    return digest_of([asked.newest_id, policy, weight, outcome])


def get_asked(session: Session, charge: Charge, question: str) -> Asked:
    """The question of this id as the quiz asked it. Raises NotFound."""
    found = find_asked(session, charge.quiz.id, *charge.within)
    asked = next((one for one in found if one.newest.id == question), None)
    if asked is None:
        raise NotFound
    return asked


def _past(session: Session, row: RegradeRow, charge: Charge) -> PastRegrade:
    questions = find_question_versions(session, [row.question_version_id])
    entries = find_entries_of_regrade(session, row.id)
    mine = find_entries_of_regrade(session, row.id, *charge.within)
    return PastRegrade(
        id=row.public_id,
        question=questions[row.question_version_id],
        policy=cast(Policy, row.policy),
        reason=row.reason,
        by=session.get_one(Person, row.by_id).name,
        at=row.at,
        undone_at=row.undone_at,
        slots=len(mine),
        weight=row.weight,
        own=len(mine) == len(entries),
    )
