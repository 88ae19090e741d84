"""What the tests of formats in XML share: a picture, and questions as HTML can say them."""

import re
from dataclasses import fields, is_dataclass

from quizapp.core.questions.question import Question

DOT = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\x00IEND\xaeB`\x82"
)


def told_apart(question: Question) -> bool:
    """Whether no right side and no left side is there twice: such rows come back as drop-downs."""
    rights = [*(pair.right for pair in question.pairs), *(extra.text for extra in question.extras)]
    return len(set(rights)) == len(rights) and len({pair.left for pair in question.pairs}) == len(
        question.pairs
    )


_LINE_MARK = re.compile(r"\\([#>+=-])")


def as_shown(value: object) -> object:
    """The parts of a question as HTML and five decimals of a percentage can say them: space is space there."""
    if isinstance(value, str):
        # Within a line \# is a # like any other: where the text was cut, its mark may stand behind other words.
        return " ".join(_LINE_MARK.sub(r"\1", value.replace("&#32;", " ")).split())
    if isinstance(value, float):
        return round(value, 5)
    if isinstance(value, tuple):
        return tuple(map(as_shown, value))
    if is_dataclass(value):
        return {field.name: as_shown(getattr(value, field.name)) for field in fields(value)}
    return value
