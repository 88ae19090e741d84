"""Answers that are typed into an item as keys of ours: texts with their parts, numbers with their tolerance."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizapp.core.languages import N_, Language, Twin
from quizapp.core.questions.question import Answer, Other
from quizapp.formats.imported import twin_of
from quizapp.formats.kept import NO_KEY, Kept
from quizapp.formats.qti2.declaration import Declaration
from quizapp.formats.qti2.feedback import Voice
from quizapp.formats.qti2.literals import Literal, find_literals
from quizapp.formats.qti2.scoring import ROUNDING, Judge
from quizapp.formats.qti2.task import Task, share

TYPES = {"string": "text", "float": "number", "integer": "number", "identifier": "text"}
ODD_TYPE = N_("answers of the type %(type)s cannot be compared here: grade it yourself")
# A response that no author expects: what is said to it is said to any other answer.
ANY = "*"
STRANGE = {"text": "⚡⛄", "number": "-98765432.125"}


@dataclass(frozen=True)
class Typed:
    """A key with the worth of the best answer, the voice that spoke for it, and who judged it."""

    answer: Answer
    best: float
    voice: Voice
    judge: Judge


@dataclass(frozen=True)
class _Heard:
    """One answer that the file names, with its fraction and what is said to it."""

    literal: Literal
    fraction: float
    said: str


def read_typed(task: Task) -> Typed:
    """The key of the response that is typed into an interaction; raises Kept where none is named."""
    declared = task.item.responses.get(task.response) or Declaration(task.response, base_type="string")
    kind = TYPES.get(declared.base_type)
    if kind is None or declared.cardinality == "record":
        raise Kept(ODD_TYPE, type=declared.base_type)
    literals = find_literals(task.item.rules, declared, task.response)
    judge = task.judge([[one.probe] for one in literals])
    strange = STRANGE[kind]
    voice = task.voice(judge, [*([one.probe] for one in literals), [strange]])
    heard = _hear(judge, voice, literals)
    best = max((judge.worth(one.probe) + judge.unanswered for one in literals), default=0.0)
    if best <= ROUNDING:
        raise Kept(NO_KEY)
    other = voice.on(strange)
    answer = _answer(
        [replace(one, fraction=share(one.fraction, best)) for one in heard], other, task.texts.language
    )
    exact = kind == "text" and not _ignores_case(judge, literals)
    return Typed(
        replace(answer, type="number" if kind == "number" else "text", exact_case=exact), best, voice, judge
    )


def _hear(judge: Judge, voice: Voice, literals: Sequence[Literal]) -> list[_Heard]:
    """What each answer is worth (not yet as a fraction) and what is said to it, the best first."""
    found = [_Heard(one, judge.worth(one.probe) + judge.unanswered, voice.on(one.probe)) for one in literals]
    return sorted(found, key=lambda one: -one.fraction)


def _answer(heard: Sequence[_Heard], other: str, language: Language) -> Answer:
    right = [one for one in heard if one.fraction >= 1]
    key = next((one for one in right if not is_pattern(one.literal.key)), right[0])
    same = [one for one in right if one.said == key.said and one.literal.tolerance == key.literal.tolerance]
    plain = [one for one in same if one is not key or is_pattern(key.literal.key)]
    apart = [one for one in heard if one not in same and (one.fraction > 0 or one.said not in ("", other))]
    others = [
        Other(one.literal.key, max(one.fraction, 0.0), _twin(one.said, language), one.literal.tolerance)
        for one in sorted(apart, key=lambda one: (is_pattern(one.literal.key), -one.fraction))
    ]
    if other:
        others.append(Other(ANY, 0.0, _twin(other, language)))
    return Answer(
        value=key.literal.probe if is_pattern(key.literal.key) else key.literal.key.replace("\\*", "*"),
        tolerance=key.literal.tolerance,
        accept=tuple(one.literal.key for one in plain),
        others=tuple(others),
        feedback=_twin(key.said, language),
    )


def is_pattern(key: str) -> bool:
    """Whether an answer stands for more than one text."""
    return "*" in key.replace("\\*", "")


def _twin(text: str, language: Language) -> Twin | None:
    return twin_of(text, language) if text else None


def _ignores_case(judge: Judge, literals: Sequence[Literal]) -> bool:
    """Whether capitals and small letters are one, tried with each answer that has letters of both kinds."""
    if not judge.by_rules and judge.declared.table is None:
        return True
    turned = [(one.probe, one.probe.swapcase()) for one in literals if one.probe.swapcase() != one.probe]
    return not turned or any(judge.worth(one) == judge.worth(other) > ROUNDING for one, other in turned)
