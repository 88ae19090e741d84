"""Tables that leave the site as files in which nothing runs."""

from collections.abc import Iterable, Sequence

from flask import Response

from quizapp.formats.delimited import write_table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_file(rows: Iterable[Sequence[object]], name: str) -> Response:
    """A table as CSV."""
    return send_file(write_table(rows), "text/csv", f"{name}.csv")


def xlsx_file(rows: Iterable[Sequence[object]], name: str, *, title: str) -> Response:
    """A table as a workbook with one sheet of this title."""
    # Loaded where it is needed: most web processes never write a workbook.
    from quizapp.formats.table_workbook import write_workbook

    return send_file(write_workbook(rows, title), XLSX, f"{name}.xlsx")


def send_file(content: bytes, kind: str, name: str) -> Response:
    """Bytes that a browser keeps as a file of this name."""
    answer = Response(content, mimetype=kind)
    answer.headers["Content-Disposition"] = f"attachment; filename={name}"
    return answer
