"""A picture is there for whoever may see what has it, once, and for nobody else."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from quizapp.core.access import Visitor
from quizapp.errors import NotFound
from quizapp.services import people
from quizapp.services.media import get_medium
from quizapp.storage.banks import BankRow
from quizapp.storage.database import Database
from quizapp.storage.imports import ImportRow
from quizapp.storage.media import MediumRow, forget_unused_media, put_media, use_media
from tests.harness.stage import GUEST, Stage
from tests.people import make_person
from tests.services.imports.samples import DRAWING, DRAWING_NAME, PICTURE, PICTURE_NAME

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def make(database: Database, teacher: Visitor) -> None:
    """A waiting import of the teacher that has both media."""
    row = ImportRow(
        public_id="i", owner_id=teacher.person_id, title="", language="en", format="gift", file_name=""
    )
    row.digest, row.size, row.counts, row.faults, row.created_at = "", 0, {}, [], NOW
    with database.write() as session:
        session.add(row)
        session.flush()
        for _ in range(2):
            put_media(session, {PICTURE_NAME: PICTURE, DRAWING_NAME: DRAWING}, now=NOW)
            use_media(session, [PICTURE_NAME, DRAWING_NAME, "0" * 32 + ".png"], import_id=row.id)


@pytest.fixture
def teacher(database: Database) -> Visitor:
    visitor = people.visitor_of(make_person(database, "teacher"))
    make(database, visitor)
    return visitor


def sees(database: Database, visitor: Visitor, name: str = PICTURE_NAME) -> bool:
    try:
        return bool(get_medium(database, visitor, name))
    except NotFound:
        return False


def test_an_import_shows_its_media_to_its_teacher_alone(database: Database, teacher: Visitor) -> None:
    other = people.visitor_of(make_person(database, "teacher"))
    assert get_medium(database, teacher, PICTURE_NAME) == PICTURE
    assert [sees(database, one) for one in (other, Visitor(guest_id="g"), Visitor())] == [False] * 3
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(MediumRow)) == 2


def test_whoever_has_an_attempt_on_the_bank_sees_its_media(stage: Stage, teacher: Visitor) -> None:
    database = stage.database
    with database.write() as session:
        bank = session.scalars(select(BankRow)).first()
        assert bank is not None
        bank.owner_id = teacher.person_id
        use_media(session, [PICTURE_NAME], bank_id=bank.id)
    assert not sees(database, GUEST)
    stage.start(GUEST, stage.quiz("single", owner=teacher))
    assert sees(database, GUEST)
    assert not sees(database, GUEST, DRAWING_NAME)
    assert not sees(database, Visitor(guest_id="another"))


def test_media_that_nothing_has_any_more_are_removed(database: Database, teacher: Visitor) -> None:
    with database.write() as session:
        forget_unused_media(session)
    assert sees(database, teacher)
    with database.write() as session:
        session.delete(session.scalars(select(ImportRow)).one())
        session.flush()
        forget_unused_media(session)
        assert session.scalar(select(func.count()).select_from(MediumRow)) == 0
