"""Reading an article from a file and finding its facts; for the worker and the command line, not for web processes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from quizapp.core.articles.article import prepare
from quizapp.core.articles.encoding import decode
from quizapp.core.articles.gazetteer import Entry, grow, shipped
from quizapp.core.articles.reading import Change
from quizapp.core.articles.repair import repair
from quizapp.core.articles.script import Tag
from quizapp.core.articles.splitting import Part, find_parts, whole
from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.comparison import Comparison, Echo, compare, compare_within
from quizapp.core.facts.extract import extract, uncollected
from quizapp.core.facts.fact import Fact
from quizapp.core.languages import N_, Message
from quizapp.errors import Invalid
from quizapp.formats.articles import faults
from quizapp.formats.articles.faults import refuse
from quizapp.formats.articles.reader import LARGEST, note_text
from quizapp.formats.pinyin import pronounce
from quizapp.formats.words import tag_words
from quizapp.services.article_files import read_upload

NO_FILE = N_("It cannot be read: %(reason)s")
NOT_LISTED = N_("%(index)s lists no article %(id)s")


@dataclass(frozen=True)
class ArticleFile:
    """The text of an article as it came, its encoding ("" where a format has its own), its date, and notes on its reading."""

    article_id: str
    text: str
    encoding: str
    published: date | None = None
    notes: tuple[Message, ...] = ()
    title: str | None = None


@dataclass(frozen=True)
class Found:
    """What an article states: candidates with how each stands to what is known; what was repaired and dropped."""

    lang: Tag
    facts: tuple[tuple[Candidate, Comparison | None], ...]
    echoes: tuple[Echo | None, ...]
    changes: tuple[Change, ...]
    damaged: int
    dropped: int


def read_article(path: Path, *, article_id: str | None = None, index: Path | None = None) -> ArticleFile:
    """The article in a file of any format that is read; with an index, its part of a file of plain text. Raises Invalid."""
    data = _read_bytes(path)
    article_id = article_id or path.stem
    if index:
        return _part(data, article_id, index)
    found = read_upload(data, path.name)
    return ArticleFile(
        article_id, found.text, found.encoding or "", found.published, found.notes, found.title
    )


def read_parts(path: Path, *, article_id: str | None = None) -> tuple[tuple[Part, ArticleFile], ...]:
    """The articles that a file seems to hold, each with its place in the text; the whole where it seems to be one.

    Their ids count from 1 behind the id of the file. Raises Invalid.
    """
    found = read_upload(_read_bytes(path), path.name)
    parts = find_parts(found.text, starts=found.starts, hints=found.hints) or (whole(found.text),)
    file = ArticleFile(
        article_id or path.stem, found.text, found.encoding or "", found.published, found.notes
    )
    return tuple((part, _one_of(file, part, number)) for number, part in enumerate(parts, 1))


def _one_of(file: ArticleFile, part: Part, number: int) -> ArticleFile:
    """One article out of a file of several."""
    text = file.text[part.start : part.end]
    article_id, published = f"{file.article_id}-{number}", file.published if text == file.text else None
    return replace(file, article_id=article_id, text=text, title=part.title, published=published)


def _read_bytes(path: Path) -> bytes:
    """The bytes of a file, unless there are too many. Raises Invalid."""
    try:
        if path.stat().st_size > LARGEST:
            raise refuse(faults.TOO_LARGE)
        return path.read_bytes()
    except OSError as error:
        raise Invalid(Message(NO_FILE, {"reason": error.strerror or ""})) from error


def _part(data: bytes, article_id: str, index: Path) -> ArticleFile:
    """The part of a text that an index gives to an article; its offsets count the characters as they were decoded."""
    decoded = decode(data)
    if decoded is None:
        raise refuse(faults.NO_TEXT)
    rows = json.loads(index.read_text("utf-8"))
    row = next((row for row in rows if row["id"] == article_id), None)
    if row is None:
        raise Invalid(Message(NOT_LISTED, {"index": str(index), "id": article_id}))
    published = date.fromisoformat(row["published"]) if row.get("published") else None
    text = decoded.text[row["start"] : row["end"]]
    return ArticleFile(article_id, text, decoded.encoding, published, (note_text(decoded),))


def find_facts(article: ArticleFile, known: Sequence[Fact] = ()) -> Found:
    """The facts of an article; the names and values of known facts help to find and to compare them."""
    names = (Entry("product", (*fact.subject.sides().values(), *fact.aliases)) for fact in known)
    with uncollected():
        prepared = prepare(repair(article.text, pronounce), grow(shipped(), names), tag_words)
        extraction = extract(prepared, reference=article.published)
        return Found(
            lang=prepared.lang,
            facts=tuple((one, compare(one, known)) for one in extraction.candidates),
            echoes=compare_within(extraction.candidates),
            changes=prepared.reading.changes,
            damaged=len(prepared.reading.damaged),
            dropped=extraction.dropped,
        )
