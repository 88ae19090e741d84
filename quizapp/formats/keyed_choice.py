"""Choices whose file only marks which options are right."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizapp.core.languages import N_, Language, Twin
from quizapp.core.questions.question import Option, Question
from quizapp.formats.gathering import NotGraded, with_rows
from quizapp.formats.option_ids import option_id

NO_RIGHT = N_("no option is marked as right, so it is kept as an open answer: choose the key in the editor")


@dataclass(frozen=True)
class Row:
    """One option: its text, whether it is right, what is said to it."""

    text: Twin
    right: bool
    feedback: Twin | None = None


def keyed_choice(
    base: Question, rows: Sequence[Row], language: Language, *, several: bool = False, penalty: bool = False
) -> Question:
    """The question with these options; raises NotGraded where none is right.

    Several right options share the mark; only all of them count, or with ``penalty`` wrong ones take a share away.
    """
    right = sum(row.right for row in rows)
    if not right:
        raise NotGraded(with_rows(base, language, [row.text.in_(language) for row in rows]), NO_RIGHT)
    share = 1 / right
    fractions = [share if row.right else -share if several and penalty else 0.0 for row in rows]
    options = tuple(
        Option(option_id(place), row.text, fraction, row.feedback)
        for place, (row, fraction) in enumerate(zip(rows, fractions, strict=True))
    )
    if not several and right == 1:
        return replace(base, kind="single_choice", options=options)
    return replace(base, kind="multiple_choice", options=options, all_or_nothing=not penalty)
