"""``quizapp banks`` and ``quizapp facts``: the folders of question banks."""

import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import click

from quizapp.cli.opened import opened, reported
from quizapp.config import ROOT, Config
from quizapp.core.faults import Fault
from quizapp.services.bank_folders import (
    Loaded,
    check_folder,
    find_folders,
    load_folder,
    read_articles,
    verify_facts,
)
from quizapp.storage.database import Database

FOLDERS = click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[FOLDER]...")
ARTICLES = click.option(
    "--articles",
    type=click.Path(path_type=Path),
    default=lambda: Path(os.environ.get("QUIZAPP_SHARED", ROOT.parent / "shared")) / "articles.json",
    help="The index of the articles' texts, by default articles.json in the folder that QUIZAPP_SHARED names.",
)


@click.command("check")
@FOLDERS
def banks_check(folders: tuple[Path, ...]) -> None:
    """Tell every fault of these folders, by default of all shipped ones; the exit code is 1 where there is an error."""
    failed = False
    with reported():
        for folder in folders or find_folders(Config.from_environment().banks):
            bank, faults = check_folder(folder)
            tell(folder, faults)
            failed |= bank is None
            if bank:
                click.echo(f"{folder}: {len(bank.questions)} questions on {len(bank.facts)} facts")
    sys.exit(failed)


@click.command("load")
@FOLDERS
def banks_load(folders: tuple[Path, ...]) -> None:
    """Load these folders, by default all shipped ones; does nothing for those that are loaded as they are."""
    config = Config.from_environment()
    with opened(config) as database:
        loaded = load_banks(database, folders or find_folders(config.banks))
    sys.exit(any(one.is_faulty for one in loaded))


def load_banks(database: Database, folders: Iterable[Path]) -> list[Loaded]:
    """Loads folders and prints what became of each that is new."""
    found = [load_folder(database, folder, now=datetime.now(UTC)) for folder in folders]
    for one in found:
        tell(Path(one.folder), one.faults)
        if one.change:
            questions = one.change.questions
            changes = ((questions.added, "new"), (questions.changed, "changed"), (questions.gone, "retired"))
            counted = ", ".join(f"{len(ids)} {word}" for ids, word in changes)
            click.echo(f"The bank {one.bank_id} is loaded; its questions: {counted}")
    return found


@click.command("verify")
@ARTICLES
@FOLDERS
def facts_verify(articles: Path, folders: tuple[Path, ...]) -> None:
    """Prove the facts of these folders, by default of all shipped ones, against the texts of their articles."""
    failed = False
    with reported():
        texts = read_articles(articles)
        for folder in folders or find_folders(Config.from_environment().banks):
            bank, faults = check_folder(folder)
            faults = faults if bank is None else verify_facts(bank, texts)
            tell(folder, faults)
            failed |= bool(faults)
            if bank and not faults:
                click.echo(f"{folder}: {len(bank.facts)} facts are proven by their articles")
    sys.exit(failed)


def tell(folder: Path, faults: Iterable[Fault]) -> None:
    """Prints faults, each with its file and line."""
    for one in faults:
        word = "" if one.severity == "error" else "warning: "
        click.echo(f"{folder / one.where}: {word}{one.message}", err=True)
