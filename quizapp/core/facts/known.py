"""What is known, looked up fast: the facts on a subject, their siblings, and whether a text is true anywhere."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from quizapp.core.facts.fact import NEVER_ASKED, Fact
from quizapp.core.facts.truth import says, says_part, word_key
from quizapp.core.languages import Twin

_CACHED = 16384
_FILLERS = re.compile(
    r"的|总(?![统部裁理])|数量|\b(?:the|an?|total|overall|number|amount|of|in|for)\b", re.IGNORECASE
)
Rows = tuple[Fact, ...]


@dataclass(frozen=True)
class FactTable:
    """Facts of any number of articles and banks, by subject, by attribute, and by kind with unit."""

    facts: Rows = ()
    by_subject: Mapping[str, Rows] = field(default_factory=dict)
    by_attribute: Mapping[str, Rows] = field(default_factory=dict)
    by_measure: Mapping[str, Rows] = field(default_factory=dict)

    def about(self, name: str) -> Rows:
        """The facts whose subject has this name, in any script, case and spacing."""
        return self.by_subject.get(word_key(name), ())

    def of_subject(self, fact: Fact) -> Rows:
        """The facts on the subject of this one under any of its names, itself among them if it is known."""
        return _united(self.by_subject, subject_keys(fact))

    def on_same(self, fact: Fact) -> Rows:
        """The facts that say the same thing of the same subject: at any date, in any article, whoever says so."""
        attributes = set(attribute_keys(fact.attribute))
        return tuple(
            one for one in self.of_subject(fact) if not attributes.isdisjoint(attribute_keys(one.attribute))
        )

    def siblings(self, fact: Fact) -> Rows:
        """The facts on other subjects: those with its attribute first, then those of its kind and unit."""
        own = {id(one) for one in (fact, *self.of_subject(fact))}
        near = _united(self.by_attribute, attribute_keys(fact.attribute))
        alike = self.by_measure.get(_measure(fact), ())
        rows = {id(one): one for one in (*near, *alike) if id(one) not in own}
        return tuple(one for one in rows.values() if one.standing not in NEVER_ASKED)

    def find_truth(self, fact: Fact, text: str) -> Fact | None:
        """The fact that makes this text a true value of the fact's subject and attribute; None where none does."""
        return next((one for one in self._true_of(fact) if says(one, text)), None)

    def find_part(self, fact: Fact, text: str) -> Fact | None:
        """The fact whose value lists this text among others, for the same subject and attribute."""
        return next((one for one in self._true_of(fact) if says_part(one, text)), None)

    def is_true(self, fact: Fact, text: str) -> bool:
        """Whether a text is a true value of the fact's subject and attribute anywhere, within rounding."""
        return self.find_truth(fact, text) is not None

    def _true_of(self, fact: Fact) -> Iterator[Fact]:
        yield fact
        yield from (one for one in self.on_same(fact) if one.standing not in NEVER_ASKED and one is not fact)


def fact_table(facts: Iterable[Fact]) -> FactTable:
    """The table of these facts; looking up takes the same time however many there are."""
    rows = tuple(facts)
    return FactTable(
        rows,
        _indexed((key, one) for one in rows for key in subject_keys(one)),
        _indexed((key, one) for one in rows for key in attribute_keys(one.attribute)),
        _indexed((_measure(one), one) for one in rows),
    )


def subject_keys(fact: Fact) -> tuple[str, ...]:
    """Every name of the subject of a fact, as it is looked up."""
    return tuple(dict.fromkeys(word_key(name) for name in (*fact.subject.sides().values(), *fact.aliases)))


@lru_cache(_CACHED)
def attribute_keys(attribute: Twin) -> tuple[str, ...]:
    """What an attribute is called, without the words that say nothing: 参数总量 and 参数的总量 are one."""
    return tuple(word_key(_FILLERS.sub("", side)) for side in attribute.sides().values())


def _measure(fact: Fact) -> str:
    return f"{fact.kind} {fact.unit or ''}"


def _indexed(pairs: Iterable[tuple[str, Fact]]) -> Mapping[str, Rows]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for key, one in pairs:
        found[key].append(one)
    return {key: tuple(rows) for key, rows in found.items()}


def _united(index: Mapping[str, Rows], keys: Iterable[str]) -> Rows:
    """The facts under any of the keys, each once, in order."""
    return tuple({id(one): one for key in keys for one in index.get(key, ())}.values())
