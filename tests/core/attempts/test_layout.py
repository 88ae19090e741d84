"""The orders and tokens of an attempt, over questions of every kind."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.attempts.layout import Layout, make_layout, show_gaps, show_groups, to_field, to_ids
from quizapp.core.questions.order import as_written
from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import KINDS, parse_response
from quizapp.core.questions.response import Unreadable
from tests.core.attempts.samples import QUESTIONS, post

seeds = st.binary(min_size=16, max_size=32)
questions = st.sampled_from(list(QUESTIONS.values()))


def layout_for(question: Question, seed: bytes = b"seed" * 8, *, shuffled: bool = True) -> Layout:
    return make_layout(question, seed=seed, slot=1, shuffled=shuffled)


@given(questions, seeds)
def test_a_layout_holds_every_id_once_under_a_token_of_its_own(question: Question, seed: bytes):
    layout = layout_for(question, seed)
    tokens = [token for group in layout.values() for token, _ in group]
    assert len(set(tokens)) == len(tokens)
    assert {n: sorted(i for _, i in g) for n, g in layout.items()} == {
        n: sorted(ids) for n, ids in as_written(question).items()
    }


@given(questions, seeds)
def test_the_same_seed_gives_the_same_layout_and_another_one_other_tokens(question: Question, seed: bytes):
    assert layout_for(question, seed) == layout_for(question, seed)
    other = layout_for(question, seed + b"x")
    assert not (
        {t for g in other.values() for t, _ in g}
        & {t for g in layout_for(question, seed).values() for t, _ in g}
    )


@given(questions, seeds)
def test_what_a_page_posts_is_read_as_what_was_meant(question: Question, seed: bytes):
    layout = layout_for(question, seed)
    for example in KINDS[question.kind].examples(question):
        if example.fraction is not None:
            assert to_ids(question.kind, layout, post(question, layout, example.raw)) == {
                name: list(values) for name, values in example.raw.items()
            }


@pytest.mark.parametrize("kind", ["single_choice", "multiple_choice", "matching", "ordering"])
def test_an_authors_id_is_not_taken_for_a_token(kind: str):
    question = QUESTIONS[kind]
    key = KINDS[kind].key(question)
    read = parse_response(question, to_ids(kind, layout_for(question), key))
    assert isinstance(read, Unreadable) or kind == "matching"
    assert to_ids(kind, layout_for(question), key) != key


def test_a_left_side_cannot_be_posted_as_its_own_partner():
    question = QUESTIONS["matching"]
    layout = layout_for(question)
    forged = {token: [token] for token, _ in layout["left"]}
    assert isinstance(parse_response(question, to_ids("matching", layout, forged)), Unreadable)


@given(seeds)
def test_an_ordering_never_starts_in_the_right_order_even_unshuffled(seed: bytes):
    question = QUESTIONS["ordering"]
    layout = layout_for(question, seed, shuffled=False)
    assert [id_ for _, id_ in layout["items"]] != [item.id for item in question.items]


def test_unshuffled_options_keep_the_authors_order():
    question = QUESTIONS["single_choice"]
    layout = layout_for(question, shuffled=False)
    assert [id_ for _, id_ in layout["options"]] == [option.id for option in question.options]


@given(questions, seeds)
def test_a_page_shows_every_text_and_no_id_of_the_author(question: Question, seed: bytes):
    layout = layout_for(question, seed)
    groups = show_groups(question, layout, tokens=True)
    shown = [c for group in groups.values() for c in group] + [
        c for gap in show_gaps(question, layout, tokens=True) for c in gap.choices
    ]
    assert len(shown) == sum(map(len, layout.values()))
    assert not {c.token for c in shown} & {id_ for group in layout.values() for _, id_ in group}


@given(questions, seeds)
def test_a_layout_survives_storage(question: Question, seed: bytes):
    layout = layout_for(question, seed)
    assert json.loads(json.dumps(layout)) == {n: [list(pair) for pair in g] for n, g in layout.items()}


def test_a_row_that_cannot_be_read_is_told_under_the_name_of_its_field():
    layout = layout_for(QUESTIONS["matching"])
    token, id_ = layout["left"][0]
    assert to_field(layout, id_) == token
    assert to_field(layout, "choice") == "choice"
