"""Questions as an Anki package (.apkg): a note each, which Anki knows again when the package comes anew."""

import hashlib
import json
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import get_args

from quizapp.core.languages import N_, Language, Message
from quizapp.core.questions.picture import pictures_of
from quizapp.core.questions.question import KindName, Question
from quizapp.core.questions.structure import texts_of
from quizapp.formats.anki.cards import Card, Model, Writer
from quizapp.formats.anki.guid import guid_of
from quizapp.formats.anki.schema import DECK_SETTINGS, SCHEMA, SETTINGS, deck, model, model_id
from quizapp.formats.archive import write_archive
from quizapp.formats.losses import losses_of

CARD = N_("it becomes a card: what can be chosen stands in front, what is right behind")
HINTED = N_("the choices of its gaps are written as hints of Anki")
NUMBERED = N_("the numbers, dates and further answers of its gaps are written as one text each")
# What a card says as well: the rest is left out, and told.
_CAN = frozenset(
    ("category", "tags", "explanation", "pictures", "units", "extras", "shuffle", "fixed", "weights")
)
_TITLE = {"zh": "题库", "en": "Questions"}


def losses(question: Question, language: Language) -> tuple[Message, ...]:
    """What a note of Anki cannot say of this question."""
    lost = losses_of(question, language, can=_CAN, kinds=frozenset(get_args(KindName)))
    return (*(Message(text) for text in _losses(question)), *lost)


def _losses(question: Question) -> Iterator[str]:
    if question.kind not in ("short_text", "cloze", "open_answer"):
        yield CARD
    if any(blank.options for blank in question.blanks):
        yield HINTED
    if any(
        blank.answer and (blank.answer.type != "text" or blank.answer.accept) for blank in question.blanks
    ):
        yield NUMBERED


def write(
    questions: Sequence[Question],
    *,
    language: Language,
    title: str,
    media: Mapping[str, bytes],
    written_at: int | None = None,
) -> bytes:
    """The package. ``written_at`` are seconds since 1970: now, unless another time is given."""
    # Anki takes a note that it knows only from a package that is newer than its own.
    seconds = int(time.time()) if written_at is None else written_at
    name = " ".join(title.split()).replace("::", ":") or _TITLE[language]
    writer = Writer(language)
    rows = [(question, writer.card(question)) for question in questions]
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(SCHEMA)
        _fill(database, rows, name, seconds)
        database.commit()
        collection = database.serialize()
    shown = [one for one in _shown(questions) if one in media]
    listed = {str(number): one for number, one in enumerate(shown)}
    members = {number: media[one] for number, one in listed.items()}
    return write_archive({"collection.anki2": collection, "media": json.dumps(listed).encode(), **members})


def _shown(questions: Sequence[Question]) -> list[str]:
    """The media that the questions show, each once."""
    texts = (
        text for question in questions for _, twin in texts_of(question) for text in twin.sides().values()
    )
    return list(dict.fromkeys(picture.name for text in texts for picture in pictures_of(text)))


def _fill(
    database: sqlite3.Connection, rows: Sequence[tuple[Question, Card]], title: str, seconds: int
) -> None:
    """The rows of all tables."""
    decks = {
        path: _number(f"deck {path}")
        for path in {deck_name(title, question) for question, _ in rows} | {title}
    }
    models: tuple[Model, ...] = get_args(Model)
    database.execute(
        "INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')",
        (
            seconds,
            seconds * 1000,
            seconds * 1000,
            json.dumps(SETTINGS),
            json.dumps({str(model_id(one)): model(one, seconds) for one in models}),
            json.dumps(
                {str(id_): deck(id_, path, seconds) for path, id_ in [("Default", 1), *decks.items()]}
            ),
            json.dumps(DECK_SETTINGS),
        ),
    )
    for number, (question, card) in enumerate(rows):
        place = seconds * 1000 + number, seconds, number
        _fill_note(database, question, card, title=title, place=place)
        for at in range(max(1, len(question.blanks)) if card.model == "cloze" else 1):
            _fill_card(database, place, at, count=len(rows), deck_id=decks[deck_name(title, question)])


def _fill_note(
    database: sqlite3.Connection, question: Question, card: Card, *, title: str, place: tuple[int, int, int]
) -> None:
    note, seconds, _ = place
    first, fields, tags = card.fields[0], "\x1f".join(card.fields), _tags(question.tags)
    kind = model_id(card.model)
    values = (note, guid_of(question.id, title), kind, seconds, tags, fields, first, _checksum(first))
    database.execute("INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')", values)


def _fill_card(
    database: sqlite3.Connection, place: tuple[int, int, int], at: int, *, count: int, deck_id: int
) -> None:
    note, seconds, number = place
    values = (note + at * count, note, deck_id, at, seconds, number)
    database.execute(
        "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')", values
    )


def deck_name(title: str, question: Question) -> str:
    """The deck of a question: the bank's, and its category below."""
    parts = [part.replace("\\/", "/").strip() for part in _split_category(question.category)]
    return "::".join([title, *(part.replace("::", ":") for part in parts if part)])


def _split_category(category: str) -> list[str]:
    return category.replace("\\/", "\0").replace("/", "\1").replace("\0", "/").split("\1")


def _tags(tags: Sequence[str]) -> str:
    """Tags as Anki parts them: by spaces, of which none has one."""
    words = ["_".join(tag.split()) for tag in tags]
    return f" {' '.join(words)} " if words else ""


def _number(text: str) -> int:
    """A number for a name: large, as Anki's are, and the same each time."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:10], 16) + (1 << 30)


def _checksum(first: str) -> int:
    """What Anki compares first fields by."""
    return int(hashlib.sha1(first.encode(), usedforsecurity=False).hexdigest()[:8], 16)
