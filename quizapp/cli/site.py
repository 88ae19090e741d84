"""``quizapp serve`` and ``quizapp worker``: the running site."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click
from flask.cli import ScriptInfo

from quizapp.cli.banks import load_banks
from quizapp.cli.opened import opened
from quizapp.config import Config
from quizapp.server import WebServer, alone, port_is_free, supervise
from quizapp.services.bank_folders import find_folders
from quizapp.services.demo import PASSWORD, fill
from quizapp.services.people import setup_link
from quizapp.storage.database import Database
from quizapp.storage.schema import is_current, upgrade
from quizapp.web import parts  # noqa: F401  # loaded before the processes are forked, which share it


@click.command()
@click.option("--prepare", is_flag=True, help="First bring the tables up to date and load the shipped banks.")
@click.pass_obj
def serve(info: ScriptInfo, prepare: bool) -> None:
    """Serve the site until interrupted: the web processes and the worker."""
    config = Config.from_environment()
    with served_alone(config):
        with opened(config) as database:
            greet(config, database, prepare=prepare)
        run(config, info)


@click.command()
@click.option("--seed", default=1, show_default=True, help="Another seed makes another class.")
@click.pass_obj
def demo(info: ScriptInfo, seed: int) -> None:
    """Serve a throw-away site with a class, its students and their attempts."""
    with tempfile.TemporaryDirectory(prefix="quizapp-demo-") as folder:
        os.environ |= {"QUIZAPP_INSTANCE": folder, "QUIZAPP_DATABASE_URL": ""}
        config = Config.from_environment()
        with served_alone(config):
            with opened(config) as database:
                click.echo("making a class and its attempts …")
                upgrade(database)
                load_banks(database, find_folders(config.banks))
                accounts = fill(database, config, seed=seed, now=datetime.now(UTC))
            names = ", ".join(account.username for account in accounts)
            click.echo(f"The site is at {config.url}\nSign in as {names}\nPassword: {PASSWORD}")
            run(config, info)


@contextmanager
def served_alone(config: Config) -> Iterator[None]:
    """Passes where this process may serve the instance at its address, and keeps others from it."""
    with alone(config) as nobody_else:
        if not nobody_else:
            raise click.ClickException(f"{config.instance} is being served already")
        if not port_is_free(config):
            raise click.ClickException(f"{config.host}:{config.port} is taken; choose another with PORT=…")
        yield


def run(config: Config, info: ScriptInfo) -> None:
    """Runs the processes of the site until it is asked to stop. Raises SystemExit."""
    web = WebServer(config, info.load_app)
    code = supervise({"web": web.run, "worker": lambda: work(config)})
    if code:
        sys.exit(code)


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
    work(Config.from_environment())


def work(config: Config) -> None:
    """Runs the worker; its packages are imported in its own process, so that pages are there sooner."""
    from quizapp.jobs.worker import run_worker

    run_worker(config)
