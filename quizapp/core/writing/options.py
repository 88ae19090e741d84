"""The options of a choice on one fact: its value among rivals, in all languages wanted, each with its feedback."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from quizapp.core.facts.fact import Fact
from quizapp.core.facts.truth import word_key
from quizapp.core.languages import Language, Twin
from quizapp.core.quantities.date import DateValue, parse_date
from quizapp.core.questions.question import Option
from quizapp.core.writing.attribution import holds_office, is_whole
from quizapp.core.writing.calendar import both, date_of, last_day, place, shifted
from quizapp.core.writing.draft import Bench
from quizapp.core.writing.figure import Figure
from quizapp.core.writing.giving_away import fits_letters, is_kin, spells
from quizapp.core.writing.office import is_past, names_body
from quizapp.core.writing.phrase import words
from quizapp.core.writing.rivals import Rival, number_rivals, pick, relatives, same_property, spread
from quizapp.core.writing.sentence import is_label, statement

LETTERS = "abcdefgh"
_WIDEST = 1.33
_SHIFTS = (-1, 1, -2, 2, -3, 3)
# By a day that is given as a bound, other days may be right as well.
_BOUNDED = re.compile(
    r"(?:\b(?:at least|as early as|no (?:later|earlier) than|by|before|after|since|until)|至少|最早|最晚|不晚于|不早于|截至|自从?) ?(?:about |around )?____|____ ?(?:之前|以前|之后|以后|以来|前|后|起)"
)
_TWICE = {
    Decimal("0.5"): Twin(zh="只有实际数值的一半。", en="That is only half of the real figure."),
    Decimal(2): Twin(zh="这是实际数值的两倍。", en="That is twice the real figure."),
}
_BELONGS = Twin(zh="这说的是另一件事：{}", en="That belongs to something else: {}")


@dataclass(frozen=True)
class Choice:
    """Options with their key, and how many of the others are values of known facts."""

    options: tuple[Option, ...]
    siblings: int


def sided(bench: Bench, sides: Mapping[Language, str]) -> Twin:
    """A twin of the languages that are wanted."""
    return Twin(**{language: sides[language] for language in bench.languages})


def number_choice(
    fact: Fact, figures: Mapping[Language, Figure], bench: Bench, *, seed: str, spoken: str, with_unit: bool
) -> Choice | None:
    """Options that are numbers, ascending; None where fewer than two sound rivals are found."""
    first = figures[bench.languages[0]]
    rivals = [
        one
        for one in number_rivals(fact, first, bench, spoken=spoken)
        if all(_printable(fact, one, figure, bench, spoken) for figure in figures.values())
    ]
    picked = pick(rivals, first.value, seed)
    if len(picked) < 2:
        return None
    rows: list[tuple[Decimal, Rival | None]] = [(first.value, None), *((one.value, one) for one in picked)]
    options = [
        Option(
            id=LETTERS[number],
            text=sided(bench, {side: _shown(figure, value, with_unit) for side, figure in figures.items()}),
            fraction=0.0 if rival else 1.0,
            feedback=_feedback(rival.fact, bench, rival.value / first.value) if rival else None,
        )
        for number, (value, rival) in enumerate(sorted(rows, key=lambda row: row[0]))
    ]
    return Choice(tuple(options), sum(one.fact is not None for one in picked))


def date_choice(fact: Fact, day: DateValue, bench: Bench, *, seed: str, spoken: str) -> Choice | None:
    """Options that are dates of one precision, ascending; none after the article, unless it looks ahead itself."""
    found = date_rivals(fact, day, bench, spoken=spoken)
    before = [one for one in found if place(one[0]) < place(day)]
    after = [one for one in found if place(one[0]) > place(day)]
    low = min(spread(seed, 4), len(before))
    high = min(3 - low, len(after))
    picked = [*before[: 3 - high], *after[:high]]
    if len(picked) < 2:
        return None
    rows = sorted([(day, None), *((value, (one,)) for value, one in picked)], key=lambda row: place(row[0]))
    options = [
        Option(
            id=LETTERS[number],
            text=sided(bench, dict(both(value).sides())),
            fraction=0.0 if other else 1.0,
            feedback=_feedback(other[0], bench) if other else None,
        )
        for number, (value, other) in enumerate(rows)
    ]
    return Choice(tuple(options), sum(one is not None for _, one in picked))


def date_rivals(
    fact: Fact, day: DateValue, bench: Bench, *, spoken: str = ""
) -> list[tuple[DateValue, Fact | None]]:
    """Wrong dates for a fact with the facts they are true of, the most tempting first."""
    if _BOUNDED.search(spoken):
        return []
    kept: dict[DateValue, Fact | None] = {}
    siblings = ((date_of(one), one) for one in relatives(fact, bench))
    near = ((shifted(day, units), None) for units in _SHIFTS)
    latest = _latest(fact, day, bench) or _latest_of_year(fact, day, bench)
    for value, one in (*siblings, *near):
        if value is None or value.precision != day.precision or (value.year is None) != (day.year is None):
            continue
        if value in kept or value == day or bench.known.is_true(fact, value.iso()) or not _close(value, day):
            continue
        if (
            latest is not None
            and place(value) > latest
            or any(side in spoken for side in both(value).sides().values())
        ):
            continue
        kept[value] = one
    return list(kept.items())


def word_choice(fact: Fact, bench: Bench, *, seed: str, spoken: str) -> Choice | None:
    """Options that are words, the key's place by the seed; None where no two siblings suit."""
    rivals = word_rivals(fact, bench, spoken=spoken)[:3]
    key = {side: words(fact, side) for side in bench.languages}
    if len(rivals) < 2 or any(is_too_wide(key[side], [words(one, side) for one in rivals]) for side in key):
        return None
    keyed = Option("", sided(bench, key), 1.0)
    options = [
        Option(
            "", sided(bench, {side: words(one, side) for side in bench.languages}), 0.0, _feedback(one, bench)
        )
        for one in rivals
    ]
    options.insert(spread(seed, len(options) + 1), keyed)
    return Choice(tuple(replace(one, id=LETTERS[n]) for n, one in enumerate(options)), len(rivals))


def word_rivals(fact: Fact, bench: Bench, *, spoken: str = "") -> list[Fact]:
    """Facts that tell the same property of other subjects in words of about the same length."""
    kept: list[Fact] = []
    told = word_key(spoken)
    for one in relatives(fact, bench):
        alike = one.kind == fact.kind and is_same_property(fact, one) and is_whole(one)
        if not alike or one.subject == fact.subject:
            continue
        shown = [(words(one, side), words(fact, side)) for side in bench.languages]
        if any(not mine or word_key(mine) in told or not is_like(mine, key) for mine, key in shown):
            continue
        if any(_is_plural(mine) != _is_plural(key) or _is_noun(mine) != _is_noun(key) for mine, key in shown):
            continue
        if fact.id in bench.unread and any(_is_told(fact, one, side) for side in bench.languages):
            continue
        if any(bench.known.is_true(fact, mine) or bench.known.find_part(fact, mine) for mine, _ in shown):
            continue
        new = all(differ(words(one, side), words(other, side)) for other in kept for side in bench.languages)
        stated = fact.kind != "concept" or not all(is_label(one, side) for side in bench.languages)
        if new and stated:
            kept.append(one)
    return kept


def _is_told(fact: Fact, other: Fact, language: Language) -> bool:
    """Whether the letters of the question rule out the value of another fact, or its name makes it right as well."""
    told = spells(fact, language) and not fits_letters(fact, words(other, language), language)
    return told or is_kin(fact, other, language)


def is_same_property(fact: Fact, other: Fact) -> bool:
    """Whether two facts tell the same property; an office is one wherever it is held."""
    if not (holds_office(fact) and holds_office(other)):
        return same_property(fact, other)
    return not is_past(other.value) and names_body(fact.value) == names_body(other.value)


def width(text: str) -> int:
    """The width of a text on a screen: two for a Han character, one for a Latin letter."""
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)


def is_like(one: str, other: str) -> bool:
    """Whether two texts are of about one length and of one script, and neither holds the other."""
    if word_key(one) in word_key(other) or word_key(other) in word_key(one):
        return False
    return 0.3 <= (width(one) + 4) / (width(other) + 4) <= 3 and one.isascii() == other.isascii()


def differ(one: str, other: str) -> bool:
    """Whether two values are not the same in other words: one of them with its abbreviation behind it."""
    return word_key(one) not in word_key(other) and word_key(other) not in word_key(one)


def _is_noun(text: str) -> bool:
    """Whether words open with an article, as a definition does."""
    return text.startswith(("a ", "an ", "the "))


def _is_plural(text: str) -> bool:
    """Whether an English noun phrase is in the plural, so that another number would not fit its sentence."""
    last = text.split()[-1] if text.isascii() and text.split() else ""
    return last.islower() and last.endswith("s") and not last.endswith(("ss", "us", "is"))


def is_too_wide(key: str, others: Sequence[str]) -> bool:
    """Whether the key would stand out by its length."""
    return width(key) > 8 and width(key) > _WIDEST * max(map(width, others))


def _printable(fact: Fact, rival: Rival, figure: Figure, bench: Bench, spoken: str) -> bool:
    printed = figure.reprint(rival.value)
    return (
        printed is not None
        and printed not in spoken
        and not bench.known.is_true(fact, figure.with_unit(printed))
    )


def _shown(figure: Figure, value: Decimal, with_unit: bool) -> str:
    printed = figure.number if value == figure.value else figure.reprint(value) or ""
    return figure.with_unit(printed) if with_unit else printed


def _feedback(other: Fact | None, bench: Bench, multiple: Decimal | None = None) -> Twin | None:
    """What is true of a wrong answer: what it is the value of, or that it is just half or twice the right one."""
    if other is None:
        twin = _TWICE.get(multiple) if multiple else None
        return sided(bench, dict(twin.sides())) if twin else None
    told = {side: statement(other, side) for side in bench.languages}
    if not all(told.values()):
        return None
    return sided(bench, {side: _BELONGS.in_(side).format(text) for side, text in told.items()})


def _latest(fact: Fact, day: DateValue, bench: Bench) -> tuple[int, int, int] | None:
    """The last date that could be meant: the article's own, or the latest that its facts tell."""
    if fact.standing in ("plan", "forecast") or day.year is None:
        return None
    articles = {source.article for source in fact.sources}
    printed = [one for article in articles if (one := bench.published.get(article))]
    if not printed:
        return None
    told = [
        date_of(one)
        for one in bench.known.facts
        if one.standing == "stated" and not articles.isdisjoint(source.article for source in one.sources)
    ]
    dates = [value for value in (*map(parse_date, printed), *told, day) if value and value.year]
    ends = [end for value in dates if (end := last_day(value))]
    latest = max(ends)
    return (latest.year, latest.month, latest.day)


def _latest_of_year(fact: Fact, day: DateValue, bench: Bench) -> tuple[int, int, int] | None:
    """The last day without a year that could be meant: the article's own, where the right one is none after it."""
    printed = [parse_date(bench.published.get(source.article) or "") for source in fact.sources]
    ends = [(0, one.month, one.day or 31) for one in printed if one and one.month]
    if day.year is not None or not ends or fact.standing in ("plan", "forecast"):
        return None
    return max(ends) if place(day) <= max(ends) else None


def _close(one: DateValue, other: DateValue) -> bool:
    return one.year is None or other.year is None or abs(one.year - other.year) <= 3
