"""A bank as a file of some format, and what that format cannot say of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.banks.bank import Bank
from quizapp.core.banks.filter import Filter
from quizapp.core.languages import N_, Language, Message, Twin
from quizapp.core.plain import message_from_mapping
from quizapp.core.questions.content import question_to_mapping
from quizapp.core.questions.picture import pictures_of
from quizapp.core.questions.question import Question
from quizapp.core.questions.structure import texts_of
from quizapp.core.quizzes.quiz import Quiz
from quizapp.core.quizzes.reference import find_banks_of
from quizapp.errors import NotFound
from quizapp.formats.formats import FORMATS
from quizapp.formats.native_package import write_document, write_json, write_zip
from quizapp.services import bounded
from quizapp.services.access import refuse_learner
from quizapp.services.bounded import Refusals
from quizapp.storage.bank_contents import find_contents, find_questions
from quizapp.storage.banks import BankRow, find_bank, get_bank
from quizapp.storage.database import Database
from quizapp.storage.media import find_media
from quizapp.storage.quizzes import find_quizzes_over, quiz_of

TOO_SLOW = N_("Writing this bank took too long: make a smaller one")
BROKEN = N_("This bank could not be written in this format: tell the owner of the site")
SPANNING = N_(
    "The quiz is left out: it asks of other banks too (%(banks)s). To move it, take their questions into one bank first."
)
_REFUSALS = Refusals(TOO_SLOW, BROKEN)
NATIVE = "native"
WRITERS = {".yaml": write_document, ".yml": write_document, ".json": write_json}
Plain = dict[str, Any]


@dataclass(frozen=True)
class Loss:
    """What a format cannot say of one question; of a whole quiz where ``question`` is empty, with its title as ``stem``."""

    question: str
    stem: Twin
    message: Message


@dataclass(frozen=True)
class Export:
    """A bank in a format: its questions that are asked, what is lost of them, and the file where it was wanted."""

    bank: str
    title: Twin
    format: str
    language: Language
    languages: tuple[Language, ...]
    questions: int
    losses: tuple[Loss, ...]
    content: bytes = b""

    @property
    def file_name(self) -> str:
        """The name of the file."""
        return f"{self.bank}.{FORMATS[self.format].endings[0]}"


def writable_formats() -> tuple[str, ...]:
    """The formats that a bank can be written in."""
    return tuple(name for name, known in FORMATS.items() if known.writing)


def export_bank(
    database: Database,
    visitor: Visitor | None,
    bank: str,
    format: str,
    *,
    language: Language | None = None,
    whole: bool = True,
    ending: str = "",
) -> Export:
    """A bank written in a format, in one of its languages; without ``whole`` only what would be lost.

    Our own format holds all of the bank, as a zip or, by the ending of its name, as one YAML or JSON document.
    ``visitor`` is None at the console. Raises NotFound, Forbidden for those who do not teach, Invalid.
    """
    if format not in writable_formats():
        raise NotFound
    with database.read() as session:
        row = _get_bank(session, visitor, bank)
        questions = [question for _, question in find_questions(session, row.id, Filter())]
        media = find_media(session, _pictures(questions)) if whole else {}
        contents = _contents(session, row) if format == NATIVE and whole else None
        spanning = _spanning(session, row) if format == NATIVE else ()
    title = Twin(**row.title)
    languages = tuple(title.sides())
    chosen = language if language in languages else languages[0]
    wish = {
        "format": format,
        "language": chosen,
        "title": title.in_(chosen),
        "whole": whole,
        "questions": [question_to_mapping(one) for one in questions],
        "media": [(name, len(content)) for name, content in media.items()],
    }
    if format == NATIVE:
        content = WRITERS.get(ending, write_zip)(contents, media) if contents else b""
        return Export(bank, title, format, chosen, languages, len(questions), spanning, content)
    losses, content = _write(wish, [*media.values()], questions)
    return Export(bank, title, format, chosen, languages, len(questions), losses, content)


def _contents(session: Session, row: BankRow) -> Bank:
    """All of a bank: what is in it, and the quizzes of it alone that came with it or that its owner made."""
    quizzes = tuple(one for one in _own_quizzes(session, row) if not find_banks_of(one))
    return replace(find_contents(session, row), quizzes=quizzes)


def _spanning(session: Session, row: BankRow) -> tuple[Loss, ...]:
    """The quizzes that are left out: they ask of other banks, which do not come with the file."""
    quizzes = [(one, find_banks_of(one)) for one in _own_quizzes(session, row)]
    return tuple(
        Loss("", one.title, Message(SPANNING, {"banks": ", ".join(sorted(banks))}))
        for one, banks in quizzes
        if banks
    )


def _own_quizzes(session: Session, row: BankRow) -> list[Quiz]:
    return [quiz_of(one) for one in find_quizzes_over(session, row.id) if one.owner_id == row.owner_id]


def _get_bank(session: Session, visitor: Visitor | None, key: str) -> BankRow:
    if visitor is not None:
        refuse_learner(visitor)
        return get_bank(session, visitor, key)
    row = find_bank(session, key)
    if row is None:
        raise NotFound
    return row


def _pictures(questions: Sequence[Question]) -> set[str]:
    """The names of all media that these questions show."""
    return {
        picture.name
        for question in questions
        for _, twin in texts_of(question)
        for text in twin.sides().values()
        for picture in pictures_of(text)
    }


def _write(
    wish: Plain, blobs: Sequence[bytes], questions: Sequence[Question]
) -> tuple[tuple[Loss, ...], bytes]:
    data = b"".join([json.dumps(wish).encode(), b"\n", *blobs])
    said, written = bounded.run(bounded.command("questions", bounded.LIMITS, ""), data, _REFUSALS)
    stems = {question.id: question.stem for question in questions}
    losses = tuple(
        Loss(id_, stems[id_], message_from_mapping(one))
        for id_, messages in said["losses"]
        for one in messages
    )
    return losses, written[0] if written else b""
