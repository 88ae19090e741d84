"""A workbook holds texts as texts, whatever they begin with."""

import io

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from quizapp.formats.table_workbook import write_workbook


def read(content: bytes) -> list[list[object]]:
    return [[cell.value for cell in row] for row in load_workbook(io.BytesIO(content)).worksheets[0]]


def kinds(content: bytes) -> set[str]:
    return {cell.data_type for row in load_workbook(io.BytesIO(content)).worksheets[0] for cell in row}


def test_nothing_in_it_is_a_formula() -> None:
    content = write_workbook([["=1+1", "+cmd|' /C calc'!A0", "-2", "@x", 80.5]], "[Grades]:2026/1")
    assert read(content) == [["=1+1", "+cmd|' /C calc'!A0", "-2", "@x", 80.5]]
    assert "f" not in kinds(content)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_and_title_can_be_written(text: str, title: str) -> None:
    assert "f" not in kinds(write_workbook([[text]], title))
