"""Questions of every kind as a form can hold them: texts that say something, one answer a gap, one tolerance."""

from typing import get_args

from hypothesis import strategies as st

from quizapp.core.languages import Twin
from quizapp.core.questions.question import (
    Answer,
    Blank,
    Item,
    KindName,
    Option,
    Pair,
    Question,
    Tolerance,
)
from tests.core.questions import strategies as any_shape

numbers = any_shape.numbers
texts = any_shape.texts.filter(lambda text: bool(text.strip()) and "\r" not in text)
lines = texts.filter(lambda text: "\n" not in text)
twins = st.builds(Twin, zh=st.none() | texts, en=st.none() | texts).filter(lambda twin: twin != Twin())
options = st.builds(
    Option,
    id=any_shape.ids,
    text=twins,
    fraction=numbers | st.sampled_from((1 / 3, -0.25)),
    feedback=st.none() | twins,
    fixed=st.booleans(),
)
tolerances = (
    st.builds(Tolerance, abs=numbers)
    | st.builds(Tolerance, rel=numbers.filter(lambda share: abs(share) < 1e300))
    | st.builds(Tolerance, digits=st.integers(-(10**9), 10**9))
)


def _some(element):
    return st.lists(element, max_size=3).map(tuple)


def _answers(*types: str):
    return st.builds(
        Answer,
        value=lines,
        type=st.sampled_from(types),
        unit=st.none() | lines,
        units=_some(lines),
        tolerance=st.none() | tolerances,
        accept=_some(lines),
    )


_any_answer = _answers("number", "text", "date")
_blanks = st.builds(Blank, id=any_shape.ids, answer=_any_answer) | st.builds(
    Blank, id=any_shape.ids, options=_some(options)
)
_items = _some(st.builds(Item, id=any_shape.ids, text=twins))
_parts: dict[str, dict[str, st.SearchStrategy]] = {
    "single_choice": {"options": _some(options)},
    "multiple_choice": {"options": _some(options)},
    "true_false": {
        "options": _some(options),
        "answer": st.sampled_from((Answer("true"), Answer("false"))),
    },
    "numeric": {"answer": _answers("number")},
    "short_text": {"answer": _any_answer},
    "cloze": {"blanks": _some(_blanks)},
    "matching": {
        "pairs": _some(st.builds(Pair, id=any_shape.ids, left=twins, right=twins)),
        "extras": _items,
    },
    "ordering": {"items": _items},
}


def questions_of(kind: str) -> st.SearchStrategy[Question]:
    """Questions of one kind, sound or not."""
    return st.builds(
        Question,
        id=any_shape.ids,
        kind=st.just(kind),
        stem=twins,
        facts=_some(any_shape.ids),
        tags=_some(lines),
        explanation=st.none() | twins,
        hints=_some(twins),
        difficulty=st.none() | numbers,
        **_parts.get(kind, {}),
    )


questions = st.sampled_from(get_args(KindName)).flatmap(questions_of)
