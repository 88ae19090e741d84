"""Everything that is wrong with a bank: its parts one by one, and what they say of each other.

``where`` of a fault is ``<group>[<place>] <id> <part>``, such as ``facts[3] elo printed.zh``, the place counted from 0
in the bank's tuple; ``bank <part>`` for the head and ``reading <id>`` for a passage.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from quizapp.core.banks.bank import Bank
from quizapp.core.facts.check import check_fact
from quizapp.core.facts.fact import ASKED_WITH_SPEAKER, NEVER_ASKED, Fact
from quizapp.core.facts.speaker import names_speaker
from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_, Message, Twin
from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import KINDS, check_question
from quizapp.core.quizzes.check import check_quiz
from quizapp.core.quizzes.draw import candidate_of

SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
ID = re.compile(r"[\w-]{1,64}")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
LANGS = ("zh-Hans", "zh-Hant", "en")
BAD_SLUG = N_("“%(id)s” cannot be the id of a bank: use small letters, digits and -")
BAD_ID = N_("“%(id)s” cannot be an id: use letters, digits, - and _")
TWICE = N_("the id “%(id)s” occurs twice: give each its own")
ONE_SIDED = N_("the text is missing in %(language)s: add it")
BLANK = N_("the text is empty: write one")
NO_ARTICLES = N_("the bank names no article: add the ones that its facts come from")
BAD_DATE = N_("“%(date)s” is no date: write 2025-01-20, 2025-01 or 2025")
BAD_LANG = N_("“%(lang)s” is not known here: use zh-Hans, zh-Hant or en")
UNUSED_ARTICLE = N_(
    "no fact has its source in this article and nothing of it is left out: remove it, or add its facts"
)
NO_ARTICLE = N_("the article “%(id)s” is not in bank.yaml: add it there, or mend the id")
NO_FACT = N_("the fact “%(id)s” is not in facts.yaml: add it there, or mend the id")
NO_FACTS = N_("the question names no fact, so nobody sees its source: name the facts that it tests")
NEVER = N_("the fact “%(id)s” is %(standing)s and is never asked: ask another one")
SPEAKER = N_(
    "the fact “%(id)s” is %(standing)s, and the %(language)s stem does not name %(speaker)s: say who says so"
)
CLOSED = N_("the quizzes of a bank are for everybody: write access: public, or signed_in")


class Named(Protocol):
    """Anything of a bank that has an id."""

    @property
    def id(self) -> str: ...


def check_bank(bank: Bank, *, lost: frozenset[str] = frozenset()) -> list[Fault]:
    """Every fault of the bank.

    ``lost`` names what was there but could not be read, as ``facts`` or ``facts/elo``: it is not missed here.
    """
    return [
        *([] if "bank" in lost else _check_head(bank, lost)),
        *_check_reading(bank),
        *_check_facts(bank, lost),
        *_check_questions(bank, lost),
        *([] if lost else _check_quizzes(bank)),
        *_check_left_out(bank, lost),
    ]


def _check_head(bank: Bank, lost: frozenset[str]) -> Iterator[Fault]:
    if not SLUG.fullmatch(bank.id):
        yield fault("bank id", BAD_SLUG, {"id": bank.id})
    yield from check_twin(bank, "bank title", bank.title)
    yield from check_twin(bank, "bank summary", bank.summary)
    if not bank.articles:
        yield fault("bank articles", NO_ARTICLES)
    yield from _check_ids("bank", bank.articles, part="articles")
    # An article may stand here for what is left out of it, such as an advertisement.
    used = {source.article for fact in bank.facts for source in fact.sources}
    used |= {one.article for one in bank.left_out}
    for number, article in enumerate(bank.articles, 1):
        where = f"bank articles.{number}"
        yield from check_twin(bank, f"{where}.title", article.title)
        if article.lang not in LANGS:
            yield fault(f"{where}.lang", BAD_LANG, {"lang": article.lang})
        if article.published is not None and not DATE.fullmatch(article.published):
            yield fault(f"{where}.published", BAD_DATE, {"date": article.published})
        if article.id not in used and not any(name.startswith(("facts", "left_out")) for name in lost):
            yield _warn(where, UNUSED_ARTICLE)


def _check_reading(bank: Bank) -> Iterator[Fault]:
    # Passages without a counterpart are named where the files are compared.
    for passage in bank.reading.passages():
        for text in passage.text.sides().values():
            if not text.strip():
                yield fault(f"reading {passage.id}", BLANK)


def _check_facts(bank: Bank, lost: frozenset[str]) -> Iterator[Fault]:
    yield from _check_ids("facts", bank.facts)
    passages = {passage.id: passage.text for passage in bank.reading.passages()}
    articles = {article.id: article.published for article in bank.articles}
    for number, fact in enumerate(bank.facts):
        where = f"facts[{number}] {fact.id}"
        for part in ("subject", "attribute", "statement", "said_by", "printed"):
            twin = getattr(fact, part)
            yield from check_twin(bank, f"{where} {part}", twin) if twin is not None else ()
        yield from check_fact(fact, passages, where=where, lost="passages" in lost, published=articles)
        for place, source in enumerate(fact.sources, 1):
            if source.article not in articles and "articles" not in lost:
                yield fault(f"{where} sources.{place}.article", NO_ARTICLE, {"id": source.article})


def _check_questions(bank: Bank, lost: frozenset[str]) -> Iterator[Fault]:
    yield from _check_ids("questions", bank.questions, legal=False)
    facts = {fact.id: fact for fact in bank.facts}
    for number, question in enumerate(bank.questions):
        prefix = f"questions[{number}]"
        yield from check_twin(bank, f"{prefix} {question.id} stem", question.stem)
        for one in check_question(question):
            yield replace(one, where=f"{prefix} {one.where}")
        if not question.facts and KINDS[question.kind].graded:
            yield fault(f"{prefix} {question.id} facts", NO_FACTS)
        for id_ in question.facts:
            yield from _check_use(question, facts.get(id_), id_, where=f"{prefix} {question.id}", lost=lost)


def _check_use(
    question: Question, fact: Fact | None, id_: str, *, where: str, lost: frozenset[str]
) -> Iterator[Fault]:
    if fact is None:
        if lost.isdisjoint({"facts", f"facts/{id_}"}):
            yield fault(f"{where} facts", NO_FACT, {"id": id_})
    elif fact.standing in NEVER_ASKED:
        yield fault(f"{where} facts", NEVER, {"id": id_, "standing": fact.standing})
    elif fact.standing in ASKED_WITH_SPEAKER and fact.said_by is not None:
        yield from _check_speaker(question, fact, fact.said_by, where)


def _check_speaker(question: Question, fact: Fact, said_by: Twin, where: str) -> Iterator[Fault]:
    for language, stem in question.stem.sides().items():
        speaker = said_by.in_(language)
        if not names_speaker(stem, speaker):
            params = {"id": fact.id, "standing": fact.standing, "language": language, "speaker": speaker}
            yield _warn(f"{where} stem.{language}", SPEAKER, **params)


def _check_quizzes(bank: Bank) -> Iterator[Fault]:
    yield from _check_ids("quizzes", bank.quizzes)
    candidates = [candidate_of(one) for one in bank.questions]
    for number, quiz in enumerate(bank.quizzes):
        where = f"quizzes[{number}] {quiz.id}"
        yield from check_twin(bank, f"{where} title", quiz.title)
        yield from check_twin(bank, f"{where} intro", quiz.intro) if quiz.intro else ()
        if quiz.access == "private":
            yield fault(f"{where} access", CLOSED)
        for one in check_quiz(quiz, candidates):
            yield replace(one, where=f"quizzes[{number}] {one.where}")


def _check_left_out(bank: Bank, lost: frozenset[str]) -> Iterator[Fault]:
    articles = {article.id for article in bank.articles}
    for number, left_out in enumerate(bank.left_out):
        where = f"left_out[{number}]"
        yield from check_twin(bank, f"{where} - what", left_out.what)
        yield from check_twin(bank, f"{where} - reason", left_out.reason)
        if left_out.article not in articles and "articles" not in lost:
            yield fault(f"{where} - article", NO_ARTICLE, {"id": left_out.article})


def check_twin(bank: Bank, where: str, twin: Twin) -> Iterator[Fault]:
    """A fault for each language of the bank in which the text is missing, and for each empty one."""
    sides = twin.sides()
    for language in bank.languages:
        if language not in sides:
            yield fault(where, ONE_SIDED, {"language": language})
        elif not sides[language].strip():
            yield fault(f"{where}.{language}", BLANK)


def _check_ids(group: str, named: Sequence[Named], *, part: str = "", legal: bool = True) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, one in enumerate(named):
        where = f"{group} {part}.{number + 1}.id" if part else f"{group}[{number}] {one.id} id"
        if one.id in seen:
            yield fault(where, TWICE, {"id": one.id})
        if legal and not ID.fullmatch(one.id):
            yield fault(where, BAD_ID, {"id": one.id})
        seen.add(one.id)


def _warn(where: str, text: str, **params: str) -> Fault:
    return Fault(where, Message(text, params), "warning")
