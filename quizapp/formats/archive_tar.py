"""The files of a tar archive, packed by gzip or xz or not at all: a reader of our own, linear in what it reads."""

import lzma
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quizapp.formats.archive_members import (
    DAMAGED,
    LINK,
    TOO_MUCH,
    Archive,
    Collected,
    Limits,
    Member,
    bursts,
    decode_name,
    refuse,
)

_GZIP, _XZ = b"\x1f\x8b", b"\xfd7zXZ\x00"
_USTAR_AT, _USTAR = 257, b"ustar"
_BLOCK, _RECORD = 512, 10_240
_CHUNK = 16 << 20
# Tools that pack in parallel write several streams; each costs a copy of what follows it.
_MOST_STREAMS = 100
_GZIP_WINDOW = 31
_XZ_MEMORY = 150_000_000
_FILES, _FOLDER = b"0\x007", b"5"
_LONG_NAME, _RECORDS = b"L", b"x"
# A long target of a link, records for all that follows, the name of a volume: they describe no file.
_SILENT = b"KgV"


@dataclass(frozen=True)
class _Header:
    """One block of 512 bytes before a file, and where its content lies."""

    name: str
    type: bytes
    start: int
    size: int


def is_tar(content: bytes) -> bool:
    """Whether the bytes are a tar archive, or packed as one usually is."""
    return content.startswith((_GZIP, _XZ)) or content[_USTAR_AT:].startswith(_USTAR)


def open_tar(content: bytes, limits: Limits) -> Archive:
    """The files of a tar archive, unpacked into memory as a whole within the limits. Raises Unreadable."""
    # Each file costs a block for its name, two for a long one, and at most one that is not full; tar fills its last record.
    data = _unpacked(content, limits.total + 4 * _BLOCK * limits.members + _RECORD)
    found = Collected(limits)
    for header in _headers(data):
        found.measure(header.size)
        if header.type in _FILES and not header.name.endswith("/"):
            found.add(header.name, Member(header.size, _slice(data, header)))
        elif header.type not in _FILES + _FOLDER:
            found.warn(header.name, LINK)
    return found.archive()


def _slice(data: bytes, header: _Header) -> Callable[[], bytes]:
    return lambda: data[header.start : header.start + header.size]


def _headers(data: bytes) -> Iterator[_Header]:
    """What stands before each file, long names put in place. Raises Unreadable where the archive breaks off."""
    at, long_name, long_size = 0, "", None
    while any(block := data[at : at + _BLOCK]):
        header = _header(block, at)
        size = header.size if long_size is None else long_size
        content = data[header.start : header.start + size]
        if len(content) < size:
            raise refuse(DAMAGED)
        at = header.start + -(-size // _BLOCK) * _BLOCK
        if header.type == _LONG_NAME:
            long_name = decode_name(content.rstrip(b"\0"))
        elif header.type == _RECORDS:
            records = dict(_records(content))
            long_name = decode_name(records[b"path"]) if b"path" in records else long_name
            long_size = _decimal(records[b"size"]) if b"size" in records else None
        elif header.type not in _SILENT:
            yield _Header(long_name or header.name, header.type, header.start, size)
            long_name, long_size = "", None


def _header(block: bytes, at: int) -> _Header:
    """One header, its sum checked. Raises Unreadable."""
    if len(block) < _BLOCK or _number(block[148:156]) != sum(block) - sum(block[148:156]) + 8 * ord(" "):
        raise refuse(DAMAGED)
    name = block[:100].split(b"\0")[0]
    if block[_USTAR_AT : _USTAR_AT + 6] == _USTAR + b"\0" and (prefix := block[345:500].split(b"\0")[0]):
        name = prefix + b"/" + name
    return _Header(decode_name(name), block[156:157], at + _BLOCK, _number(block[124:136]))


def _number(field: bytes) -> int:
    """A number in octal digits, or in base 256 where it is large. Raises Unreadable."""
    if field[0] & 0x80:
        return int.from_bytes(field[1:], "big")
    digits = field.split(b"\0")[0].strip()
    if any(digit not in b"01234567" for digit in digits):
        raise refuse(DAMAGED)
    return int(digits or b"0", 8)


def _records(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Key and value of each record ``LENGTH KEY=VALUE`` of an extended header. Raises Unreadable."""
    at = 0
    while at < len(content):
        space = content.find(b" ", at, at + 12)
        length = _decimal(content[at:space]) if space > 0 else 0
        if at + length <= space + 1:
            raise refuse(DAMAGED)
        key, _, value = content[space + 1 : at + length - 1].partition(b"=")
        yield key, value
        at += length


def _decimal(digits: bytes) -> int:
    if not digits.isdigit() or len(digits) > 12:
        raise refuse(DAMAGED)
    return int(digits)


def _unpacked(content: bytes, most: int) -> bytes:
    """The archive without its packing, at most so many bytes. Raises Unreadable."""
    if not content.startswith((_GZIP, _XZ)):
        return content
    pieces: list[bytes] = []
    left = most
    for piece in _gunzip(content) if content.startswith(_GZIP) else _unxz(content):
        left -= len(piece)
        if left < 0 or bursts(most - left, len(content)):
            raise refuse(TOO_MUCH)
        pieces.append(piece)
    return b"".join(pieces)


def _gunzip(content: bytes) -> Iterator[bytes]:
    """The pieces of gzip's members, one after another. Raises Unreadable."""
    for _ in range(_MOST_STREAMS):
        member = zlib.decompressobj(_GZIP_WINDOW)
        try:
            yield member.decompress(content, _CHUNK)
            while not member.eof and member.unconsumed_tail:
                yield member.decompress(member.unconsumed_tail, _CHUNK)
        except zlib.error as error:
            raise refuse(DAMAGED) from error
        content = member.unused_data
        if not member.eof or not content.startswith(_GZIP):
            break
    if not member.eof or content.startswith(_GZIP):
        raise refuse(DAMAGED)


def _unxz(content: bytes) -> Iterator[bytes]:
    """The pieces of xz's streams, one after another. Raises Unreadable."""
    for _ in range(_MOST_STREAMS):
        stream = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)
        try:
            yield stream.decompress(content, _CHUNK)
            while not stream.eof and not stream.needs_input:
                yield stream.decompress(b"", _CHUNK)
        except lzma.LZMAError as error:
            raise refuse(DAMAGED) from error
        content = stream.unused_data.lstrip(b"\0")
        if not stream.eof or not content.startswith(_XZ):
            break
    if not stream.eof or content.startswith(_XZ):
        raise refuse(DAMAGED)
