"""Where in its form a part of a question stands, told by how a fault names it."""

from collections.abc import Sequence

from quizapp.core.questions.question import Question


def field_of(question: Question, where: str) -> str:
    """The name in the form of what a fault names as ``id part``; empty for the question as a whole."""
    part = where.removeprefix(question.id).strip().partition(" ")[0]
    names = part.split(".") if part else []
    if len(names) > 1 and names[0] == "hints":
        return f"hints-{int(names[1]) - 1}" if names[1].isdecimal() else "hints"
    return "-".join(_steps(question, names))


def _steps(question: Question, names: Sequence[str]) -> Sequence[str]:
    """The names with a row's number for its id, as far as they are known."""
    if len(names) < 2:
        return names
    if names[0] == "answer":
        return names[:1]
    rows = getattr(question, names[0], ())
    place = next((number for number, row in enumerate(rows) if row.id == names[1]), None)
    if place is None:
        return names[:1]
    rest = names[2:]
    if rest and names[0] == "blanks":
        options = [option.id for option in rows[place].options]
        rest = ["options", str(options.index(rest[0])), *rest[1:]] if rest[0] in options else []
    return [names[0], str(place), *rest]
