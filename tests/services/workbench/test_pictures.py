"""Pictures that were brought into a bank and never kept go after a while; what any version or draft names stays."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from quizapp.core.languages import Twin
from quizapp.services import workbench
from quizapp.services.workbench.pictures import WAITS, forget_pictures
from quizapp.storage.media import MediumRow
from tests.core.questions.samples import SAMPLES
from tests.services.imports.samples import DRAWING, DRAWING_NAME, PICTURE, PICTURE_NAME
from tests.services.workbench.shelf import Shelf

NUMERIC = SAMPLES["numeric"]


def kept(shelf: Shelf) -> set[str]:
    with shelf.database.read() as session:
        return set(session.scalars(select(MediumRow.name)))


def test_a_picture_goes_when_nothing_ever_named_it_and_stays_for_an_older_version(shelf: Shelf):
    for content in (PICTURE, DRAWING):
        workbench.add_picture(shelf.database, shelf.visitor, "own", content, now=shelf.now)
    shown = replace(NUMERIC, stem=Twin(NUMERIC.stem.zh, f"![A map](media/{PICTURE_NAME}) How long?"))
    assert shelf.save(shown) and shelf.save(NUMERIC)
    brought = shelf.now
    assert forget_pictures(shelf.database, now=brought + WAITS - timedelta(days=1)) == 0
    assert forget_pictures(shelf.database, now=brought + WAITS + timedelta(days=1)) == 1
    assert kept(shelf) == {PICTURE_NAME} and DRAWING_NAME not in kept(shelf)


def test_a_picture_that_is_brought_again_begins_to_wait_again(shelf: Shelf):
    for now in (shelf.now, shelf.now + WAITS):
        workbench.add_picture(shelf.database, shelf.visitor, "own", PICTURE, now=now)
    assert forget_pictures(shelf.database, now=shelf.now + WAITS + timedelta(days=1)) == 0
    assert kept(shelf) == {PICTURE_NAME}
