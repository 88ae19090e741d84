"""Grading a typed text: the same but for the way of writing, another accepted form, or a slip."""

import re
import unicodedata
from collections.abc import Iterator

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_, Language, Message
from quizapp.core.questions.likeness import alike, matches, near, normalise, spaced, split_pattern
from quizapp.core.questions.question import Answer
from quizapp.core.questions.response import Part
from quizapp.core.questions.values import same_value

HAN = re.compile("[\u3400-\u9fff]")
EXACT = N_("Right as written.")
READ_AS = N_("Counted although written differently: read as %(read)s.")
ALSO = N_("Counted: this is another accepted form of the answer.")
SPELLING = N_("Not counted: this is close to the answer; check the spelling.")
CASE = N_("Not counted: capital and small letters matter here.")
NO_MATCH = N_("This is not the answer.")


def grade_text(answer: Answer, text: str) -> Part:
    """The verdict on a typed text."""
    heard = unicodedata.normalize("NFKC", text).strip()
    literals = list(_literals(answer))
    if text.strip() in {literal.strip() for literal in literals}:
        return Part(1.0, heard, Message(EXACT))
    if answer.exact_case and not _fits_case(answer, text):
        alike_but_case = any(alike(text, literal) for literal in literals)
        return Part(0.0, heard, Message(CASE if alike_but_case else NO_MATCH))
    if like := next((literal for literal in literals if alike(text, literal)), None):
        return Part(1.0, heard, Message(READ_AS, {"read": like}))
    if any(matches(text, pattern) for pattern in answer.accept):
        return Part(1.0, heard, Message(ALSO))
    if any(same_value(text, expected) for expected in literals):
        return Part(1.0, heard, Message(READ_AS, {"read": answer.value}))
    close = any(near(text, expected) for expected in literals)
    return Part(0.0, heard, Message(SPELLING if close else NO_MATCH))


def _fits_case(answer: Answer, text: str) -> bool:
    """Whether the capitals are those of the key, of an accepted text, or of a pattern."""
    if spaced(text) == spaced(answer.value):
        return True
    return any(matches(text, form, exact_case=True) for form in answer.accept)


def in_language(answer: Answer, language: Language) -> str:
    """The right text as a reader of this language writes it: the first form that is written so, else the key."""
    if answer.type != "text":
        return answer.value
    fitting = (text for text in _literals(answer) if bool(HAN.search(text)) == (language == "zh"))
    return next(fitting, answer.value)


def check_text(where: str, answer: Answer) -> list[Fault]:
    """Faults of a key that is a text."""
    faults = []
    if not normalise(answer.value):
        faults.append(fault(where, N_("the value is empty: write the answer")))
    if answer.unit or answer.units or answer.tolerance:
        faults.append(
            fault(where, N_("a text has no unit and no tolerance: remove them, or add “type: number”"))
        )
    for pattern in answer.accept:
        if not any(map(normalise, split_pattern(pattern))):
            text = N_("“%(pattern)s” would accept any text: add something to it, or remove it")
            faults.append(fault(where, text, {"pattern": pattern}))
    return faults


def _literals(answer: Answer) -> Iterator[str]:
    """The accepted texts that stand for themselves alone."""
    yield answer.value
    for pattern in answer.accept:
        pieces = split_pattern(pattern)
        if len(pieces) == 1:
            yield pieces[0]
