"""Anki's text file of notes as questions: one for each note, as from a package."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from quizapp.core.faults import Fault
from quizapp.core.languages import N_, Message
from quizapp.formats.anki.collection import Collection, Note, NoteType
from quizapp.formats.anki.guid import id_of
from quizapp.formats.anki.reading import NoteReader, language_of, title_of
from quizapp.formats.anki_text.records import KEYS, File, Record, parse_file
from quizapp.formats.gathering import Gathering, parse_text, sample_of
from quizapp.formats.imported import Imported

TOO_MANY = N_(
    "it has %(found)s fields where the others have %(wanted)s: put quotes around a field with the separator in it"
)
TOO_FEW = N_(
    "it has %(found)s fields where the others have %(wanted)s: add what is missing, or check the separator"
)
NO_FRONT = N_("its first field, which asks, is empty: fill it in")
TWICE = N_("a note with the same first field stands on line %(line)s: Anki would take it for the same note")
_CLOZE = re.compile(r"\{\{c\d{1,3}::")
_NAMES = ("Front", "Back", "Extra")
_SPECIAL = ("tags", "deck", "notetype", "guid")


@dataclass(frozen=True)
class NoMedia:
    """A text file holds no media."""

    media: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def find_medium(self, name: str) -> bytes | None:
        """None for every name."""
        return None


def read(content: bytes) -> Imported:
    """The questions of a file; ``Unreadable`` where the bytes are no text."""
    text, faults = parse_text(content)
    file = parse_file(text)
    notes, skipped = _notes(file)
    collection = Collection(len(file.records), tuple(note for note, _ in notes))
    gathering = Gathering(language_of(collection), faults=[*faults], skipped=skipped)
    title = title_of(collection)
    reader = NoteReader(NoMedia(), gathering, title, place="line")
    for note, original in notes:
        reader.gather(note.id, original, id_of(note.guid), reader.builder(note))
    reader.warn_of_types(Counter(note.type for note, _ in notes))
    return gathering.imported("anki_text", len(file.records), title)


def looks_like(content: bytes) -> float:
    """How likely these bytes are Anki's text, 0..1: without its head, any table of two columns might be it."""
    text = sample_of(content)
    file = parse_file(text)
    if file.head.keys() & (KEYS - {"tags", "deck", "columns"}):
        return 0.95
    widths = Counter(len(record.fields) for record in file.records)
    wide, often = widths.most_common(1)[0] if widths else (0, 0)
    return 0.3 if file.separator == "\t" and wide == 2 and often * 2 > len(file.records) else 0.0


def _notes(file: File) -> tuple[list[tuple[Note, str]], list[Fault]]:
    """The notes with their text in the file; an error for each record that Anki would not take."""
    wide = max(
        Counter(len(one.fields) for one in file.records).items(),
        key=lambda pair: (pair[1], pair[0]),
        default=(0, 0),
    )[0]
    columns = {name: file.column(name) for name in _SPECIAL}
    notes: list[tuple[Note, str]] = []
    faults: list[Fault] = []
    seen: dict[tuple[str, str], int] = {}
    for record in file.records:
        note = _note(record, file, columns, wide)
        key = (note.type.name, note.guid or "".join(note.fields[:1]))
        why = _why_not(record, note, wide, seen.get(key))
        if why:
            faults.append(Fault(f"line {record.number}", why))
        else:
            seen[key] = record.number
            notes.append((note, record.original))
    return notes, faults


def _why_not(record: Record, note: Note, wide: int, before: int | None) -> Message | None:
    counts = {"found": str(len(record.fields)), "wanted": str(wide)}
    if len(record.fields) > wide:
        return Message(TOO_MANY, counts)
    if len(record.fields) < min(wide, 2):
        return Message(TOO_FEW, counts)
    if not "".join(note.fields[:1]).strip():
        return Message(NO_FRONT)
    return Message(TWICE, {"line": str(before)}) if before else None


def _note(record: Record, file: File, columns: Mapping[str, int | None], wide: int) -> Note:
    said = {
        name: record.fields[at] if at is not None and at < len(record.fields) else file.head.get(name, "")
        for name, at in columns.items()
    }
    own = [value for at, value in enumerate(record.fields) if at not in columns.values()]
    html = file.head.get("html", "").lower() == "true"
    fields = tuple(value if html else escape(value, quote=False).replace("\n", "<br>") for value in own)
    names = _names(file, columns, max(len(own), wide - sum(at is not None for at in columns.values())))
    deck = tuple(part.strip() for part in said["deck"].split("::") if part.strip())
    kind = _type(said["notetype"], names, cloze=any(map(_CLOZE.search, fields)))
    padded = (*fields, *[""] * (len(names) - len(fields)))
    return Note(record.number, said["guid"], kind, padded, tuple(said["tags"].split()), deck)


def _names(file: File, columns: Mapping[str, int | None], count: int) -> tuple[str, ...]:
    """The names of the fields: those that the head says, else those of Anki's own note types."""
    sign = file.separator if file.separator in file.head.get("columns", "") else "\t"
    said = (
        [name.strip() for name in file.head.get("columns", "").split(sign)]
        if file.head.get("columns")
        else []
    )
    named = [name for at, name in enumerate(said) if at not in columns.values()]
    usual = [*named, *_NAMES[len(named) :], *(f"Field {at + 1}" for at in range(3, count))]
    return tuple(usual[:count])


def _type(name: str, fields: tuple[str, ...], *, cloze: bool) -> NoteType:
    typed = fields[1:2] if "type in" in name.lower() else ()
    return NoteType(name or "Basic", fields, cloze, fields[:1], fields[1:2], typed)
