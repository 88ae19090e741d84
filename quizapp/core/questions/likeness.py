"""When two texts say the same to a fair reader, however they were typed."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

import opencc

# Radicals that fonts draw like the character, but that compatibility decomposition leaves alone.
RADICALS = str.maketrans(
    "⺁⺝⺟⺠⺢⺮⺯⺶⺼⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "厂月母民水竹糸羊肉虎西见角贝车长长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
# A full stop between digits, signs and the symbols of names (C++, C#, A*, 80%) tell answers apart; the rest does not.
MEANINGFUL = frozenset("#%*@‰")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
NEAR_LETTERS = 6


def normalise(text: str) -> str:
    """What remains of a text when width, case, script, accents, articles, spacing and hyphens are set aside."""
    return _glued(_words(_folded(text)))


def spaced(text: str) -> str:
    """The text in full- and half-width alike, with single spaces; its case as it is."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def alike(given: str, expected: str) -> bool:
    """Whether both texts are the same but for the way of writing."""
    return normalise(given) == normalise(expected)


def matches(given: str, pattern: str, *, exact_case: bool = False) -> bool:
    r"""Whether the text fits a pattern in which ``*`` stands for any text (``\*`` for the sign itself).

    With ``exact_case`` only width and spacing are set aside.
    """
    fold = spaced if exact_case else normalise
    pieces = [fold(piece) for piece in split_pattern(pattern)]
    text = fold(given)
    if len(pieces) == 1:
        return text == pieces[0]
    first, *middle, last = pieces
    if len(text) < len(first) + len(last) or not (text.startswith(first) and text.endswith(last)):
        return False
    return _in_turn(text[len(first) : len(text) - len(last)], middle)


def split_pattern(pattern: str) -> list[str]:
    r"""The literal pieces between the ``*`` of a pattern, with ``\*`` turned into the sign."""
    pieces = pattern.replace("\\*", "\0").split("*")
    return [piece.replace("\0", "*") for piece in pieces]


def near(given: str, expected: str) -> bool:
    """Whether one slip of the pen parts two texts of six or more Latin letters; digits allow no slip."""
    one, other = normalise(given), normalise(expected)
    if _latin(other) < NEAR_LETTERS or _digits(one) != _digits(other):
        return False
    return one != other and _one_edit(one, other)


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).translate(RADICALS)
    if not text.isascii():
        text = unicodedata.normalize("NFC", _without_accents(_simplifier().convert(text)))
    return THOUSANDS.sub("", text.casefold().strip().replace(" & ", " and "))


def _without_accents(text: str) -> str:
    """The text with the accents of Latin letters gone; marks of other scripts stay."""
    kept: list[str] = []
    base = ""
    for char in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(char):
            base = char
        elif base.isascii():
            continue
        kept.append(char)
    return "".join(kept)


def _words(text: str) -> list[str]:
    """The runs of meaningful characters, without English articles that stand before other words."""
    marked = [char if _meaningful(text, place) else " " for place, char in enumerate(text)]
    words = "".join(marked).split()
    if len(words) > 1 and words[0] in {"a", "an"} and words[1][0].isalpha():
        words = words[1:]
    return [word for word in words if word != "the"] or words


def _meaningful(text: str, place: int) -> bool:
    char = text[place]
    if char.isalnum() or char in MEANINGFUL:
        return True
    after = text[place + 1 : place + 2]
    before = text[place - 1 : place]
    if char == ".":
        return after.isdigit() and before.isdigit()
    if char in "-−":
        return place == 0 and after.isdigit()
    return unicodedata.category(char) in {"Sm", "Sc", "So", "Mn", "Mc"}


def _glued(words: Sequence[str]) -> str:
    """The words in one piece; a space stays between two digits, so that 1 2 is not 12."""
    glued = ""
    for word in words:
        glued += " " + word if glued[-1:].isdigit() and word[0].isdigit() else word
    return glued.replace("−", "-")


def _in_turn(text: str, pieces: Sequence[str]) -> bool:
    """Whether the pieces occur in the text one after the other."""
    start = 0
    for piece in pieces:
        found = text.find(piece, start)
        if found < 0:
            return False
        start = found + len(piece)
    return True


def _latin(text: str) -> int:
    return sum(char.isascii() and char.isalpha() for char in text)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _one_edit(one: str, other: str) -> bool:
    """Whether one letter put in, left out, replaced or swapped with its neighbour turns one into the other."""
    short, long = sorted((one, other), key=len)
    head = 0
    while head < len(short) and short[head] == long[head]:
        head += 1
    rest, tail = short[head:], long[head:]
    if len(tail) - len(rest) == 1:
        return rest == tail[1:]
    return len(tail) == len(rest) and (rest[1:] == tail[1:] or _swapped(rest, tail))


def _swapped(one: str, other: str) -> bool:
    return one[:2] == other[1::-1] and one[2:] == other[2:]
