"""Banks as people see them: the list, a bank's page, its reading, one question with its proof.

Facts are answers: they and the questions are there for those who teach, the reading and the articles for everybody.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor, may
from quizapp.core.attempts.view import SourceView
from quizapp.core.banks.bank import LeftOut, Reading
from quizapp.core.banks.filter import Filter
from quizapp.core.banks.snapshot import Proof
from quizapp.core.facts.fact import Article, Fact
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Question
from quizapp.core.statistics.pooled import Pooled
from quizapp.errors import NotFound
from quizapp.services.access import refuse_learner
from quizapp.storage.bank_contents import (
    count_by_fact,
    count_by_kind,
    count_by_status,
    count_by_tag,
    count_facts,
    count_questions,
    facts_of,
    find_articles,
    find_facts,
    find_left_out,
    find_questions,
    find_reading,
)
from quizapp.storage.banks import BankRow, find_banks, get_bank, is_own, may_edit
from quizapp.storage.database import Database
from quizapp.storage.question_checks import find_flaw_counts
from quizapp.storage.question_statistics import find_pooled, has_numbers
from quizapp.storage.question_versions import get_question_row

PER_PAGE = 25
NONE_YET = Pooled()
UNCHECKED = Filter(status="all", flag="unchecked")


@dataclass(frozen=True)
class BankCard:
    """What is told of a bank in a list. ``shipped`` ones are read-only here; ``origin`` is the bank it was copied from."""

    id: str
    title: Twin
    summary: Twin
    level: str
    version: str
    licence: str
    shipped: bool
    facts: int
    questions: int
    access: str = "private"
    origin: str = ""


@dataclass(frozen=True)
class FactEntry:
    """One fact in the list of a bank, with its proof and the number of questions that test it."""

    source: SourceView
    questions: int

    @property
    def fact(self) -> Fact:
        """The fact itself."""
        return self.source.fact


@dataclass(frozen=True)
class QuestionEntry:
    """One question in the list of a bank, with the facts that it tests, how many errors and warnings its writing has, and its statistics."""

    question: Question
    facts: tuple[Fact, ...]
    flaws: tuple[int, int] = (0, 0)
    numbers: Pooled = NONE_YET


@dataclass(frozen=True)
class BankPage:
    """One page of a bank. ``facts`` and what follows it are empty for those who do not teach.

    ``tags`` and ``kinds`` count all questions of the bank, ``found`` those that the filter lets through; ``answered`` is True
    where quizzes have statistics of some.
    """

    card: BankCard
    articles: tuple[Article, ...]
    reading: Reading
    facts: tuple[FactEntry, ...] = ()
    questions: tuple[QuestionEntry, ...] = ()
    tags: Mapping[str, int] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)
    wanted: Filter = field(default_factory=Filter)
    found: int = 0
    page: int = 1
    pages: int = 1
    statuses: Mapping[str, int] = field(default_factory=dict)
    editable: bool = False
    own: bool = False
    unchecked: int = 0
    left_out: tuple[LeftOut, ...] = ()
    answered: bool = False


@dataclass(frozen=True)
class ReadingPage:
    """The reading of a bank."""

    card: BankCard
    reading: Reading
    articles: tuple[Article, ...]


@dataclass(frozen=True)
class QuestionPage:
    """One question of a bank with its key and its proof, for those who teach.

    Who may change it (``editable``) sees its newest version, others the one that is asked. ``stale`` is True where a
    fact that it tests is out of date by now.
    """

    card: BankCard
    question: Question
    sources: tuple[SourceView, ...]
    status: str = "ready"
    version: int = 1
    asked: int | None = None
    editable: bool = False
    stale: bool = False


def list_banks(database: Database, visitor: Visitor) -> tuple[BankCard, ...]:
    """The banks that are there for this visitor: shipped ones first, each group by name."""
    with database.read() as session:
        return tuple(_card(session, row) for row in find_banks(session, visitor))


def bank_page(
    database: Database, visitor: Visitor, key: str, wanted: Filter | None = None, *, page: int = 1
) -> BankPage:
    """A bank; its facts and a page of its questions for those who teach. Raises NotFound."""
    with database.read() as session:
        row = get_bank(session, visitor, key)
        shown = BankPage(
            card=_card(session, row),
            editable=may_edit(session, row, visitor),
            own=is_own(row, visitor),
            articles=find_articles(session, row.id),
            reading=find_reading(session, row.id),
        )
        if not may(visitor, "teach"):
            return shown
        wanted = wanted or Filter()
        wanted = wanted if shown.editable else replace(wanted, status=None, flag=None, usage=None)
        return _with_questions(session, row, shown, wanted, page)


def reading_page(database: Database, visitor: Visitor, key: str) -> ReadingPage:
    """The reading of a bank, for everybody who may see the bank. Raises NotFound."""
    with database.read() as session:
        row = get_bank(session, visitor, key)
        reading, articles = find_reading(session, row.id), find_articles(session, row.id)
        return ReadingPage(_card(session, row), reading, articles)


def question_page(database: Database, visitor: Visitor, key: str, question: str) -> QuestionPage:
    """One question with its key and its proof. Raises NotFound, Forbidden for those who do not teach."""
    refuse_learner(visitor)
    with database.read() as session:
        row = get_bank(session, visitor, key)
        editable = may_edit(session, row, visitor)
        found = find_questions(session, row.id, Filter(key=question, status="all" if editable else None))
        if not found:
            raise NotFound
        version_id, content = found[0]
        held = get_question_row(session, row, question)
        sources = tuple(SourceView(*proof, row.key) for proof in facts_of(session, version_id))
        facts = [fact for fact, _, _ in find_facts(session, row.id) if fact.id in content.facts]
        stale = any(fact.standing == "superseded" for fact in facts)
        return QuestionPage(
            _card(session, row), content, sources, held.status, held.version, held.asked, editable, stale
        )


def _with_questions(session: Session, row: BankRow, shown: BankPage, wanted: Filter, page: int) -> BankPage:
    proofs = {proof[0].id: proof for proof in find_facts(session, row.id)}
    tested = count_by_fact(session, row.id)
    found = count_questions(session, row.id, wanted)
    pages = max(1, -(-found // PER_PAGE))
    page = min(max(page, 1), pages)
    questions = find_questions(session, row.id, wanted, limit=PER_PAGE, offset=(page - 1) * PER_PAGE)
    keys = [one.id for _, one in questions]
    flaws = find_flaw_counts(session, row, keys) if shown.editable else {}
    numbers = find_pooled(session, row.id, keys)
    return replace(
        shown,
        facts=tuple(
            FactEntry(SourceView(*proof, row.key), tested.get(key, 0)) for key, proof in proofs.items()
        ),
        questions=tuple(
            replace(_entry(question, proofs, flaws), numbers=numbers.get(question.id, NONE_YET))
            for _, question in questions
        ),
        tags=count_by_tag(session, row.id),
        kinds=count_by_kind(session, row.id),
        wanted=wanted,
        found=found,
        page=page,
        pages=pages,
        statuses=count_by_status(session, row.id),
        unchecked=count_questions(session, row.id, UNCHECKED) if shown.editable else 0,
        left_out=find_left_out(row),
        answered=has_numbers(session, row.id),
    )


def _entry(
    question: Question, proofs: Mapping[str, Proof], flaws: Mapping[str, tuple[int, int]]
) -> QuestionEntry:
    facts = tuple(proofs[id_][0] for id_ in question.facts if id_ in proofs)
    return QuestionEntry(question, facts, flaws.get(question.id, (0, 0)))


def _card(session: Session, row: BankRow) -> BankCard:
    return BankCard(
        id=row.key,
        title=Twin(**row.title),
        summary=Twin(**row.summary),
        level=row.level,
        version=row.version,
        licence=row.licence,
        shipped=row.owner_id is None,
        access=row.access,
        origin=row.origin.partition("@")[0],
        facts=count_facts(session, row.id),
        questions=count_questions(session, row.id, Filter()),
    )
