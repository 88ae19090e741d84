import pytest

from quizapp.storage.database import Database
from tests.services.workbench.shelf import Shelf, make_shelf


@pytest.fixture
def shelf(database: Database) -> Shelf:
    """A teacher with a bank of their own, on both databases."""
    return make_shelf(database)
