"""One question over all its uses and versions, one fact over all its forms: only attempts in the visitor's charge."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.core.access import Visitor, may
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Question
from quizapp.core.statistics.history import Given, Line, Wanted, compare_with_past, first_answers
from quizapp.core.statistics.pooling import PooledCorrelation, pool_correlations, pool_shares
from quizapp.core.statistics.report import ItemReport, report_from_mapping
from quizapp.errors import Forbidden, NotFound
from quizapp.services.histories.answers import (
    AnswerList,
    Breakdown,
    break_down,
    list_answers,
    names_of_takers,
)
from quizapp.services.workbench.loading import BankHead, head_of
from quizapp.storage.answers import find_answers
from quizapp.storage.assigned_attempts import is_taught
from quizapp.storage.banks import (
    BankRow,
    FactRow,
    FactVersionRow,
    QuestionFactRow,
    QuestionRow,
    QuestionVersionRow,
    get_bank,
)
from quizapp.storage.database import Database
from quizapp.storage.names import find_fact_names
from quizapp.storage.pins import find_question_versions
from quizapp.storage.quizzes import QuizRow, managed_by
from quizapp.storage.statistics import QuizStatisticsRow


@dataclass(frozen=True)
class PooledOption:
    """An option over all quizzes: how many picked it, which ``share`` (0..1) of all, whether strong learners prefer it."""

    id: str
    is_key: bool
    count: int
    share: float | None
    correlation: PooledCorrelation | None


@dataclass(frozen=True)
class UseHistory:
    """A question or a fact over everything that was asked: ``whole`` has each learner's first answer to each question.

    ``answers`` counts all of them. ``discrimination`` and ``options`` are pooled from the statistics of the visitor's
    quizzes, options over those that asked the same ones (``option_n`` learners); they are there for a question alone.
    """

    bank: BankHead
    id: str
    name: Twin
    answers: int
    whole: Line
    groups: tuple[Breakdown, ...]
    discrimination: PooledCorrelation | None = None
    options: tuple[PooledOption, ...] = ()
    option_n: int = 0
    question: Question | None = None


def question_history(database: Database, visitor: Visitor, bank: str, question: str) -> UseHistory:
    """A question of a bank over all its uses and versions. Raises NotFound, Forbidden."""
    with database.read() as session:
        row, asked = _get_question(session, visitor, bank, question)
        newest = _newest(session, asked)
        answers = _answers_to_question(session, visitor, asked.id)
        items = _items(session, visitor, answers, question)
        alike = _alike(items)
        return UseHistory(
            bank=head_of(row),
            id=question,
            name=newest.stem,
            question=newest,
            answers=len(answers),
            whole=compare_with_past("", first_answers(answers)),
            groups=break_down(session, answers, "quiz", "version", "language", "time", first=True),
            discrimination=pool_correlations((item.discrimination_index, item.n) for item in items),
            options=_pool_options(alike),
            option_n=sum(item.option_n for item in alike),
        )


def question_answers(
    database: Database, visitor: Visitor, bank: str, question: str, wanted: Wanted, *, start: int = 0
) -> tuple[Twin, AnswerList]:
    """The answers behind a number of ``question_history``, with what the question asks. Raises NotFound, Forbidden."""
    with database.read() as session:
        _, asked = _get_question(session, visitor, bank, question)
        found = _list(session, _answers_to_question(session, visitor, asked.id), wanted, start)
        return _newest(session, asked).stem, found


def fact_history(database: Database, visitor: Visitor, bank: str, fact: str) -> UseHistory:
    """A fact of a bank over all questions, kinds and languages that ask it. Raises NotFound, Forbidden."""
    with database.read() as session:
        row, id_ = _get_fact(session, visitor, bank, fact)
        answers = _answers_to_fact(session, visitor, id_)
        return UseHistory(
            bank=head_of(row),
            id=fact,
            name=find_fact_names(session, [f"{bank}/{fact}"])[f"{bank}/{fact}"],
            answers=len(answers),
            whole=compare_with_past("", first_answers(answers)),
            groups=break_down(session, answers, "form", "question", "quiz", "language", "time", first=True),
        )


def fact_answers(
    database: Database, visitor: Visitor, bank: str, fact: str, wanted: Wanted, *, start: int = 0
) -> tuple[Twin, AnswerList]:
    """The answers behind a number of ``fact_history``, with what the fact is about. Raises NotFound, Forbidden."""
    with database.read() as session:
        _, id_ = _get_fact(session, visitor, bank, fact)
        name = find_fact_names(session, [f"{bank}/{fact}"])[f"{bank}/{fact}"]
        return name, _list(session, _answers_to_fact(session, visitor, id_), wanted, start)


def _get_question(
    session: Session, visitor: Visitor, bank: str, question: str
) -> tuple[BankRow, QuestionRow]:
    row = _get_bank(session, visitor, bank)
    wanted = select(QuestionRow).where(QuestionRow.bank_id == row.id, QuestionRow.key == question)
    found = session.scalar(wanted)
    if found is None:
        raise NotFound
    return row, found


def _newest(session: Session, row: QuestionRow) -> Question:
    """The newest version of a question."""
    mine = (QuestionVersionRow.question_id == row.id, QuestionVersionRow.number == row.version)
    id_ = session.scalars(select(QuestionVersionRow.id).where(*mine)).one()
    return find_question_versions(session, [id_])[id_]


def _get_fact(session: Session, visitor: Visitor, bank: str, fact: str) -> tuple[BankRow, int]:
    row = _get_bank(session, visitor, bank)
    id_ = session.scalar(select(FactRow.id).where(FactRow.bank_id == row.id, FactRow.key == fact))
    if id_ is None:
        raise NotFound
    return row, id_


def _get_bank(session: Session, visitor: Visitor, bank: str) -> BankRow:
    if not may(visitor, "teach"):
        raise Forbidden
    return get_bank(session, visitor, bank)


def _answers_to_question(session: Session, visitor: Visitor, question_id: int) -> list[Given]:
    return find_answers(session, QuestionVersionRow.question_id == question_id, is_taught(visitor))


def _answers_to_fact(session: Session, visitor: Visitor, fact_id: int) -> list[Given]:
    testing = (
        select(QuestionFactRow.question_version_id)
        .join(FactVersionRow, FactVersionRow.id == QuestionFactRow.fact_version_id)
        .where(FactVersionRow.fact_id == fact_id)
    )
    return find_answers(session, QuestionVersionRow.id.in_(testing), is_taught(visitor))


def _list(session: Session, answers: Sequence[Given], wanted: Wanted, start: int) -> AnswerList:
    return list_answers(session, answers, wanted, names_of_takers(session, answers), start=start)


def _items(session: Session, visitor: Visitor, answers: Sequence[Given], question: str) -> list[ItemReport]:
    """What the stored statistics of the visitor's quizzes say of a question, over first attempts."""
    quizzes = {one.quiz for one in answers}
    wanted = select(QuizStatisticsRow.content).join(QuizRow, QuizRow.id == QuizStatisticsRow.quiz_id)
    rows = session.scalars(wanted.where(QuizRow.public_id.in_(quizzes), managed_by(visitor)))
    reports = [report_from_mapping(content["first"]) for content in rows]
    return [item for report in reports for item in report.items if item.question == question]


def _alike(items: Sequence[ItemReport]) -> list[ItemReport]:
    """Those that asked the same options with the same key as the quiz with the most learners."""
    most = max(items, key=lambda item: item.option_n, default=None)
    return [] if most is None else [item for item in items if _shape(item) == _shape(most)]


def _pool_options(alike: Sequence[ItemReport]) -> tuple[PooledOption, ...]:
    found = []
    for place, option in enumerate(alike[0].options if alike else ()):
        mine = [(item.options[place], item.option_n) for item in alike]
        found.append(
            PooledOption(
                option.id,
                option.is_key,
                count=sum(one.count for one, _ in mine),
                share=pool_shares((one.share, n) for one, n in mine),
                correlation=pool_correlations((one.correlation, n) for one, n in mine),
            )
        )
    return tuple(found)


def _shape(item: ItemReport) -> list[tuple[str, bool]]:
    return [(option.id, option.is_key) for option in item.options]
