"""Anki packages of both generations, made table by table."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

from backports import zstd

from quizapp.formats.anki.schema import SCHEMA
from quizapp.formats.archive import write_archive

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fcffff3f0300050001a5f645400000000049454e44ae426082"
)
BASIC = "{{Front}}", "{{FrontSide}}<hr>{{Back}}"
CLOZE = "{{cloze:Text}}", "{{cloze:Text}}{{Extra}}"


@dataclass(frozen=True)
class Kind:
    """A note type: its name, fields, the sides of its cards."""

    name: str = "Basic"
    fields: Sequence[str] = ("Front", "Back")
    cards: Sequence[tuple[str, str]] = (BASIC,)
    cloze: bool = False


CLOZE_KIND = Kind("Cloze", ("Text", "Extra"), (CLOZE,), cloze=True)
Notes = Sequence[tuple[Kind, Sequence[str]]]


def database(notes: Notes, *, new: bool = False, deck: str = "Default", more: str = "") -> bytes:
    """A collection with these notes, a card each; ``more`` is run on it last."""
    kinds = list(dict.fromkeys(kind for kind, _ in notes))
    with closing(sqlite3.connect(":memory:")) as made:
        made.create_collation("unicase", lambda one, other: (one > other) - (one < other))
        made.executescript(SCHEMA)
        models = "" if new else json.dumps({str(n): _model(kind) for n, kind in enumerate(kinds, start=1)})
        decks = "" if new else json.dumps({"1": {"name": deck}})
        version = 18 if new else 11
        made.execute("INSERT INTO col VALUES (1,0,0,0,?,0,0,0,'',?,?,'','')", (version, models, decks))
        if new:
            _new_tables(made, kinds, deck)
        for id_, (kind, fields) in enumerate(notes, start=1):
            row = (id_, f"guid{id_}!", kinds.index(kind) + 1, " sea ", "\x1f".join(fields))
            made.execute("INSERT INTO notes VALUES (?, ?, ?, 0, -1, ?, ?, '', 0, 0, '')", row)
            for ord_ in range(len(kind.cards)):
                card = (id_ * 10 + ord_, id_, ord_)
                made.execute("INSERT INTO cards VALUES (?, ?, 1, ?, 0,0,0,0,0,0,0,0,0,0,0,0,0,'')", card)
        made.executescript(more)
        made.commit()
        return made.serialize()


def _model(kind: Kind) -> dict[str, object]:
    fields = [{"name": name, "ord": at} for at, name in enumerate(kind.fields)]
    cards = [{"qfmt": front, "afmt": back} for front, back in kind.cards]
    return {"name": kind.name, "type": int(kind.cloze), "flds": fields, "tmpls": cards}


def _new_tables(made: sqlite3.Connection, kinds: Sequence[Kind], deck: str) -> None:
    made.executescript("""
        CREATE TABLE notetypes (id integer PRIMARY KEY, name text COLLATE unicase, config blob);
        CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
        CREATE TABLE fields (ntid integer, ord integer, name text COLLATE unicase, config blob, PRIMARY KEY (ntid, ord))
            WITHOUT ROWID;
        CREATE TABLE templates (ntid integer, ord integer, name text COLLATE unicase, config blob,
            PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
        CREATE TABLE decks (id integer PRIMARY KEY, name text COLLATE unicase);
    """)
    made.execute("INSERT INTO decks VALUES (1, ?)", (deck.replace("::", "\x1f"),))
    for n, kind in enumerate(kinds, start=1):
        config = message((1, 1)) if kind.cloze else message((3, b".card {}"))
        made.execute("INSERT INTO notetypes VALUES (?, ?, ?)", (n, kind.name, config))
        for at, name in enumerate(kind.fields):
            made.execute("INSERT INTO fields VALUES (?, ?, ?, x'')", (n, at, name))
        for at, (front, back) in enumerate(kind.cards):
            sides = message((1, front.encode()), (2, back.encode()))
            made.execute("INSERT INTO templates VALUES (?, ?, ?, ?)", (n, at, f"Card {at}", sides))


def message(*fields: tuple[int, int | bytes]) -> bytes:
    """A protocol buffer with these fields."""
    parts = []
    for number, value in fields:
        if isinstance(value, bytes):
            parts += [_varint(number << 3 | 2), _varint(len(value)), value]
        else:
            parts += [_varint(number << 3), _varint(value)]
    return b"".join(parts)


def _varint(value: int) -> bytes:
    low, rest = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + _varint(rest) if rest else bytes([low])


def old_package(collection: bytes, media: Mapping[str, bytes] | None = None) -> bytes:
    """A package as Anki wrote it until 2022."""
    shown = dict(enumerate((media or {}).items()))
    listed = {str(number): name for number, (name, _) in shown.items()}
    members = {str(number): content for number, (_, content) in shown.items()}
    return write_archive({"collection.anki2": collection, "media": json.dumps(listed).encode(), **members})


def new_package(collection: bytes, media: Mapping[str, bytes] | None = None) -> bytes:
    """A package as Anki writes it now, beside it a collection that asks to update."""
    asks = database([(Kind(), ("Please update to the latest Anki version", ""))])
    shown = media or {}
    entries = [(1, message((1, name.encode()), (2, len(content)))) for name, content in shown.items()]
    members = {str(number): zstd.compress(content) for number, content in enumerate(shown.values())}
    return write_archive(
        {
            "meta": message((1, 3)),
            "collection.anki21b": zstd.compress(collection),
            "collection.anki2": asks,
            "media": zstd.compress(message(*entries)),
            **members,
        }
    )
