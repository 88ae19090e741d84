import pytest

from quizapp.storage.database import Database
from tests.harness.stage import Stage


@pytest.fixture
def stage(database: Database) -> Stage:
    """A small site with a question of every kind, on both databases."""
    return Stage(database)
