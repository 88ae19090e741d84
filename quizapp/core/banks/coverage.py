"""What articles state and banks neither hold as a fact nor leave out with a reason."""

from collections.abc import Collection, Iterable, Iterator

from quizapp.core.banks.bank import Bank
from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.comparison import Comparison, compare
from quizapp.core.facts.fact import Fact
from quizapp.core.facts.grounding import proves_value
from quizapp.core.quantities.date import parse_date, same_date


def find_uncovered(
    candidates: Iterable[Candidate], article_id: str, banks: Collection[Bank]
) -> list[Candidate]:
    """The candidates of an article that no bank holds as a fact and none leaves out."""
    left_out = [
        (one.start, one.end)
        for bank in banks
        for one in bank.left_out
        if one.article == article_id and one.start is not None and one.end is not None
    ]
    facts = [fact for bank in banks for fact in bank.facts]
    return [
        one
        for one in candidates
        if not any(start <= one.value_start and one.value_end <= end for start, end in left_out)
        and next(find_covering(one, article_id, facts), None) is None
    ]


def find_covering(candidate: Candidate, article_id: str, facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts of the article that hold the candidate's place and tell its value, or say the same from elsewhere."""
    for fact in facts:
        spans = [(source.start, source.end) for source in fact.sources if source.article == article_id]
        there = any(start < candidate.value_end and candidate.value_start < end for start, end in spans)
        if (there and _tells(fact, candidate)) or (
            spans and compare(candidate, (fact,)) == Comparison("same", fact)
        ):
            yield fact


def _tells(fact: Fact, candidate: Candidate) -> bool:
    """Whether a fact tells the candidate's value; of a value in words its place is all that a machine can compare."""
    if candidate.kind == "date" and _same_day(candidate, fact):
        return True
    twins = [twin for twin in (fact.statement, fact.printed) if twin is not None]
    texts = [fact.value, *(text for twin in twins for text in twin.sides().values())]
    told = [proves_value(candidate.value, candidate.unit, text) for text in texts]
    return any(told) or all(verdict is None for verdict in told)


def _same_day(candidate: Candidate, fact: Fact) -> bool:
    """Whether a fact that leaves out the year, as its article does, says the candidate's day."""
    given, key = parse_date(candidate.value), parse_date(fact.value)
    return given is not None and key is not None and same_date(given, key)
