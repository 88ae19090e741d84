"""Texts and searches as tokens that both databases index alike: pairs of Han letters, and words of everything else.

A token is made of ASCII letters and digits alone, so that no tokenizer of a database divides it otherwise. A run of Han
letters is the pairs of its neighbours and its last letter, so that each letter begins a token: a word of two letters
is found as a pair, one letter as the beginning of a pair, and a longer word as pairs that follow one another.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import zip_longest

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


def plain_texts(value: object) -> list[str]:
    """The texts of a question's plain form that somebody may remember of it: wordings, answers, tags, its name."""
    found: list[str] = []
    _gather(value, "", found)
    return found


def _gather(value: object, key: str, found: list[str]) -> None:
    if isinstance(value, dict):
        for name, inner in value.items():
            _gather(inner, name, found)
    elif isinstance(value, list | tuple):
        for inner in value:
            _gather(inner, key, found)
    elif key in REMEMBERED:
        found.append(str(value))


def find_phrases(query: str) -> tuple[Phrase, ...]:
    """What a text has to hold to be found: a phrase for each word of the search, at most ``MOST_PHRASES``."""
    phrases = (_phrase(word) for word in _folded(query).split())
    return tuple(phrase for phrase in phrases if phrase.tokens)[:MOST_PHRASES]


def _phrase(word: str) -> Phrase:
    runs = RUN.findall(word)
    if not runs:
        return Phrase(())
    tokens = _tokens(word)
    last_han = runs[-1][0]
    if len(last_han) > 1:
        # The last letter of the search need not be the last of its run in the text.
        tokens = tokens[:-1]
    # A run of Han letters that is not the last one of the word ends there, with its own last letter.
    return Phrase(tuple(tokens), open=len(last_han) < 2)


def _tokens(text: str) -> list[str]:
    found: list[str] = []
    for han, word in RUN.findall(text):
        if han:
            codes = [f"{ord(one):x}x" for one in han]
            found += [f"h{one}{two}" for one, two in zip_longest(codes, codes[1:], fillvalue="")]
        else:
            found.append(_word(word[:LONGEST_WORD]))
    return found


def _word(word: str) -> str:
    if word.isascii():
        return f"w{word}"
    return "w" + "".join(one if one.isascii() else f"x{ord(one):x}x" for one in word)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
