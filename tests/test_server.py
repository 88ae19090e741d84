import os
import signal
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from quizapp.config import Config
from tests.harness.command import Serving, run, serving
from tests.harness.postgresql import free_port


@pytest.fixture
def settings(tmp_path: Path) -> Config:
    return Config(instance=tmp_path / "instance", port=free_port())


@pytest.fixture
def site(settings: Config, tmp_path: Path) -> Iterator[Serving]:
    with serving(settings, tmp_path / "log") as site:
        yield site


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


def test_a_request_to_stop_ends_every_process(site: Serving) -> None:
    family = psutil.Process(site.process.pid).children(recursive=True)
    assert site.terminate() == 0
    assert psutil.wait_procs(family, timeout=10)[1] == []


def test_the_children_end_with_the_process_that_started_them(site: Serving) -> None:
    family = psutil.Process(site.process.pid).children(recursive=True)
    os.kill(site.process.pid, signal.SIGKILL)
    site.process.wait()
    assert psutil.wait_procs(family, timeout=30)[1] == []


def test_an_instance_is_served_once(site: Serving) -> None:
    second = run(replace(site.config, port=free_port()), "serve")
    assert (second.returncode, "is being served already" in second.stderr) == (1, True)
    restored = run(site.config, "backup", "restore", __file__)
    assert (restored.returncode, "stop the site first" in restored.stderr) == (1, True)


def test_a_port_that_is_taken_is_named(settings: Config) -> None:
    with socket.create_server(("127.0.0.1", settings.port)):
        second = run(settings, "serve")
    assert (second.returncode, f"{settings.port} is taken" in second.stderr) == (1, True)


def test_tables_of_another_version_are_named(settings: Config) -> None:
    result = run(settings, "serve")
    assert (result.returncode, "quizapp db upgrade" in result.stderr) == (1, True)


def test_the_link_for_the_owner_is_printed_until_there_is_one(site: Serving) -> None:
    assert f"{site.config.url}/setup/" in site.log
