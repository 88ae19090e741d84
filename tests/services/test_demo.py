from datetime import UTC, datetime

import pytest

from quizapp.config import ROOT, Config
from quizapp.services import demo
from quizapp.services.attempts import rebuild
from quizapp.services.bank_folders import find_folders, load_folder
from quizapp.services.classes.showing import list_classes
from quizapp.services.grades.showing import Wanted, gradebook
from quizapp.storage.attempts import AttemptRow
from quizapp.storage.database import Database

# What a demo does on either database is told by the tests of the services that it is made with.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


NAMES = ("王芳", "Lea Martin", "李伟")


@pytest.fixture
def banks(database: Database) -> Database:
    for folder in find_folders(ROOT / "question_banks")[:3]:
        load_folder(database, folder, now=NOW)
    return database


def test_a_demo_is_a_class_with_finished_attempts_that_follow_from_their_steps(
    banks: Database, config: Config
) -> None:
    accounts = demo.fill(banks, config, seed=1, now=NOW, names=NAMES)
    with banks.read() as session:
        attempts = session.query(AttemptRow).all()
    assert [account.role for account in accounts].count("learner") == len(NAMES)
    assert len(attempts) > 2 * len(NAMES)
    assert {attempt.state for attempt in attempts} == {"finished"}
    assert len({attempt.mark for attempt in attempts}) > 3
    assert rebuild(banks, check=True) == []
    teacher = accounts[1].visitor
    (card,) = list_classes(banks, teacher)
    book = gradebook(banks, teacher, card.id, Wanted(), now=NOW)
    shares = {cell.share for line in book.lines for cell in line.cells if cell}
    assert (card.students, book.assignments) == (len(NAMES), 3)
    assert len(shares) > 2
