"""``quizapp db``, ``quizapp backup`` and ``quizapp rebuild``: the database as a whole."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from quizapp.cli.opened import opened
from quizapp.config import Config
from quizapp.server import alone
from quizapp.services.attempts import rebuild
from quizapp.storage.backup import Contents, create_backup, restore_backup
from quizapp.storage.schema import upgrade, write_revision


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


@click.command("rebuild")
@click.option(
    "--check", is_flag=True, help="Only tell what differs; the exit code is 1 where something does."
)
def rebuild_marks(check: bool) -> None:
    """Compute everything that is derived again from the steps of attempts."""
    from quizapp.services.statistics.computing import check_statistics, compute_statistics

    with opened(Config.from_environment()) as database:
        differences = rebuild(database, check=check)
        drifts = list(check_statistics(database))
        if not check:
            compute_statistics(database, now=datetime.now(UTC), only={one.quiz_id for one in drifts})
    for found in differences:
        click.echo(f"{found.attempt_id} {found.what}: {found.stored}, by its steps {found.rebuilt}")
    for drift in drifts:
        click.echo(f"quiz {drift.quiz_id} statistics: not what its attempts give")
    sys.exit(1 if check and (differences or drifts) else 0)
