import pytest
from flask import Flask

from quizapp.web.site import CLOCK
from tests.people import Signed, sign_in
from tests.services.workbench.shelf import Shelf, make_shelf


@pytest.fixture
def teacher(app: Flask) -> Signed:
    """A teacher in a browser."""
    return sign_in(app, "teacher")


@pytest.fixture
def shelf(app: Flask, teacher: Signed) -> Shelf:
    """The teacher's own bank behind the pages, whose clock the pages go by."""
    shelf = make_shelf(app.extensions["quizapp.database"], teacher.visitor)
    app.extensions[CLOCK] = lambda: shelf.now
    return shelf
