"""YAML text ↔ plain values, where every value knows its line.

Only what a bank needs is read: mappings, lists, texts, whole and decimal numbers, true, false and null. Dates, times
and words such as ``no`` stay texts. Tags, anchors and aliases are refused, so that a small file stays small.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import yaml

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_

MAX_DEPTH = 30
SYNTAX = N_("this is not YAML (%(problem)s): look for a missing quote, colon or space of indentation here")
NO_ALIASES = N_("anchors and aliases (& and *) are not read here: write the text out, or put it in quotes")
NO_TAGS = N_("tags such as “%(tag)s” are not read here: remove it, or put the text in quotes")
TWICE = N_("“%(key)s” is written twice in one place: keep one of the two")
NO_KEY = N_("a key must be one word: put long keys in quotes, and texts with a colon too")
ONE_DOCUMENT = N_("a second document begins here: remove the line “---”")

NO_NULL = N_("the sign U+0000 cannot be stored: remove it")

_INT = re.compile(r"-?(0|[1-9][0-9]{0,30})")
_FLOAT = re.compile(r"-?[0-9]{1,30}\.[0-9]{1,30}([eE][-+][0-9]{1,3})?")
_ID = re.compile(r"^(?:- +|  +)id: *[\"']?([\w.-]+)", re.MULTILINE)
_WORDS: dict[str, object] = {"": None, "~": None, "null": None, "true": True, "false": False}
_LAST_STEP = re.compile(r"(^|\.)[^.\[\]]*$|\[[^\]]*\]$")
_Reader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]  # C where it was built
    """Writes texts of several lines as such."""


class Decimal(float):
    """A decimal number that remembers how it was written, so that 84.0 stays 84.0 and 0.10 stays 0.10."""

    written: str

    def __repr__(self) -> str:
        return self.written


class _TooDeep(yaml.YAMLError):
    """Nested deeper than anything that a person writes."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__("too deeply nested")


@dataclass
class Document:
    """What a file holds: its value, the line of everything in it by path, and its faults.

    A path is written ``[3].options[0].text``; the whole document has the path "". ``lost`` are the ids of entries
    that could not be read.
    """

    file: str
    value: object = None
    lines: dict[str, int] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def line(self, path: str) -> int:
        """The line of this path, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = _LAST_STEP.sub("", path)
        return self.lines.get(path, 1)

    def complain(self, line: int, text: str, **params: str) -> None:
        """Note a fault of this line."""
        self.faults.append(fault(f"{self.file}:{line}", text, params))


def parse_yaml(text: str, file: str) -> Document:
    """The document in this text; where a list is broken, all of its entries that can be read."""
    document = Document(file)
    try:
        document.value = _Builder(document, text).build()
    except yaml.YAMLError as error:
        pieces = list(_pieces(text))
        document = Document(file)
        if len(pieces) < 2:
            _complain_of_syntax(document, error, 0)
        else:
            document.value = [_entry(document, number, *piece) for number, piece in enumerate(pieces)]
    return document


def write_yaml(value: object) -> str:
    """The YAML text of a plain value; the same value gives the same text."""
    return str(yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110))


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_decimal(dumper: yaml.SafeDumper, number: Decimal) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:float", number.written)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(Decimal, _represent_decimal)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    # An entry of a list at the top begins with a dash in the first column, and nothing inside it does.
    starts = [match.start() for match in re.finditer(r"^-(?=\s)", text, re.MULTILINE)]
    for start, end in pairwise([*starts, len(text)]):
        yield text.count("\n", 0, start), text[start:end]


def _entry(document: Document, number: int, first_line: int, text: str) -> object:
    try:
        value = _Builder(document, text, first_line, number).build()
    except yaml.YAMLError as error:
        _complain_of_syntax(document, error, first_line)
        document.lost += _ID.findall(text)[:1]
        return None
    return value[0] if isinstance(value, list) else None


def _complain_of_syntax(document: Document, error: yaml.YAMLError, first_line: int) -> None:
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    document.complain(_line_of(error) + first_line + 1, SYNTAX, problem=problem)


def _line_of(error: yaml.YAMLError) -> int:
    if isinstance(error, _TooDeep):
        return error.line
    # What is never closed fails at the end of the file; the reader wants the line where it begins.
    unclosed = "unexpected end" in (getattr(error, "problem", None) or "")
    return _line(getattr(error, "context_mark" if unclosed else "problem_mark", None))


def _line(mark: object) -> int:
    return int(getattr(mark, "line", 0))


class _Builder:
    """Builds one value out of the events of the parser; its own stack, because the composer's may overflow."""

    def __init__(self, document: Document, text: str, first_line: int = 0, first_entry: int = 0) -> None:
        self._document = document
        self._events = _events(text)
        self._first_line = first_line
        self._first_entry = first_entry

    def build(self) -> object:
        """The value of the only document. Raises YAMLError where the text cannot be parsed."""
        value: object = None
        count = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                count += 1
                if count == 2:
                    self._document.complain(self._line(event), ONE_DOCUMENT)
            elif isinstance(event, yaml.NodeEvent) and count == 1:
                value = self._value(event, "", 0)
            elif isinstance(event, yaml.NodeEvent):
                self._skip(event)
        return value

    def _line(self, event: yaml.Event) -> int:
        return _line(event.start_mark) + self._first_line + 1

    def _value(self, event: yaml.Event, path: str, depth: int) -> object:
        self._document.lines.setdefault(path, self._line(event))
        if depth > MAX_DEPTH:
            raise _TooDeep(_line(event.start_mark))
        if self._refuses(event):
            self._skip(event)
            return None
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path, depth)
        assert isinstance(event, yaml.ScalarEvent)
        if "\0" in event.value:
            self._document.complain(self._line(event), NO_NULL)
        return _scalar(event.value, plain=event.implicit[0])

    def _mapping(self, path: str, depth: int) -> dict[str, object]:
        found: dict[str, object] = {}
        for event in self._until(yaml.MappingEndEvent):
            key = self._key(event)
            inner = f"{path}.{key}" if path else key
            if key in found:
                self._document.complain(self._line(event), TWICE, key=key)
            self._document.lines[inner] = self._line(event)
            found[key] = self._value(next(self._events), inner, depth + 1)
        return found

    def _key(self, event: yaml.Event) -> str:
        if isinstance(event, yaml.ScalarEvent) and not self._refuses(event):
            return str(event.value)
        self._skip(event)
        self._document.complain(self._line(event), NO_KEY)
        return ""

    def _list(self, path: str, depth: int) -> list[object]:
        offset = 0 if path else self._first_entry
        return [
            self._value(event, f"{path}[{number}]", depth + 1)
            for number, event in enumerate(self._until(yaml.SequenceEndEvent), offset)
        ]

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        for event in self._events:
            if isinstance(event, end):
                return
            yield event

    def _refuses(self, event: yaml.Event) -> bool:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None:
            self._document.complain(self._line(event), NO_ALIASES)
        elif tag is not None:
            self._document.complain(self._line(event), NO_TAGS, tag=tag)
        return anchor is not None or tag is not None

    def _skip(self, event: yaml.Event) -> None:
        depth = 0
        while True:
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth <= 0:
                return
            event = next(self._events)


def _events(text: str) -> Iterator[yaml.Event]:
    reader = _Reader(text)
    try:
        while reader.check_event():
            yield reader.get_event()
    finally:
        reader.dispose()


def _scalar(text: str, *, plain: bool) -> object:
    if not plain:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return _decimal(text)
    return text


def _decimal(text: str) -> Decimal:
    number = Decimal(text)
    number.written = text
    return number
