"""Typed answers with weights, as most tools list them, as one key with what else counts or is answered."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.core.languages import Twin
from quizapp.core.questions.likeness import split_pattern
from quizapp.core.questions.picks import WHOLE
from quizapp.core.questions.question import Answer, Other, Tolerance

ANY = "*"


@dataclass(frozen=True)
class Weighed:
    """One answer of a list: its fraction (0..1), its feedback and how far a number may be off.

    In the ``value`` of a text ``*`` stands for any text, and ``\\*`` for the sign.
    """

    value: str
    fraction: float = 1.0
    feedback: Twin | None = None
    tolerance: Tolerance | None = None


def text_key(rows: Sequence[Weighed], *, exact_case: bool = False) -> Answer | None:
    """The typed text whose right answers these are; None where none is fully right, or any text is."""
    right = [row for row in rows if row.fraction >= WHOLE]
    key = next((row for row in right if len(split_pattern(row.value)) == 1), right[0] if right else None)
    value = "".join(split_pattern(key.value)).strip() if key else ""
    if key is None or not value:
        return None
    literal = len(split_pattern(key.value)) == 1
    rest = [row for row in rows if row is not key] if literal else list(rows)
    accept = [row for row in rest if row.fraction >= WHOLE and row.feedback == key.feedback]
    return Answer(
        value,
        accept=tuple(dict.fromkeys(row.value for row in accept)),
        others=tuple(_other(row) for row in rest if row not in accept),
        feedback=key.feedback,
        exact_case=exact_case,
    )


def number_key(rows: Sequence[Weighed]) -> Answer | None:
    """The typed number whose right answers these are; None where none is fully right, or any number is."""
    key = next((row for row in rows if row.fraction >= WHOLE), None)
    if key is None or key.value == ANY:
        return None
    rest = [row for row in rows if row is not key]
    accept = [
        row
        for row in rest
        if row.fraction >= WHOLE and (row.feedback, row.tolerance) == (key.feedback, key.tolerance)
    ]
    return Answer(
        key.value,
        "number",
        tolerance=key.tolerance,
        accept=tuple(dict.fromkeys(row.value for row in accept)),
        others=tuple(_other(row) for row in rest if row not in accept),
        feedback=key.feedback,
    )


def weighed_rows(answer: Answer) -> list[Weighed]:
    """The list that ``text_key`` or ``number_key`` makes the same answer of; ``value`` of a text as a pattern."""
    value = answer.value.replace("*", "\\*") if answer.type == "text" else answer.value
    right = [value, *answer.accept]
    return [
        *(Weighed(text, 1.0, answer.feedback, answer.tolerance) for text in right),
        *(Weighed(one.value, one.fraction, one.feedback, one.tolerance) for one in answer.others),
    ]


def _other(row: Weighed) -> Other:
    return Other(row.value, row.fraction, row.feedback, row.tolerance)
