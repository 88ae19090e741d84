"""Folders of banks: checked, loaded where they are new, proven against the articles."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.exc import IntegrityError

from quizapp.core.banks.bank import Bank
from quizapp.core.facts.verify import verify_fact
from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_, Message
from quizapp.errors import Conflict, Invalid
from quizapp.formats.native import digest_files, parse_bank
from quizapp.storage.bank_versions import Change, find_bank_by_digest, put_bank
from quizapp.storage.banks import find_bank
from quizapp.storage.database import Database
from quizapp.storage.quizzes import archive_missing, put_quiz

MAX_FOLDER_BYTES = 20_000_000
NO_FOLDER = N_("%(folder)s is no folder of a bank: there is no bank.yaml in it")
TOO_LARGE = N_("%(folder)s is too large for a bank: more than %(megabytes)s MB")
TAKEN = N_("the id “%(id)s” belongs to a bank of a teacher: choose another one")
NO_INDEX = N_("%(file)s is no index of articles: a list of {id, file, start, end} in JSON")
NO_TEXT = N_("the text of %(article)s is not at hand: its sources are not proven")


@dataclass(frozen=True)
class Loaded:
    """What became of a folder. ``change`` is None where nothing was done: the digest is known, or it has errors."""

    folder: str
    bank_id: str | None
    change: Change | None
    faults: tuple[Fault, ...] = ()

    @property
    def is_faulty(self) -> bool:
        """True where the folder has an error, so that it was not loaded."""
        return any(one.severity == "error" for one in self.faults)


def find_folders(banks: Path) -> list[Path]:
    """The folders of banks inside this one, by name."""
    return sorted(file.parent for file in banks.glob("*/bank.yaml"))


def read_folder(folder: Path) -> dict[str, bytes]:
    """The files of a bank's folder by name, hidden ones left out. Raises Invalid where it is none."""
    if not (folder / "bank.yaml").is_file():
        raise Invalid(Message(NO_FOLDER, {"folder": str(folder)}))
    files = [file for file in folder.iterdir() if file.is_file() and not file.name.startswith(".")]
    if sum(file.stat().st_size for file in files) > MAX_FOLDER_BYTES:
        megabytes = str(MAX_FOLDER_BYTES // 1_000_000)
        raise Invalid(Message(TOO_LARGE, {"folder": str(folder), "megabytes": megabytes}))
    return {file.name: file.read_bytes() for file in files}


def check_folder(folder: Path) -> tuple[Bank | None, list[Fault]]:
    """The bank in a folder, or None where there is an error; and every fault, warnings included."""
    return parse_bank(read_folder(folder))


def load_folder(database: Database, folder: Path, *, now: datetime) -> Loaded:
    """Loads a folder unless its very content is loaded already, or has an error."""
    files = read_folder(folder)
    digest = digest_files(files)
    with database.read() as session:
        known = find_bank_by_digest(session, digest)
    if known is not None:
        return Loaded(str(folder), known, None)
    bank, faults = parse_bank(files)
    change = load_bank(database, bank, digest=digest, now=now) if bank else None
    return Loaded(str(folder), bank.id if bank else None, change, tuple(faults))


def load_bank(database: Database, bank: Bank, *, digest: str, now: datetime) -> Change | None:
    """Puts a shipped bank with its quizzes into the database; None where this state is there already.

    Attempts keep the versions that they were started with. Raises Conflict where a teacher's bank has the id.
    """
    try:
        return _load_bank(database, bank, digest=digest, now=now)
    except IntegrityError:
        # Another process put the same bank in first; now it is there to be seen.
        return _load_bank(database, bank, digest=digest, now=now)


def verify_facts(bank: Bank, articles: Mapping[str, str]) -> list[Fault]:
    """Everything that keeps the facts of a bank from being proven by the texts of these articles."""
    missing = [article.id for article in bank.articles if article.id not in articles]
    proven = [
        Fault(f"facts.yaml {fact.id} {one.where}", one.message, one.severity)
        for fact in bank.facts
        for one in verify_fact(fact, articles)
    ]
    return [*(fault("bank.yaml articles", NO_TEXT, {"article": id_}) for id_ in missing), *proven]


def read_articles(index: Path) -> dict[str, str]:
    """The texts of the articles that an index names, by id: slices of files beside it. Raises Invalid."""
    try:
        rows = _as_list(json.loads(index.read_text("utf-8")))
        texts = {row["file"]: (index.parent / row["file"]).read_text("utf-8") for row in rows}
        return {row["id"]: texts[row["file"]][row["start"] : row["end"]] for row in rows}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Invalid(Message(NO_INDEX, {"file": str(index)})) from error


def _load_bank(database: Database, bank: Bank, *, digest: str, now: datetime) -> Change | None:
    with database.write() as session:
        row = find_bank(session, bank.id)
        if row is not None and row.owner_id is not None:
            raise Conflict(Message(TAKEN, {"id": bank.id}))
        if row is not None and row.digest == digest:
            return None
        row, change = put_bank(session, bank, digest=digest, origin="", now=now)
        for quiz in bank.quizzes:
            put_quiz(session, bank_id=row.id, quiz=quiz, owner_id=None, origin="bank", now=now)
        archive_missing(session, bank_id=row.id, keep=[quiz.id for quiz in bank.quizzes], now=now)
        return change


def _as_list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value
