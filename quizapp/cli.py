"""The commands of the console script ``quizapp``: thin calls into the services; app.py registers them."""

import click
from flask import current_app
from flask.cli import with_appcontext

from quizapp.storage.database import Database


def _database() -> Database:
    database: Database = current_app.extensions["quizapp.database"]
    return database


@click.group()
def db() -> None:
    """The database and its tables."""


@db.command()
@with_appcontext
def upgrade() -> None:
    """Bring the tables up to this version; does nothing where they are."""
    from quizapp.storage.tables import Base

    Base.metadata.create_all(_database().engine)


COMMANDS: dict[str, click.Command] = {"db": db}
