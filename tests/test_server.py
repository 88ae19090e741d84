import os
import signal
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import psutil
import pytest
from click.testing import CliRunner, Result

from quizapp.app import cli
from quizapp.config import ROOT, Config
from quizapp.storage.database import Database
from quizapp.storage.tables import Base
from tests.harness.command import Serving, environment, serving
from tests.harness.postgresql import free_port

BANK = ROOT / "question_banks" / "deepseek-r1"


def settings_in(folder: Path, banks: Path) -> Config:
    banks.mkdir(exist_ok=True)
    return Config(instance=folder / "instance", port=free_port(), banks=banks)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A site for the tests that leave it running."""
    folder = tmp_path_factory.mktemp("site")
    with serving(settings_in(folder, folder / "banks"), folder / "log") as site:
        yield site


@pytest.fixture
def settings(tmp_path: Path) -> Config:
    return settings_in(tmp_path, tmp_path / "banks")


def children(site: Serving) -> list[psutil.Process]:
    return psutil.Process(site.process.pid).children()


def test_a_child_that_dies_is_started_again(site: Serving) -> None:
    web, worker = children(site)
    worker.kill()
    worker.wait(10)
    site.wait_until_ready()
    deadline = time.monotonic() + 10
    while len(children(site)) < 2 and time.monotonic() < deadline:
        os.sched_yield()
    assert web in children(site) and worker not in children(site)
    assert "worker ended" in site.log


def test_a_site_that_is_stopped_leaves_no_process_and_its_second_start_changes_no_data(
    settings: Config, tmp_path: Path
) -> None:
    copytree(BANK, settings.banks / BANK.name)
    with serving(settings, tmp_path / "first log") as first:
        assert f"{BANK.name} is loaded" in first.log
        before = contents(settings)
        family = psutil.Process(first.process.pid).children(recursive=True)
        assert first.terminate() == 0
        assert psutil.wait_procs(family, timeout=10)[1] == []
    with serving(settings, tmp_path / "second log") as second:
        assert "is loaded" not in second.log
        assert contents(settings) == before
        family = psutil.Process(second.process.pid).children(recursive=True)
        # Its children end with the process that started them, however it ended.
        os.kill(second.process.pid, signal.SIGKILL)
        second.process.wait()
        assert psutil.wait_procs(family, timeout=30)[1] == []


def contents(settings: Config) -> dict[str, list[tuple[object, ...]]]:
    database = Database(settings.database)
    with database.read() as session:
        rows = {table.name: session.execute(table.select()).all() for table in Base.metadata.sorted_tables}
    database.close()
    return rows


def test_nobody_else_on_the_machine_can_read_the_data(site: Serving) -> None:
    modes = {
        path.name: path.stat().st_mode & 0o077 for path in site.config.instance.iterdir() if path.is_file()
    }
    assert "quizapp.db" in modes and set(modes.values()) == {0}, modes


def typed(config: Config, *words: str) -> Result:
    """What a command that is refused says: for that it needs no process of its own."""
    return CliRunner().invoke(cli, words, env=environment(config))


def test_an_instance_is_served_once(site: Serving) -> None:
    second = typed(replace(site.config, port=free_port()), "serve")
    assert (second.exit_code, "is being served already" in second.stderr) == (1, True)
    restored = typed(site.config, "backup", "restore", __file__)
    assert (restored.exit_code, "stop the site first" in restored.stderr) == (1, True)


def test_a_port_that_is_taken_is_named(settings: Config) -> None:
    with socket.create_server(("127.0.0.1", settings.port)):
        second = typed(settings, "serve")
    assert (second.exit_code, f"{settings.port} is taken" in second.stderr) == (1, True)


def test_tables_of_another_version_are_named(settings: Config) -> None:
    result = typed(settings, "serve")
    assert (result.exit_code, "quizapp db upgrade" in result.stderr) == (1, True)


def test_the_link_for_the_owner_is_printed_until_there_is_one(site: Serving) -> None:
    assert f"{site.config.url}/setup/" in site.log
