"""A fact: what is known, since when, who says so, and where it is printed."""

from dataclasses import dataclass
from typing import Literal

from quizapp.core.languages import Twin

Standing = Literal[
    "stated",
    "claim",
    "forecast",
    "plan",
    "rumour",
    "disputed",
    "opinion",
    "hypothetical",
    "denied",
    "superseded",
]
STANDINGS: tuple[Standing, ...] = Standing.__args__  # type: ignore[attr-defined]  # typing keeps no public list
NEVER_ASKED: frozenset[Standing] = frozenset({"hypothetical", "denied"})
ASKED_WITH_SPEAKER: frozenset[Standing] = frozenset({"claim", "forecast", "disputed"})


@dataclass(frozen=True)
class Source:
    """A span of an article: code-point offsets within the article, end exclusive; digest of its UTF-8."""

    article: str
    start: int
    end: int
    sha256: str


@dataclass(frozen=True)
class Article:
    """What is told of an article: id, title, ISO date or None, its language tag (zh-Hans, zh-Hant, en)."""

    id: str
    title: Twin
    published: str | None
    lang: str


@dataclass(frozen=True)
class Fact:
    """One fact of a bank. ``value`` is a number, ``"lo..hi"``, an ISO date or a string, as text."""

    id: str
    kind: str
    subject: Twin
    attribute: Twin
    value: str
    statement: Twin
    passage: str
    sources: tuple[Source, ...]
    unit: str | None = None
    aliases: tuple[str, ...] = ()
    qualifier: str | None = None
    as_of: str | None = None
    standing: Standing = "stated"
    said_by: Twin | None = None
    printed: Twin | None = None


@dataclass(frozen=True)
class Passage:
    """One paragraph of a bank's reading, with the id that facts name."""

    id: str
    text: Twin
