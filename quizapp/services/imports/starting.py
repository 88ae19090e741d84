"""A file of questions that a teacher sends: checked at the door, then read by a worker."""

import re
from datetime import datetime

from quizapp.core.access import Visitor
from quizapp.core.languages import N_, Message
from quizapp.core.reviews.signs import without_odd_signs
from quizapp.errors import Conflict, Invalid
from quizapp.formats.bank_file import LARGEST, TOO_LARGE
from quizapp.formats.formats import FORMATS
from quizapp.services.access import refuse_learner
from quizapp.services.imports.storing import Sent
from quizapp.services.jobs import add_job
from quizapp.services.workbench.loading import get_bank_to_change
from quizapp.storage.database import Database
from quizapp.storage.jobs import count_waiting

KIND = "read_questions"
MOST_WAITING = 5
LONGEST_TITLE = 200
NOTHING = N_("Choose a file, or paste its text.")
EMPTY = N_("“%(file)s” is empty: choose another file, or paste its text.")
NO_FORMAT = N_("There is no format “%(format)s”.")
TOO_MANY = N_("Several of your files wait to be read: send the next one when they are done.")
LONG_TITLE = N_("A title has at most %(most)s characters.")


def start_import(
    database: Database,
    visitor: Visitor,
    sent: Sent,
    *,
    format: str = "",
    bank: str = "",
    title: str = "",
    now: datetime,
) -> str:
    """The id of the job that reads a file, whose questions then wait for the visitor's choice.

    ``bank`` is the own bank that they are for, empty for a new one with this title; ``format`` is empty where it is told
    by the content. Raises Forbidden, NotFound, Invalid, and Conflict where too many wait.
    """
    refuse_learner(visitor)
    name = clean_name(sent.name)
    shown = " ".join(without_odd_signs(title).split())
    _refuse_senseless(sent, format, shown)
    params = {"file_name": name, "format": format, "bank": bank, "title": shown}
    with database.write() as session:
        if bank:
            get_bank_to_change(session, visitor, bank)
        if count_waiting(session, visitor) >= MOST_WAITING:
            raise Conflict(Message(TOO_MANY))
        about = shown or name
        upload = (name, sent.content)
        return add_job(session, visitor, KIND, title=about, params=params, upload=upload, now=now)


def _refuse_senseless(sent: Sent, format: str, title: str) -> None:
    if not sent.content.strip():
        raise Invalid(Message(EMPTY, {"file": clean_name(sent.name)}) if sent.name else Message(NOTHING))
    if len(sent.content) > LARGEST:
        raise Invalid(Message(TOO_LARGE, {"megabytes": str(LARGEST // 1_000_000)}))
    if format and format not in FORMATS:
        raise Invalid(Message(NO_FORMAT, {"format": format}))
    if len(title) > LONGEST_TITLE:
        raise Invalid(Message(LONG_TITLE, {"most": str(LONGEST_TITLE)}))


def clean_name(name: str) -> str:
    """The name of a file without its folders and without signs that no database holds."""
    return without_odd_signs(re.split(r"[/\\]", name)[-1]).strip()[:LONGEST_TITLE]
