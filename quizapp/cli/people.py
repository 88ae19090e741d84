"""``quizapp people``: accounts, for the owner at the console."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count

import click

from quizapp.cli.opened import opened
from quizapp.config import Config
from quizapp.core.access import ROLES, Role, Visitor
from quizapp.core.people import show_code
from quizapp.errors import NotFound
from quizapp.services import codes
from quizapp.services import people as accounts
from quizapp.services.codes import Issued, NewPerson
from quizapp.services.people import PersonView, Registration
from quizapp.storage.database import Database

# Who works at the console can reach the database itself anyway.
CONSOLE = Visitor(role="owner", name="console")


@click.group()
def people() -> None:
    """Accounts: for the owner at the console."""


@people.command("add")
@click.argument("username")
@click.option("--name", default="", help="The name shown to others.")
@click.option("--role", type=click.Choice(ROLES), default="learner", show_default=True)
@click.option("--code", is_flag=True, help="Print a one-time code instead of asking for a password.")
def add(username: str, name: str, role: Role, code: bool) -> None:
    """Make an account."""
    config, now = Config.from_environment(), datetime.now(UTC)
    password = "" if code else click.prompt("Password", hide_input=True, confirmation_prompt=True)
    with opened(config) as database:
        if code:
            new = NewPerson(name, username, role)
            _print_codes(config, codes.invite(database, config, [new], by=CONSOLE, now=now))
        else:
            accounts.add_person(database, Registration(username, password, name), role, now=now)


@people.command("list")
@click.argument("text", default="")
def list_(text: str) -> None:
    """Print those whose name, user name or address holds TEXT."""
    with opened(Config.from_environment()) as database:
        for page in count(1):
            found, _total = accounts.list_people(database, by=CONSOLE, text=text, page=page)
            for each in found:
                click.echo(
                    "\t".join((each.username, each.role, "" if each.active else "kept out", each.name))
                )
            if not found:
                break


@people.command("role")
@click.argument("username")
@click.argument("role", type=click.Choice(ROLES))
def role(username: str, role: Role) -> None:
    """Give somebody another role; ends their sign-ins."""
    with opened(Config.from_environment()) as database:
        person = _get(database, username)
        accounts.set_role(database, person.id, role, by=CONSOLE, now=datetime.now(UTC))


@people.command("password")
@click.argument("username")
def password(username: str) -> None:
    """Put a one-time code in place of somebody's password and print it."""
    config = Config.from_environment()
    with opened(config) as database:
        person_id, now = _get(database, username).id, datetime.now(UTC)
        _print_codes(config, [codes.reset_password(database, config, person_id, by=CONSOLE, now=now)])


@people.command("deactivate")
@click.argument("username")
@click.option("--undo", is_flag=True, help="Let them in again.")
def deactivate(username: str, undo: bool) -> None:
    """Keep somebody out; what they did stays."""
    with opened(Config.from_environment()) as database:
        person = _get(database, username)
        accounts.set_active(database, person.id, undo, by=CONSOLE, now=datetime.now(UTC))


@people.command("setup-link")
def setup_link() -> None:
    """Print the address at which the owner makes the first account."""
    config = Config.from_environment()
    with opened(config) as database:
        click.echo(accounts.setup_link(database, config) or "The site has an owner.")


def _get(database: Database, username: str) -> PersonView:
    person = accounts.find_by_username(database, username)
    if person is None:
        raise NotFound("There is nobody of that name.")
    return person


def _print_codes(config: Config, issued: Sequence[Issued]) -> None:
    for each in issued:
        click.echo(f"{each.person.username}\t{show_code(each.code)}\t{config.url}/code")
