"""Criteria of an open answer: what is wrong with them, what points come to, their plain form."""

from dataclasses import replace

import pytest

from quizapp.core.languages import Twin
from quizapp.core.questions.content import question_from_mapping, question_to_mapping
from quizapp.core.questions.question import Criterion
from quizapp.core.questions.registry import check_question
from quizapp.core.questions.rubric import grade_by_rubric
from tests.core.questions.samples import SAMPLES

SOURCE = Criterion("a", Twin("出处", "Names its source"), 3)
NUMBER = Criterion("b", Twin("数字", "Gives the number"))
JUDGED = replace(SAMPLES["open_answer"], rubric=(SOURCE, NUMBER))


def test_a_rubric_keeps_its_plain_form_and_a_question_without_one_says_nothing_of_it() -> None:
    plain = question_to_mapping(JUDGED)
    assert plain["rubric"] == [
        {"id": "a", "text": {"zh": "出处", "en": "Names its source"}, "points": 3},
        {"id": "b", "text": {"zh": "数字", "en": "Gives the number"}},
    ]
    assert question_from_mapping(plain, "here") == (JUDGED, [])
    assert "rubric" not in question_to_mapping(SAMPLES["open_answer"])


@pytest.mark.parametrize(
    "rubric",
    [
        (SOURCE, replace(NUMBER, id="a")),
        (SOURCE, replace(SOURCE, id="b")),
        (replace(NUMBER, points=0),),
        (replace(NUMBER, points=10),),
        (replace(NUMBER, text=Twin(en=" ")),),
        tuple(Criterion(f"c{n}", Twin(en=f"Criterion {n}")) for n in range(13)),
    ],
)
def test_faulty_criteria_are_told_where_they_stand(rubric: tuple[Criterion, ...]) -> None:
    faults = check_question(replace(JUDGED, rubric=rubric))
    assert any(one.severity == "error" and "rubric" in one.where for one in faults)


def test_only_an_open_answer_has_criteria() -> None:
    assert check_question(JUDGED) == []
    assert check_question(replace(SAMPLES["numeric"], rubric=(SOURCE,)))


@pytest.mark.parametrize(
    ("points", "fraction"),
    [
        ({"a": 3, "b": 1}, 1.0),
        ({"a": 1, "b": 0}, 0.25),
        ({"a": 0, "b": 0}, 0.0),
        ({"a": 3}, None),
        ({"a": 4, "b": 0}, None),
        ({"a": 1, "b": 0, "c": 0}, None),
    ],
)
def test_points_come_to_their_share_of_all(points: dict[str, int], fraction: float | None) -> None:
    assert grade_by_rubric(JUDGED.rubric, points) == fraction
