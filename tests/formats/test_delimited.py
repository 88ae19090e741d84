"""Tables as CSV: read as they come, written so that nothing in them runs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.delimited import MOST_LINES, RUNS, parse_table, parse_table_text, write_table


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_table_is_read_with_every_separator_and_encoding(separator: str, encoding: str) -> None:
    text = separator.join(("姓名", "学号")) + "\r\n" + separator.join(("张伟同学在这里", "07"))
    assert parse_table(text.encode(encoding)) == [(1, ("姓名", "学号")), (2, ("张伟同学在这里", "07"))]


def test_lines_keep_the_number_that_they_have_in_the_file() -> None:
    assert parse_table_text('a,"two\nlines"\n\nb,c') == [(1, ("a", "two\nlines")), (3, ()), (4, ("b", "c"))]


@pytest.mark.parametrize("data", [b"PK\x03\x04\x00\x00", b"x" * 3_000_000, b"a\n" * (MOST_LINES + 1)])
def test_what_is_no_table_is_refused(data: bytes) -> None:
    assert parse_table(data) is None


CELLS = st.text(st.characters(exclude_categories=("C", "Zl", "Zp", "Zs")), max_size=12)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(CELLS, st.builds(lambda a, b: a + b, st.sampled_from(RUNS[:4]), CELLS)), min_size=1)
)
def test_no_cell_is_a_formula_and_reading_gives_every_cell_back(rows: list[tuple[str, str]]) -> None:
    written = write_table(rows)
    for line in parse_raw(written):
        assert not any(cell.startswith(RUNS) for cell in line)
    found = parse_table(written)
    assert found is not None and [cells for _, cells in found] == rows


def parse_raw(data: bytes) -> list[list[str]]:
    import csv
    import io

    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_numbers_stay_numbers() -> None:
    assert write_table([[-1.5, "-1.5"]]).decode("utf-8-sig") == "-1.5,'-1.5\r\n"
