import json

import pytest
import yaml
from hypothesis import given

from quizapp.core.languages import Twin
from quizapp.core.questions.content import question_from_mapping, question_to_mapping
from quizapp.core.questions.question import Answer, Option, Question
from tests.core.questions.strategies import questions

PLAIN: dict[str, object] = {
    "id": "q1",
    "kind": "single_choice",
    "stem": {"zh": "R1 何时发布？", "en": "When was R1 released?"},
    "options": [
        {"id": "a", "text": {"zh": "2025", "en": "2025"}, "fraction": 1},
        {"id": "b", "text": {"zh": "2024", "en": "2024"}},
    ],
}


@given(questions)
def test_a_question_comes_back_whole_from_its_plain_form(question: Question) -> None:
    assert question_from_mapping(question_to_mapping(question), "here") == (question, [])


@given(questions)
def test_a_question_comes_back_whole_through_json(question: Question) -> None:
    through = json.loads(json.dumps(question_to_mapping(question)))
    assert question_from_mapping(through, "here")[0] == question


def test_a_question_comes_back_whole_through_yaml() -> None:
    question = Question("q", "numeric", Twin(zh="几？"), answer=Answer("671", "number", accept=("6710亿",)))
    through = yaml.safe_load(yaml.safe_dump(question_to_mapping(question), allow_unicode=True))
    assert question_from_mapping(through, "here") == (question, [])


def test_defaults_are_left_out() -> None:
    question, faults = question_from_mapping(PLAIN, "here")
    assert question is not None and not faults
    assert question_to_mapping(question) == PLAIN
    assert question.options[1] == Option("b", Twin(zh="2024", en="2024"))


def test_the_answer_of_a_numeric_question_is_a_number_unless_it_says_otherwise() -> None:
    plain = {
        "id": "q",
        "kind": "numeric",
        "stem": {"en": "How many?"},
        "answer": {"value": 79.8, "unit": "%"},
    }
    question, _ = question_from_mapping(plain, "here")
    assert question is not None
    assert question.answer == Answer("79.8", "number", unit="%")


def test_true_and_false_need_no_quotes() -> None:
    plain = {"id": "q", "kind": "true_false", "stem": {"en": "So?"}, "answer": {"value": False}}
    question, _ = question_from_mapping(plain, "here")
    assert question is not None and question.answer == Answer("false")


@pytest.mark.parametrize(
    ("change", "place", "remedy"),
    [
        ({"id": None}, "id", "add it"),
        ({"kind": "riddle"}, "kind", "use one of single_choice"),
        ({"kind": ["numeric"]}, "kind", "put it in quotes"),
        ({"stem": "When?"}, "stem", "write {zh: …, en: …}"),
        ({"stem": {}}, "stem", "write {zh: …, en: …}"),
        ({"stem": {"de": "Wann?", "en": "When?"}}, "stem.de", "use one of en, zh"),
        ({"stme": {"en": "?"}}, "stme", "remove it"),
        ({"options": {"a": 1}}, "options", "with a dash"),
        ({"options": ["a"]}, "options[0]", "key: value"),
        ({"options": [{"id": "a", "text": {"en": 1.5}}]}, "options[0].text.en", "in quotes"),
        ({"options": [{"id": "a", "text": {"en": "x"}, "fraction": "1"}]}, "options[0].fraction", "0.5"),
        ({"options": [{"id": "a", "text": {"en": "x"}, "fixed": 1}]}, "options[0].fixed", "one of the two"),
        ({"options": [{"text": {"en": "x"}}]}, "options[0].id", "add it"),
        ({"answer": {"value": 1, "type": "integer"}}, "answer.type", "use one of number"),
        ({"answer": {"type": "text"}}, "answer.value", "add it"),
        ({"answer": {"value": 1, "tolerance": {"digits": 1.5}}}, "answer.tolerance.digits", "whole number"),
        ({"answer": {"value": 1, "tolerance": 3}}, "answer.tolerance", "key: value"),
        ({"hints": [7]}, "hints[0]", "write {zh: …, en: …}"),
        ({"facts": "f1"}, "facts", "with a dash"),
        ({"difficulty": float("nan")}, "difficulty", "not a number"),
    ],
)
def test_a_fault_names_its_place_and_the_remedy(change: dict[str, object], place: str, remedy: str) -> None:
    question, faults = question_from_mapping(PLAIN | change, "questions.yaml:3")
    assert question is None
    assert [fault.where for fault in faults] == [f"questions.yaml:3 {place}"]
    assert remedy in str(faults[0])


def test_all_faults_are_told_at_once() -> None:
    _, faults = question_from_mapping({"kind": "x", "stem": 1, "pairs": [{}], "colour": "red"}, "here")
    assert {fault.where.removeprefix("here ") for fault in faults} == {
        "id",
        "kind",
        "stem",
        "pairs[0].id",
        "pairs[0].left",
        "pairs[0].right",
        "colour",
    }


def test_what_is_no_mapping_is_one_fault() -> None:
    question, faults = question_from_mapping(["a"], "questions.yaml:3")
    assert question is None and [fault.where for fault in faults] == ["questions.yaml:3"]
