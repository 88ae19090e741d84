"""What every test may ask for: a database of each kind, the application on it, the folder of shared files."""

import gc
import os
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask
from hypothesis import HealthCheck, settings
from jinja2 import FileSystemBytecodeCache

from quizapp.app import create_app
from quizapp.config import ROOT, Config
from quizapp.services import passwords
from quizapp.storage.database import Database
from tests.harness.compiled import shared_addresses, shared_statements
from tests.harness.databases import PostgresqlTemplate, SqliteTemplate
from tests.harness.postgresql import postgresql_server

pytest_plugins = ["tests.harness.browser", "tests.harness.mail_server"]

# How long an example takes says more about what else the machine does than about the code. A gate draws the same
# examples every time, so that what it says depends on the change alone; HYPOTHESIS_PROFILE=thorough, for a person who
# looks for what nobody thought of, draws others at every run, and ten times as many.
settings.register_profile(
    "gate", max_examples=50, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", settings.get_profile("gate"), max_examples=500, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))

# Modules and tests stay until the end: looking through them again and again for what can go is a tenth of the time.
gc.set_threshold(20_000, 20, 20)

SHARED = Path(os.environ.get("QUIZAPP_SHARED", ROOT.parent / "shared"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line that says what is left out where the shared files are absent; shown however quiet the run is."""
    if not SHARED.is_dir():
        terminalreporter.write_line("left out: tests of shared files, for QUIZAPP_SHARED names no folder")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out the tests of shared files where these are absent, unless they are required."""
    if SHARED.is_dir():
        return
    if os.environ.get("QUIZAPP_REQUIRE_SHARED") == "1":
        raise pytest.UsageError(f"QUIZAPP_REQUIRE_SHARED is set and {SHARED} is not there")
    absent = [item for item in items if item.get_closest_marker("shared")]
    config.hook.pytest_deselected(items=absent)
    items[:] = [item for item in items if not item.get_closest_marker("shared")]


def pytest_collection_finish() -> None:
    """Leaves what is loaded by now out of further collections of garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _push_request_context() -> None:
    """Keeps pytest-flask from pushing a request of its own: two people in one test need two."""


@pytest.fixture(scope="session", autouse=True)
def _quick_hashes() -> Iterator[None]:
    """Hashes of passwords that take a millisecond: the same algorithm with less memory, for this process alone."""
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", quick)
        patch.setattr(passwords, "_NOBODY", quick.hash("nobody"))
        yield


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    """Compiling the same statements and addresses for each test is a third of the time of most."""
    with shared_statements(), shared_addresses():
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of articles and of other programs' files; a test that asks for it is marked ``shared``."""
    return SHARED


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that an application keeps its keys and its compressed static files in."""
    return tmp_path_factory.mktemp("instance")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a PostgreSQL server: the one that QUIZAPP_TEST_POSTGRESQL names, or a private one."""
    given = os.environ.get("QUIZAPP_TEST_POSTGRESQL")
    with nullcontext(given) if given else postgresql_server() as url:
        yield url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> SqliteTemplate:
    """The SQLite file that fresh databases are copied from."""
    return SqliteTemplate(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgresql_template(postgresql: str) -> Iterator[PostgresqlTemplate]:
    """The PostgreSQL database that fresh ones are copied from."""
    template = PostgresqlTemplate(postgresql, f"{os.getpid()}")
    yield template
    template.drop()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh database with all tables, once of each kind."""
    if request.param == "sqlite":
        fresh = request.getfixturevalue("sqlite_template").fresh(tmp_path)
    else:
        fresh = request.getfixturevalue("postgresql_template").fresh()
    with fresh as url:
        yield url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh database with all tables, once of each kind."""
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def config(database_url: str, instance: Path) -> Config:
    """The settings of a site under test."""
    return Config(instance=instance, database_url=database_url, testing=True)


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Where the applications under test find each other's compiled templates."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(config: Config, compiled_templates: FileSystemBytecodeCache) -> Iterator[Flask]:
    """The application on a fresh database, which ``database`` looks into as well."""
    app = create_app(config)
    # Each application compiles its templates anew: that is most of the time of a test of pages.
    app.jinja_env.bytecode_cache = compiled_templates
    yield app
    app.extensions["quizapp.database"].close()
