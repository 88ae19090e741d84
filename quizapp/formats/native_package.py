"""A whole bank as one file: its folder as a zip, or one YAML or JSON document; facts, readings, quizzes and media included."""

import base64
import binascii
import json
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from quizapp.core.banks.bank import Bank
from quizapp.core.faults import Fault, fault
from quizapp.core.languages import LANGUAGES, N_
from quizapp.formats.archive import is_zip, open_archive, write_archive
from quizapp.formats.gathering import parse_text
from quizapp.formats.imported import Medium, medium_of, unreadable
from quizapp.formats.native import HEAD, LISTS, NEEDED, Files, parse_bank, write_bank
from quizapp.formats.plain_yaml import Document, parse_yaml, write_yaml

NO_BANK = N_("this is no bank: it needs at least a list of questions, see docs/bank-format.md")
NO_JSON = N_("this is not JSON (%(problem)s): look for a missing comma, quote or bracket here")
NO_MEDIUM = N_(
    "the medium “%(name)s” is no picture, sound or film, or not the one that its name says: left out"
)
QUESTIONS = "questions.yaml"
MEDIA = "media/"
_READING = re.compile(r"reading\.(?:zh|en)\.md")
_LINE = re.compile(r"^(\w+(?:\.\w+)?)\.(?:yaml|md)(?::\d+)?")
_DEEPEST = 60


@dataclass(frozen=True)
class NativeFiles:
    """The files of a bank's folder, its media by name, and what was left out; ``document`` where it was one document."""

    files: Files
    media: Mapping[str, Medium]
    faults: tuple[Fault, ...] = ()
    document: Document | None = None


def parse_package(content: bytes) -> tuple[Bank | None, Mapping[str, Medium], list[Fault]]:
    """The bank in a file, or None where there is an error; its media; and every fault. Raises Unreadable."""
    found = open_native(content)
    bank, faults = parse_bank(found.files)
    return bank, found.media, [*found.faults, *(_placed(one, found) for one in faults)]


def _placed(one: Fault, found: NativeFiles) -> Fault:
    """The fault without the line of a file that there is only within one document."""
    return one if found.document is None else replace(one, where=_LINE.sub(r"\1", one.where))


def open_native(content: bytes) -> NativeFiles:
    """The files of a bank, of whatever form the file is. Raises Unreadable."""
    if is_zip(content):
        return _open_folder(content)
    text, faults = parse_text(content)
    begins = text.lstrip("\ufeff \t\r\n")[:1]
    document = _json_document(text) if begins in ("{", "[") else parse_yaml(text, "")
    if document.value is None and document.faults:
        first = document.faults[0]
        raise unreadable(f"line {first.where.lstrip(':')}", first.message.text, **dict(first.message.params))
    said = {"questions": document.value} if isinstance(document.value, list) else document.value
    if not isinstance(said, Mapping) or not isinstance(said.get("questions"), list):
        raise unreadable("", NO_BANK)
    media, lost = _decoded(said.get("media"))
    return NativeFiles(dict(_files(said)), media, (*faults, *lost), document)


def _open_folder(content: bytes) -> NativeFiles:
    archive = open_archive(content)
    names = sorted((name for name in archive.names if posixpath.basename(name) == QUESTIONS), key=len)
    if not names:
        raise unreadable("", NO_BANK)
    folder = names[0].removesuffix(QUESTIONS)
    inside = {name.removeprefix(folder): name for name in archive.names if name.startswith(folder)}
    media, lost = _media(
        (name.removeprefix(MEDIA), lambda path=path: archive.read(path))  # type: ignore[misc]  # bound now
        for name, path in inside.items()
        if name.startswith(MEDIA)
    )
    files = {
        name: archive.read(path)
        for name, path in inside.items()
        if not name.startswith((MEDIA, ".", "__MACOSX/")) and "/." not in name
    }
    return NativeFiles(files, media, (*archive.faults, *lost))


def _media(found: Iterable[tuple[str, Callable[[], bytes]]]) -> tuple[dict[str, Medium], list[Fault]]:
    """The media that are what their names say, and a warning for each other."""
    media: dict[str, Medium] = {}
    faults: list[Fault] = []
    for name, read in found:
        medium = medium_of(read())
        if medium is not None and medium.name == name:
            media[name] = medium
        else:
            faults.append(replace(fault(MEDIA + name, NO_MEDIUM, {"name": name}), severity="warning"))
    return media, faults


def _decoded(listed: object) -> tuple[dict[str, Medium], list[Fault]]:
    """The media of a document: texts in base64 by name."""
    found = listed if isinstance(listed, Mapping) else {}
    return _media((str(name), lambda text=text: _bytes_of(text)) for name, text in found.items())  # type: ignore[misc]  # bound now


def _bytes_of(text: object) -> bytes:
    try:
        return base64.b64decode("".join(str(text).split()), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _files(said: Mapping[object, object]) -> Iterable[tuple[str, bytes]]:
    """The files that a folder with the parts of this document has."""
    for part, value in said.items():
        if part == "bank":
            yield HEAD, write_yaml(value).encode()
        elif part == "reading" and isinstance(value, Mapping):
            texts = {language: value[language] for language in LANGUAGES if language in value}
            yield from ((f"reading.{language}.md", str(text).encode()) for language, text in texts.items())
        elif part != "media":
            yield f"{part}.yaml", write_yaml(value).encode()


def _json_document(text: str) -> Document:
    """A JSON text as a document, whose values know no lines. Raises Unreadable."""
    try:
        value = json.loads(text.lstrip("\ufeff"), parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise unreadable(f"line {error.lineno}", NO_JSON, problem=error.msg) from error
    except (ValueError, RecursionError) as error:
        raise unreadable("", NO_JSON, problem=str(error)[:100]) from error
    if _is_deep(value):
        raise unreadable("", NO_JSON, problem="too deeply nested")
    return Document("", value)


def _no_constant(name: str) -> object:
    raise ValueError(name)


def _is_deep(value: object) -> bool:
    """Whether values are nested deeper than any bank's."""
    layer, depth = [value], 0
    while layer and depth <= _DEEPEST:
        lists = [
            one.values() if isinstance(one, Mapping) else one
            for one in layer
            if isinstance(one, Mapping | list)
        ]
        layer = [inner for one in lists for inner in one]
        depth += 1
    return bool(layer)


def write_zip(bank: Bank, media: Mapping[str, bytes]) -> bytes:
    """The folder of the bank as a zip, its media in ``media/``; ``parse_package`` gives the same bank back."""
    texts = {name: text.encode() for name, text in write_bank(bank).items()}
    return write_archive(texts | {MEDIA + name: content for name, content in media.items()})


def write_document(bank: Bank, media: Mapping[str, bytes]) -> bytes:
    """The bank as one YAML document, its media in base64; ``parse_package`` gives the same bank back."""
    return write_yaml(_parts(bank, media)).encode()


def write_json(bank: Bank, media: Mapping[str, bytes]) -> bytes:
    """The bank as one JSON document, its media in base64; ``parse_package`` gives the same bank back."""
    return (json.dumps(_parts(bank, media), ensure_ascii=False, indent=1) + "\n").encode()


def _parts(bank: Bank, media: Mapping[str, bytes]) -> dict[str, object]:
    """The files of the bank as parts of one value."""
    files = write_bank(bank)
    readings = {name.split(".")[1]: text for name, text in files.items() if _READING.fullmatch(name)}
    lists = {name: parse_yaml(files[f"{name}.yaml"], "").value for name in LISTS if f"{name}.yaml" in files}
    encoded = {name: base64.b64encode(content).decode() for name, content in media.items()}
    whole = {"bank": parse_yaml(files[HEAD], "").value, "reading": readings, **lists, "media": encoded}
    return {name: value for name, value in whole.items() if value or name in NEEDED}
