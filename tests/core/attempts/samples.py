"""Questions of every kind, and what the page of an attempt would post for them."""

from collections.abc import Mapping, Sequence

from quizapp.core.attempts.layout import Layout
from quizapp.core.questions.question import Question
from tests.core.questions.samples import SAMPLES

QUESTIONS = SAMPLES


def post(question: Question, layout: Layout, raw: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The fields with tokens for ids, as a browser sends them."""
    if question.kind == "matching":
        left, right = _tokens(layout["left"]), _tokens(layout["right"])
        return {left[field]: [right[value] for value in values] for field, values in raw.items()}
    return {field: _posted(question, layout, field, values) for field, values in raw.items()}


def _posted(question: Question, layout: Layout, field: str, values: Sequence[str]) -> list[str]:
    group = layout.get(field, ()) if question.kind == "cloze" else next(iter(layout.values()), ())
    tokens = _tokens(group)
    return [tokens.get(value, value) for value in values]


def _tokens(group: Sequence[tuple[str, str]]) -> dict[str, str]:
    return {id_: token for token, id_ in group}
