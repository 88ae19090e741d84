"""The plain form of a quiz."""

import json
from typing import Any

import pytest
from hypothesis import given

from quizapp.core.quizzes.content import quiz_from_mapping, quiz_to_mapping
from quizapp.core.quizzes.quiz import Draw, Quiz, Slot
from tests.core.quizzes.strategies import quizzes

FIRST: dict[str, Any] = {"id": "first", "title": {"en": "First"}, "slots": [{"question": "q-1"}]}


@given(quizzes)
def test_a_quiz_survives_its_plain_form(quiz: Quiz) -> None:
    plain = json.loads(json.dumps(quiz_to_mapping(quiz)))
    assert quiz_from_mapping(plain, "here") == (quiz, [])


def test_a_draw_with_a_count_makes_that_many_slots() -> None:
    draw = {"draw": {"tags": ["grpo"]}, "count": 2, "max_mark": 3}
    quiz, _ = quiz_from_mapping(FIRST | {"slots": [{"question": "q-1"}, draw]}, "here")
    drawn = Draw(tags=("grpo",))
    assert quiz is not None
    assert quiz.slots == (Slot(1, "q-1"), Slot(2, draw=drawn, max_mark=3), Slot(3, draw=drawn, max_mark=3))


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"slots": [{"max_mark": 1}]}, "slots[0].question"),
        ({"slots": [{"question": "q", "draw": {}}]}, "slots[0].question"),
        ({"slots": [{"question": "q", "count": 2}]}, "slots[0].count"),
        ({"slots": [{"draw": {}, "count": 0}]}, "slots[0].count"),
        ({"slots": [{"draw": {}, "count": 10**9}]}, "slots"),
        ({"slots": [{"question": "q", "max_mark": -1}]}, "slots[0].max_mark"),
        ({"slots": [{"draw": {"tag": ["x"]}}]}, "slots[0].draw.tag"),
        ({"settings": {"time_limit": 0}}, "settings.time_limit"),
        ({"settings": {"attempts": 0}}, "settings.attempts"),
        ({"settings": {"open_at": "2026-03-01"}}, "settings.open_at"),
        ({"settings": {"close_at": "soon"}}, "settings.close_at"),
        ({"settings": {"behaviour": "strict"}}, "settings.behaviour"),
        ({"settings": {"review": {"key": "always"}}}, "settings.review.key"),
        ({"access": "all"}, "access"),
    ],
)
def test_a_faulty_part_is_named(change: dict[str, Any], place: str) -> None:
    quiz, faults = quiz_from_mapping(FIRST | change, "quizzes.yaml:1")
    assert quiz is None
    assert [fault.where for fault in faults] == [f"quizzes.yaml:1 {place}"]
