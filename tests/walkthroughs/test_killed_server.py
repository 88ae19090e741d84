"""The server is killed while answers come in: what it acknowledged is there, what was sent twice counts once."""

import random
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pytest

from quizapp.config import Config
from quizapp.core.quizzes.quiz import Settings
from quizapp.storage.attempts import AttemptRow, DraftRow
from quizapp.storage.database import Database
from tests.harness.command import Serving
from tests.harness.postgresql import free_port
from tests.harness.stage import Stage
from tests.harness.visitor import HttpVisitor, Unanswered

LEARNERS = 8
SLOTS = 3
KILLS = ("one", "all", "one", "all", "one")
BETWEEN_KILLS = 0.7
PACE = 0.12
MOST_TRIES = 300


@dataclass
class Learner:
    """Types into the questions of one attempt until told to stop, and sends again what was not acknowledged."""

    visitor: HttpVisitor
    quiz: str
    attempt: str = ""
    acknowledged: dict[int, tuple[int, str]] = field(default_factory=dict)
    repeats: int = 0
    faults: list[str] = field(default_factory=list)

    def start(self) -> None:
        """Opens an attempt as a guest."""
        self.visitor.get("/sign-in")
        self.attempt = self.visitor.post(f"/quizzes/{self.quiz}/start").split("/")[2]

    def work(self, stop: threading.Event) -> None:
        """Saves one answer after another."""
        number = 0
        while not stop.is_set():
            number += 1
            self.save_until_acknowledged(number % SLOTS + 1, f"answer {number}", stop)
            stop.wait(PACE)
        self.visitor.close()

    def save_until_acknowledged(self, slot: int, text: str, stop: threading.Event) -> None:
        """Sends one save, the same again after every silence; what comes back must be the next revision."""
        before, _ = self.acknowledged.get(slot, (0, ""))
        save = {"slot": slot, "raw": {"text": [text]}, "writer": "tab", "seq": before + 1, "seen": before}
        for _ in range(MOST_TRIES):
            status, saved = self.send(save)
            if status == 200:
                break
            self.repeats += 1
            stop.wait(0.1)
        else:
            raise TimeoutError(f"no answer to {save}")
        if saved["revision"] != before + 1:
            self.faults.append(f"slot {slot}: {saved} after revision {before}")
        self.acknowledged[slot] = (saved["revision"], text)

    def send(self, save: dict[str, object]) -> tuple[int, Any]:
        """The status and the answer; status 0 for none."""
        try:
            return self.visitor.send(f"/attempts/{self.attempt}/save", save)
        except Unanswered:
            return 0, None


class Killer:
    """Sends SIGKILL to a web process, or to all processes of the site at once, and starts it again."""

    def __init__(self, config: Config, log: Path) -> None:
        self.config, self.log = config, log
        self.site = Serving(config, log)
        self.site.wait_until_ready()
        self._chance = random.Random(7)

    def kill(self, what: str) -> None:
        """One kill; returns when the site answers again."""
        if what == "one":
            web = psutil.Process(self.site.process.pid).children()[0]
            self._chance.choice(web.children()).kill()
        else:
            self.site.kill()
            self.site = Serving(self.config, self.log)
        self.site.wait_until_ready()


@pytest.fixture
def config(tmp_path: Path, database_url: str) -> Config:
    (tmp_path / "banks").mkdir()
    return Config(
        instance=tmp_path / "instance", database_url=database_url, port=free_port(), banks=tmp_path / "banks"
    )


@pytest.fixture
def learners(config: Config, database: Database) -> list[Learner]:
    quiz = Stage(database).quiz("open", "short", "numeric", settings=Settings(per_page=0))
    return [Learner(HttpVisitor(config.url), quiz) for _ in range(LEARNERS)]


def stored(database: Database, learner: Learner) -> dict[int, tuple[int, str]]:
    with database.read() as session:
        drafts = session.query(DraftRow).join(AttemptRow, AttemptRow.id == DraftRow.attempt_id)
        own = drafts.filter(AttemptRow.public_id == learner.attempt).all()
        return {draft.slot: (draft.revision, draft.raw["text"][0]) for draft in own}


def test_every_acknowledged_answer_survives_kills_under_load(
    config: Config, database: Database, learners: list[Learner], tmp_path: Path
) -> None:
    killer = Killer(config, tmp_path / "log")
    stop = threading.Event()
    try:
        for learner in learners:
            learner.start()
        threads = [threading.Thread(target=learner.work, args=(stop,)) for learner in learners]
        for thread in threads:
            thread.start()
        for what in KILLS:
            stop.wait(BETWEEN_KILLS)
            killer.kill(what)
        stop.wait(BETWEEN_KILLS)
    finally:
        stop.set()
        for thread in threads:
            thread.join(20)
        killer.site.kill()
    assert [learner.faults for learner in learners] == [[]] * LEARNERS
    assert [stored(database, learner) for learner in learners] == [
        learner.acknowledged for learner in learners
    ]
    assert sum(learner.repeats for learner in learners) > 0, "no kill came between a save and its answer"
