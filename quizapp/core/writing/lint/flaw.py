"""A flaw of a question's writing: the rule that it breaks, how bad that is, where, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from quizapp.core.faults import Severity
from quizapp.core.languages import Language, Message


@dataclass(frozen=True)
class Flaw:
    """One flaw. ``rule`` is a stable name; ``where`` names the question and its part, as faults do.

    An error misleads the learner or gives the key away and has to be mended; a warning is for a person to judge.
    """

    rule: str
    severity: Severity
    where: str
    language: Language
    message: Message
    remedy: Message


@dataclass(frozen=True)
class Finding:
    """What a rule found: the part of the question, the places of the message, and which wording of it fits."""

    part: str = "stem"
    params: Mapping[str, str] = field(default_factory=dict)
    wording: str = ""


@dataclass(frozen=True)
class Rule:
    """A rule of the lint: its stable name, its number in the list of rules, and its severity."""

    name: str
    number: int
    severity: Severity
    # By wording: what is wrong, and the remedy.
    texts: Mapping[str, tuple[str, str]]


def flaw_of(rule: Rule, finding: Finding, *, owner: str, language: Language) -> Flaw:
    """The flaw that a finding of a rule is; ``owner`` is the id of the question."""
    text, remedy = rule.texts[finding.wording]
    where = f"{owner} {finding.part}".strip()
    message = Message(text, {name: value for name, value in finding.params.items() if f"%({name})s" in text})
    return Flaw(rule.name, rule.severity, where, language, message, Message(remedy))
