"""The options of a choice among names: terms of one article, people, ranges and multiples of one form."""

import re
from collections.abc import Sequence

from quizapp.core.facts.fact import Fact
from quizapp.core.facts.truth import word_key
from quizapp.core.questions.question import Option
from quizapp.core.writing.alike import in_order
from quizapp.core.writing.attribution import holds_office
from quizapp.core.writing.draft import Bench
from quizapp.core.writing.giving_away import fits_letters, is_kin, spells
from quizapp.core.writing.options import (
    LETTERS,
    Choice,
    differ,
    is_like,
    is_same_property,
    is_too_wide,
    sided,
)
from quizapp.core.writing.phrase import subject, words
from quizapp.core.writing.rivals import relatives, spread

_JOINED = re.compile(r"(?:And|But|Or|The|With|From|By) ")


def like_choice(key: str, others: Sequence[str], bench: Bench) -> Choice:
    """Options that are texts of one form, in their order."""
    options = (
        Option(LETTERS[n], sided(bench, {bench.languages[0]: text}), float(text == key))
        for n, text in enumerate(in_order((key, *others)))
    )
    return Choice(tuple(options), 0)


def term_choice(fact: Fact, term: str, bench: Bench, *, seed: str, spoken: str) -> Choice | None:
    """Options that are other terms or names of which the like is told; None where no two suit."""
    side = bench.languages[0]
    kept: dict[str, Fact] = {}
    told = word_key(spoken)
    own = word_key(term) == word_key(words(fact, side))
    for one in relatives(fact, bench):
        name = words(one, side) if own else subject(one, side)
        fits = is_like(name, term) and not _JOINED.match(name) and _is_shaped(name) == _is_shaped(term)
        if not fits or not _is_of_sort(fact, one, bench, own=own) or word_key(name) in told:
            continue
        if is_kin(fact, one, side) or (spells(fact, side) and not fits_letters(fact, name, side)):
            continue
        if all(differ(name, other) for other in kept):
            kept[name] = one
    rows = [(term, 1.0), *((name, 0.0) for name in list(kept)[:3])]
    if len(rows) < 3 or is_too_wide(term, [name for name, _ in rows[1:]]):
        return None
    rows.insert(spread(seed, len(rows)), rows.pop(0))
    options = (
        Option(LETTERS[n], sided(bench, {side: name}), fraction) for n, (name, fraction) in enumerate(rows)
    )
    return Choice(tuple(options), len(rows) - 1)


def is_person(fact: Fact, bench: Bench) -> bool:
    """Whether the subject of a fact is somebody, who holds an office."""
    return any(holds_office(one) for one in (fact, *bench.known.of_subject(fact)))


def _is_of_sort(fact: Fact, other: Fact, bench: Bench, *, own: bool) -> bool:
    """Whether a name of another fact could be meant: the same property, another term of the article, another person."""
    if fact.kind != other.kind:
        return False
    if own:
        return is_same_property(fact, other)
    if fact.kind == "concept":
        return _share_article(fact, other)
    return holds_office(other) if is_person(fact, bench) else is_same_property(fact, other)


def _share_article(one: Fact, other: Fact) -> bool:
    return not {source.article for source in one.sources}.isdisjoint(
        source.article for source in other.sources
    )


def _is_shaped(name: str) -> tuple[bool, bool]:
    """How a name is written: with capitals, with digits."""
    return any(char.isupper() for char in name), any(char.isdigit() for char in name)
