"""The commands of the console script ``quizapp``: thin calls into what does the work; app.py registers them."""

import sys

import click
from flask import current_app
from flask.cli import ScriptInfo, with_appcontext

from quizapp.config import Config
from quizapp.jobs.worker import run_worker
from quizapp.server import WebServer, port_is_free, supervise
from quizapp.storage.database import Database
from quizapp.storage.schema import upgrade


def _database() -> Database:
    database: Database = current_app.extensions["quizapp.database"]
    return database


@click.group()
def db() -> None:
    """The database and its tables."""


@db.command("upgrade")
@with_appcontext
def db_upgrade() -> None:
    """Bring the tables to this version; does nothing where they are."""
    upgrade(_database())


@click.command()
@click.pass_obj
def serve(info: ScriptInfo) -> None:
    """Serve the site until interrupted: the web processes and the worker."""
    config = Config.from_environment()
    create_app = info.create_app
    if create_app is None or not port_is_free(config):
        raise click.ClickException(f"{config.host}:{config.port} is taken; choose another with PORT=…")
    click.echo(f"The site is at {config.url}")
    sys.exit(supervise({"web": WebServer(config, create_app).run, "worker": lambda: run_worker(config)}))


@click.command()
def worker() -> None:
    """Run only the worker; ``serve`` has one already."""
    run_worker(Config.from_environment())


COMMANDS: dict[str, click.Command] = {"db": db, "serve": serve, "worker": worker}
