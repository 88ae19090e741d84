"""The rows of tables in an article: which subject and which heading each number of a row belongs to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.subjects.topics import THINGS
from quizapp.core.facts.values.kind import names_test

_BAR = re.compile(r"\s*\|\s*|\t+")
_WIDE = re.compile(r" {2,}|[\t\u3000]+")
_NUMBER = re.compile(
    r"(?<![\w.\-])[$¥€￥]?[-+]?[0-9][0-9,.]*(?:%|[A-Za-z]{1,3})?(?![\w])|(?<= )[-–—](?= |$)|N/A"
)
_OF_A_YEAR = re.compile(r".* (?:19|20)[0-9]{2}")
_RULE = re.compile(r"[\s|:+=-]*")


@dataclass(frozen=True)
class Cell:
    """A number in a table: where it stands, the label of its row and the heading of its column; whether it is the result of a test."""

    start: int
    end: int
    label: str
    heading: str
    tested: bool = False


def find_cells(article: ArticleText) -> list[Cell]:
    """The cells with numbers of all tables, in order; where the columns are things and the rows tests, each the other way round."""
    things = {
        name.text
        for name in article.names
        if name.kind in (*THINGS, "other") and not _OF_A_YEAR.fullmatch(name.text)
    }
    cells = _cells(article)
    named = {name.text for name in article.names if name.kind not in ("benchmark", "term")}
    tests = {cell.label for cell in cells if cell.heading in things} - named
    tested = {cell.heading for cell in cells if cell.label in tests and cell.heading}
    scored = {cell.heading for cell in cells if names_test(cell.label)}
    return [
        replace(cell, label=cell.heading, heading=cell.label, tested=cell.heading in scored)
        if cell.heading in tested
        else cell
        for cell in cells
    ]


def _cells(article: ArticleText) -> list[Cell]:
    """The cells with numbers, each with the label of its row and the heading of its column."""
    cells: list[Cell] = []
    header: list[str] = []
    previous: Sentence | None = None
    for sentence in article.sentences:
        line = article.plain[sentence.start : sentence.end]
        if sentence.kind != "row" or _RULE.fullmatch(line):
            previous = sentence if sentence.kind != "row" else previous
            header = header if sentence.kind == "row" else []
            continue
        if not header and previous and sentence.start - previous.end <= 2:
            header = split_row(article.text[previous.start : previous.end])
        if not header and not _NUMBER.search(line):
            header = split_row(article.text[sentence.start : sentence.end])
            continue
        cells += _row(article, sentence, header)
    return cells


def split_row(line: str) -> list[str]:
    """The texts of the cells of a line."""
    stripped = line.strip().strip("|").strip()
    for pattern in (_BAR, _WIDE):
        parts = [part.strip() for part in pattern.split(stripped)]
        if len(parts) >= 2:
            return parts
    return stripped.split(" ")


def _row(article: ArticleText, sentence: Sentence, header: list[str]) -> Iterator[Cell]:
    """The cells of one row; columns are counted from the right, since labels may hold spaces."""
    line = article.plain[sentence.start : sentence.end]
    bars = [found for found in re.finditer(r"[^|\t]+", line)] if re.search(r"[|\t]", line) else []
    numbers = [found for found in _NUMBER.finditer(line) if not bars or found.start() > bars[0].end() - 1]
    label_end = bars[0].end() if bars else _label_end(line, numbers, len(header))
    numbers = [found for found in numbers if found.start() >= label_end]
    label = article.text[sentence.start : sentence.start + label_end].strip(" |*\t")
    for place, found in enumerate(numbers):
        heading = _heading(header, place, len(numbers))
        yield Cell(sentence.start + found.start(), sentence.start + found.end(), label, heading)


def _label_end(line: str, numbers: list[re.Match[str]], width: int) -> int:
    """Where the label of a row without bars ends: before as many numbers as there are headings."""
    wide = _WIDE.search(line)
    if wide and numbers:
        return wide.start()
    if width > 1 and len(numbers) >= width:
        return numbers[len(numbers) - width + 1].start()
    return numbers[0].start() if numbers else len(line)


def _heading(header: list[str], place: int, count: int) -> str:
    """The heading of a column, counted from the right."""
    at = len(header) - count + place
    return header[at] if header and 0 <= at < len(header) else ""
