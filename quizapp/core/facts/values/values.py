"""The numbers and dates of an article that may be facts; what only counts, names or decorates is left out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import find_numbering
from quizapp.core.facts.values.bare import with_unit
from quizapp.core.facts.values.currency import find_yuan, in_yuan
from quizapp.core.facts.values.dates import settled_dates
from quizapp.core.facts.values.silent import says_nothing, states_nothing
from quizapp.core.facts.values.value import Value
from quizapp.core.quantities.date import DateMention, find_dates
from quizapp.core.quantities.quantity import Quantity, find_quantities
from quizapp.core.quantities.unit import find_unit

_ROW_OF_NUMBERS = re.compile(r"(?:[ \u3000]+[0-9]+\.[0-9]+){2,}$")
_LEAST_AMOUNT, _LONGEST_ECHO = 10_000, 600
_PERCENT = re.compile(r"%|per ?cent\b", re.IGNORECASE)


_TITLE = re.compile(r"《[^》《\n]{2,40}》")


def find_values(article: ArticleText, reference: date | None) -> list[Value]:
    """The values of an article in order, bare numbers with the unit that the words around them give."""
    hidden = _hidden(article)
    every = find_dates(article.plain, reference=reference)
    mentions = settled_dates(article.plain, every, reference)
    covered = bytearray(len(article.plain))
    for start, end in hidden:
        covered[start:end] = b"\1" * (end - start)
    dates = [one for one in mentions if not any(covered[one.start : one.end])]
    taken = hidden + [(one.start, one.end) for one in dates]
    found: list[tuple[int, int, Quantity | None, DateMention | None]] = [
        (d.start, d.end, None, d) for d in dates
    ]
    spans = [(one.start, one.end) for one in every]
    found += [(q.start, q.end, q, None) for q in find_quantities(article.plain, skip=taken, dates=spans)]
    return list(_kept(article, sorted(found, key=lambda one: one[0])))


def _hidden(article: ArticleText) -> list[tuple[int, int]]:
    """The spans where digits are no values: names, numbering, code, damaged places."""
    spans = list(_named(article))
    spans += [found.span() for found in _TITLE.finditer(article.plain)]
    for sentence in article.sentences:
        if sentence.kind == "code":
            spans.append((sentence.start, sentence.end))
        spans += find_numbering(article.plain, sentence)
    return spans + list(article.reading.damaged)


def _named(article: ArticleText) -> Iterator[tuple[int, int]]:
    """The spans of names with digits; of one that runs on into the numbers of its row the part before these."""
    for name in article.names:
        if re.search(r"[0-9]", name.text):
            row = _ROW_OF_NUMBERS.search(name.text)
            yield name.start, name.start + row.start() if row else name.end


def _kept(
    article: ArticleText, found: list[tuple[int, int, Quantity | None, DateMention | None]]
) -> Iterator[Value]:
    """The values that stand in sentences which state something, and that say something there."""
    place, previous, scored = 0, None, None
    silent: dict[int, bool] = {}
    told: dict[Decimal, Quantity] = {}
    yuan = find_yuan(article)
    for start, end, quantity, mention in found:
        while place < len(article.sentences) - 1 and article.sentences[place].end <= start:
            place += 1
        sentence = article.sentences[place]
        if quantity and quantity.unit:
            told[quantity.number.value] = quantity
        if place not in silent:
            silent[place] = states_nothing(article.plain, sentence, context_of(article, place))
        if start < sentence.start or silent[place]:
            continue
        value: Value | None = _as_share(Value(start, end, quantity, mention, place))
        if quantity and value:
            value = _as_told(
                with_unit(
                    article.plain, sentence, in_yuan(article.plain, value, yuan), previous, scored=scored
                ),
                told,
            )
            if value and says_nothing(article.plain, sentence, value):
                value = None
        if value:
            yield value
            scored = value if value.dimension in ("ratio", "points") else scored
            previous = value if value.unit and value.dimension not in ("ratio", "rank") else previous


def _as_told(value: Value | None, told: dict[Decimal, Quantity]) -> Value | None:
    """A large bare number with the unit that it had a few sentences before: 三百万美元？三百万只是训练."""
    quantity = value.quantity if value else None
    if not value or not quantity or quantity.unit or quantity.number.value < _LEAST_AMOUNT:
        return value
    before = told.get(quantity.number.value)
    if not before or value.start - before.end > _LONGEST_ECHO:
        return value
    return replace(value, quantity=replace(quantity, unit=before.unit))


def _as_share(value: Value) -> Value:
    """The value without the year behind a percentage: what grows 6% a year has grown 6%."""
    quantity = value.quantity
    sign = _PERCENT.search(quantity.printed) if quantity and value.dimension == "ratio/time" else None
    if not quantity or not sign:
        return value
    printed, end = quantity.printed[: sign.end()], value.start + sign.end()
    share = replace(quantity, unit=find_unit("%"), printed=printed, end=end)
    return replace(value, end=end, quantity=share)


def context_of(article: ArticleText, place: int) -> str:
    """The simplified text of a sentence; of a caption with the two lines before it."""
    sentence = article.sentences[place]
    first = article.sentences[max(0, place - 2)] if sentence.kind == "caption" else sentence
    return article.plain[first.start : sentence.end]
