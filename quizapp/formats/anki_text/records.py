"""The records of a text file of Anki: what its head says, and its fields, which may be quoted over several lines."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

SEPARATORS: Mapping[str, str] = {
    "tab": "\t",
    "comma": ",",
    "semicolon": ";",
    "colon": ":",
    "pipe": "|",
    "space": " ",
}
_HEAD = re.compile(r"#([a-z ]{1,30}):(.*)")
KEYS = frozenset(
    ("separator", "html", "tags", "columns", "notetype", "deck", "guid", "notetype column", "deck column")
    + ("tags column", "guid column", "if matches")
)


@dataclass(frozen=True)
class Record:
    """One record: the line on which it begins, its fields, and its text."""

    number: int
    fields: tuple[str, ...]
    original: str


@dataclass(frozen=True)
class File:
    """What the head says by name, what parts the fields, and the records."""

    head: Mapping[str, str] = field(default_factory=dict)
    separator: str = "\t"
    records: tuple[Record, ...] = ()

    def column(self, name: str) -> int | None:
        """The place, counted from 0, of the column that holds tags, deck, note type or guid."""
        said = self.head.get(f"{name} column", "")
        return int(said) - 1 if re.fullmatch(r"[1-9]\d?", said) else None


def parse_file(text: str) -> File:
    """The records of a file; lines that begin with ``#`` are its head or comments."""
    lines = text.split("\n")
    head = {
        found[1]: found[2].strip()
        for line in lines[:20]
        if (found := _HEAD.fullmatch(line)) and found[1] in KEYS
    }
    named = head.get("separator", "")
    separator = SEPARATORS.get(named.lower()) or (named[:1] if named else _guess(lines))
    return File(head, separator, tuple(_records(text, separator)))


def _guess(lines: list[str]) -> str:
    """The sign that parts the fields of most lines alike, tabs before others."""
    said = [line for line in lines if line.strip() and not line.startswith("#")][:200]
    for sign in "\t;|,:":
        counts = Counter(line.count(sign) for line in said)
        if said and counts[0] * 2 < len(said):
            return sign
    return "\t"


def _records(text: str, separator: str) -> Iterator[Record]:
    sign = re.escape(separator)
    quoted = re.compile(rf'"((?:[^"]|""){{0,50000}})"(?={sign}|\n|\Z)')
    plain = re.compile(rf"[^\n{sign}]*")
    place, number = 0, 1
    while place < len(text):
        start = place
        if text.startswith(("#", "\n"), place):
            place = text.find("\n", place) + 1 or len(text)
            number += 1
            continue
        fields: list[str] = []
        while True:
            found = (quoted.match(text, place) if text.startswith('"', place) else None) or plain.match(
                text, place
            )
            if found is None:
                break
            fields.append(found[1].replace('""', '"') if found.re is quoted else found[0])
            place = found.end()
            if not text.startswith(separator, place):
                break
            place += len(separator)
        original = text[start:place]
        if original.strip():
            yield Record(number, tuple(value.strip() for value in fields), original)
        place += 1
        number += original.count("\n") + 1
