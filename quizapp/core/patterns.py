"""What any match of a regular expression must hold: looked for first, it spares most searches for patterns that are seldom found."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from sys import maxsize

_PIECE = re.compile(
    r"\\(?:u[0-9a-fA-F]{4}|.)|\(\?(?:P<\w+>|<=|<!|[:=!>])|\(\?.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?:[*+?]|\{[0-9]*,?[0-9]*\})[?+]?|.",
    re.DOTALL,
)
_QUANTIFIER = re.compile(r"[*+?]|\{([0-9]*),?[0-9]*\}")
_ZERO_WIDTH = frozenset({"^", "$", r"\b", r"\B", r"\A", r"\Z"})
_SIMPLE_SET = re.compile(r"\[(?:[^\\\]^-]|\\[^\w])+\]")
_OFTEN = frozenset("，。、的是一了在和有年为,. ")
_RARE_ENOUGH, _FEW = 1.2, 6
_Words = frozenset[str]


@dataclass
class _Run:
    """A stretch of a pattern: characters that follow each other in any match, and the best set of words so far."""

    text: str = ""
    best: _Words | None = None

    def close(self) -> None:
        """Ends the characters that follow each other."""
        if self.text:
            self.offer(frozenset({self.text}))
        self.text = ""

    def offer(self, words: _Words | None) -> None:
        """Takes a set of words of which any match holds one, if it is rarer than the set so far."""
        if words and (self.best is None or _share(words) < _share(self.best)):
            self.best = words


class Sought:
    """A pattern that a text is only searched for where it holds a word without which there is no match."""

    __slots__ = ("needed", "pattern")

    def __init__(self, pattern: str | re.Pattern[str]) -> None:
        self.pattern = re.compile(pattern)
        self.needed = find_needed(self.pattern)

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As the method of a pattern."""
        if self.needed is not None and self.needed.search(text, start, end) is None:
            return None
        return self.pattern.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As the method of a pattern, which is quick enough by itself."""
        return self.pattern.match(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        """As the method of a pattern."""
        if self.needed is not None and self.needed.search(text, start, end) is None:
            return iter(())
        return self.pattern.finditer(text, start, end)


def find_needed(pattern: re.Pattern[str]) -> re.Pattern[str] | None:
    """A quick pattern that is found in whatever this pattern is found in; None where none would spare much."""
    words = needed_words(pattern)
    if not words or _share(words) > _RARE_ENOUGH:
        return None
    return re.compile("|".join(map(re.escape, sorted(words))))


def needed_words(pattern: re.Pattern[str]) -> _Words | None:
    """Words of which any match of the pattern holds one; None where its source is too involved to tell."""
    if pattern.flags & (re.VERBOSE | re.ASCII):
        return None
    pieces = iter(_PIECE.findall(pattern.pattern))
    return _choices(list(pieces), bool(pattern.flags & re.IGNORECASE))


def _choices(pieces: list[str], either_case: bool) -> _Words | None:
    """The words of alternatives: those of all of them, where each has some."""
    found: set[str] = set()
    for branch in _split(pieces):
        words = _sequence(branch, either_case)
        if words is None:
            return None
        found |= words
    return frozenset(found)


def _split(pieces: Iterable[str]) -> Iterator[list[str]]:
    """The alternatives between the bars that stand in no bracket."""
    branch: list[str] = []
    depth = 0
    for piece in pieces:
        depth += piece.startswith("(") - (piece == ")")
        if piece == "|" and not depth:
            yield branch
            branch = []
        else:
            branch.append(piece)
    yield branch


def _sequence(pieces: list[str], either_case: bool) -> _Words | None:
    """The rarest set of words of which any match of these pieces in a row holds one."""
    run = _Run()
    at = 0
    while at < len(pieces):
        stop = _group_end(pieces, at) if pieces[at].startswith("(") else at + 1
        quantifier = _QUANTIFIER.match(pieces[stop]) if stop < len(pieces) else None
        _take(run, pieces[at:stop], quantifier, either_case)
        at = stop + bool(quantifier)
    run.close()
    return run.best


def _take(run: _Run, pieces: list[str], quantifier: re.Match[str] | None, either_case: bool) -> None:
    """Adds one character, set or group of a pattern to a run; what may be left out only ends it."""
    first = pieces[0]
    optional = quantifier is not None and (quantifier[0] in "*?" or quantifier[1] in ("", "0"))
    char = _character(first, either_case)
    if char and not optional:
        run.text += char
    if (char and not quantifier) or first in _ZERO_WIDTH or first in ("(?!", "(?<!", "(?<="):
        return
    run.close()
    if first.startswith("(") and not optional:
        run.offer(_choices(pieces[1:-1], either_case) if first == "(" or first[-1] in ":=>" else None)
    elif _SIMPLE_SET.fullmatch(first) and not optional:
        chars = [_character(one, either_case) for one in _PIECE.findall(first[1:-1])]
        run.offer(frozenset(chars) if all(chars) and len(chars) <= _FEW else None)


def _group_end(pieces: list[str], at: int) -> int:
    """The place behind the bracket that closes the one at a place."""
    depth = 0
    for place in range(at, len(pieces)):
        depth += pieces[place].startswith("(") - (pieces[place] == ")")
        if not depth:
            return place + 1
    raise ValueError(f"a bracket is not closed: {''.join(pieces)}")


def _character(piece: str, either_case: bool) -> str:
    """The one character that a piece of a pattern stands for; "" where it stands for several or may be in either case."""
    if piece.startswith(r"\u"):
        char = bytes.fromhex(piece[2:]).decode("utf-16-be")
    elif piece.startswith("\\"):
        char = {"n": "\n", "t": "\t"}.get(piece[1], "" if piece[1].isalnum() else piece[1])
    else:
        char = piece if len(piece) == 1 and piece not in ".^$()[]|" else ""
    return "" if either_case and char.lower() != char.upper() else char


def _share(words: _Words) -> float:
    """Roughly in how many stretches of thirty characters one of the words stands."""
    return sum(30 * _frequency(word) for word in words)


def _frequency(word: str) -> float:
    """Roughly how often a word begins at a character of a text."""
    often = 1.0
    for place, char in enumerate(word):
        rare = 0.05 if char in _OFTEN or char.isascii() else 0.004
        often *= rare if place == 0 else min(1, 6 * rare)
    return often
