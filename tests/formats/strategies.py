"""Hypothesis strategies for whole banks that a folder can hold."""

from dataclasses import replace

from hypothesis import strategies as st

from quizapp.core.banks.bank import LEVELS, Bank, LeftOut
from quizapp.core.banks.content import NO_READING
from tests.core.facts.strategies import articles, facts
from tests.core.questions.strategies import ids, questions, texts, twins
from tests.core.quizzes.strategies import quizzes
from tests.formats.test_reading_text import readings

_places = st.none() | st.integers(0, 10**6)
_left_out = st.builds(LeftOut, article=ids, what=twins, reason=twins, start=_places, end=_places)
_bare = st.builds(
    Bank,
    id=ids,
    title=twins,
    summary=twins,
    level=st.sampled_from(LEVELS),
    licence=texts,
    version=texts,
    reading=st.just(NO_READING),
    articles=st.lists(articles, max_size=2).map(tuple),
    facts=st.lists(facts, max_size=2).map(tuple),
    questions=st.lists(questions, max_size=2).map(tuple),
    quizzes=st.lists(quizzes, max_size=2).map(tuple),
    left_out=st.lists(_left_out, max_size=2).map(tuple),
)
banks = st.builds(lambda bank, reading: replace(bank, reading=reading), _bare, readings())
