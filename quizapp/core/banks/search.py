"""Texts and searches as tokens that both databases index alike: pairs of Han letters, and words of everything else.

A token is made of ASCII letters and digits alone, so that no tokenizer of a database divides it otherwise. A run of Han
letters is the pairs of its neighbours and its last letter, so that each letter begins a token: a word of two letters
is found as a pair, one letter as the beginning of a pair, and a longer word as pairs that follow one another.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

HAN = "⺀-⻳〆々぀-ヿ㐀-䶿一-鿿가-힣豈-﫿\U00020000-\U0003ffff"
RUN = re.compile(rf"([{HAN}]+)|([^\W_{HAN}]+)")
# What no search has: it keeps the end of one line from being read on into the next.
BREAK = "z"
LONGEST_WORD = 40
MOST_PHRASES = 12
REMEMBERED = frozenset({"id", "zh", "en", "value", "accept", "tags", "title", "category"})


@dataclass(frozen=True)
class Phrase:
    """Tokens that have to follow one another; where it is ``open`` the last one may go on."""

    tokens: tuple[str, ...]
    open: bool = False


def index_text(text: str) -> str:
    """The tokens of a text, parted by blanks, its lines by a token that no search has."""
    lines = (" ".join(_tokens(line)) for line in _folded(text).splitlines())
    return f" {BREAK} ".join(line for line in lines if line)


def plain_texts(value: object, key: str = "") -> Iterator[str]:
    """The texts of a question's plain form that somebody may remember of it: wordings, answers, tags, its name."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from plain_texts(inner, name)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from plain_texts(inner, key)
    elif key in REMEMBERED:
        yield str(value)


def find_phrases(query: str) -> tuple[Phrase, ...]:
    """What a text has to hold to be found: a phrase for each word of the search, at most ``MOST_PHRASES``."""
    phrases = (_phrase(word) for word in _folded(query).split())
    return tuple(phrase for phrase in phrases if phrase.tokens)[:MOST_PHRASES]


def _phrase(word: str) -> Phrase:
    runs = RUN.findall(word)
    if not runs:
        return Phrase(())
    tokens = list(_tokens(word))
    last_han = runs[-1][0]
    if len(last_han) > 1:
        # The last letter of the search need not be the last of its run in the text.
        tokens = tokens[:-1]
    # A run of Han letters that is not the last one of the word ends there, with its own last letter.
    return Phrase(tuple(tokens), open=len(last_han) < 2)


def _tokens(text: str) -> Iterator[str]:
    for han, word in RUN.findall(text):
        if han:
            yield from (_code("h", han[place : place + 2]) for place in range(len(han)))
        else:
            yield _word(word[:LONGEST_WORD])


def _word(word: str) -> str:
    return "w" + "".join(one if one.isascii() else f"x{ord(one):x}x" for one in word)


def _code(sign: str, letters: str) -> str:
    return sign + "".join(f"{ord(one):x}x" for one in letters)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
