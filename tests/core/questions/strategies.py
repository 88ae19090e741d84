"""Hypothesis strategies for whole questions in any shape that the types allow."""

from typing import TypeVar, get_args

from hypothesis import strategies as st

from quizapp.core.languages import Twin
from quizapp.core.questions.question import (
    Answer,
    Blank,
    Item,
    KindName,
    Option,
    Other,
    Pair,
    Question,
    Tolerance,
)

T = TypeVar("T")

texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
ids = st.text(alphabet="abcdefgh0123456789-_", min_size=1, max_size=6)
numbers = st.floats(allow_nan=False, allow_infinity=False)
twins = st.builds(Twin, zh=st.none() | texts, en=st.none() | texts).filter(lambda twin: twin != Twin())
options = st.builds(
    Option,
    id=ids,
    text=twins,
    fraction=st.floats(-1, 1),
    feedback=st.none() | twins,
    fixed=st.booleans(),
)
tolerances = st.builds(
    Tolerance,
    abs=st.none() | numbers,
    rel=st.none() | numbers,
    digits=st.none() | st.integers(-99, 99),
)
answers = st.builds(
    Answer,
    value=texts,
    type=st.sampled_from(("number", "text", "date")),
    unit=st.none() | texts,
    units=st.lists(texts, max_size=3).map(tuple),
    tolerance=st.none() | tolerances,
    accept=st.lists(texts, max_size=3).map(tuple),
    others=st.lists(
        st.builds(
            Other,
            value=texts,
            fraction=st.floats(0, 1),
            feedback=st.none() | twins,
            tolerance=st.none() | tolerances,
        ),
        max_size=2,
    ).map(tuple),
    feedback=st.none() | twins,
    exact_case=st.booleans(),
)


def _some(element: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(element, max_size=4).map(tuple)


questions = st.builds(
    Question,
    id=ids,
    kind=st.sampled_from(get_args(KindName)),
    stem=twins,
    facts=_some(ids),
    tags=_some(texts),
    options=_some(options),
    answer=st.none() | answers,
    blanks=_some(
        st.builds(Blank, id=ids, answer=st.none() | answers, options=_some(options), weight=numbers)
    ),
    pairs=_some(st.builds(Pair, id=ids, left=twins, right=twins)),
    extras=_some(st.builds(Item, id=ids, text=twins)),
    items=_some(st.builds(Item, id=ids, text=twins)),
    explanation=st.none() | twins,
    hints=_some(twins),
    difficulty=st.none() | numbers,
    title=texts,
    category=texts,
    mark=numbers,
    shuffle=st.booleans(),
    all_or_nothing=st.booleans(),
)
