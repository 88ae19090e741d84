"""Tokens for the search in banks: what is in a text is found, in both languages, whatever is around it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.banks.search import find_phrases, index_text

WORDS = st.text(alphabet="显存容量gpt45é ", min_size=1, max_size=12)


def holds(text: str, query: str) -> bool:
    """Whether the phrases of a search are in the tokens of a text, as a database looks for them."""
    tokens = index_text(text).split()
    return all(
        any(
            _fits(tokens[place : place + len(phrase.tokens)], phrase.tokens, phrase.open)
            for place in range(len(tokens))
        )
        for phrase in find_phrases(query)
    )


def _fits(found: list[str], wanted: tuple[str, ...], may_go_on: bool) -> bool:
    if len(found) < len(wanted):
        return False
    last = found[-1].startswith(wanted[-1]) if may_go_on else found[-1] == wanted[-1]
    return tuple(found[:-1]) == wanted[:-1] and last


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("RTX 5090 的显存容量是多少？", "显存", True),
        ("RTX 5090 的显存容量是多少？", "容量", True),
        ("RTX 5090 的显存容量是多少？", "显存容量", True),
        ("RTX 5090 的显存容量是多少？", "存量", False),
        ("RTX 5090 的显存容量是多少？", "显容", False),
        ("RTX 5090 的显存容量是多少？", "量", True),
        ("RTX 5090 的显存容量是多少？", "rtx 显存", True),
        ("这张卡的显存", "存", True),
        ("GPU显存很大", "gpu显存", True),
        ("显存GPU", "显存gpu", True),
        ("显存容量GPU", "显存gpu", False),
        ("How much HBM3e memory?", "hbm3", True),
        ("How much HBM3e memory?", "mem", True),
        ("How much HBM3e memory?", "emory", False),
        ("It scored 79.8 %.", "79.8", True),
        ("It scored 79.3 and 8.", "79.8", False),
        ("ＲＴＸ５０９０", "rtx5090", True),
        ("Café", "café", True),
        ("第一行显\n存第二行", "显存", False),
        ("anything", "？！", True),
    ],
)
def test_a_word_is_found_where_it_stands(text: str, query: str, found: bool) -> None:
    assert holds(text, query) is found


@settings(max_examples=150)
@given(WORDS, WORDS, WORDS)
def test_whatever_stands_in_a_text_is_found_in_it(before: str, word: str, after: str) -> None:
    # Words begin where a blank or the other script ends.
    assert holds(f"{before} {word} {after}", word)


@given(st.text(max_size=30))
def test_tokens_are_of_ascii_letters_and_digits_alone(text: str) -> None:
    assert all(token.isascii() and token.isalnum() for token in index_text(text).split())
