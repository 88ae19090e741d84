"""A fact of one bank taken into another with its passage and its articles, so that a question there can stand on it."""

import hashlib
from dataclasses import replace

from quizapp.core.banks.bank import Reading, Section
from quizapp.core.banks.snapshot import Proof
from quizapp.core.facts.fact import Fact, Passage

SIGN = "/"
_LONGEST, _DIGITS = 50, 8


def ref_of(bank: str, fact: str) -> str:
    """How a fact of another bank is named: ``bank/fact``; ``parse_ref`` reads it."""
    return f"{bank}{SIGN}{fact}"


def parse_ref(text: str) -> tuple[str, str]:
    """The bank and the fact that a name means; the bank is empty where it is a fact of the bank at hand."""
    bank, sign, fact = text.partition(SIGN)
    return (bank, fact) if sign else ("", text)


def borrowed(bank: str, fact: Fact) -> Fact:
    """The fact under the ids that it has, with its passage, wherever it is taken over from this bank; always the same."""
    return replace(fact, id=_renamed(bank, fact.id), passage=_renamed(bank, fact.passage))


def with_passage(reading: Reading, fact: Fact, proof: Proof) -> Reading:
    """The reading with the passage of a fact that was taken over, under the title of its article; as it was where it has it."""
    if any(one.id == fact.passage for one in reading.passages()):
        return reading
    _, text, articles = proof
    title = articles[0].title if articles else fact.subject
    added = Passage(fact.passage, text)
    for place, section in enumerate(reading.sections):
        if section.title == title:
            joined = replace(section, passages=(*section.passages, added))
            return replace(
                reading, sections=(*reading.sections[:place], joined, *reading.sections[place + 1 :])
            )
    return replace(reading, sections=(*reading.sections, Section(title, (added,))))


def _renamed(bank: str, id_: str) -> str:
    digest = hashlib.sha256(ref_of(bank, id_).encode()).hexdigest()
    return f"{id_[:_LONGEST]}-{digest[:_DIGITS]}"
