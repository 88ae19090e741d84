"""An Anki package: which of its files is the collection, and the media by the names that notes use."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from backports import zstd

from quizapp.core.faults import Fault
from quizapp.core.languages import N_
from quizapp.formats.archive import is_zip, open_archive
from quizapp.formats.archive_members import Archive, Limits, bursts
from quizapp.formats.imported import Unreadable, unreadable

NO_COLLECTION = N_("this archive holds no Anki collection: export the deck from Anki as .apkg")
DAMAGED = N_("the collection in this package is damaged: export the deck from Anki again")
TOO_LARGE = N_("the collection in this package is larger than %(limit)s MB: export the decks one by one")

NEW, OLD, OLDEST = "collection.anki21b", "collection.anki21", "collection.anki2"
LARGEST = 200_000_000
_LIMITS = Limits(members=60_000, each=LARGEST, total=1_000_000_000)
_ZSTD = b"\x28\xb5\x2f\xfd"
_CHUNK = 1 << 20
_WINDOW = 27
_VARINT, _BYTES = 0, 2
_FIXED = {1: 8, 5: 4}
_MOST_MEDIA = 60_000


@dataclass(frozen=True)
class Package:
    """The collection's bytes, and the members that hold the media by the names in notes."""

    collection: bytes
    archive: Archive
    media: Mapping[str, str] = field(default_factory=dict)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What of the archive was left out."""
        return self.archive.faults

    def find_medium(self, name: str) -> bytes | None:
        """The bytes of a medium by the name in a note; None where it is missing or damaged."""
        member = self.media.get(name)
        if member is None or member not in self.archive.members:
            return None
        try:
            return _unpacked(self.archive.read(member))
        except Unreadable:
            return None


def is_anki(content: bytes) -> bool:
    """Whether the bytes are a package with a collection in it."""
    return is_zip(content) and b"collection.anki2" in content


def open_package(content: bytes) -> Package:
    """The package that these bytes are. Raises Unreadable."""
    archive = open_archive(content, _LIMITS)
    version = _version(archive)
    names = [name for name in (NEW, OLD, OLDEST) if name in archive.members]
    if not names:
        raise unreadable("", NO_COLLECTION)
    # What stands beside a new collection only asks readers of old ones to update.
    if version >= 3 and NEW not in names:
        raise unreadable("", DAMAGED)
    return Package(_unpacked(archive.read(names[0])), archive, _media(archive))


def _version(archive: Archive) -> int:
    """The version that the package says; 0 where it says none."""
    if "meta" not in archive.members:
        return 0
    numbers = [value for key, value in fields_of(archive.read("meta")) if key == 1 and isinstance(value, int)]
    return numbers[0] if numbers else 0


def _unpacked(data: bytes) -> bytes:
    """The bytes without zstd's packing, at most so many. Raises Unreadable."""
    if not data.startswith(_ZSTD):
        return data
    reader = zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _WINDOW})
    pieces: list[bytes] = []
    size = 0
    try:
        piece = reader.decompress(data, _CHUNK)
        while piece or not (reader.eof or reader.needs_input):
            size += len(piece)
            if size > LARGEST or bursts(size, 10 * len(data)):
                raise unreadable("", TOO_LARGE, limit=str(LARGEST // 1_000_000))
            pieces.append(piece)
            piece = b"" if reader.eof else reader.decompress(b"", _CHUNK)
    except zstd.ZstdError as error:
        raise unreadable("", DAMAGED) from error
    if not reader.eof:
        raise unreadable("", DAMAGED)
    return b"".join(pieces)


def _media(archive: Archive) -> dict[str, str]:
    """The members by the names of the media in them; a list that cannot be read is none."""
    if "media" not in archive.members:
        return {}
    try:
        content = _unpacked(archive.read("media"))
        if content.lstrip()[:1] == b"{":
            listed = json.loads(content)
            return {str(name): str(member) for member, name in listed.items()}
        return {name: str(number) for number, name in enumerate(_entry_names(content)) if name}
    except (ValueError, RecursionError):
        return {}


def _entry_names(content: bytes) -> Iterator[str]:
    """The name of each medium in the order of the members, from the list of new packages."""
    for number, (key, value) in enumerate(fields_of(content)):
        if key != 1 or not isinstance(value, bytes) or number >= _MOST_MEDIA:
            continue
        names = [inner for key, inner in fields_of(value) if key == 1 and isinstance(inner, bytes)]
        yield names[0].decode("utf-8", "replace") if names else ""


def fields_of(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Number and value of each field of a protocol buffer: whole numbers and bytes. Raises ValueError."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        kind = key & 7
        if kind == _VARINT:
            value, at = _varint(message, at)
            yield key >> 3, value
            continue
        size, at = _varint(message, at) if kind == _BYTES else (_FIXED.get(kind, -1), at)
        if size < 0 or at + size > len(message):
            raise ValueError("a field that is no protocol buffer's")
        yield key >> 3, message[at : at + size]
        at += size


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """A whole number of 7 bits a byte, and where it ends. Raises ValueError."""
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(message):
            break
        value |= (message[at] & 0x7F) << shift
        at += 1
        if not message[at - 1] & 0x80:
            return value, at
    raise ValueError("a number that does not end")
