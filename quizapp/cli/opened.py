"""The site's database for one command."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from quizapp.config import Config
from quizapp.errors import QuizappError
from quizapp.storage.database import Database


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
