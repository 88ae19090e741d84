"""A private PostgreSQL server for the tests: on a loopback port of its own, gone when they are done."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

# A test may lose its data with the machine, so nothing waits for the disk here, and nobody tidies up in between.
FAST = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "autovacuum=off",
    "jit=off",
    "checkpoint_timeout=1h",
)


def find_binaries() -> Path:
    """The folder with initdb and postgres. Raises FileNotFoundError, naming the package, where there is none."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    on_path = shutil.which("initdb")
    found = debian[-1:] or ([Path(on_path).resolve()] if on_path else [])
    if not found:
        raise FileNotFoundError("PostgreSQL is missing: apt-get install postgresql")
    return found[0].parent


@contextmanager
def postgresql_server() -> Iterator[str]:
    """The URL of a fresh server's maintenance database."""
    with tempfile.TemporaryDirectory(prefix="quizapp-postgresql-") as folder:
        data = Path(folder) / "data"
        data.mkdir()
        _give_away(Path(folder), data)
        _initialise(data)
        with _running(data) as port:
            yield f"postgresql+psycopg://quizapp@127.0.0.1:{port}/postgres"


def _as_server_user() -> list[str]:
    # PostgreSQL refuses to run as root; setpriv also ends it when the test process dies.
    command = ["setpriv", "--pdeathsig", "QUIT"]
    if os.geteuid() == 0:
        command += ["--reuid", "postgres", "--regid", "postgres", "--init-groups"]
    return command


def _give_away(*folders: Path) -> None:
    for folder in folders:
        folder.chmod(0o700)
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")


def _initialise(data: Path) -> None:
    command = [
        find_binaries() / "initdb",
        "-D",
        data,
        "-U",
        "quizapp",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
    ]
    subprocess.run(
        [*_as_server_user(), *command, "--locale=C.UTF-8"], check=True, cwd="/", stdout=subprocess.DEVNULL
    )


@contextmanager
def _running(data: Path) -> Iterator[int]:
    port = free_port()
    command = [find_binaries() / "postgres", "-D", data, "-p", str(port), "-k", data]
    for setting in (*FAST, "listen_addresses=127.0.0.1", "max_connections=200", "logging_collector=off"):
        command += ["-c", setting]
    with (data.parent / "log").open("wb") as log:
        process = subprocess.Popen([*_as_server_user(), *command], cwd="/", stdout=log, stderr=log)
    try:
        _wait_until_ready(process, port, data.parent / "log")
        yield port
    finally:
        _end(process)


def _wait_until_ready(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        try:
            psycopg.connect(f"host=127.0.0.1 port={port} user=quizapp dbname=postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGQUIT)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    """A TCP port of the loopback address that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port
