import pytest

from quizapp.storage.database import Database
from tests.services.reviews.desk import Desk, make_desk, make_review


@pytest.fixture
def desk(database: Database) -> Desk:
    """A teacher without articles, on both databases."""
    return make_desk(database)


@pytest.fixture
def review(database: Database) -> Desk:
    """A teacher with the review of an article about a ferry."""
    return make_review(database)
