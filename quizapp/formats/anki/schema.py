"""The tables of Anki's packages in their first form, which every version reads, and our three note types."""

import hashlib

from quizapp.formats.anki.cards import Model

SCHEMA = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
  ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
  models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
  usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
  flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
  ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL,
  odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
  ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""
SETTINGS: dict[str, object] = {
    "activeDecks": [1],
    "addToCur": True,
    "collapseTime": 1200,
    "curDeck": 1,
    "dueCounts": True,
    "estTimes": True,
    "newSpread": 0,
    "nextPos": 1,
    "sortBackwards": False,
    "sortType": "noteFld",
    "timeLim": 0,
}
DECK_SETTINGS: dict[str, object] = {
    "1": {
        "autoplay": True,
        "id": 1,
        "lapse": {"delays": [10], "leechAction": 0, "leechFails": 8, "minInt": 1, "mult": 0},
        "maxTaken": 60,
        "mod": 0,
        "name": "Default",
        "new": {
            "bury": True,
            "delays": [1, 10],
            "initialFactor": 2500,
            "ints": [1, 4, 7],
            "order": 1,
            "perDay": 20,
        },
        "replayq": True,
        "rev": {"bury": True, "ease4": 1.3, "ivlFct": 1, "maxIvl": 36500, "perDay": 100},
        "timer": 0,
        "usn": 0,
    }
}
_CSS = ".card { font-family: sans-serif; font-size: 20px; text-align: left; }\n.cloze { font-weight: bold; color: #1565c0; }"
_LATEX = (
    "\\documentclass[12pt]{article}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\begin{document}\n"
)
_EXTRA = "{{#Extra}}\n<hr>\n{{Extra}}{{/Extra}}"
_BACK = "{{FrontSide}}\n\n<hr id=answer>\n\n"
# Name, fields, front and back of each note type.
_MODELS: dict[Model, tuple[str, tuple[str, ...], str, str]] = {
    "typed": (
        "Sourced: typed",
        ("Front", "Back", "Extra"),
        "{{Front}}\n\n{{type:Back}}",
        "{{Front}}\n\n<hr id=answer>\n\n{{type:Back}}" + _EXTRA,
    ),
    "basic": ("Sourced: card", ("Front", "Back", "Extra"), "{{Front}}", _BACK + "{{Back}}" + _EXTRA),
    "cloze": ("Sourced: cloze", ("Text", "Extra"), "{{cloze:Text}}", "{{cloze:Text}}" + _EXTRA),
}


def model_id(kind: Model) -> int:
    """The number of a note type, the same in every package: Anki joins what has the same one."""
    return int(hashlib.sha256(f"note type {_MODELS[kind]}".encode()).hexdigest()[:10], 16) + (1 << 30)


def model(kind: Model, seconds: int) -> dict[str, object]:
    """A note type as a collection holds it."""
    name, fields, front, back = _MODELS[kind]
    card = {"afmt": back, "bafmt": "", "bqfmt": "", "did": None, "name": "Card 1", "ord": 0, "qfmt": front}
    return {
        "css": _CSS,
        "did": 1,
        "flds": [_field(field, at) for at, field in enumerate(fields)],
        "id": model_id(kind),
        "latexPost": "\\end{document}",
        "latexPre": _LATEX,
        "mod": seconds,
        "name": name,
        "req": [[0, "all", [0]]],
        "sortf": 0,
        "tags": [],
        "tmpls": [card],
        "type": int(kind == "cloze"),
        "usn": -1,
        "vers": [],
    }


def _field(name: str, at: int) -> dict[str, object]:
    return {"font": "Arial", "media": [], "name": name, "ord": at, "rtl": False, "size": 20, "sticky": False}


def deck(id_: int, name: str, seconds: int) -> dict[str, object]:
    """A deck as a collection holds it."""
    today = {key: [0, 0] for key in ("lrnToday", "newToday", "revToday", "timeToday")}
    said = {"collapsed": False, "conf": 1, "desc": "", "dyn": 0, "extendNew": 0, "extendRev": 50}
    return {**said, **today, "id": id_, "mod": seconds, "name": name, "usn": -1}
