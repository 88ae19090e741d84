"""What any match of a regular expression must hold: looked for first, it spares most searches for patterns that are seldom found."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from sys import maxsize
from typing import Generic, TypeVar

_PIECE = re.compile(
    r"\\(?:u[0-9a-fA-F]{4}|.)|\(\?(?:P<\w+>|<=|<!|[:=!>])|\(\?.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?:[*+?]|\{[0-9]*,?[0-9]*\})[?+]?|.",
    re.DOTALL,
)
_INLINE = re.compile(r"\(\?([aimsx]+)\)")
_QUANTIFIER = re.compile(r"[*+?]|\{([0-9]*),?[0-9]*\}")
_ZERO_WIDTH = frozenset({"^", "$", r"\b", r"\B", r"\A", r"\Z"})
_SIGNS = frozenset(".^$()[]|*+?{}")
_IN_SET = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)|.", re.DOTALL)
_SIMPLE_SET = re.compile(r"\[(?:[^\\\]^-]|\\[^\w])+\]")
_OFTEN = frozenset("，。、的是一了在和有年为,. 0123456789abcdefghijklmnopqrstuvwxyz")
_RARE_ENOUGH, _FEW = 2.5, 6
_LONG = 1000
_Words = frozenset[str]
_NOTHING: _Words = frozenset({""})


@dataclass
class _Run:
    """A stretch of a pattern: characters that follow each other in any match, one of a few, and the best words so far."""

    words: _Words = _NOTHING
    best: _Words | None = None

    def take(self, chars: Iterable[str]) -> None:
        """Goes on with one of these characters."""
        longer = frozenset(word + char for word in self.words for char in chars)
        if len(longer) > _FEW:
            self.close()
            longer = frozenset(chars)
        self.words = longer

    def close(self) -> None:
        """Ends the characters that follow each other."""
        if self.words != _NOTHING:
            self.offer(self.words)
        self.words = _NOTHING

    def offer(self, words: _Words | None) -> None:
        """Takes a set of words of which any match holds one, if it is rarer than the set so far."""
        if words and (self.best is None or _share(words) < _share(self.best)):
            self.best = words


class Sought:
    """A pattern that a text is only searched for where it holds a word without which there is no match.

    It is compiled when it is first needed: most of an article's patterns are for things of which it does not tell.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self.flags = flags | _inline_flags(source)
        self.either_case = bool(self.flags & re.IGNORECASE)
        self._asked = ("", False)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.source, self.flags)

    @cached_property
    def needed(self) -> re.Pattern[str] | None:
        """What is looked for first; None where nothing would spare much."""
        return find_needed(self.source, self.flags)

    def may_match(self, text: str, start: int = 0, end: int = maxsize) -> bool:
        """Whether a text holds one of the words, where there are some."""
        needed = self.needed
        if needed is None:
            return True
        if len(text) > _LONG and end - start < len(text):
            asked, held = self._asked
            if not (held if asked is text else self._holds(text)):
                return False
        if self.either_case:
            return needed.search(text[start:end].lower()) is not None
        return needed.search(text, start, end) is not None

    def _holds(self, text: str) -> bool:
        """Whether a long text holds one of the words anywhere; remembered, for its sentences are asked of one after the other."""
        whole = text.lower() if self.either_case else text
        held = self.needed is None or self.needed.search(whole) is not None
        self._asked = (text, held)
        return held

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As the method of a pattern."""
        return self.pattern.search(text, start, end) if self.may_match(text, start, end) else None

    def match(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As the method of a pattern, which is quick enough by itself."""
        return self.pattern.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As the method of a pattern, which is quick enough by itself."""
        return self.pattern.fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        """As the method of a pattern."""
        return self.pattern.finditer(text, start, end) if self.may_match(text, start, end) else iter(())

    def sub(self, replacement: str, text: str) -> str:
        """As the method of a pattern."""
        return self.pattern.sub(replacement, text) if self.may_match(text) else text


Row = TypeVar("Row", bound=tuple[Sought, tuple[str, str]])


class Table(Generic[Row]):
    """Patterns with what they tell in both languages, all of which are asked of each sentence of an article."""

    def __init__(self, *rows: Row) -> None:
        self.rows = rows
        self._held: tuple[str, tuple[Row, ...]] = ("", ())

    def held(self, text: str) -> tuple[Row, ...]:
        """The rows that may be found anywhere in an article; remembered, for its sentences are asked one after the other."""
        asked, held = self._held
        if asked is not text:
            held = tuple(row for row in self.rows if row[0].may_match(text))
            self._held = (text, held)
        return held


def in_either_case(parts: Sequence[str]) -> str:
    """The source of alternatives with every Latin letter in both cases: sets of two are told apart at a glance, letters of no case are not."""
    return "".join(
        f"[{piece}{piece.swapcase()}]"
        if len(piece) == 1 and piece.isascii() and piece.isalpha()
        else f"(?i:{piece})"
        if piece[0] == "["
        else piece
        for piece in _PIECE.findall("|".join(parts))
    )


def find_needed(source: str, flags: int = 0) -> re.Pattern[str] | None:
    """A quick pattern that is found in whatever this one is found in, in small letters where it takes either; None where none would spare much."""
    words = needed_words(source, flags)
    if not words or _share(words) > _RARE_ENOUGH:
        return None
    return re.compile("|".join(map(re.escape, sorted(words))))


def needed_words(source: str, flags: int = 0) -> _Words | None:
    """Words of which any match of the pattern holds one; None where its source is too involved to tell."""
    flags |= _inline_flags(source)
    if flags & (re.VERBOSE | re.ASCII):
        return None
    return _choices(_PIECE.findall(source), bool(flags & re.IGNORECASE))


def _inline_flags(source: str) -> int:
    """The flags with which the source of a pattern begins."""
    begun = _INLINE.match(source)
    return reduce(or_, (re.RegexFlag[letter.upper()] for letter in begun[1]), 0) if begun else 0


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
    if first in _ZERO_WIDTH or first in ("(?!", "(?<!", "(?<="):
        return
    optional = quantifier is not None and (quantifier[0] in "*?" or quantifier[1] in ("", "0"))
    chars = _characters(first, either_case)
    if chars and not optional:
        run.take(chars)
    if not chars or quantifier:
        run.close()
    if first.startswith("(") and not optional:
        run.offer(_choices(pieces[1:-1], either_case) if first == "(" or first[-1] in ":=>" else None)


def _group_end(pieces: list[str], at: int) -> int:
    """The place behind the bracket that closes the one at a place."""
    depth = 0
    for place in range(at, len(pieces)):
        depth += pieces[place].startswith("(") - (pieces[place] == ")")
        if not depth:
            return place + 1
    raise ValueError(f"a bracket is not closed: {''.join(pieces)}")


def _characters(piece: str, either_case: bool) -> _Words:
    """The few characters of which a piece of a pattern stands for one, small where either case will do; none where they are many."""
    if _SIMPLE_SET.fullmatch(piece):
        # Within a set the signs of a pattern stand for themselves.
        chars = frozenset(
            one[-1] if one in _SIGNS else _character(one) for one in _IN_SET.findall(piece[1:-1])
        )
    else:
        chars = frozenset({_character(piece)})
    if "" in chars or len(chars) > _FEW:
        return frozenset()
    return frozenset(char.lower() for char in chars) if either_case else chars


def _character(piece: str) -> str:
    """The one character that a piece of a pattern stands for; "" where it stands for several."""
    if piece.startswith(r"\u"):
        return bytes.fromhex(piece[2:]).decode("utf-16-be")
    if piece.startswith("\\"):
        return {"n": "\n", "t": "\t"}.get(piece[1], "" if piece[1].isalnum() else piece[1])
    return piece if len(piece) == 1 and piece not in _SIGNS else ""


def _share(words: _Words) -> float:
    """Roughly in how many stretches of thirty characters one of the words stands."""
    return sum(30 * _frequency(word) for word in words)


def _frequency(word: str) -> float:
    """Roughly how often a word begins at a character of a text."""
    often = 1.0
    for place, char in enumerate(word):
        rare = 0.05 if char in _OFTEN else 0.004
        often *= rare if place == 0 else 3 * rare
    return often
