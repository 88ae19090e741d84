"""What a new state of a bank adds, changes and no longer has."""

from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.core.banks.bank import Bank
from quizapp.core.banks.snapshot import digest_facts, digest_questions


@dataclass(frozen=True)
class Difference:
    """Ids in the order of the new state, gone ones in the order of the old."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def difference(old: Mapping[str, str], new: Mapping[str, str]) -> Difference:
    """What differs between two states, each given as digests by id."""
    return Difference(
        added=tuple(id_ for id_ in new if id_ not in old),
        changed=tuple(id_ for id_, digest in new.items() if id_ in old and old[id_] != digest),
        gone=tuple(id_ for id_ in old if id_ not in new),
    )


def compare_banks(old: Bank, new: Bank) -> tuple[Difference, Difference]:
    """What differs in the facts, and in the questions, where a changed fact changes the questions on it."""
    return (
        difference(digest_facts(old), digest_facts(new)),
        difference(digest_questions(old), digest_questions(new)),
    )
