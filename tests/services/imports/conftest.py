from collections.abc import Iterator

import pytest

from tests.harness.reading import reading_here


@pytest.fixture(autouse=True)
def _read_here() -> Iterator[None]:
    """What processes of their own do with files is told by test_bounded, test_article_files and the browser's tests of imports."""
    with reading_here():
        yield
