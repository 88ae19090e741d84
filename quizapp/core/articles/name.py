"""A name where it stands in an article."""

from dataclasses import dataclass

from quizapp.core.articles.name_table import NameKind


@dataclass(frozen=True)
class Name:
    """A name in a text: where it stands, what kind of thing it names, and all names of that thing."""

    start: int
    end: int
    text: str
    kind: NameKind
    names: tuple[str, ...]
