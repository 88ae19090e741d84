"""Statistics of quizzes as they were computed last, and what they are computed from."""

import hashlib
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quizapp.core.quizzes.reference import refer
from quizapp.core.statistics.history import Given
from quizapp.core.statistics.report import ItemReport, report_from_mapping
from quizapp.core.statistics.sitting import Answered, Sitting
from quizapp.storage.answers import FINISHED, find_answers
from quizapp.storage.assignments import AssignmentRow
from quizapp.storage.attempts import AttemptRow, sitting_of
from quizapp.storage.classes import ClassRow, MemberRow
from quizapp.storage.database import Base, Instant
from quizapp.storage.ledger import MarkEntryRow
from quizapp.storage.quizzes import QuizRow, asks_of

# Another one where a report says more than before: then all are computed anew.
FORM = 3


class QuizStatisticsRow(Base):
    """What was computed for a quiz; ``basis`` is the digest of what it was computed from, ``content`` a report by basis."""

    __tablename__ = "quiz_statistics"

    quiz_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id", ondelete="CASCADE"), primary_key=True)
    basis: Mapped[str] = mapped_column(String(64))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    computed_at: Mapped[datetime] = mapped_column(Instant)


def find_bases(session: Session, quiz_id: int | None = None) -> Mapping[int, str]:
    """For each quiz with finished attempts, or for one, the digest of what its statistics follow from.

    That is attempts, ledger, and the groups of the classes that took it.
    """
    here = () if quiz_id is None else (AttemptRow.quiz_id == quiz_id,)
    counts = (AttemptRow.quiz_id, func.count(), func.max(AttemptRow.finished_at), func.max(AttemptRow.id))
    taken = (
        AttemptRow.quiz_id.is_not(None),
        AttemptRow.mode == "quiz",
        AttemptRow.state == "finished",
        *here,
    )
    attempts = session.execute(select(*counts).where(*taken, AttemptRow.counts).group_by(AttemptRow.quiz_id))
    entries = (
        select(AttemptRow.quiz_id, func.max(MarkEntryRow.id))
        .join(MarkEntryRow, MarkEntryRow.attempt_id == AttemptRow.id)
        .where(*here)
        .group_by(AttemptRow.quiz_id)
    )
    ledger = {quiz_id: last for quiz_id, last in session.execute(entries)}
    groups = _groups_by_quiz(session, quiz_id)
    return {
        row[0]: _digest(FORM, *row[1:], ledger.get(row[0]), groups.get(row[0]))
        for row in attempts
        if row[0] is not None
    }


def _groups_by_quiz(session: Session, quiz_id: int | None) -> Mapping[int, list[str]]:
    """For each quiz that classes were assigned the digests of who is in which of their groups."""
    given = select(AssignmentRow.quiz_id, AssignmentRow.class_id).distinct()
    if quiz_id is not None:
        given = given.where(AssignmentRow.quiz_id == quiz_id)
    pairs = session.execute(given.order_by(AssignmentRow.quiz_id, AssignmentRow.class_id)).all()
    digests = {id_: _digest(*some) for id_, some in _members(session, {id_ for _, id_ in pairs}).items()}
    found: dict[int, list[str]] = {}
    for quiz, class_id in pairs:
        found.setdefault(quiz, []).append(digests.get(class_id, ""))
    return found


def _members(session: Session, class_ids: Collection[int]) -> Mapping[int, list[tuple[str, int, str]]]:
    """By class its name, who is or was in it, and in which group."""
    wanted = select(MemberRow.class_id, ClassRow.name, MemberRow.person_id, MemberRow.group)
    wanted = wanted.join(ClassRow, ClassRow.id == MemberRow.class_id).where(MemberRow.class_id.in_(class_ids))
    found: dict[int, list[tuple[str, int, str]]] = {}
    for class_id, name, person_id, group in session.execute(wanted.order_by(MemberRow.id)):
        found.setdefault(class_id, []).append((name, person_id, group))
    return found


def find_computed(session: Session) -> Mapping[int, str]:
    """For each quiz with statistics the digest of what they were computed from."""
    rows = session.execute(select(QuizStatisticsRow.quiz_id, QuizStatisticsRow.basis))
    return {quiz_id: basis for quiz_id, basis in rows}


def find_item_reports(session: Session, bank_ids: Collection[int]) -> list[ItemReport]:
    """What is stored about the questions of banks, from every quiz that asks of one: the first attempt of each learner."""
    wanted = select(QuizStatisticsRow.content).join(QuizRow, QuizRow.id == QuizStatisticsRow.quiz_id)
    contents = session.scalars(wanted.where(asks_of(bank_ids)).order_by(QuizStatisticsRow.quiz_id))
    return [item for content in contents for item in report_from_mapping(content["first"]).items]


def find_sittings(session: Session, quiz_id: int) -> list[Sitting]:
    """The finished attempts of a quiz that count, as statistics see them, oldest first."""
    taken = (AttemptRow.quiz_id == quiz_id, *FINISHED)
    rows = session.scalars(select(AttemptRow).where(*taken).order_by(AttemptRow.id)).all()
    home = session.get_one(QuizRow, quiz_id).bank.key
    answers: dict[str, list[Given]] = {}
    for one in find_answers(session, AttemptRow.quiz_id == quiz_id, picks=True):
        # Two banks may have questions of one id.
        name = one.question if one.bank == home else refer(one.bank, one.question)
        answers.setdefault(one.attempt, []).append(one._replace(question=name))
    places = _places(session, quiz_id)
    return [_sitting(row, answers.get(row.public_id, []), places) for row in rows]


# By assignment and person the name of the class and of the group in it.
Places = Mapping[tuple[int | None, int | None], tuple[str, str]]


def _places(session: Session, quiz_id: int) -> Places:
    given = select(AssignmentRow.id, AssignmentRow.class_id).where(AssignmentRow.quiz_id == quiz_id)
    pairs = session.execute(given).all()
    members = _members(session, {class_id for _, class_id in pairs})
    # The group "A" of one class is not that of another.
    several = len(members) > 1
    return {
        (assignment, person): (name, f"{name} · {group}" if several and group else group)
        for assignment, class_id in pairs
        for name, person, group in members.get(class_id, ())
    }


def _sitting(row: AttemptRow, answers: list[Given], places: Places) -> Sitting:
    in_order = sorted(answers, key=lambda one: one.quiz_slot)
    class_name, group = places.get((row.assignment_id, row.person_id), ("", ""))
    return Sitting(
        taker=f"p{row.person_id}" if row.person_id is not None else f"g{row.guest_id}",
        number=row.number,
        share=sitting_of(row).share,
        language=row.language,
        seconds=(row.finished_at - row.started_at).total_seconds() if row.finished_at else None,
        answers=tuple(
            Answered(one.question, one.version_id, one.fraction, one.max_mark, one.picks, one.seconds)
            for one in in_order
        ),
        class_name=class_name,
        group=group,
    )


def _digest(*values: object) -> str:
    return hashlib.sha256("|".join(map(str, values)).encode()).hexdigest()
