"""What is wrong with one fact: its sources, its dates, and its place in the reading."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from quizapp.core.facts.fact import ASKED_WITH_SPEAKER, Fact
from quizapp.core.facts.grounding import proves, says_date
from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_, Twin
from quizapp.core.quantities.date import as_day

DATE = re.compile(r"\d{4}(-Q[1-4]|-H[12]|-\d\d(-\d\d)?)?|--\d\d-\d\d")
SHA256 = re.compile(r"[0-9a-f]{64}")
NO_DATES: Mapping[str, str | None] = {}
QUALIFIERS = ("approx", "min", "max")
UNKNOWN = N_("“%(value)s” is not known here: use one of %(known)s")
NO_SOURCE = N_("the fact has no source: give the article, and where in it the fact stands")
NO_SPAN = N_("the span %(start)s to %(end)s is empty: the end comes after the start, both counted from 0")
NO_DIGEST = N_("this is no SHA-256: write 64 digits and small letters from a to f")
NO_SPEAKER = N_("the fact is a %(standing)s of nobody: say in said_by who says so")
NO_DATE = N_("“%(date)s” is no date: write 2025-01-20, 2025-01, 2024-Q2, 2025 or --07-23")
NO_PASSAGE = N_("the passage “%(id)s” is not in the reading: add it there, or mend the id")
NOT_PRINTED = N_(
    "“%(printed)s” does not occur in passage %(id)s (%(language)s): print it there, or mend “printed”"
)
OTHER_VALUE = N_("“%(printed)s” does not say %(value)s: mend the value, its unit or “printed”")


def check_fact(
    fact: Fact,
    passages: Mapping[str, Twin],
    *,
    where: str,
    lost: bool = False,
    published: Mapping[str, str | None] = NO_DATES,
) -> Iterator[Fault]:
    """The faults of a fact over the passages of its reading; ``lost`` where these could not all be read.

    ``published`` has the dates of articles by id: they settle a day that is printed without its year.
    """
    yield from _check_sources(fact, where)
    if fact.as_of is not None and not DATE.fullmatch(fact.as_of):
        yield fault(f"{where} as_of", NO_DATE, {"date": fact.as_of})
    if fact.qualifier is not None and fact.qualifier not in QUALIFIERS:
        yield fault(f"{where} qualifier", UNKNOWN, {"value": fact.qualifier, "known": ", ".join(QUALIFIERS)})
    if fact.standing in ASKED_WITH_SPEAKER and fact.said_by is None:
        yield fault(f"{where} said_by", NO_SPEAKER, {"standing": fact.standing})
    passage = passages.get(fact.passage)
    if passage is not None:
        yield from _check_printed(fact, passage, where, published)
    elif not lost:
        yield fault(f"{where} passage", NO_PASSAGE, {"id": fact.passage})


def _check_sources(fact: Fact, where: str) -> Iterator[Fault]:
    if not fact.sources:
        yield fault(f"{where} sources", NO_SOURCE)
    for number, source in enumerate(fact.sources, 1):
        if not 0 <= source.start < source.end:
            span = {"start": str(source.start), "end": str(source.end)}
            yield fault(f"{where} sources.{number}", NO_SPAN, span)
        if not SHA256.fullmatch(source.sha256):
            yield fault(f"{where} sources.{number}.sha256", NO_DIGEST)


def _check_printed(
    fact: Fact, passage: Twin, where: str, published: Mapping[str, str | None]
) -> Iterator[Fault]:
    days = [day for source in fact.sources if (day := as_day(published.get(source.article)))]
    for language, text in passage.sides().items():
        printed = fact.printed.in_(language) if fact.printed else fact.value
        params = {"printed": printed, "value": " ".join(filter(None, (fact.value, fact.unit)))}
        if printed not in text:
            told = {"id": fact.passage, "language": language}
            yield fault(f"{where} printed.{language}", NOT_PRINTED, params | told)
        elif _says_otherwise(fact, printed, days):
            yield fault(f"{where} printed.{language}", OTHER_VALUE, params)


def _says_otherwise(fact: Fact, printed: str, days: Iterable[date]) -> bool:
    """Whether a machine reads another value than the fact's out of what is printed, by itself and on these days."""
    if any(says_date(fact.value, printed, day) for day in days):
        return False
    return proves(fact, printed) is False and proves(fact, f"{printed}{fact.unit or ''}") is False
