"""The folder of a bank ↔ the bank: YAML and Markdown that a person can write, every fault with file and line."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from quizapp.core.banks.bank import Bank, Reading
from quizapp.core.banks.check import check_bank
from quizapp.core.banks.content import (
    NO_READING,
    head_from_mapping,
    head_to_mapping,
    left_out_from_mapping,
    left_out_to_mapping,
)
from quizapp.core.facts.content import fact_from_mapping, fact_to_mapping
from quizapp.core.faults import Fault, fault
from quizapp.core.languages import LANGUAGES, N_, Language, Twin
from quizapp.core.questions.content import question_from_mapping, question_to_mapping
from quizapp.core.quizzes.content import quiz_from_mapping, quiz_to_mapping
from quizapp.formats.plain_yaml import NO_NULL, Document, parse_yaml, write_yaml
from quizapp.formats.reading_text import Side, join_sides, parse_side, write_side

T = TypeVar("T")
Files = Mapping[str, bytes]
HEAD = "bank.yaml"
LISTS = ("facts", "questions", "quizzes", "left_out")
NEEDED = ("facts", "questions")
MISSING = N_("this file is missing: add it, see docs/bank-format.md")
NOT_UTF8 = N_("this is not UTF-8 text: save the file as UTF-8")
_NO_HEAD = Bank("", Twin(), Twin(), "", "", "", NO_READING, (), (), ())
UNKNOWN_FILE = N_("this file belongs to no part of a bank: rename or remove it")
NO_LIST = N_("this is not a list: begin each entry with a dash")
_STEP = re.compile(r"[^.\[\]]+")
_PLACE = re.compile(r"(\w+)(?:\[(\d+)\])?(?: (.*))?")


def parse_bank(files: Files) -> tuple[Bank | None, list[Fault]]:
    """The bank in these files, or None where there is an error; and every fault, warnings included."""
    folder = _Folder(files)
    bank = folder.read()
    faults = [*folder.faults, *(folder.locate(one) for one in check_bank(bank, lost=frozenset(folder.lost)))]
    has_error = any(one.severity == "error" for one in faults)
    return (None if has_error else bank), faults


def read_parts(files: Files) -> tuple[Bank, list[Fault]]:
    """All of the bank that can be read, and the faults of form alone."""
    folder = _Folder(files)
    return folder.read(), folder.faults


def locate_faults(files: Files, faults: Iterable[Fault]) -> list[Fault]:
    """Faults of the bank in these files (``questions[3] elo stem``), with file and line in that place."""
    folder = _Folder(files)
    folder.read()
    return [folder.locate(one) for one in faults]


def write_bank(bank: Bank) -> dict[str, str]:
    """The files of the bank; ``parse_bank`` gives the same bank back, and the same bank gives the same files."""
    lists: dict[str, list[dict[str, object]]] = {
        "facts": [fact_to_mapping(fact) for fact in bank.facts],
        "questions": [question_to_mapping(question) for question in bank.questions],
        "quizzes": [quiz_to_mapping(quiz) for quiz in bank.quizzes],
        "left_out": [left_out_to_mapping(left_out) for left_out in bank.left_out],
    }
    return {
        HEAD: write_yaml(head_to_mapping(bank)),
        **{_reading(language): write_side(bank.reading, language) for language in bank.languages},
        **{f"{name}.yaml": _write_entries(of) for name, of in lists.items() if of or name in NEEDED},
    }


def digest_files(files: Files) -> str:
    """The SHA-256 of names and bytes of all files, whatever order they come in."""
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _write_entries(entries: list[dict[str, object]]) -> str:
    return "\n".join(write_yaml([entry]) for entry in entries) or "[]\n"


def _reading(language: Language) -> str:
    return f"reading.{language}.md"


@dataclass
class _Folder:
    """A folder while it is read: its documents, what was lost of them, and the faults so far."""

    files: Files
    faults: list[Fault] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    documents: dict[str, Document] = field(default_factory=dict)
    sides: dict[Language, Side] = field(default_factory=dict)
    # Which entry of its file each thing of the bank was: broken entries are no part of the bank.
    entries: dict[str, list[int]] = field(default_factory=dict)

    def read(self) -> Bank:
        """All of the bank that can be read."""
        bank = self._head()
        self._complain_of_strangers()
        return replace(
            bank,
            reading=self._reading(bank),
            facts=self._list("facts", fact_from_mapping),
            questions=self._list("questions", question_from_mapping),
            quizzes=self._list("quizzes", quiz_from_mapping),
            left_out=self._list("left_out", left_out_from_mapping),
        )

    def locate(self, one: Fault) -> Fault:
        """The fault of a bank with file and line in place of ``facts[3] elo printed.zh``."""
        match = _PLACE.fullmatch(one.where)
        assert match is not None, one.where
        group, number, rest = match[1], match[2], match[3] or ""
        if group == "reading":
            return replace(one, where=f"{self._passage_place(rest)} {rest}".rstrip())
        document = self.documents.get(f"{group}.yaml", Document(f"{group}.yaml"))
        path = "" if number is None else f"[{self.entries[group][int(number)]}]"
        part = rest if number is None else rest.partition(" ")[2]
        line = document.line(_find_path(document.value, path, part))
        return replace(one, where=f"{document.file}:{line} {rest}".rstrip())

    def _head(self) -> Bank:
        document = self._document(HEAD, needed=True)
        bank, faults = head_from_mapping(document.value, "") if document else (None, [])
        if document and document.value is not None:
            self._add_faults(document, "", faults)
        if bank is None:
            self.lost |= {"bank", "articles"}
        return bank or _NO_HEAD

    def _reading(self, bank: Bank) -> Reading:
        for language in bank.languages:
            text = self._text(_reading(language), needed=True)
            if text is not None:
                self.sides[language] = parse_side(text, _reading(language))
        if len(self.sides) < len(bank.languages):
            self.lost.add("passages")
        if not self.sides:
            return NO_READING
        reading, faults = join_sides(self.sides)
        self.faults += faults
        return reading

    def _list(self, group: str, read: Callable[[object, str], tuple[T | None, list[Fault]]]) -> tuple[T, ...]:
        document = self._document(f"{group}.yaml", needed=group in NEEDED)
        entries = self._entries_of(group, document)
        found: list[T] = []
        self.entries[group] = []
        for number, entry in entries:
            value, faults = read(entry, "")
            assert document is not None
            self._add_faults(document, f"[{number}]", faults)
            if value is None:
                self.lost.add(f"{group}/{entry.get('id') if isinstance(entry, Mapping) else ''}")
            else:
                found.append(value)
                self.entries[group].append(number)
        return tuple(found)

    def _entries_of(self, group: str, document: Document | None) -> list[tuple[int, object]]:
        if document is None:
            self.lost |= {group} if group in NEEDED else set()
            return []
        self.lost |= {f"{group}/{id_}" for id_ in document.lost}
        if isinstance(document.value, list):
            return [(number, entry) for number, entry in enumerate(document.value) if entry is not None]
        if document.value is not None:
            document.complain(1, NO_LIST)
            self.faults.append(document.faults[-1])
        if document.value is not None or document.faults:
            self.lost.add(group)
        return []

    def _document(self, name: str, *, needed: bool) -> Document | None:
        text = self._text(name, needed=needed)
        if text is None:
            return None
        document = self.documents[name] = parse_yaml(text, name)
        self.faults += document.faults
        return document

    def _text(self, name: str, *, needed: bool) -> str | None:
        content = self.files.get(name)
        if content is None:
            self.faults += [fault(name, MISSING)] if needed else []
            return None
        if (at := content.find(0)) >= 0:
            self.faults.append(fault(f"{name}:{_line_at(content, at)}", NO_NULL))
        try:
            return content.decode("utf-8-sig").replace("\0", "")
        except UnicodeDecodeError as error:
            self.faults.append(fault(f"{name}:{_line_at(content, error.start)}", NOT_UTF8))
            return None

    def _add_faults(self, document: Document, path: str, faults: list[Fault]) -> None:
        # A form names the place within its entry; the document knows its line, and whose entry it is.
        entry = _follow(document.value, path)
        name = f" {entry['id']}" if path and isinstance(entry, Mapping) and entry.get("id") else ""
        for one in faults:
            part = one.where.strip()
            line = document.line(_join(path, part))
            self.faults.append(replace(one, where=f"{document.file}:{line}{name} {part}".rstrip()))

    def _passage_place(self, passage: str) -> str:
        for side in self.sides.values():
            if passage in side.lines:
                return f"{side.file}:{side.lines[passage]}"
        return _reading(next(iter(self.sides), "zh"))

    def _complain_of_strangers(self) -> None:
        known = {HEAD, *(f"{name}.yaml" for name in LISTS), *(_reading(language) for language in LANGUAGES)}
        for name in sorted(self.files.keys() - known):
            self.faults.append(replace(fault(name, UNKNOWN_FILE), severity="warning"))


def _line_at(content: bytes, at: int) -> int:
    return content.count(b"\n", 0, at) + 1


def _join(path: str, part: str) -> str:
    return f"{path}.{part}" if path and part else path or part


def _follow(value: object, path: str) -> object:
    for step in _STEP.findall(path):
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
    return value


def _find_path(value: object, path: str, part: str) -> str:
    """The path of a part that is named by ids or counted from 1 (``options.b.feedback``), as far as it leads."""
    value = _follow(value, path)
    for step in _STEP.findall(part):
        if isinstance(value, Mapping):
            path, value = _join(path, step), value.get(step)
        elif isinstance(value, list):
            number = _find_entry(value, step)
            path, value = f"{path}[{number}]", value[number] if 0 <= number < len(value) else None
    return path


def _find_entry(entries: list[object], step: str) -> int:
    ids = [entry.get("id") if isinstance(entry, Mapping) else None for entry in entries]
    if step in ids:
        return ids.index(step)
    return int(step) - 1 if step.isdigit() else len(entries)
