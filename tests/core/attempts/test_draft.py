import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.attempts.draft import (
    MAX_CHARACTERS,
    Draft,
    Heard,
    Save,
    apply_save,
    check_save,
    decide_save,
    find_repeat,
)

A = {"choice": ["a"]}
B = {"choice": ["b"]}
raws = st.sampled_from([A, B, {}])


def test_a_new_save_of_the_same_page_replaces_its_own_draft_whatever_it_has_seen():
    assert decide_save(Draft(A, 3, "tab1"), Save("tab1", 4, 0, B)) == "saved"


def test_a_page_that_has_not_seen_the_answer_of_another_cannot_replace_it():
    draft = Draft(A, 3, "tab1")
    assert decide_save(draft, Save("tab2", 1, 2, B)) == "elsewhere"
    assert decide_save(draft, Save("tab2", 1, 3, B)) == "saved"


def test_two_pages_that_say_the_same_do_not_quarrel():
    assert decide_save(Draft(A, 3, "tab1"), Save("tab2", 1, 0, A)) == "saved"


def test_a_repeat_hears_what_the_first_should_have_heard():
    for outcome, told in (("saved", "repeated"), ("elsewhere", "elsewhere"), ("late", "late")):
        assert find_repeat(Save("tab", 5, 0, A), Heard(5, A, outcome)) == told


def test_an_older_save_of_a_page_is_superseded_and_a_newer_one_is_news():
    assert find_repeat(Save("tab", 4, 0, A), Heard(5, B, "saved")) == "superseded"
    assert find_repeat(Save("tab", 6, 0, A), Heard(5, A, "saved")) is None


def test_a_changed_answer_under_the_same_number_is_news():
    assert find_repeat(Save("tab", 5, 0, B), Heard(5, A, "saved")) is None


@given(raws, raws, st.integers(0, 9))
def test_every_save_that_is_taken_is_a_new_revision(before: dict, after: dict, revision: int):
    draft = apply_save(Draft(before, revision, "tab1"), Save("tab2", 1, revision, after))
    assert (draft.raw, draft.revision, draft.writer) == (after, revision + 1, "tab2")


@pytest.mark.parametrize(
    "save",
    [
        Save("tab", 1, 0, {"text": ["x" * (MAX_CHARACTERS + 1)]}),
        Save("tab", 1, 0, {f"f{n}": [""] for n in range(101)}),
        Save("", 1, 0, A),
        Save("x" * 65, 1, 0, A),
        Save("tab\0", 1, 0, A),
        Save("tab", -1, 0, A),
        Save("tab", 1, 2**31, A),
    ],
)
def test_what_no_page_sends_is_refused(save: Save):
    assert check_save(save) is not None
    assert check_save(Save("tab", 1, 0, A)) is None
