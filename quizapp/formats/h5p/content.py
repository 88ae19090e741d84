"""The content of a package: which libraries stand in it, at any depth and in order."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.core.languages import N_
from quizapp.formats.archive import open_archive
from quizapp.formats.archive_members import Archive
from quizapp.formats.imported import unreadable

NO_H5P = N_("this is no package of H5P: choose the file that was downloaded with “Reuse” or “Download”")
BROKEN = N_("the content of this package is no valid JSON (%(reason)s): download it again; nothing was read")
LARGE = N_("the content of this package is larger than 20 MB: take out what is no question")
HEAD, CONTENT = "h5p.json", "content/content.json"
LARGEST, DEEPEST = 20_000_000, 60


@dataclass(frozen=True)
class Params:
    """An object of the content whose fields may be of any type; what is asked for is of the right one, or empty."""

    fields: dict[str, object]

    def text(self, name: str) -> str:
        """A text, a number as it is written, or nothing."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""

    def flag(self, name: str, usual: bool = False) -> bool:
        """Something that is true or false."""
        value = self.fields.get(name, usual)
        return value.lower() == "true" if isinstance(value, str) else bool(value)

    def inner(self, name: str) -> "Params":
        """An object within, an empty one where there is none."""
        value = self.fields.get(name)
        return Params(value if isinstance(value, dict) else {})

    def items(self, name: str) -> "list[Params]":
        """The objects of a list."""
        value = self.fields.get(name)
        return [Params(one) for one in value if isinstance(one, dict)] if isinstance(value, list) else []

    def texts(self, name: str) -> list[str]:
        """The texts of a list."""
        value = self.fields.get(name)
        return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


@dataclass(frozen=True)
class Part:
    """One library in use: its machine name (``H5P.MultiChoice``), its parameters, its title and id, where it stands."""

    machine_name: str
    params: Params
    title: str
    id: str
    where: str


@dataclass(frozen=True)
class Package:
    """The libraries of a package in the order of its content, and its files."""

    parts: tuple[Part, ...]
    title: str
    archive: Archive
    base: str


def open_package(content: bytes) -> Package:
    """The content of a package; raises Unreadable where it is no H5P or its content is no JSON."""
    archive = open_archive(content)
    head = min((name for name in archive.names if name.rpartition("/")[2] == HEAD), key=len, default=None)
    if head is None:
        raise unreadable("", NO_H5P)
    base = head.removesuffix(HEAD)
    named = Params(_json(archive, head))
    body = _json(archive, f"{base}{CONTENT}")
    main = Part(named.text("mainLibrary"), Params(body), named.text("title"), "", "content.json")
    return Package((main, *_parts(body, "content.json", 0)), named.text("title"), archive, f"{base}content/")


def _json(archive: Archive, name: str) -> dict[str, object]:
    if name not in archive.members:
        raise unreadable(name, NO_H5P)
    if archive.size(name) > LARGEST:
        raise unreadable(name, LARGE)
    try:
        found = json.loads(archive.read(name).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise unreadable(name, BROKEN, reason=str(error)[:100]) from error
    return found if isinstance(found, dict) else {}


def _parts(value: object, where: str, depth: int) -> Iterator[Part]:
    """The libraries within a value, in its order."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for number, one in enumerate(value, start=1):
            yield from _parts(one, f"{where} {number}", depth + 1)
    if not isinstance(value, dict):
        return
    library = value.get("library")
    if isinstance(library, str) and library.startswith("H5P.") and isinstance(value.get("params"), dict):
        own = Params(value)
        yield Part(
            library.partition(" ")[0],
            own.inner("params"),
            own.inner("metadata").text("title"),
            own.text("subContentId"),
            where,
        )
    for name, one in value.items():
        if isinstance(one, dict | list):
            yield from _parts(
                one, where if name in {"params", "content", "action"} else f"{where} {name}", depth + 1
            )
