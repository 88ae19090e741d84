"""A zip, tar, tar.gz or tar.xz archive opened in memory, nothing ever written to disk by name; and a zip written."""

import io
import stat
import zipfile
from collections.abc import Mapping

from quizapp.core.faults import fault
from quizapp.core.languages import N_
from quizapp.formats.archive_members import (
    BROKEN,
    DAMAGED,
    LIMITS,
    LINK,
    TOO_MANY,
    TOO_MUCH,
    Archive,
    Collected,
    Limits,
    Member,
    bursts,
    decode_name,
    refuse,
)
from quizapp.formats.archive_tar import is_tar, open_tar
from quizapp.formats.imported import Unreadable

NO_ARCHIVE = N_("this is no zip, tar.gz or tar.xz archive")
ENCRYPTED = N_("this archive is protected by a password: save it without one")
LOCKED = N_("this file of the archive is protected by a password and was left out: save it without one")

_CHUNK = 1 << 20
_ZIP, _ENTRY = (b"PK\x03\x04", b"PK\x05\x06"), b"PK\x01\x02"
_UTF8_NAME = 0x800
_EPOCH = (1980, 1, 1, 0, 0, 0)


def is_zip(content: bytes) -> bool:
    """Whether the bytes begin as a zip archive does."""
    return content.startswith(_ZIP)


def is_archive(content: bytes) -> bool:
    """Whether the bytes begin as an archive of a kind that ``open_archive`` reads."""
    return is_zip(content) or is_tar(content)


def open_archive(content: bytes, limits: Limits = LIMITS) -> Archive:
    """The files of an archive, told by its bytes; sizes are checked now, files unpacked when read. Raises Unreadable."""
    if is_zip(content):
        return _open_zip(content, limits)
    if is_tar(content):
        return open_tar(content, limits)
    raise refuse(NO_ARCHIVE)


def _open_zip(content: bytes, limits: Limits) -> Archive:
    if content.count(_ENTRY) > limits.members:
        raise refuse(TOO_MANY, limit=str(limits.members))
    found = Collected(limits)
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    # NotImplementedError is what zipfile raises for a version that it does not know.
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise refuse(DAMAGED) from error
    entries = package.infolist()
    _refuse_bursting(entries)
    for entry in entries:
        found.measure(entry.file_size)
        _collect(package, entry, found)
    if not found.members and any(_is_locked(entry) for entry in entries):
        raise refuse(ENCRYPTED)
    return found.archive()


def _refuse_bursting(entries: list[zipfile.ZipInfo]) -> None:
    """Refuses an archive by the sizes that it states, before anything is unpacked. Raises Unreadable."""
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if bursts(total, packed) or any(bursts(entry.file_size, entry.compress_size) for entry in entries):
        raise refuse(TOO_MUCH)


def _is_locked(entry: zipfile.ZipInfo) -> bool:
    return bool(entry.flag_bits & 1)


def _collect(package: zipfile.ZipFile, entry: zipfile.ZipInfo, found: Collected) -> None:
    """Takes one entry of a zip, or warns why not."""
    name = _name(entry)
    if name.endswith(("/", "\\")):
        return
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
        found.warn(name, LINK)
    elif _is_locked(entry):
        found.warn(name, LOCKED)
    else:
        found.add(name, Member(entry.file_size, lambda: _unpack(package, entry)))


def _name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry, which says of itself whether it is UTF-8."""
    if entry.flag_bits & _UTF8_NAME or entry.filename.isascii():
        return entry.filename
    return decode_name(entry.filename.encode("cp437"))


def _unpack(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of an entry, at most as many as it states. Raises Unreadable."""
    pieces: list[bytes] = []
    left = entry.file_size
    try:
        with package.open(entry) as part:
            while piece := part.read(_CHUNK):
                left -= len(piece)
                if left < 0:
                    raise refuse(BROKEN)
                pieces.append(piece)
    # The decompressors raise errors of many kinds at what strangers wrote.
    except Exception as error:
        raise Unreadable(fault(_name(entry), BROKEN)) from error
    return b"".join(pieces)


def write_archive(members: Mapping[str, bytes], *, level: int = 6) -> bytes:
    """A zip of these files in this order, squeezed at a level from 0 to 9; the same files give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            package.writestr(entry, content, compresslevel=level)
    return packed.getvalue()
