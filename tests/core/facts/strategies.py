"""Hypothesis strategies for facts and articles in any shape that the types allow."""

from typing import get_args

from hypothesis import strategies as st

from quizapp.core.facts.fact import Article, Fact, Source, Standing
from tests.core.questions.strategies import ids, texts, twins

sources = st.builds(Source, article=ids, start=st.integers(0, 10**6), end=st.integers(0, 10**6), sha256=texts)
facts = st.builds(
    Fact,
    id=ids,
    kind=texts,
    subject=twins,
    attribute=twins,
    value=texts,
    statement=twins,
    passage=ids,
    sources=st.lists(sources, max_size=3).map(tuple),
    unit=st.none() | texts,
    aliases=st.lists(texts, max_size=3).map(tuple),
    qualifier=st.none() | texts,
    as_of=st.none() | texts,
    standing=st.sampled_from(get_args(Standing)),
    said_by=st.none() | twins,
    printed=st.none() | twins,
)
articles = st.builds(Article, id=ids, title=twins, published=st.none() | texts, lang=texts)
