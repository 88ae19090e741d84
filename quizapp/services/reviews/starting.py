"""A teacher brings an article: pasted or as a file, it waits for the worker; nothing else is stored until it was read."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from quizapp.core.access import Visitor
from quizapp.core.languages import N_, Message
from quizapp.core.reviews.editing import ODD_SIGNS
from quizapp.core.reviews.signs import without_odd_signs
from quizapp.errors import Conflict, Invalid
from quizapp.formats.articles import faults
from quizapp.formats.articles.faults import refuse
from quizapp.formats.articles.reader import LARGEST
from quizapp.services.access import refuse_learner
from quizapp.services.jobs import add_job
from quizapp.storage.database import Database
from quizapp.storage.jobs import count_waiting

KIND = "draft_article"
MOST_CHARACTERS = 400_000
MOST_WAITING = 5
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
NOTHING = N_("Paste the text of an article, or choose a file.")
BAD_DATE = N_("“%(date)s” is no date: write 2025-01-20, 2025-01 or 2025")
TOO_MANY = N_("Several of your articles wait to be read: start the next one when they are done.")


def start_from_text(
    database: Database,
    visitor: Visitor,
    text: str,
    *,
    title: str = "",
    published: str = "",
    split: bool = False,
    now: datetime,
) -> str:
    """The id of the job that reads a pasted article and drafts its facts; ``published`` is an ISO date or empty.

    ``split`` makes a review of each article that the text seems to hold. Raises Forbidden, Invalid, and Conflict
    where too many wait.
    """
    try:
        content = text.encode()
    except UnicodeEncodeError as error:
        raise Invalid(Message(ODD_SIGNS)) from error
    about = {"title": without_odd_signs(title).strip(), "published": published.strip(), "split": split}
    return _start(database, visitor, "", content, about=about, now=now)


def start_from_file(
    database: Database,
    visitor: Visitor,
    name: str,
    content: bytes,
    *,
    title: str = "",
    published: str = "",
    split: bool = False,
    now: datetime,
) -> str:
    """The id of the job that reads an uploaded file and drafts the facts of its articles. Raises as pasted text does."""
    file_name = without_odd_signs(re.split(r"[/\\]", name)[-1]).strip() or "article"
    about = {"title": without_odd_signs(title).strip(), "published": published.strip(), "split": split}
    return _start(database, visitor, file_name, content, about=about, now=now)


def _start(
    database: Database,
    visitor: Visitor,
    name: str,
    content: bytes,
    *,
    about: Mapping[str, object],
    now: datetime,
) -> str:
    refuse_learner(visitor)
    if not content.strip():
        raise Invalid(Message(NOTHING))
    if len(content) > LARGEST:
        raise refuse(faults.TOO_LARGE)
    if about["published"] and not _is_date(str(about["published"])):
        raise Invalid(Message(BAD_DATE, {"date": str(about["published"])}))
    params = {**about, "file_name": name}
    with database.write() as session:
        if count_waiting(session, visitor) >= MOST_WAITING:
            raise Conflict(Message(TOO_MANY))
        shown = str(about["title"]) or name or _beginning(content)
        return add_job(session, visitor, KIND, title=shown, params=params, upload=(name, content), now=now)


def _beginning(content: bytes) -> str:
    """The first line of a pasted text, or its beginning."""
    return content[:400].decode(errors="ignore").strip().partition("\n")[0][:80]


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(f"{text}-01-01"[:10] if len(text) < 10 else text)
    except ValueError:
        return False
    return DATE.fullmatch(text) is not None
