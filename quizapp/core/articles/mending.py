"""Text out of bytes that are damaged in few places: cut off within a character, strewn with bytes of something else."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.core.articles.encoding import Decoded, decode, share_of_frequent

LOST = "\ufffd"
_CHINESE = ("gb18030", "big5hkscs")
_FREQUENT_ENOUGH = 0.25
# So many characters beyond ASCII have to be right for each that is lost.
_RIGHT_FOR_LOST = 20
_FEWEST_TWICE = 8
_SHORTEST = 40
# Windows-1252 as browsers read it: the bytes 0x80 to 0x9F that it leaves undefined are themselves.
_BYTES_OF_WESTERN = {
    ord(bytes([byte]).decode("windows-1252")): byte
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}


@dataclass(frozen=True)
class Mended:
    """A text, how many of its places could not be decoded (each is U+FFFD), and whether its bytes had been encoded twice."""

    decoded: Decoded
    lost: int = 0
    twice: bool = False


def decode_with_losses(data: bytes) -> Mended | None:
    """The text of bytes in any encoding, with what is lost of it; None where they are no text, or too little is left."""
    whole = decode(data)
    if whole and whole.encoding.startswith("utf"):
        return _once(whole)
    found = next(_damaged(data), None)
    if found or whole is None:
        return found
    return Mended(whole)


def _once(found: Decoded) -> Mended:
    """The text as it was before it was taken for Western letters and encoded a second time."""
    if sum(char > "\x7f" for char in found.text) >= _FEWEST_TWICE:
        try:
            text = found.text.translate(_BYTES_OF_WESTERN).encode("latin-1").decode("utf-8")
        except UnicodeError:
            return Mended(found)
        return Mended(Decoded(text, "utf-8"), twice=True)
    return Mended(found)


def _damaged(data: bytes) -> Iterator[Mended]:
    """The ways to read damaged bytes in which almost all of them make sense."""
    if _few(data.count(b"\0"), len(data)) and b"\0" in data:
        inner = decode_with_losses(data.replace(b"\0", b""))
        yield from [Mended(inner.decoded, inner.lost + data.count(b"\0"))] if inner else []
    unicode = _as(data, "utf-8")
    if unicode and _few(unicode.lost, _beyond(unicode.decoded.text)):
        yield unicode
    odd = len(data) % 2 and len(data) > _SHORTEST
    if odd and (cut := decode(data[:-1])) and cut.encoding.startswith("utf-16"):
        yield Mended(cut, 1)
    chinese = [one for name in _CHINESE if (one := _as(data, name))]
    best = max(chinese, key=lambda one: share_of_frequent(one.decoded.text), default=None)
    if best and share_of_frequent(best.decoded.text) >= _FREQUENT_ENOUGH:
        yield best


def _as(data: bytes, encoding: str) -> Mended | None:
    """The text in an encoding where few places of it are lost."""
    text = data.decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")
    lost = text.count(LOST)
    if any(char < " " and char not in "\n\t\f\v" for char in text) or not _few(lost, _beyond(text)):
        return None
    return Mended(Decoded(text, encoding), lost)


def _beyond(text: str) -> int:
    """How many characters beyond ASCII a text has."""
    return sum(char > "\x7f" for char in text if char != LOST)


def _few(lost: int, right: int) -> bool:
    return lost * _RIGHT_FOR_LOST <= right
