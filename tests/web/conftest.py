import pytest
from flask import Flask

from quizapp.web.site import CLOCK
from tests.harness.stage import Stage


@pytest.fixture
def stage(app: Flask) -> Stage:
    """A small site with a question of every kind behind the pages, whose clock the pages go by."""
    stage = Stage(app.extensions["quizapp.database"])
    app.extensions[CLOCK] = lambda: stage.now
    return stage
