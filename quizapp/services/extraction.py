"""Reading an article from a file and finding its facts; for the worker and the command line, not for web processes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quizapp.core.articles.article import prepare
from quizapp.core.articles.encoding import decode
from quizapp.core.articles.gazetteer import Entry, grow, shipped
from quizapp.core.articles.reading import Change
from quizapp.core.articles.repair import repair
from quizapp.core.articles.script import Tag
from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.comparison import Comparison, compare
from quizapp.core.facts.extract import extract
from quizapp.core.facts.fact import Fact
from quizapp.core.languages import N_, Message
from quizapp.errors import Invalid
from quizapp.formats.pinyin import pronounce

LARGEST = 50_000_000
NO_FILE = N_("%(file)s cannot be read: %(reason)s")
TOO_LARGE = N_("%(file)s is larger than an article can be: 50 MB at most")
NO_TEXT = N_("%(file)s is no text: save it as plain text, best in UTF-8")
EMPTY = N_("%(file)s holds no text")
NOT_LISTED = N_("%(index)s lists no article %(id)s")


@dataclass(frozen=True)
class ArticleFile:
    """The text of an article as it came, its encoding, and its date where an index gives one."""

    article_id: str
    text: str
    encoding: str
    published: date | None = None


@dataclass(frozen=True)
class Found:
    """What an article states: candidates with how each stands to what is known; what was repaired and dropped."""

    lang: Tag
    facts: tuple[tuple[Candidate, Comparison | None], ...]
    changes: tuple[Change, ...]
    damaged: int
    dropped: int


def read_article(path: Path, *, article_id: str | None = None, index: Path | None = None) -> ArticleFile:
    """The article in a file; with an index, the part of the file that the index gives it. Raises Invalid."""
    names = {"file": str(path)}
    try:
        if path.stat().st_size > LARGEST:
            raise Invalid(Message(TOO_LARGE, names))
        decoded = decode(path.read_bytes())
    except OSError as error:
        raise Invalid(Message(NO_FILE, names | {"reason": error.strerror or ""})) from error
    if decoded is None:
        raise Invalid(Message(NO_TEXT, names))
    if not decoded.text.strip():
        raise Invalid(Message(EMPTY, names))
    found = ArticleFile(article_id or path.stem, decoded.text, decoded.encoding)
    return _part(found, index) if index else found


def _part(whole: ArticleFile, index: Path) -> ArticleFile:
    """The part of a file that an index gives to an article."""
    rows = json.loads(index.read_text("utf-8"))
    row = next((row for row in rows if row["id"] == whole.article_id), None)
    if row is None:
        raise Invalid(Message(NOT_LISTED, {"index": str(index), "id": whole.article_id}))
    published = date.fromisoformat(row["published"]) if row.get("published") else None
    text = whole.text[row["start"] : row["end"]]
    return ArticleFile(whole.article_id, text, whole.encoding, published)


def find_facts(article: ArticleFile, known: Sequence[Fact] = ()) -> Found:
    """The facts of an article; the names and values of known facts help to find and to compare them."""
    names = (Entry("product", (*fact.subject.sides().values(), *fact.aliases)) for fact in known)
    prepared = prepare(repair(article.text, pronounce), grow(shipped(), names))
    extraction = extract(prepared, reference=article.published)
    return Found(
        lang=prepared.lang,
        facts=tuple((one, compare(one, known)) for one in extraction.candidates),
        changes=prepared.reading.changes,
        damaged=len(prepared.reading.damaged),
        dropped=extraction.dropped,
    )
