"""The facts of all banks that a reviewer may see, found by the names of their subjects, to compare drafts with."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quizapp.core.articles.gazetteer import key_of
from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.comparison import compare
from quizapp.core.facts.fact import Fact
from quizapp.core.languages import Twin
from quizapp.core.reviews.draft import Known


@dataclass(frozen=True)
class KnownFact:
    """A fact with the bank that holds it."""

    fact: Fact
    bank_id: str
    bank_title: Twin


@dataclass(frozen=True)
class Library:
    """Known facts, and the same by each name of their subjects."""

    facts: tuple[KnownFact, ...]
    by_name: Mapping[str, tuple[KnownFact, ...]]


def build_library(facts: Iterable[KnownFact]) -> Library:
    """The library of these facts."""
    listed = tuple(facts)
    by_name: defaultdict[str, list[KnownFact]] = defaultdict(list)
    for one in listed:
        for name in {_key(name) for name in (*one.fact.subject.sides().values(), *one.fact.aliases)}:
            by_name[name].append(one)
    return Library(listed, {name: tuple(found) for name, found in by_name.items()})


def find_known(library: Library, candidate: Candidate) -> Known | None:
    """How a candidate stands to what is known: the same again, newer, or in contradiction; None where it is new."""
    near = {
        id(one): one
        for name in (candidate.subject, *candidate.aliases)
        for one in library.by_name.get(_key(name), ())
    }
    comparison = compare(candidate, (one.fact for one in near.values()))
    if comparison is None:
        return None
    holder = next(one for one in near.values() if one.fact is comparison.fact)
    return Known(comparison.relation, comparison.fact, holder.bank_id, holder.bank_title)


def _key(name: str) -> str:
    return "".join(char for char in key_of(name).casefold() if char.isalnum())
