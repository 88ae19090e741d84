"""The running site: web processes and a worker as children of one process that starts them again when they die."""

import ctypes
import fcntl
import gc
import multiprocessing
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import NoReturn
from wsgiref.types import WSGIApplication

from gunicorn.app.base import BaseApplication

from quizapp.config import Config

# Children are forks: they start within milliseconds, for everything is imported already.
FORK = multiprocessing.get_context("fork")
PATIENCE = 35
SHORT_LIFE = 5
TRIES = 3
PR_SET_PDEATHSIG = 1


def gunicorn_settings(config: Config) -> dict[str, object]:
    """What gunicorn is told; docs/deployment.md says why."""
    return {
        "bind": [f"{config.host}:{config.port}"],
        "worker_class": "gthread",
        "workers": config.workers,
        "threads": config.threads,
        "timeout": 60,
        "graceful_timeout": 30,
        "keepalive": 30,
        "worker_tmp_dir": "/dev/shm" if os.access("/dev/shm", os.W_OK) else None,
        "max_requests": 0,
        "preload_app": False,
        "secure_scheme_headers": {},
        "control_socket_disable": True,
        "loglevel": "warning",
    }


class WebServer(BaseApplication):
    """gunicorn around an application that each of its workers makes for itself."""

    def __init__(self, config: Config, make: Callable[[], WSGIApplication]) -> None:
        self._config = config
        self._make = make
        super().__init__()

    def load_config(self) -> None:
        """Hands gunicorn its settings."""
        for name, value in gunicorn_settings(self._config).items():
            self.cfg.set(name, value)

    def load(self) -> WSGIApplication:
        """The application, made after the fork: connections to a database do not survive one."""
        made = self._make()
        keep_loaded()
        return made


def keep_loaded() -> None:
    """Leaves what is loaded out of further collections of garbage: a page would wait 0.1 s and more for each."""
    gc.collect()
    gc.freeze()


class Stopped(Exception):
    """Somebody asked the site to stop."""


@dataclass
class Child:
    """One process of the site, and how often in a row it died young."""

    name: str
    work: Callable[[], None]
    process: BaseProcess | None = None
    started: float = 0.0
    failures: int = 0

    def start(self) -> BaseProcess:
        """Begins, or begins again."""
        self.process = FORK.Process(target=_work, args=(self.work,), name=self.name)
        self.process.start()
        self.started = time.monotonic()
        return self.process

    def has_died(self) -> None:
        """Counts a death; a process that had worked for a while starts with a clean record."""
        young = time.monotonic() - self.started < SHORT_LIFE
        self.failures = self.failures + 1 if young else 0


def supervise(works: Mapping[str, Callable[[], None]]) -> int:
    """Runs each work in a process of its own until SIGTERM or SIGINT; the exit code says whether all went well."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _stop)
    children = [Child(name, work) for name, work in works.items()]
    try:
        for child in children:
            child.start()
        while all(child.failures < TRIES for child in children):
            _restart_dead(children)
    except Stopped:
        return 0
    finally:
        _end(children)
    return 1


def _restart_dead(children: list[Child]) -> None:
    wait([child.process.sentinel for child in children if child.process])
    for child in children:
        if child.process and not child.process.is_alive():
            child.has_died()
            print(
                f"{child.name} ended with {child.process.exitcode}; starting it again",
                file=sys.stderr,
                flush=True,
            )
            child.start()


def _end(children: list[Child]) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    running = [child.process for child in children if child.process]
    for process in running:
        process.terminate()
    deadline = time.monotonic() + PATIENCE
    for process in running:
        process.join(max(0.0, deadline - time.monotonic()))
        if process.is_alive():
            process.kill()
            process.join()


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise Stopped


def _work(work: Callable[[], None]) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    if sys.platform == "linux":
        # Without its parent nobody would start a child again, nor end it.
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    work()


@contextmanager
def alone(config: Config) -> Iterator[bool]:
    """True while nobody else serves, restores or replaces the data of this instance."""
    config.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (config.instance / "serving.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def port_is_free(config: Config) -> bool:
    """True where this site can listen at its address."""
    with socket.socket(socket.AF_INET6 if ":" in config.host else socket.AF_INET) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((config.host, config.port))
        except OSError:
            return False
    return True
