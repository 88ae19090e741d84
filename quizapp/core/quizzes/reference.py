"""How a quiz names questions and facts: those of its own bank by their ids, those of another bank as ``bank.id``.

Neither part holds a point, so that no two questions have one name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizapp.core.facts.fact import Fact
from quizapp.core.questions.question import Question
from quizapp.core.quizzes.quiz import Quiz

POINT = "."


def refer(bank: str, id_: str) -> str:
    """The name of a question or fact of another bank."""
    return f"{bank}{POINT}{id_}"


def split_reference(name: str) -> tuple[str | None, str]:
    """The bank, None for the quiz's own, and the id within it."""
    bank, point, id_ = name.rpartition(POINT)
    return (bank, id_) if point else (None, name)


def refer_question(question: Question, bank: str) -> Question:
    """The question under the names that it and its facts have in a quiz of another bank."""
    facts = tuple(refer(bank, fact) for fact in question.facts)
    return replace(question, id=refer(bank, question.id), facts=facts)


def refer_fact(fact: Fact, bank: str) -> Fact:
    """The fact under the name that it has in a quiz of another bank."""
    return replace(fact, id=refer(bank, fact.id))


def share_facts(facts: Sequence[str], repeated: Mapping[str, str]) -> tuple[str, ...]:
    """The names of facts, and of those that say the same in another bank: so two questions on them meet."""
    return (*facts, *dict.fromkeys(repeated[name] for name in facts if name in repeated))


def find_banks_of(quiz: Quiz) -> frozenset[str]:
    """The banks that a quiz names beside its own; a draw may name that one too."""
    named = {split_reference(slot.question)[0] for slot in quiz.slots if slot.question is not None}
    drawn = {bank for slot in quiz.slots if slot.draw is not None for bank in slot.draw.banks}
    return frozenset(bank for bank in named | drawn if bank is not None)
