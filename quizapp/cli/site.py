"""``quizapp serve`` and ``quizapp worker``: the running site."""

import sys

import click
from flask.cli import ScriptInfo

from quizapp.cli.banks import load_banks
from quizapp.cli.opened import opened
from quizapp.config import Config
from quizapp.server import WebServer, alone, port_is_free, supervise
from quizapp.services.bank_folders import find_folders
from quizapp.services.people import setup_link
from quizapp.storage.database import Database
from quizapp.storage.schema import is_current, upgrade


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
        sys.exit(supervise({"web": web.run, "worker": lambda: work(config)}))


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
