"""What quizzes say of single questions: a row for each quiz and question, so that a bank can be searched and sorted by it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import JSON, ColumnElement, ForeignKey, Select, case, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quizapp.core.banks.filter import Filter, Order
from quizapp.core.statistics.flag import FEWEST
from quizapp.core.statistics.pooled import EASY, HARD, POOR, Pooled
from quizapp.core.statistics.report import QuizReport
from quizapp.storage.banks import QuestionRow, QuestionVersionRow
from quizapp.storage.database import Base

Content = dict[str, Any]


class QuestionStatisticsRow(Base):
    """One question in the report on the first attempts of one quiz; ``flags`` are pairs of a name and an option."""

    __tablename__ = "question_statistics"

    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    quiz_id: Mapped[int] = mapped_column(
        ForeignKey("quizzes.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    n: Mapped[int]
    facility: Mapped[float]
    discrimination: Mapped[float | None]
    flagged: Mapped[int]
    flags: Mapped[list[Any]] = mapped_column(JSON)


def put_numbers(session: Session, quiz_id: int, report: QuizReport) -> None:
    """Stores what a report says of each question, in place of what was there of this quiz."""
    rows = numbers_of(session, quiz_id, report)
    session.execute(delete(QuestionStatisticsRow).where(QuestionStatisticsRow.quiz_id == quiz_id))
    session.add_all(QuestionStatisticsRow(**row) for row in rows)


def numbers_of(session: Session, quiz_id: int, report: QuizReport) -> list[Content]:
    """The rows of a report by question; those that nobody answered are left out."""
    versions = {item.version_id for item in report.items}
    wanted = select(QuestionVersionRow.id, QuestionVersionRow.question_id)
    ids = {
        version: question
        for version, question in session.execute(wanted.where(QuestionVersionRow.id.in_(versions)))
    }
    return [
        {
            "question_id": ids[item.version_id],
            "quiz_id": quiz_id,
            "n": item.n,
            "facility": item.facility,
            "discrimination": item.discrimination_index,
            "flagged": len(item.flags),
            "flags": [list(flag) for flag in item.flags],
        }
        for item in sorted(report.items, key=lambda item: ids[item.version_id])
        if item.n and item.facility is not None
    ]


def find_numbers(session: Session, quiz_id: int) -> list[Content]:
    """The rows that are stored of a quiz, as ``numbers_of`` gives them."""
    wanted = select(QuestionStatisticsRow).where(QuestionStatisticsRow.quiz_id == quiz_id)
    rows = session.scalars(wanted.order_by(QuestionStatisticsRow.question_id))
    names = QuestionStatisticsRow.__table__.columns.keys()
    return [{name: getattr(row, name) for name in names} for row in rows]


def find_pooled(session: Session, bank_id: int, keys: Iterable[str]) -> Mapping[str, Pooled]:
    """What all quizzes say of these questions of a bank, by key; those that nobody answered are left out."""
    columns = (QuestionRow.key, QuestionStatisticsRow.flags)
    known = select(*columns).join(QuestionRow, QuestionRow.id == QuestionStatisticsRow.question_id)
    here = (QuestionRow.bank_id == bank_id, QuestionRow.key.in_(list(keys)))
    flags: dict[str, dict[tuple[str, str | None], None]] = {}
    for key, some in session.execute(known.where(*here, QuestionStatisticsRow.flagged > 0)):
        flags.setdefault(key, {}).update(dict.fromkeys((name, option) for name, option in some))
    sums = select(QuestionRow.key, _n(), _facility(), _discrimination())
    sums = sums.join(QuestionRow, QuestionRow.id == QuestionStatisticsRow.question_id)
    rows = session.execute(sums.where(*here).group_by(QuestionRow.key))
    return {key: Pooled(n, right, apart, tuple(flags.get(key, ()))) for key, n, right, apart in rows}


def has_numbers(session: Session, bank_id: int) -> bool:
    """Whether a question of a bank was answered in any quiz that has statistics."""
    wanted = select(QuestionStatisticsRow.question_id)
    wanted = wanted.join(QuestionRow, QuestionRow.id == QuestionStatisticsRow.question_id)
    return session.scalar(wanted.where(QuestionRow.bank_id == bank_id).limit(1)) is not None


def number_conditions(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    """What the numbers of a question have to be."""
    if wanted.numbers == "few":
        yield ~QuestionRow.id.in_(_questions(_n() >= FEWEST))
    elif wanted.numbers is not None:
        yield QuestionRow.id.in_(_questions(_n() >= FEWEST, *_MEANING[wanted.numbers]()))
    if wanted.hardest is not None:
        yield QuestionRow.id.in_(_questions(_n() >= FEWEST, _facility() >= wanted.hardest))
    if wanted.easiest is not None:
        yield QuestionRow.id.in_(_questions(_n() >= FEWEST, _facility() <= wanted.easiest))


def in_order(order: Order) -> Iterator[ColumnElement[Any]]:
    """By what questions are sorted before their places in the bank; those without enough answers come last."""
    if order == "bank":
        return
    value = _ORDERS[order]()
    mine = select(value).where(QuestionStatisticsRow.question_id == QuestionRow.id)
    enough = mine if order == "most" else mine.having(_n() >= FEWEST)
    # A query without groups gives one row, in which the sums of nothing are NULL.
    number = enough.scalar_subquery()
    yield number.is_(None)
    yield number.desc() if order in ("easiest", "most") else number.asc()


def _questions(*having: ColumnElement[bool]) -> Select[int]:
    return (
        select(QuestionStatisticsRow.question_id).group_by(QuestionStatisticsRow.question_id).having(*having)
    )


def _n() -> ColumnElement[int]:
    return func.sum(QuestionStatisticsRow.n)


def _facility() -> ColumnElement[float]:
    return func.sum(QuestionStatisticsRow.facility * QuestionStatisticsRow.n) / func.sum(
        QuestionStatisticsRow.n
    )


def _discrimination() -> ColumnElement[float | None]:
    row = QuestionStatisticsRow
    known = func.sum(case((row.discrimination.is_not(None), row.n)))
    return func.sum(row.discrimination * row.n) / known


_MEANING: Mapping[str, Callable[[], tuple[ColumnElement[bool], ...]]] = {
    "easy": lambda: (_facility() >= EASY,),
    "hard": lambda: (_facility() < HARD,),
    "poor": lambda: (_discrimination() < POOR,),
    "negative": lambda: (_discrimination() < 0,),
    "flagged": lambda: (func.sum(QuestionStatisticsRow.flagged) > 0,),
    "enough": lambda: (),
}
_ORDERS: Mapping[str, Callable[[], ColumnElement[Any]]] = {
    "hardest": _facility,
    "easiest": _facility,
    "poorest": _discrimination,
    "most": _n,
}
