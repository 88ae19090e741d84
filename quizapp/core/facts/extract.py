"""The facts that an article states, as candidates: each with its value, subject, kind, standing and span."""

import gc
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.gate import passes
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.grammar.topic_zh import opens_noun_phrase, short_forms
from quizapp.core.facts.numbers import clause_around, find_numbers
from quizapp.core.facts.standing import standing_of
from quizapp.core.facts.subjects.rows import find_cells
from quizapp.core.facts.subjects.subject import Binder
from quizapp.core.facts.values.value import Value
from quizapp.core.facts.values.values import find_values
from quizapp.core.facts.words.brackets_zh import find_typical
from quizapp.core.facts.words.definition_patterns import MEANING
from quizapp.core.facts.words.definitions import find_definitions
from quizapp.core.facts.words.edited_zh import edited
from quizapp.core.facts.words.explanation_end import explanation_end
from quizapp.core.facts.words.roles import find_roles
from quizapp.core.facts.words.statements import find_statements
from quizapp.core.facts.words.told import Told
from quizapp.core.facts.words.told_zh import find_told
from quizapp.core.quantities.date import DateMention, find_dates

Watch = Callable[[int, int], None]

_WHAT_IT_IS = frozenset({"type", "what it is", "definition"})
_HEAD = 400
_REPORT = re.compile(
    r"[^，。；\n]{0,6}(?:报告|财报|业绩|季报)|(?: [a-z-]+){0,3} (?:results|report|earnings)\b"
)


@dataclass(frozen=True)
class Extraction:
    """What was found in an article: the facts that are proven by their spans, and how many were not."""

    candidates: tuple[Candidate, ...]
    dropped: int


def extract(
    article: ArticleText,
    *,
    reference: date | None = None,
    strict: bool = False,
    watch: Watch = lambda done, total: None,
) -> Extraction:
    """The proven candidates of an article in order; ``reference`` is its date, for dates without a year.

    Where it is not known, the first day at the head takes its place, unless the reading is ``strict``.
    ``watch`` is told before each sentence how many of how many are done.
    """
    reference = reference or (None if strict else find_reference_day(article.plain))
    with uncollected():
        found = sorted(_propose(article, reference, watch), key=lambda one: (one.value_start, one.value_end))
        proven = [one for one in found if passes(one, article.text, reference=reference)]
        return Extraction(tuple(_in_original(one, article) for one in proven), len(found) - len(proven))


@contextmanager
def uncollected() -> Iterator[None]:
    """Nothing that is built here holds cycles; to look for some would take a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def find_reference_day(plain: str) -> date | None:
    """The day by which days without a year are read: the first whole one at the head of an article; None where it has none."""
    head = plain[:_HEAD]
    mentions = find_dates(head)
    for value in (mention.value for mention in mentions):
        if value.year and value.month and value.day:
            return date(value.year, value.month, value.day)
    return _day_of_report(head, mentions)


def _day_of_report(head: str, mentions: Sequence[DateMention]) -> date | None:
    """The day without a year on which results came out, in the year after whose period it lies: 4月24日发布2026年第一季度报告."""
    report = next((one for one in mentions if one.value.year and _REPORT.match(head, one.end)), None)
    day = next((one.value for one in mentions if one.value.month and one.value.day), None)
    if report is None or report.value.year is None or day is None or not day.month or not day.day:
        return None
    last = report.value.last_month or 12
    return date(report.value.year + (day.month < last), day.month, day.day)


def _in_original(candidate: Candidate, article: ArticleText) -> Candidate:
    """The candidate with the offsets of the article as it was received."""
    start, end = article.reading.original(candidate.start, candidate.end)
    value_start, value_end = article.reading.original(candidate.value_start, candidate.value_end)
    moved = (start, end) != (candidate.start, candidate.end)
    if not moved and (value_start, value_end) == (candidate.value_start, candidate.value_end):
        return candidate
    return replace(candidate, start=start, end=end, value_start=value_start, value_end=value_end)


def _propose(article: ArticleText, reference: date | None, watch: Watch) -> Iterator[Candidate]:
    """Every candidate of an article, sentence by sentence."""
    values: dict[int, list[Value]] = {}
    for value in find_values(article, reference):
        values.setdefault(value.sentence, []).append(value)
    cells = {cell.start: cell for cell in find_cells(article)}
    binder = Binder(article)
    defined: set[str] = set()
    for place, sentence in enumerate(article.sentences):
        watch(place, len(article.sentences))
        yield from find_numbers(article, sentence, values.get(place, []), binder, cells)
        if sentence.kind != "heading":
            yield from _words(article, sentence, defined, binder.thing_spoken_of())
        binder.close(sentence)
    for sentence in article.sentences:
        if sentence.kind == "heading":
            yield from _words(article, sentence, defined, None)


@dataclass(frozen=True)
class _Seen:
    """Where the values of a sentence stand that are told already, and those that are told of people, each with of whom."""

    spans: list[tuple[int, int]]
    roles: list[tuple[str, tuple[int, int]]]

    def holds(self, told: Told) -> bool:
        """Whether something told says again what was told before."""
        if told.kind == "concept":
            start, end = told.value
            return any(
                (start == other[0] and end <= other[1]) or _repeats(told.value, other) for other in self.spans
            )
        office = told.attribute[1] in ("role", "developer")
        return office and any(who == told.subject and _share(told.value, span) for who, span in self.roles)


def _words(
    article: ArticleText, sentence: Sentence, defined: set[str], spoken_of: Subject | None
) -> Iterator[Candidate]:
    """The candidates of a sentence whose value is in words: concepts and roles, each term once."""
    if sentence.kind in ("row", "code"):
        yield from _told(article, sentence, defined, find_typical(article, sentence), _Seen([], []))
        return
    language = 0 if article.chinese else 1
    seen = _Seen([], [])
    yield from _defined(article, sentence, defined, seen)
    for role in find_roles(article, sentence):
        office = article.text[slice(*role.value)]
        key = f"{role.subject} {office}"
        if office in role.subject.split(" "):
            continue
        seen.roles.append((role.subject, role.value))
        if key not in defined:
            defined.add(key)
            yield _in_words(
                article, sentence, role.value, "person_role", role.subject, role.attribute[language]
            )
    if article.chinese:
        yield from _told(article, sentence, defined, find_told(article, sentence), seen)
    yield from _statements(article, sentence, defined, seen, spoken_of)


def _statements(
    article: ArticleText,
    sentence: Sentence,
    defined: set[str],
    seen: _Seen,
    spoken_of: Subject | None,
) -> Iterator[Candidate]:
    """The abilities and comparisons of a sentence that are not told already as what something is or does."""
    for said in find_statements(article, sentence, spoken_of):
        key = f"{said.kind} {article.text[slice(*said.value)]}"
        if key not in defined and not any(_share(said.value, other) for other in seen.spans):
            defined.add(key)
            attribute = said.attribute[0 if article.chinese else 1]
            one = _in_words(article, sentence, said.value, said.kind, said.subject, attribute)
            yield _with_standing(replace(one, aliases=said.aliases), article, sentence)


def _with_standing(one: Candidate, article: ArticleText, sentence: Sentence) -> Candidate:
    """A candidate with what the words around its value make of it, and who says so."""
    clause = clause_around(article.plain, sentence, one.value_start, one.value_end)
    standing, said_by = standing_of(article, sentence, clause, (one.value_start, one.value_end))
    return replace(one, standing=standing, said_by=said_by)


def _defined(article: ArticleText, sentence: Sentence, defined: set[str], seen: _Seen) -> Iterator[Candidate]:
    """What a sentence says that terms mean, stand for and are."""
    language = 0 if article.chinese else 1
    for one in find_definitions(article, sentence):
        if article.chinese and not opens_noun_phrase(article, one.subject[0]):
            continue
        if article.chinese and one.attribute == MEANING:
            end = one.value[0] + explanation_end(article.plain[slice(*one.value)])
            one = replace(one, value=(one.value[0], end))
        subject = article.text[slice(*one.subject)].strip()
        stands = (
            edited(article, sentence, subject, one.attribute, one.value)
            if article.chinese
            else (subject, one.value)
        )
        if stands is None:
            continue
        subject, one = stands[0], replace(one, value=stands[1])
        what = "definition" if not article.chinese and one.attribute[1] in _WHAT_IT_IS else one.attribute[1]
        key = f"{subject}{what}{article.text[slice(*one.value)].isascii()}"
        if key not in defined and not any(_share(one.value, other) for other in seen.spans):
            defined.add(key)
            seen.spans.append(one.value)
            yield replace(
                _in_words(article, sentence, one.value, "concept", subject, one.attribute[language]),
                aliases=one.aliases,
            )


def _told(
    article: ArticleText,
    sentence: Sentence,
    defined: set[str],
    facts: Iterable[Told],
    seen: _Seen,
) -> Iterator[Candidate]:
    """What a sentence tells in passing, as far as no definition of the sentence lies where its value does."""
    for told in facts:
        stands = edited(article, sentence, told.subject, told.attribute, told.value)
        if stands is None:
            continue
        told = replace(told, subject=stands[0], value=stands[1])
        key = f"{told.subject} {article.text[slice(*told.value)]}"
        if key not in defined and not seen.holds(told):
            defined.add(key)
            seen.spans.append(told.value)
            if told.kind == "person_role":
                seen.roles.append((told.subject, told.value))
            attribute = told.attribute[0 if article.chinese else 1]
            one = _in_words(article, sentence, told.value, told.kind, told.subject, attribute)
            yield replace(one, aliases=(*told.aliases, *short_forms(told.subject)))


def _share(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans share characters."""
    return one[0] < other[1] and other[0] < one[1]


def _repeats(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans share characters, and neither is a small part of the other."""
    lengths = sorted((one[1] - one[0], other[1] - other[0]))
    return _share(one, other) and lengths[1] < 2 * lengths[0]


def _in_words(
    article: ArticleText, sentence: Sentence, value: tuple[int, int], kind: str, subject: str, attribute: str
) -> Candidate:
    """The candidate of a value in words."""
    text = article.text[slice(*value)]
    left, right = len(text) - len(text.lstrip()), len(text) - len(text.rstrip(" ,，"))
    return Candidate(
        start=sentence.start,
        end=max(sentence.end, value[1]),
        value_start=value[0] + left,
        value_end=value[1] - right,
        kind=kind,
        subject=subject,
        attribute=attribute,
        value=text.strip(" ,，"),
        lang=article.lang,
    )
