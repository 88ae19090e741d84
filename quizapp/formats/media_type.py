"""Which of the types that pages show some bytes are, told by the bytes alone.

The signatures are those of the WHATWG MIME Sniffing standard (sections 6.1 and 6.2); an SVG is told by its root element.
"""

import re
from collections.abc import Callable

MIME = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "svg": "image/svg+xml",
    "mp3": "audio/mpeg",
    "ogg": "application/ogg",
    "wav": "audio/wav",
    "mp4": "video/mp4",
    "webm": "video/webm",
}
# The most bytes that one medium has, wherever it comes from.
LARGEST = 20_000_000
_HEAD = 4096
_SVG = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:(?:<!--.*?-->|<!DOCTYPE\s+svg[^>\[]*>)\s*)*<(?:svg:)?svg[\s>]", re.DOTALL
)


def ending_of(content: bytes) -> str | None:
    """The ending of the file's type, a key of ``MIME``; None where it is none of them."""
    return next((ending for ending, fits in _TYPES.items() if fits(content)), None)


def _begins(*signatures: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(signatures)


def _holds(begin: bytes, inner: bytes, at: int) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(begin) and content[at : at + len(inner)] == inner


def _is_mp3(content: bytes) -> bool:
    """An ID3 tag, or a frame of MPEG audio layer III."""
    frame = len(content) > 2 and content[0] == 0xFF and content[1] & 0xE6 == 0xE2
    return content.startswith(b"ID3") or (frame and content[1] & 0x18 != 0x08 and content[2] & 0xF0 != 0xF0)


def _is_mp4(content: bytes) -> bool:
    return content[4:8] == b"ftyp"


def _is_svg(content: bytes) -> bool:
    return _SVG.match(content[:_HEAD].removeprefix(b"\xef\xbb\xbf")) is not None


_TYPES: dict[str, Callable[[bytes], bool]] = {
    "png": _begins(b"\x89PNG\r\n\x1a\n"),
    "jpg": _begins(b"\xff\xd8\xff"),
    "gif": _begins(b"GIF87a", b"GIF89a"),
    "webp": _holds(b"RIFF", b"WEBPVP", 8),
    "wav": _holds(b"RIFF", b"WAVE", 8),
    "ogg": _begins(b"OggS\x00"),
    "webm": _begins(b"\x1a\x45\xdf\xa3"),
    "mp4": _is_mp4,
    "mp3": _is_mp3,
    "svg": _is_svg,
}
