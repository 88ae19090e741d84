"""Hypothesis strategies for quizzes in any shape that the types allow."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

from hypothesis import strategies as st

from quizapp.core.quizzes.penalty import Penalty, Unit
from quizapp.core.quizzes.quiz import (
    Access,
    BehaviourName,
    Counts,
    Draw,
    Navigation,
    Quiz,
    Review,
    Settings,
    Slot,
    When,
)
from tests.core.questions.strategies import ids, twins

_id_lists = st.lists(ids, max_size=3).map(tuple)
_times = st.none() | st.datetimes(min_value=datetime(2000, 1, 1), timezones=st.just(UTC))
whens = st.sampled_from(get_args(When))
reviews = st.builds(Review, response=whens, right=whens, marks=whens, key=whens, feedback=whens, source=whens)
settings = st.builds(
    Settings,
    behaviour=st.sampled_from(get_args(BehaviourName)),
    shuffle_questions=st.booleans(),
    shuffle_options=st.booleans(),
    per_page=st.integers(0, 50),
    section_pages=st.booleans(),
    navigation=st.sampled_from(get_args(Navigation)),
    time_limit=st.none() | st.integers(1, 10**6),
    grace=st.integers(0, 600),
    open_at=_times,
    close_at=_times,
    late_until=_times,
    penalty=st.none()
    | st.builds(Penalty, st.floats(1, 100), st.sampled_from(get_args(Unit)), st.floats(0, 100)),
    attempts=st.none() | st.integers(1, 20),
    counts=st.sampled_from(get_args(Counts)),
    review=reviews,
)
_levels = st.none() | st.floats(0, 5)
draws = st.builds(
    Draw,
    questions=_id_lists,
    tags=_id_lists,
    facts=_id_lists,
    kinds=_id_lists,
    min_difficulty=_levels,
    max_difficulty=_levels,
    banks=_id_lists,
)
_marks = st.floats(0, 100)
_headings = st.none() | twins
_slots = st.builds(Slot, number=st.just(0), question=ids, max_mark=_marks, heading=_headings) | st.builds(
    Slot, number=st.just(0), draw=draws, max_mark=_marks, heading=_headings
)


def _numbered(slots: list[Slot]) -> tuple[Slot, ...]:
    return tuple(replace(slot, number=number) for number, slot in enumerate(slots, 1))


quizzes = st.builds(
    Quiz,
    id=ids,
    title=twins,
    slots=st.lists(_slots, max_size=6).map(_numbered),
    settings=settings,
    access=st.sampled_from(get_args(Access)),
    intro=st.none() | twins,
)
