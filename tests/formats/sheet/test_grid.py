"""Tables of text are read in any usual encoding and with any usual separator."""

import pytest

from quizapp.formats import gathering
from quizapp.formats.imported import Unreadable
from quizapp.formats.sheet import grid
from quizapp.formats.sheet.grid import Sheet, column_name, read_table
from tests.formats.sheet.samples import table

ROWS = [["题目", "答案"], ["渡轮的航速是多少？", "14 节"], ["渡轮有几层甲板？", "三层"]]


def cells(found: Sheet) -> list[list[str]]:
    return [list(row.cells) for row in found.rows]


def refusal(data: bytes) -> tuple[str, str]:
    with pytest.raises(Unreadable) as raised:
        read_table(data)
    return raised.value.fault.where, raised.value.fault.message.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_is_read_in_every_encoding_and_with_every_separator(encoding: str, separator: str) -> None:
    data = table(ROWS, encoding=encoding, separator=separator)
    assert cells(read_table(data)) == ROWS


def test_another_encoding_than_unicode_is_told() -> None:
    assert [one.message.text for one in read_table(table(ROWS, encoding="gb18030")).faults] == [
        gathering.ENCODING
    ]
    assert not read_table(table(ROWS)).faults


def test_the_line_that_names_the_separator_is_no_row_and_still_counts_as_a_line() -> None:
    found = read_table(b"sep=|\r\nquestion|answer\r\nOne, two|3\r\n")
    assert cells(found) == [["question", "answer"], ["One, two", "3"]]
    assert [row.number for row in found.rows] == [2, 3]


def test_line_ends_in_cells_quotes_behind_blanks_and_odd_spaces_are_read() -> None:
    found = read_table('question,answer\n\n"Two\nlines?", "a, b"\n\u00a0 x\u3000,\u00a0\n'.encode())
    assert cells(found) == [["question", "answer"], ["Two\nlines?", "a, b"], ["x", ""]]
    assert [row.number for row in found.rows] == [1, 3, 5]


def test_commas_in_sentences_do_not_make_columns() -> None:
    text = "question\tanswer\nOne, two, three, four?\tfour\nFive, six?\tsix\n"
    assert [len(row) for row in cells(read_table(text.encode()))] == [2, 2, 2]


def test_a_quotation_that_is_never_closed_is_one_clear_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "LONGEST_CELL", 1000)
    text = 'question,answer\nfine,1\n"never closed,2\n' + "more,3\n" * 200
    assert refusal(text.encode()) == ("line 3", grid.LONG_CELL)


def test_a_cell_without_end_is_refused() -> None:
    assert refusal(('a,b\n"' + "x" * 140_000).encode()) == ("line 2", grid.LONG_CELL)


def test_bytes_that_are_no_text_are_refused() -> None:
    assert refusal(b"\x00\x01\x02\x03\xff" * 9) == ("line 1", gathering.NO_TEXT)


def test_columns_are_named_as_spreadsheets_name_them() -> None:
    assert [column_name(at) for at in (0, 25, 26, 51, 701, 702)] == ["A", "Z", "AA", "AZ", "ZZ", "AAA"]
