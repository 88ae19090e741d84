"""A teacher with a bank of their own, and what they do to its questions."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from quizapp.core.access import Visitor
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Question
from quizapp.services import people, workbench
from quizapp.services.workbench import OpenedQuestion
from quizapp.storage.bank_versions import put_bank
from quizapp.storage.database import Database
from tests.harness.stage import BANK
from tests.people import NOW, make_person

OWN = replace(BANK, id="own", title=Twin("我的题库", "My bank"))


@dataclass
class Shelf:
    """The bank ``own`` of one teacher; every step happens a minute after the last."""

    database: Database
    visitor: Visitor
    bank: str = OWN.id
    now: datetime = NOW

    def tick(self) -> datetime:
        """The time of the next step."""
        self.now += timedelta(minutes=1)
        return self.now

    def open(self, key: str, by: Visitor | None = None) -> OpenedQuestion:
        """The question as its editor opens it."""
        return workbench.open_question(self.database, by or self.visitor, self.bank, key)

    def save(
        self, question: Question, *, base: int | None = None, ready: bool = True, by: Visitor | None = None
    ) -> bool:
        """Keeps the question as what comes after version ``base``, by default the newest."""
        base = self.open(question.id, by).newest if base is None else base
        return workbench.save_question(
            self.database, by or self.visitor, self.bank, question, base=base, ready=ready, now=self.tick()
        )

    def write(self, question: Question, *, ready: bool = True) -> Question:
        """The question as a new one of the bank."""
        key = workbench.start_question(self.database, self.visitor, self.bank, question.kind, now=self.tick())
        written = replace(question, id=key)
        assert self.save(written, base=0, ready=ready)
        return written


def make_shelf(database: Database, visitor: Visitor | None = None) -> Shelf:
    """A new teacher with the bank ``own``, which holds a question of every kind."""
    visitor = visitor or people.visitor_of(make_person(database, "teacher"))
    with database.write() as session:
        put_bank(session, OWN, digest="own", origin="", owner_id=visitor.person_id, now=NOW)
    return Shelf(database, visitor)
