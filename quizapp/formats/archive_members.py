"""What an archive holds, gathered within limits: files by safe names, and a warning for each that was left out."""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_
from quizapp.formats.imported import Unreadable

DAMAGED = N_("this archive is damaged or was cut off: download or save it anew")
TOO_MUCH = N_("this archive would unpack to more than can be read: take out what is no question or its media")
TOO_MANY = N_("this archive holds more than %(limit)s files: take out what is no question or its media")
UNSAFE = N_("the name leads out of the archive: the file was left out, give it a name within")
LINK = N_("a link or a device was left out: put the file itself into the archive")
TOO_LARGE = N_("this file of the archive is larger than %(limit)s MB and was left out: make it smaller")
TWICE = N_("the archive has two files of this name, and the last one was read: rename the other")
BROKEN = N_("this file of the archive is damaged: save the archive anew")

# Text shrinks tenfold, an honest package reached sixtyfold; beyond this it is made to burst.
_RATIO, _SMALL = 200, 1_000_000
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True)
class Limits:
    """How many files an archive may hold, and the bytes of each and of all of them, unpacked."""

    members: int = 30_000
    each: int = 100_000_000
    total: int = 400_000_000


LIMITS = Limits()


@dataclass(frozen=True)
class Member:
    """One file of an archive: its size, and what unpacks it."""

    size: int
    unpack: Callable[[], bytes]


@dataclass(frozen=True)
class Archive:
    """The files of an archive by name, in the archive's order, and a warning for each that was left out."""

    members: Mapping[str, Member]
    faults: tuple[Fault, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files, parts separated by ``/``; folders are none."""
        return tuple(self.members)

    def size(self, name: str) -> int:
        """The bytes of a file when unpacked; ``read`` never gives more. Raises KeyError."""
        return self.members[name].size

    def read(self, name: str) -> bytes:
        """The bytes of one file. Raises KeyError for a name that is not there, Unreadable for a damaged file."""
        return self.members[name].unpack()


@dataclass
class Collected:
    """What is gathered while the list of an archive is read."""

    limits: Limits
    members: dict[str, Member] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    seen: int = 0
    total: int = 0

    def warn(self, name: str, text: str, **params: str) -> None:
        """A warning about one file of the archive."""
        self.faults.append(replace(fault(name, text, params), severity="warning"))

    def measure(self, size: int) -> None:
        """Counts one file. Raises Unreadable when there are too many, or too much in all."""
        self.seen, self.total = self.seen + 1, self.total + size
        if self.seen > self.limits.members:
            raise refuse(TOO_MANY, limit=str(self.limits.members))
        if self.total > self.limits.total:
            raise refuse(TOO_MUCH)

    def add(self, name: str, member: Member) -> None:
        """Takes a file under its safe name, or warns why not."""
        safe = find_safe_name(name)
        if safe is None:
            self.warn(name, UNSAFE)
        elif member.size > self.limits.each:
            self.warn(safe, TOO_LARGE, limit=str(self.limits.each // 1_000_000))
        else:
            if safe in self.members:
                self.warn(safe, TWICE)
            self.members[safe] = member

    def archive(self) -> Archive:
        """What was gathered."""
        return Archive(self.members, tuple(self.faults))


def refuse(text: str, **params: str) -> Unreadable:
    """What to raise for an archive that cannot be read at all."""
    return Unreadable(fault("", text, params))


def bursts(unpacked: int, packed: int) -> bool:
    """Whether so many bytes were made of so few that somebody meant them to."""
    return unpacked > _SMALL and unpacked > _RATIO * max(1, packed)


def find_safe_name(name: str) -> str | None:
    """The name with ``/`` between its parts and no empty ones; None where it leads out of the archive."""
    parts = name.replace("\\", "/").split("/")
    if not parts[0] or _DRIVE.match(parts[0]) or ".." in parts or any(char < " " for char in name):
        return None
    return "/".join(part for part in parts if part not in ("", ".")) or None


def decode_name(raw: bytes) -> str:
    """A name without a mark of its encoding: UTF-8, Chinese of GB 2312, or the code page 437 of old zips."""
    for encoding in ("utf-8", "gb2312"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp437")


def find_member(archive: Archive, base: str, address: str) -> str | None:
    """The file of an archive that an address names, seen from another file; else the only one of this name."""
    path = unquote(address.partition("#")[0].partition("?")[0]).replace("\\", "/").strip()
    if not path or "://" in path:
        return None
    near = posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
    for name in (near, posixpath.normpath(path).lstrip("/")):
        if name in archive.members:
            return name
    same = [name for name in archive.names if posixpath.basename(name) == posixpath.basename(path)]
    return same[0] if len(same) == 1 else None
