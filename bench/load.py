"""How fast a class is served: saves and pages of the real site, as ratios to a bare Flask that does the same writing.

    python -m bench.load [--seconds 5] [--learners 24] [--url postgresql+psycopg://…]

Both servers run under the same gunicorn settings, one after the other, in the same run on the same machine, so the
ratios say more than the numbers. A save of the floor is one committed row in SQLite with synchronous=FULL.
"""

import argparse
import multiprocessing
import sqlite3
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, jsonify, request

from quizapp.config import Config
from quizapp.core.quizzes.quiz import Settings
from quizapp.server import WebServer
from quizapp.storage.database import Database
from quizapp.storage.schema import upgrade
from tests.harness.command import Serving
from tests.harness.postgresql import free_port
from tests.harness.stage import Stage
from tests.harness.visitor import HttpVisitor, Unanswered

Request = Callable[[], bool]


@dataclass(frozen=True)
class Measured:
    """One kind of request under load: how many in a second, how long they took in ms, how many failed."""

    name: str
    rate: float
    median: float
    worst_hundredth: float
    failed: int

    def __str__(self) -> str:
        times = f"{self.median:7.1f} {self.worst_hundredth:7.1f}"
        return f"{self.name:22}{self.rate:9.0f}/s  {times} ms  {self.failed} failed"


def measure(name: str, requests: Iterable[Request], seconds: float) -> Measured:
    """Sends each kind of request again and again from a thread of its own."""
    times: list[float] = []
    failed: list[int] = []
    end = time.perf_counter() + seconds

    def work(send: Request) -> None:
        while (begun := time.perf_counter()) < end:
            (times if send() else failed).append(time.perf_counter() - begun)

    threads = [threading.Thread(target=work, args=(send,)) for send in requests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    cuts = statistics.quantiles(times, n=100)
    return Measured(name, len(times) / seconds, cuts[49] * 1000, cuts[98] * 1000, len(failed))


def make_floor(folder: Path) -> Flask:
    """The least that could serve this: one constant page, and one committed row for a save."""
    app, own = Flask("floor"), threading.local()

    @app.get("/page")
    def page() -> str:
        return "<!doctype html><title>floor</title>" + "<p>one of many paragraphs</p>" * 200

    @app.post("/save")
    def save() -> object:
        sent = request.get_json()
        if not hasattr(own, "connection"):
            own.connection = sqlite3.connect(folder / "floor.db", timeout=30, isolation_level=None)
            own.connection.execute("PRAGMA synchronous=FULL")
        own.connection.execute("BEGIN IMMEDIATE")
        own.connection.execute("INSERT INTO saves (slot, text) VALUES (?, ?)", (sent["slot"], sent["text"]))
        own.connection.execute("COMMIT")
        return jsonify(outcome="saved")

    return app


def measure_floor(folder: Path, learners: int, seconds: float) -> list[Measured]:
    """Pages and saves of the bare application."""
    with sqlite3.connect(folder / "floor.db") as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE saves (id INTEGER PRIMARY KEY, slot INTEGER, text TEXT)")
    config = Config(port=free_port())
    server = multiprocessing.get_context("fork").Process(
        target=WebServer(config, lambda: make_floor(folder)).run
    )
    server.start()
    visitors = [HttpVisitor(config.url) for _ in range(learners)]
    try:
        wait_for(lambda: bool(visitors[0].get("/page")))
        return [
            measure("floor: page", [lambda v=v: bool(v.get("/page")) for v in visitors], seconds),
            measure(
                "floor: save",
                [lambda v=v: saved(v, "/save", {"slot": 1, "text": "a"}) for v in visitors],
                seconds,
            ),
        ]
    finally:
        server.terminate()
        server.join()


def measure_site(folder: Path, url: str, learners: int, seconds: float) -> list[Measured]:
    """Question pages and saves of the real site, each learner a guest with an attempt."""
    config = Config(instance=folder / "instance", database_url=url, port=free_port())
    config.instance.mkdir()
    database = Database(config.database)
    upgrade(database)
    quiz = Stage(database).quiz("open", "short", "numeric", settings=Settings(per_page=0))
    database.close()
    site = Serving(config, folder / "log")
    try:
        site.wait_until_ready()
        takers = [Taker(HttpVisitor(config.url), quiz) for _ in range(learners)]
        return [
            measure("site: question page", [taker.look for taker in takers], seconds),
            measure("site: save", [taker.save for taker in takers], seconds),
        ]
    finally:
        site.kill()


class Taker:
    """A guest with an attempt."""

    def __init__(self, visitor: HttpVisitor, quiz: str) -> None:
        self._visitor, self._revision = visitor, 0
        visitor.get("/sign-in")
        self._attempt = visitor.post(f"/quizzes/{quiz}/start").split("/")[2]

    def look(self) -> bool:
        """Looks at the page of questions."""
        return bool(self._visitor.get(f"/attempts/{self._attempt}/1"))

    def save(self) -> bool:
        """Changes the answer of the first question."""
        text = f"answer {self._revision}"
        sent = {
            "slot": 1,
            "raw": {"text": [text]},
            "writer": "tab",
            "seq": self._revision + 1,
            "seen": self._revision,
        }
        self._revision += 1
        return saved(self._visitor, f"/attempts/{self._attempt}/save", sent)


def saved(visitor: HttpVisitor, path: str, sent: object) -> bool:
    """True where the save was acknowledged."""
    try:
        return visitor.send(path, sent)[0] == 200
    except Unanswered:
        return False


def wait_for(ready: Callable[[], bool]) -> None:
    """Returns when the server answers. Raises TimeoutError after half a minute."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            if ready():
                return
        except Unanswered:
            time.sleep(0.1)
    raise TimeoutError


def main() -> None:
    """Prints what was measured, and the site's rates as shares of the floor's."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--learners", type=int, default=24)
    parser.add_argument("--url", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=".", prefix=".bench-") as name:
        folder = Path(name).resolve()
        floor = measure_floor(folder, given.learners, min(given.seconds, 60))
        site = measure_site(folder, given.url, given.learners, min(given.seconds, 60))
    print(f"{given.learners} at once      per second   median   99 %")
    for measured in (*floor, *site):
        print(measured)
    for below, above in zip(floor, site, strict=True):
        print(f"{above.name}: {above.rate / below.rate:.0%} of the floor")


if __name__ == "__main__":
    main()
