import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.core.questions.kind import Example, Kind
from quizapp.core.questions.question import Blank, Item, Question
from quizapp.core.questions.registry import KINDS, check_question, grade_response, parse_response
from quizapp.core.questions.response import Grade, Raw, Response, Unanswered, Unreadable
from tests.core.questions.samples import SAMPLES, same
from tests.core.questions.strategies import questions

EXAMPLES = [
    (SAMPLES[name], example) for name, kind in KINDS.items() for example in kind.examples(SAMPLES[name])
]
WORDS = sorted({str(value) for _, example in EXAMPLES for values in example.raw.values() for value in values})
FIELDS = sorted({field for _, example in EXAMPLES for field in example.raw})
raws = st.dictionaries(
    st.sampled_from(FIELDS) | st.text(max_size=5),
    st.lists(st.sampled_from(WORDS) | st.text(max_size=12), max_size=6),
    max_size=6,
)
kinds = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))


def graded(question: Question, raw: Raw) -> Grade:
    response = parse_response(question, raw)
    assert isinstance(response, Response), response
    return grade_response(question, response)


def test_every_kind_is_registered_and_has_a_sample() -> None:
    assert set(KINDS) == set(SAMPLES)


@kinds
def test_a_sound_question_has_no_faults(kind: Kind) -> None:
    assert check_question(SAMPLES[kind.name]) == []


@pytest.mark.parametrize(("question", "example"), EXAMPLES)
def test_the_examples_of_a_kind_are_graded_as_they_say(question: Question, example: Example) -> None:
    response = parse_response(question, example.raw)
    if example.fraction is None:
        assert isinstance(response, Unreadable) and str(response.why)
    else:
        assert graded(question, example.raw).fraction == pytest.approx(example.fraction)


@kinds
def test_examples_hold_right_wrong_and_unreadable_ones(kind: Kind) -> None:
    fractions = {example.fraction for example in kind.examples(SAMPLES[kind.name])}
    assert not kind.graded or fractions >= {0.0, 1.0}
    assert not kind.graded or None in fractions


@kinds
def test_the_key_earns_everything(kind: Kind) -> None:
    question = SAMPLES[kind.name]
    assert not kind.graded or graded(question, kind.key(question)).fraction == 1.0


@kinds
def test_nothing_given_is_unanswered(kind: Kind) -> None:
    question = SAMPLES[kind.name]
    assert isinstance(parse_response(question, {}), Unanswered)
    assert isinstance(parse_response(question, {field: ["", "  "] for field in FIELDS}), Unanswered)


@kinds
@given(raw=raws)
def test_any_form_can_be_read_and_graded_within_0_and_1(kind: Kind, raw: Raw) -> None:
    question = SAMPLES[kind.name]
    response = parse_response(question, raw)
    if isinstance(response, Response):
        fraction = grade_response(question, response).fraction
        assert (fraction is not None and 0 <= fraction <= 1) if kind.graded else fraction is None


@kinds
@given(raw=raws)
def test_a_response_survives_being_stored_as_json(kind: Kind, raw: Raw) -> None:
    response = parse_response(SAMPLES[kind.name], raw)
    if isinstance(response, Response):
        assert json.loads(json.dumps(response.given)) == response.given


@given(question=questions, raw=raws)
@settings(suppress_health_check=[HealthCheck.too_slow])  # whole questions take a while to make
def test_no_question_however_broken_makes_a_kind_stumble(question: Question, raw: Raw) -> None:
    check_question(question)
    KINDS[question.kind].examples(question)
    KINDS[question.kind].groups(question)
    response = parse_response(question, raw)
    if isinstance(response, Response):
        grade_response(question, response)


@kinds
def test_parts_of_another_kind_are_a_fault(kind: Kind) -> None:
    strange = {"blanks": (Blank("b"),)} if "blanks" not in kind.parts else {"items": (Item("i", same("x")),)}
    faults = check_question(replace(SAMPLES[kind.name], **strange))
    (part,) = strange
    assert f"{SAMPLES[kind.name].id} {part}" in {fault.where for fault in faults}
