"""The text of a file in whatever encoding it came, and which that was."""

import re
from dataclasses import dataclass

from quizapp.core.articles.neighbours import find_neighbour

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# The most frequent characters of modern Chinese, Simplified and Traditional: text that was decoded rightly is full of them.
_FREQUENT = frozenset(
    "的一是不了在人有我他这個这中大来上国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没"
    "日于起还发成事只作当想看文无开手用主行方又如前所本见经头面公同三已老从动两长知最新模型據据個們時會對為與說來過經發學實業"
    "開關機數進後無動問題現種點長從應該用量度年月技术術公司推出支持性能提升目前，。、：；！？“”（）《》"
)
_WESTERN = ("windows-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254")
_WORD_OF_ONE_SCRIPT = re.compile(r"[^\W\d_]+")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1f]")
_CHINESE_ENOUGH = 0.25
_EVERYDAY = 0.95
_WORDS_TO_TELL = 10
_SAMPLE = 60000
# Marks, and the Chinese characters of everyday use, as the standards arrange them: GB 2312 and Big5, level 1.
_FIRST_PARTS = {
    "gb18030": ((b"\xa1\xa1", b"\xa3\xfe"), (b"\xb0\xa1", b"\xd7\xf9")),
    "big5hkscs": ((b"\xa1\x40", b"\xa3\xbf"), (b"\xa4\x40", b"\xc6\x7e")),
}


@dataclass(frozen=True)
class Decoded:
    """The text of a file, and the encoding in which it was written."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded | None:
    """The text that these bytes are, with line ends ``\\n``; None where they are no text in any known encoding."""
    narrow = None if b"\x00" in data else _as(data, "utf-8")
    found = _marked(data) or narrow or _wide(data) or _neighbour(data) or _chinese(data) or _western(data)
    if not found or _FORBIDDEN.search(found.text):
        return None
    return Decoded(found.text.replace("\r\n", "\n").replace("\r", "\n"), found.encoding)


def _as(data: bytes, encoding: str) -> Decoded | None:
    """The text of bytes in one encoding, if they are valid in it."""
    try:
        return Decoded(data.decode(encoding), encoding.removesuffix("-sig"))
    except UnicodeDecodeError:
        return None


def _marked(data: bytes) -> Decoded | None:
    """The text of bytes that begin with a byte order mark."""
    return next((_as(data, encoding) for mark, encoding in _MARKS if data.startswith(mark)), None)


def _wide(data: bytes) -> Decoded | None:
    """The text of UTF-16 without a mark."""
    if len(data) % 2:
        return None
    found = (_as(data, encoding) for encoding in ("utf-16-le", "utf-16-be"))
    return next((one for one in found if one and _plausible(one.text)), None)


def _plausible(text: str) -> bool:
    """Whether the characters are of few scripts, as in real text, and those of Chinese the frequent ones."""
    sample = text[:_SAMPLE]
    usual = sum(char < "\u0250" or char in _FREQUENT or "\u4e00" <= char <= "\u9fff" for char in sample)
    chinese = any("\u4e00" <= char <= "\u9fff" for char in sample)
    return usual >= 0.9 * len(sample) and (not chinese or share_of_frequent(sample) >= 0.15)


def _neighbour(data: bytes) -> Decoded | None:
    """The text of Japanese or Korean bytes."""
    found = None if b"\x00" in data else find_neighbour(data)
    return Decoded(*found) if found else None


def _chinese(data: bytes) -> Decoded | None:
    """The text of the Chinese encoding that yields the most frequent characters."""
    found = [one for name in ("gb18030", "big5hkscs") if (one := _as(data, name))]
    best = max(found, key=lambda one: (_everyday(one), share_of_frequent(one.text)), default=None)
    return (
        best
        if best and (share_of_frequent(best.text) >= _CHINESE_ENOUGH or _everyday(best) >= _EVERYDAY)
        else None
    )


def _everyday(found: Decoded) -> float:
    """The share of characters beyond ASCII that stand in the encoding's first part, which holds those in daily use.

    A line of a table is too short for the share of the most frequent ones to tell anything.
    """
    first = _FIRST_PARTS[found.encoding]
    # Big5-HKSCS has letters of two characters; the second of them has no bytes of its own.
    beyond = [char.encode(found.encoding, "ignore") for char in found.text[:_SAMPLE] if char > "\x7f"]
    return sum(any(low <= code <= high for low, high in first) for code in beyond) / max(1, len(beyond))


def share_of_frequent(text: str) -> float:
    """The share of frequent Chinese characters among those beyond ASCII."""
    beyond = [char for char in text[:_SAMPLE] if char > "\x7f"]
    return sum(char in _FREQUENT for char in beyond) / max(1, len(beyond))


def _western(data: bytes) -> Decoded | None:
    """The text of the Western encoding in which most words are of one script and case."""
    if _FORBIDDEN.search(data[:_SAMPLE].decode("latin-1")):
        return None
    found = [one for name in _WESTERN if (one := _as(data, name))]
    best = max(found, key=lambda one: sum(_words_beyond(one.text)), default=None)
    words = _words_beyond(best.text) if best else []
    return None if len(words) >= _WORDS_TO_TELL and sum(words) < 0 else best


def _words_beyond(text: str) -> list[int]:
    """For each word beyond ASCII whether it looks like a word: of letters of one script, no capital after a small letter."""
    words = _WORD_OF_ONE_SCRIPT.findall(text[:_SAMPLE])
    return [_is_word(word) for word in words if not word.isascii() and len(word) > 1]


def _is_word(word: str) -> int:
    """1 for a word of one script and one case, -1 for a mixture, or for a Latin word of accents alone."""
    scripts = {(char < "\u0250", "\u0370" <= char < "\u0400", "\u0400" <= char < "\u0530") for char in word}
    accents = sum("\x7f" < char < "\u0250" for char in word)
    fits = len(scripts) == 1 and (word[1:].islower() or word.isupper()) and 2 * accents <= len(word)
    return 1 if fits else -1
