"""``quizapp banks import``: questions in the formats of other tools."""

import gc
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from quizapp.cli.opened import opened, word
from quizapp.config import Config
from quizapp.core.faults import Fault
from quizapp.errors import Invalid
from quizapp.formats.formats import FORMATS
from quizapp.services.imports.reading import ReadFile, UnreadableFile, read_file
from quizapp.services.imports.storing import Sent, counts_of
from quizapp.services.imports.straight import Goal, Taken, WrongUse, take_file
from quizapp.storage.database import Database
from quizapp.storage.schema import find_revision, upgrade

WORDS = {"reading": "reading the file", "storing": "storing the questions"}
SELDOM = 100_000
Plain = dict[str, Any]


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--format",
    "format_",
    type=click.Choice(sorted(FORMATS)),
    help="Its format; by default told by its content.",
)
@click.option("--into", default="", metavar="BANK", help="The bank that it goes into; by default a new one.")
@click.option(
    "--owner", default="", metavar="ACCOUNT", help="Whose bank it is; by default the site's owner's."
)
@click.option("--dry-run", is_flag=True, help="Read it and tell what is in it, and store nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
def banks_import(
    file: Path, format_: str | None, into: str, owner: str, dry_run: bool, as_json: bool
) -> None:
    """Take the questions of FILE into a bank, and tell what was skipped or kept as text.

    The exit code is 1 where the file cannot be read or its sum does not hold, 2 where the command makes no sense.
    """
    sent, format_ = Sent(file.read_bytes(), file.name), format_ or ""
    if dry_run:
        with refused(file, format_, as_json):
            tell_progress("reading", 0, 0)
            tell_file(read_file(sent.content, sent.name, format_), as_json)
        return
    # Ten thousand questions live until the end: looking again and again for what can go costs a fifth of the time.
    gc.freeze()
    gc.set_threshold(SELDOM)
    with site() as database, refused(file, format_, as_json):
        taken = take_file(
            database, sent, Goal(into, owner), format=format_, now=datetime.now(UTC), report=tell_progress
        )
        tell_taken(taken, as_json)


@contextmanager
def site() -> Iterator[Database]:
    """The site's database, whose tables are made where there are none."""
    with opened(Config.from_environment()) as database:
        if find_revision(database) is None:
            upgrade(database)
        yield database


@contextmanager
def refused(file: Path, format_: str, as_json: bool) -> Iterator[None]:
    """What is wrong with the file or the wish is told, and ends the command."""
    try:
        yield
    except WrongUse as error:
        raise click.UsageError(word(error.message)) from error
    except Invalid as error:
        refuse(error, file, format_, as_json)


def refuse(error: Invalid, file: Path, format_: str, as_json: bool) -> NoReturn:
    """Says why a file cannot be read, and ends with 1: nothing of it is stored."""
    where = error.fault.where if isinstance(error, UnreadableFile) else "file"
    if as_json:
        fault = {"where": where, "severity": "error", "message": word(error.message)}
        empty = {"questions": 0, "imported": 0, "skipped": 0, "kept": 0, "media": 0, "kinds": {}}
        click.echo(json.dumps({"format": format_ or None, **empty, "faults": [fault]}, ensure_ascii=False))
    click.echo(f"{file}: {where}: {word(error.message)}", err=True)
    sys.exit(1)


def tell_file(read: ReadFile, as_json: bool) -> None:
    """Prints what a file holds."""
    if as_json:
        click.echo(json.dumps(as_object(read), ensure_ascii=False))
        return
    for fault in read.all_faults:
        click.echo(f"{fault.where}: {fault.severity}: {word(fault.message)}")
    counts = counts_of(read)
    click.echo(
        f"{FORMATS[read.format].title}: {counts['questions']} questions, {counts['imported']} imported "
        f"({counts['kept']} of them kept as text), {counts['skipped']} skipped, {counts['media']} media"
    )


def tell_taken(taken: Taken, as_json: bool) -> None:
    """Prints what became of a file."""
    tell_file(taken.read, as_json)
    if not as_json:
        click.echo(
            f"The bank {taken.bank}: {taken.added} new, {taken.replaced} changed, {taken.left} as they were, "
            f"{taken.drafts} with errors that are drafts"
        )


def as_object(read: ReadFile) -> Plain:
    """The sums and the faults of a file as one object."""
    return {
        "format": read.format,
        **counts_of(read),
        "faults": [as_plain(fault) for fault in read.all_faults],
    }


def as_plain(fault: Fault) -> Plain:
    """A fault in the words of the terminal."""
    return {"where": fault.where, "severity": fault.severity, "message": word(fault.message)}


def tell_progress(step: str, done: int, total: int) -> None:
    """Says on the other stream how far it is."""
    click.echo(f"{WORDS[step]} {f'{done}/{total}' if total else '…'}", err=True)
