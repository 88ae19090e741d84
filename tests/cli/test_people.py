"""``quizapp people``."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from quizapp.cli.people import people as group
from quizapp.config import Config
from quizapp.services import people
from quizapp.storage.database import Database
from tests.people import NOW, PASSWORD, make_person

Run = Callable[..., Result]


@pytest.fixture
def run(config: Config, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("QUIZAPP_INSTANCE", str(config.instance))
    monkeypatch.setenv("QUIZAPP_DATABASE_URL", config.database_url)
    for name in ("HOST", "PORT"):
        monkeypatch.delenv(name, raising=False)
    return lambda *words, **more: CliRunner().invoke(group, words, **more)


def test_an_account_is_made_with_a_password(run: Run, database: Database) -> None:
    done = run("add", "shen", "--role", "teacher", "--name", "Shen", input=f"{PASSWORD}\n{PASSWORD}\n")
    found = people.find_by_username(database, "shen")
    assert done.exit_code == 0 and PASSWORD not in done.output
    assert found is not None and (found.role, found.name, found.has_password) == ("teacher", "Shen", True)


def test_an_account_is_made_with_a_code(run: Run, database: Database) -> None:
    assert run("add", "lin", "--code").output.startswith("lin\t")
    assert run("password", "LIN").output.count("\t") == 2


@pytest.mark.parametrize(
    "words", [("add", "a b", "--code"), ("role", "nobody", "owner"), ("password", "nobody")]
)
def test_what_cannot_be_done_is_one_line(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.exit_code == 1
    assert done.output.startswith("Error: ") and done.output.count("\n") == 1


def test_people_are_listed_and_found(run: Run, database: Database) -> None:
    for name in ("lin", "amara"):
        make_person(database, username=name)
    assert [line.split("\t")[0] for line in run("list").output.splitlines()] == ["amara", "lin"]
    assert run("list", "ama").output == "amara\tlearner\t\tamara\n"


def test_roles_change_and_people_are_kept_out(run: Run, database: Database) -> None:
    person = make_person(database, username="lin")
    assert run("role", "lin", "teacher").exit_code == run("deactivate", "lin").exit_code == 0
    assert run("list").output == "lin\tteacher\tkept out\tlin\n"
    assert run("deactivate", "lin", "--undo").exit_code == 0
    assert people.get_person(database, person.id, by=people.visitor_of(person)).active


def test_the_setup_link_is_printed_until_there_is_an_owner(
    run: Run, database: Database, config: Config
) -> None:
    assert run("setup-link").output == f"{people.setup_link(database, config, NOW)}\n"
    make_person(database, "owner")
    assert run("setup-link").output == "The site has an owner.\n"
