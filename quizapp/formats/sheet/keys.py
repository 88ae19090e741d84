"""Keys as people write them into cells: letters, figures, words for true and false, the text of an option."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from quizapp.core.languages import N_, Message
from quizapp.formats.sheet.grid import trim

NO_KEY = N_("no right answer is marked: write its letter into the answer column")
NO_SUCH = N_("the key “%(key)s” names none of the options: write the letters of the right ones")
TWO_READINGS = N_(
    "the key “%(key)s” may mean the option of that number or letter, or the option with that text: write its letter"
)

_TRUE = frozenset(
    ("true", "t", "yes", "y", "right", "correct", "对", "正确", "是", "√", "✓", "✔", "真", "對", "正確", "○")
)
_FALSE = frozenset(
    (
        "false",
        "f",
        "no",
        "n",
        "wrong",
        "incorrect",
        "错",
        "错误",
        "否",
        "×",
        "✗",
        "✘",
        "✕",
        "x",
        "假",
        "錯",
        "錯誤",
        "不对",
        "不正确",
    )
)
_CIRCLED = {ord("①") + place: f" {place + 1} " for place in range(20)}
_BETWEEN = re.compile(r"(?:[\s,;、，；/|&+]|\bAND\b|和|与|及)+")
_NAMED = re.compile(r"(?:OPTION|ANSWER|CHOICE|选项)\s*")
_LIST = re.compile(r"\[(?P<inner>.*)\]|\{(?P<set>.*)\}", re.DOTALL)
_LISTED = re.compile(r"""\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^,'"]+))\s*(?:,|$)""")
_PREFIX = re.compile(
    r"[(（\[]?([A-Za-zＡ-Ｚａ-ｚ])(?:[)）\]]\s*[.、．]?|\s*[.、．:：]|[\s\u00a0\u3000]+)\s*(.*)", re.DOTALL
)
_BARE = re.compile(r"([A-ZＡ-Ｚ])([^\W\dA-Za-z_].*)", re.DOTALL)
_LETTER, _FIGURE = re.compile(r"([A-Z])"), re.compile(r"([0-9]{1,2})(?:\.0*)?")
Naming = Literal["letter", "figure", ""]


@dataclass(frozen=True)
class Key:
    """Which options a key names, by their places; or why it names none."""

    places: tuple[int, ...] = ()
    why: Message | None = None


def read_truth(text: str) -> bool | None:
    """What a word for true or false says in any of its forms; None for another text."""
    word = folded(text).rstrip(".。")
    return True if word in _TRUE else False if word in _FALSE else None


def folded(text: str) -> str:
    """A text for comparison: width, case and spacing set aside."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def read_key(text: str, options: Sequence[str], naming: Naming = "") -> Key:
    """The options that a key names: by letters or figures as the columns are named, or by their text.

    Where nothing says which of these a key means, and two readings name different options, it means none.
    """
    if not folded(text):
        return Key(why=Message(NO_KEY))
    by_text = _by_text(text, options)
    by_letter = _by_place(text, len(options), _LETTER)
    by_figure = _by_place(text, len(options), _FIGURE)
    if naming == "figure" and by_figure:
        return Key(by_figure)
    if naming == "letter" and by_letter:
        return Key(by_letter)
    readings = {places for places in (by_text, by_letter, by_figure) if places}
    if len(readings) == 1:
        return Key(readings.pop())
    return Key(why=Message(TWO_READINGS if readings else NO_SUCH, {"key": text}))


def _by_text(text: str, options: Sequence[str]) -> tuple[int, ...]:
    """The options whose texts the key gives: one, several behind ``&`` or line ends, or a list of Python or JSON."""
    known = [folded(option) for option in options]
    for parts in (_listed(text), [text], text.split("&"), text.split("\n"), re.split("[;；]", text)):
        places = [known.index(folded(part)) if folded(part) in known else -1 for part in parts]
        if parts and -1 not in places:
            return tuple(sorted(set(places)))
    return ()


def _listed(text: str) -> list[str]:
    """The texts in a list as Python or JSON writes it; read, never run."""
    found = _LIST.fullmatch(trim(text))
    if found is None:
        return []
    inner = found["inner"] if found["inner"] is not None else found["set"]
    return [re.sub(r"\\(.)", r"\1", trim(a or b or c)) for a, b, c in _LISTED.findall(inner)]


def _by_place(text: str, count: int, place_of: re.Pattern[str]) -> tuple[int, ...]:
    """The places that letters or figures name; none where one of them is no option."""
    plain = trim(unicodedata.normalize("NFKC", text.translate(_CIRCLED)).upper())
    plain = re.sub(r"[\[\]{}'\"()]", " ", plain) if plain[:1] in "[{('\"" else plain
    parts = [part for part in _BETWEEN.split(_NAMED.sub("", plain).rstrip(" .")) if part]
    if len(parts) == 1 and place_of is _LETTER and parts[0].isascii() and parts[0].isalpha():
        parts = list(parts[0])
    found = [place_of.fullmatch(part) for part in parts]
    named = [_place(one[1]) for one in found if one]
    if len(named) < len(parts) or any(not 0 <= place < count for place in named):
        return ()
    return tuple(sorted(set(named)))


def _place(sign: str) -> int:
    return int(sign) - 1 if sign.isdigit() else ord(sign) - ord("A")


def strip_prefixes(options: Sequence[str]) -> list[str]:
    """The options without the letters that they carry themselves (``A、`` ``B.`` ``C`` …), where all carry their own.

    A bare letter goes only before a letter that is not Latin, and nothing goes where the rest would not tell options apart.
    """
    stripped: list[str] = []
    for place, option in enumerate(options):
        if not option:
            stripped.append("")
            continue
        found = _PREFIX.fullmatch(option) or _BARE.fullmatch(option)
        letter = unicodedata.normalize("NFKC", found[1]).upper() if found else ""
        if not found or letter != chr(ord("A") + place) or not trim(found[2]):
            return list(options)
        stripped.append(trim(found[2]))
    filled = [folded(text) for text in stripped if text]
    return stripped if len(filled) > 1 and len(set(filled)) == len(filled) else list(options)
