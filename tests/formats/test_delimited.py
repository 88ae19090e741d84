"""Plain tables: read as they come, written so that nothing in them runs."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.delimited import SAID, parse_table, write_table

RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
CELLS = st.text(st.characters(exclude_categories=("C", "Zl", "Zp", "Zs")), max_size=12)


def test_lines_keep_the_number_that_they_have_in_the_text() -> None:
    assert parse_table('a,"two\nlines"\n\nb,c') == [(1, ("a", "two\nlines")), (4, ("b", "c"))]


@settings(max_examples=40)
@given(st.lists(st.tuples(CELLS, st.builds(lambda a, b: a + b, st.sampled_from(RUNS), CELLS)), min_size=1))
def test_no_cell_is_a_formula_and_reading_gives_every_cell_back(rows: list[tuple[str, str]]) -> None:
    written = write_table(rows).decode("utf-8-sig")
    for line in csv.reader(io.StringIO(written)):
        assert not any(cell.startswith(RUNS) for cell in line)
    assert [cells for _, cells in parse_table(SAID + written)] == rows


def test_numbers_stay_numbers() -> None:
    assert write_table([[-1.5, "-1.5"]]).decode("utf-8-sig") == "-1.5,'-1.5\r\n"
