"""The commands of the console script ``quizapp``: thin calls into what does the work; app.py registers them."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
from flask.cli import ScriptInfo

from quizapp.config import ROOT, Config
from quizapp.core.faults import Fault
from quizapp.errors import QuizappError
from quizapp.jobs.worker import run_worker
from quizapp.server import WebServer, alone, port_is_free, supervise
from quizapp.services.attempts import rebuild
from quizapp.services.bank_folders import (
    Loaded,
    check_folder,
    find_folders,
    load_folder,
    read_articles,
    verify_facts,
)
from quizapp.services.people import setup_link
from quizapp.storage.backup import Contents, create_backup, restore_backup
from quizapp.storage.database import Database
from quizapp.storage.schema import is_current, upgrade, write_revision


@contextmanager
def reported() -> Iterator[None]:
    """What goes wrong with the data becomes one line on the terminal."""
    try:
        yield
    except QuizappError as error:
        raise click.ClickException(str(error)) from error


@contextmanager
def opened(config: Config) -> Iterator[Database]:
    """The site's database; what goes wrong with the data becomes one line on the terminal."""
    config.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = Database(config.database)
    try:
        with reported():
            yield database
    finally:
        database.close()


@click.group()
def db() -> None:
    """The database and its tables."""


@db.command("upgrade")
def db_upgrade() -> None:
    """Bring the tables to this version; does nothing where they are."""
    with opened(Config.from_environment()) as database:
        upgrade(database)


@db.command("revision")
@click.argument("number")
@click.argument("message")
def db_revision(number: str, message: str) -> None:
    """Write migration NUMBER for what changed in the tables since the last one."""
    with opened(Config.from_environment()) as database:
        upgrade(database)
        write_revision(database, message, number)


@click.command()
@click.option("--prepare", is_flag=True, help="First bring the tables up to date and load the shipped banks.")
@click.pass_obj
def serve(info: ScriptInfo, prepare: bool) -> None:
    """Serve the site until interrupted: the web processes and the worker."""
    config = Config.from_environment()
    with alone(config) as nobody_else:
        if not nobody_else:
            raise click.ClickException(f"{config.instance} is being served already")
        if not port_is_free(config):
            raise click.ClickException(f"{config.host}:{config.port} is taken; choose another with PORT=…")
        with opened(config) as database:
            greet(config, database, prepare=prepare)
        web = WebServer(config, info.load_app)
        sys.exit(supervise({"web": web.run, "worker": lambda: run_worker(config)}))


def greet(config: Config, database: Database, *, prepare: bool) -> None:
    """Prints where the site is and, until there is an owner, the link that makes the first account."""
    if prepare:
        upgrade(database)
        load_banks(database, find_folders(config.banks))
    elif not is_current(database):
        raise click.ClickException("the tables are of another version: quizapp db upgrade")
    click.echo(f"The site is at {config.url}")
    if link := setup_link(database, config):
        click.echo(f"Set up the owner's account, once, at {link}")


@click.command()
def worker() -> None:
    """Run only the worker; ``serve`` has one already."""
    run_worker(Config.from_environment())


@click.group()
def backup() -> None:
    """The whole database in one file."""


@backup.command("create")
@click.argument("file", type=click.Path(path_type=Path))
def backup_create(file: Path) -> None:
    """Write a checked copy of the database to FILE, while the site runs."""
    with opened(Config.from_environment()) as database:
        show(create_backup(database, file))


@backup.command("restore")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--replace", is_flag=True, help="Replace data that is there; a file of SQLite is kept beside the new one."
)
def backup_restore(file: Path, replace: bool) -> None:
    """Make the database what FILE holds. The site must not run meanwhile."""
    config = Config.from_environment()
    with alone(config) as nobody_else, opened(config) as database:
        if not nobody_else:
            raise click.ClickException("stop the site first")
        contents = restore_backup(database, file, replace=replace)
    with opened(config) as database:
        upgrade(database)
    show(contents)


def show(contents: Contents) -> None:
    """Prints what a backup holds."""
    for table, rows in contents.rows.items():
        click.echo(f"{'' if rows is None else rows:>9}  {table}")
    if contents.steps_digest:
        click.echo(f"digest of the steps: {contents.steps_digest}")


FOLDERS = click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[FOLDER]...")


@click.group()
def banks() -> None:
    """The folders of question banks."""


@banks.command("check")
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


@banks.command("load")
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


@click.group()
def facts() -> None:
    """The facts of question banks."""


@facts.command("verify")
@click.option(
    "--articles",
    type=click.Path(path_type=Path),
    default=lambda: Path(os.environ.get("QUIZAPP_SHARED", ROOT.parent / "shared")) / "articles.json",
    help="The index of the articles' texts, by default articles.json in the folder that QUIZAPP_SHARED names.",
)
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


@click.command("rebuild")
@click.option(
    "--check", is_flag=True, help="Only tell what differs; the exit code is 1 where something does."
)
def rebuild_marks(check: bool) -> None:
    """Compute everything that is derived again from the steps of attempts."""
    with opened(Config.from_environment()) as database:
        differences = rebuild(database, check=check)
    for found in differences:
        click.echo(f"{found.attempt_id} {found.what}: {found.stored}, by its steps {found.rebuilt}")
    sys.exit(1 if check and differences else 0)


COMMANDS: dict[str, click.Command] = {
    "backup": backup,
    "banks": banks,
    "db": db,
    "facts": facts,
    "rebuild": rebuild_marks,
    "serve": serve,
    "worker": worker,
}
