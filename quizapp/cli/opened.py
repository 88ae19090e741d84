"""The site's database for one command, and what went wrong in the words of the person at the terminal."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import click

from quizapp.config import Config
from quizapp.core.languages import Message, as_language
from quizapp.errors import QuizappError
from quizapp.storage.database import Database
from quizapp.web.languages import read_catalogue


@contextmanager
def reported(about: object = "") -> Iterator[None]:
    """What goes wrong with the data becomes one line on the terminal; ``about`` is named before it."""
    try:
        yield
    except QuizappError as error:
        before = f"{about}: " if about else ""
        raise click.ClickException(before + word(error.message)) from error


def word(message: Message) -> str:
    """A sentence in the language of the terminal, as its environment names it."""
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    text = read_catalogue(as_language(next(filter(None, named), None))).gettext(message.text)
    return text % message.params if message.params else text


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
