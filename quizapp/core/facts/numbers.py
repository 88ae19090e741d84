"""The candidates of the numbers and dates of a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.dateline import is_dateline
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.grammar.topic_zh import counted_noun
from quizapp.core.facts.standing import standing_of
from quizapp.core.facts.subjects.alignment import aligned_subjects
from quizapp.core.facts.subjects.rows import Cell
from quizapp.core.facts.subjects.subject import Binder
from quizapp.core.facts.values.around import Around
from quizapp.core.facts.values.attribute import find_attribute
from quizapp.core.facts.values.kind import find_kind
from quizapp.core.facts.values.printed import printed_value
from quizapp.core.facts.values.value import Value
from quizapp.core.facts.values.values import context_of

_PARTS = re.compile(r"[，,；;。：:！!？?\n.](?:(?<!\.)|(?<=\.) )")
_AGAINST = re.compile(
    r"(?:\bfrom|\bagainst|\bversus|\bcompared with|\bthan) (?:only |just |about )?$|(?:此前|之前|上一?代|原来)[^，。；]{0,8}$"
)
_TOLD_TWICE = frozenset(("benchmark_score", "speed", "hardware_spec", "context_size"))
_APPROXIMATION = {"exact": None, "approx": "approx", "min": "min", "max": "max"}


@dataclass(frozen=True)
class _Told:
    """What is told of one value: its kind, its subject, its attribute, the clause around it, the heading of its column."""

    kind: str
    subject: Subject
    attribute: str
    clause: tuple[int, int]
    heading: str


def find_numbers(
    article: ArticleText, sentence: Sentence, values: list[Value], binder: Binder, cells: dict[int, Cell]
) -> Iterator[Candidate]:
    """The candidates of a sentence whose value is a number or a date, in order."""
    aligned = aligned_subjects(article, sentence, values)
    earlier, before = "", None
    last: tuple[Value, Subject] | None = None
    for value in values:
        clause = clause_around(article.plain, sentence, value.start, value.end)
        cell = cells.get(value.start)
        heading = cell.heading if cell else ""
        said = article.plain[clause[0] : clause[1]]
        kind = _same_kind(article.plain, value, before) or find_kind(
            value, said, context_of(article, value.sentence), header=heading, technical=binder.technical
        )
        if cell and cell.tested and kind in ("quantity", "ratio"):
            kind = "benchmark_score"
        before = (value, kind)
        name = aligned.get(value.start)
        if cell and cell.label:
            subject = Subject(cell.label)
        else:
            unit = value.unit.name if value.unit else ""
            subject = (
                binder.describe(name) if name else binder.find(sentence, value.start, value.end, kind, unit)
            )
        if (
            last
            and not article.chinese
            and article.plain[last[0].end : value.start] == " ("
            and not value.date
        ):
            subject = last[1]
        last = value, subject
        around = _around(article, sentence, value, kind=kind, clause=said, subject=subject, earlier=earlier)
        attribute = find_attribute(around, chinese=article.chinese, header=heading)
        earlier = attribute if not value.date else earlier
        told = _Told(kind, subject, attribute, clause, heading)
        yield _candidate(
            article, sentence, value, told, as_of=None if value.date else _held_at(values, clause)
        )


def _same_kind(plain: str, value: Value, before: tuple[Value, str] | None) -> str | None:
    """The kind of the value before, where this one is what it is measured against: 66.2%, up from 48.5%."""
    if before is None or value.unit is None or before[0].unit != value.unit or before[1] not in _TOLD_TWICE:
        return None
    return before[1] if _AGAINST.search(plain, before[0].end, value.start) else None


def _around(
    article: ArticleText,
    sentence: Sentence,
    value: Value,
    *,
    kind: str,
    clause: str,
    subject: Subject,
    earlier: str,
) -> Around:
    """The value with the words around it."""
    return Around(
        value=value,
        kind=kind,
        before=article.plain[sentence.body : value.start],
        after=article.plain[value.end : sentence.end],
        clause=clause,
        subject=(subject.text, *subject.aliases),
        earlier=earlier,
        counted=counted_noun(article, value.end, sentence.end) if article.chinese else "",
    )


def _held_at(values: list[Value], clause: tuple[int, int]) -> str | None:
    """The date that stands beside a number in its clause."""
    dates = (value.date for value in values if value.date and clause[0] <= value.start < clause[1])
    return next((mention.value.iso() for mention in dates), None)


def _candidate(
    article: ArticleText, sentence: Sentence, value: Value, told: _Told, *, as_of: str | None
) -> Candidate:
    """The candidate of one number or date."""
    plain = article.plain[sentence.start : sentence.end]
    standing, speaker = standing_of(article, sentence, told.clause, (value.start, value.end))
    printed, unit = printed_value(value, told.kind, told.heading)
    return Candidate(
        start=sentence.start,
        end=sentence.end,
        value_start=value.start,
        value_end=value.end,
        kind=told.kind,
        subject=told.subject.text,
        aliases=told.subject.aliases,
        attribute=told.attribute,
        value=printed,
        unit=unit,
        qualifier=_APPROXIMATION[value.quantity.number.approx if value.quantity else "exact"],
        as_of=as_of,
        standing=standing,
        said_by=speaker,
        worth_asking=not (value.date and is_dateline(plain)),
        lang=article.lang,
    )


def clause_around(plain: str, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The part of a sentence between the marks on either side of a value."""
    before = [found.end() for found in _PARTS.finditer(plain, sentence.start, start)]
    after = _PARTS.search(plain, end, sentence.end)
    return (before[-1] if before else sentence.start), (after.start() if after else sentence.end)
