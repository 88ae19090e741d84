"""The notes of an Anki collection: a database of strangers, opened in memory, read only, with nothing of its own run."""

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field

from quizapp.formats.anki.package import DAMAGED, fields_of
from quizapp.formats.imported import unreadable

_HEADER = b"SQLite format 3\x00"
# Where a database says that its journal is a file beside it, of which a package has none.
_JOURNAL = slice(18, 20)
_ALLOWED = frozenset((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ))
_STEPS, _MOST_STEPS = 100_000, 5_000
_LONGEST = 50_000_000
_PART = "\x1f"
# Columns that are computed and rules that are checked: Anki's tables have none.
_COMPUTES = re.compile(r"\b(?:check|generated\s+always|as)\s*\(", re.IGNORECASE)
_FIELD = re.compile(r"\{\{(?![#^/!=])([^{}]{1,200})\}\}")
_FIRST_OF_JSON = 11
_SECTION = "\x1f"


@dataclass(frozen=True)
class NoteType:
    """A kind of notes: its fields in order, and the fields that its cards show in front and behind."""

    name: str
    fields: tuple[str, ...]
    cloze: bool = False
    front: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    cards: int = 1


@dataclass(frozen=True)
class Note:
    """One note: its fields are HTML; ``deck`` is the path of the deck of its first card."""

    id: int
    guid: str
    type: NoteType
    fields: tuple[str, ...]
    tags: tuple[str, ...] = ()
    deck: tuple[str, ...] = ()


@dataclass(frozen=True)
class Collection:
    """All notes, and how many the database says there are."""

    count: int
    notes: tuple[Note, ...] = ()
    lost: tuple[int, ...] = field(default=())


def read_collection(content: bytes) -> Collection:
    """The notes of a database in any of Anki's forms. Raises Unreadable."""
    if not content.startswith(_HEADER):
        raise unreadable("", DAMAGED)
    try:
        with closing(_opened(content)) as database:
            return _read(database)
    # What a file of strangers holds where names and numbers belong is not always of the type that they have.
    except (
        sqlite3.Error,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        RecursionError,
        OverflowError,
    ) as error:
        raise unreadable("", DAMAGED) from error


def _opened(content: bytes) -> sqlite3.Connection:
    """The database in memory: no extension, no trigger, no view, no function but ``count``, and an end to its work."""
    database = sqlite3.connect(":memory:")
    database.create_collation("unicase", _compare_names)
    database.text_factory = lambda raw: raw.decode("utf-8", "replace")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    database.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    database.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1)
    database.deserialize(content[: _JOURNAL.start] + b"\x01\x01" + content[_JOURNAL.stop :])
    for setting in ("trusted_schema=OFF", "query_only=ON", "cell_size_check=ON"):
        database.execute(f"PRAGMA {setting}")
    steps = iter(range(_MOST_STEPS))
    database.set_progress_handler(lambda: int(next(steps, None) is None), _STEPS)
    _check_tables(database)
    if database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise sqlite3.DatabaseError("quick_check")
    database.set_authorizer(_allow)
    return database


def _compare_names(one: str, other: str) -> int:
    """Anki's order of names, without case."""
    one, other = one.casefold(), other.casefold()
    return (one > other) - (one < other)


def _check_tables(database: sqlite3.Connection) -> None:
    """Refuses a database in which a name that is read is no plain table, or any table computes something."""
    wanted = ("col", "notes", "cards", "notetypes", "fields", "templates", "decks")
    for kind, name, sql in database.execute("SELECT type, name, sql FROM sqlite_master"):
        plain = kind == "table" and not re.match(r"\s*create\s+virtual\b", str(sql), re.IGNORECASE)
        if _COMPUTES.search(str(sql)) or (str(name).lower() in wanted and kind != "index" and not plain):
            raise sqlite3.DatabaseError("no plain table")


def _allow(action: int, first: str | None, second: str | None, *_: object) -> int:
    if action in _ALLOWED or (action == sqlite3.SQLITE_FUNCTION and second == "count"):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _read(database: sqlite3.Connection) -> Collection:
    version, models, decks = database.execute("SELECT ver, models, decks FROM col").fetchone()
    new = version > _FIRST_OF_JSON
    types = _new_types(database) if new else _old_types(models)
    paths = _new_decks(database) if new else _old_decks(decks)
    # The last of a note's cards that is seen is its first.
    shown_in = dict(database.execute("SELECT nid, did FROM cards ORDER BY ord DESC"))
    notes: list[Note] = []
    lost: list[int] = []
    for id_, guid, type_, tags, fields in database.execute(
        "SELECT id, guid, mid, tags, flds FROM notes ORDER BY id"
    ):
        if type_ not in types or not isinstance(fields, str):
            lost.append(int(id_))
            continue
        path = paths.get(shown_in.get(id_, 0), ())
        parts = tuple(fields.split(_PART))
        notes.append(Note(int(id_), str(guid), types[type_], parts, tuple(str(tags).split()), path))
    count = database.execute("SELECT count(*) FROM notes").fetchone()[0]
    return Collection(int(count), tuple(notes), tuple(lost))


def _old_types(models: str) -> dict[int, NoteType]:
    """The note types of a collection that keeps them as JSON."""
    return {
        int(id_): _note_type(
            str(model["name"]),
            tuple(str(one["name"]) for one in sorted(model["flds"], key=lambda one: int(one["ord"]))),
            [(str(card["qfmt"]), str(card["afmt"])) for card in model["tmpls"]],
            cloze=model.get("type") == 1,
        )
        for id_, model in json.loads(models).items()
    }


def _new_types(database: sqlite3.Connection) -> dict[int, NoteType]:
    """The note types of a collection that keeps them in tables; their settings are protocol buffers."""
    names: dict[int, list[str]] = {}
    cards: dict[int, list[tuple[str, str]]] = {}
    for type_, name in database.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        names.setdefault(type_, []).append(str(name))
    for type_, config in database.execute("SELECT ntid, config FROM templates ORDER BY ntid, ord"):
        said = _texts(config)
        cards.setdefault(type_, []).append((said.get(1, ""), said.get(2, "")))
    return {
        id_: _note_type(
            str(name),
            tuple(names.get(id_, ())),
            cards.get(id_, []),
            cloze=any(pair == (1, 1) for pair in fields_of(bytes(config))),
        )
        for id_, name, config in database.execute("SELECT id, name, config FROM notetypes")
    }


def _texts(config: bytes) -> Mapping[int, str]:
    pairs = fields_of(bytes(config))
    return {key: value.decode("utf-8", "replace") for key, value in pairs if isinstance(value, bytes)}


def _note_type(name: str, fields: tuple[str, ...], cards: list[tuple[str, str]], *, cloze: bool) -> NoteType:
    front, back = cards[0] if cards else ("", "")
    typed = [field for side in (front, back) for kind, field in _shown(side) if kind == "type"]
    return NoteType(
        name,
        fields,
        cloze,
        # A hint is in sight only when somebody asks for it.
        tuple(field for kind, field in _shown(front) if field in fields and kind != "hint"),
        tuple(field for _, field in _shown(back) if field in fields),
        tuple(typed),
        len(cards),
    )


def _shown(template: str) -> Iterator[tuple[str, str]]:
    """Each field that a side of a card shows, with the filter before its name (``type``, ``cloze`` …)."""
    for found in _FIELD.finditer(template):
        *filters, name = found[1].split(":")
        yield (filters[-1] if filters else ""), name.strip()


def _old_decks(decks: str) -> dict[int, tuple[str, ...]]:
    return {int(id_): _path(str(deck["name"]), "::") for id_, deck in json.loads(decks).items()}


def _new_decks(database: sqlite3.Connection) -> dict[int, tuple[str, ...]]:
    return {id_: _path(str(name), _SECTION) for id_, name in database.execute("SELECT id, name FROM decks")}


def _path(name: str, between: str) -> tuple[str, ...]:
    """The parts of a deck's name; the deck that every collection has says nothing."""
    parts = tuple(part.strip() for part in name.split(between) if part.strip())
    return () if parts == ("Default",) else parts
