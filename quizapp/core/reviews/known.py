"""The facts of all banks that a reviewer may see, to compare drafts with and to draw wrong answers from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.comparison import compare
from quizapp.core.facts.fact import Fact
from quizapp.core.facts.known import FactTable, fact_table
from quizapp.core.languages import Language, Twin
from quizapp.core.reviews.draft import Known


@dataclass(frozen=True)
class KnownFact:
    """A fact with the bank that holds it."""

    fact: Fact
    bank_id: str
    bank_title: Twin


@dataclass(frozen=True)
class Library:
    """Known facts in a table, and each with its bank."""

    table: FactTable
    holders: Mapping[int, KnownFact]

    def in_language(self, language: Language) -> list[Fact]:
        """The facts that are told in this language."""
        return [one for one in self.table.facts if language in one.statement.sides()]


def build_library(facts: Iterable[KnownFact]) -> Library:
    """The library of these facts."""
    listed = list(facts)
    return Library(fact_table(one.fact for one in listed), {id(one.fact): one for one in listed})


def find_known(library: Library, candidate: Candidate) -> Known | None:
    """How a candidate stands to what is known: the same again, newer, or in contradiction; None where it is new."""
    names = (candidate.subject, *candidate.aliases)
    near = {id(one): one for name in names for one in library.table.about(name)}
    comparison = compare(candidate, near.values())
    if comparison is None:
        return None
    holder = library.holders[id(comparison.fact)]
    return Known(comparison.relation, comparison.fact, holder.bank_id, holder.bank_title)
