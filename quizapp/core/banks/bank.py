"""A bank: facts of articles, a reading that prints them, and the questions and quizzes made from them."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.core.facts.fact import Article, Fact, Passage
from quizapp.core.languages import LANGUAGES, Language, Twin
from quizapp.core.questions.question import Question
from quizapp.core.quizzes.quiz import Quiz

LEVELS = ("introductory", "intermediate", "advanced")


@dataclass(frozen=True)
class Section:
    """One part of a reading under its own heading."""

    title: Twin
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Reading:
    """A short study text in our own words; every fact is printed in one of its passages."""

    title: Twin
    sections: tuple[Section, ...]

    def passages(self) -> Iterator[Passage]:
        """All passages in the order of the text."""
        for section in self.sections:
            yield from section.passages


@dataclass(frozen=True)
class LeftOut:
    """Something an article says that is deliberately no fact of the bank, and why.

    ``start`` and ``end`` are where it says so, as in a source; None where it is no single place.
    """

    article: str
    what: Twin
    reason: Twin
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Bank:
    """Everything that a bank's folder holds. ``id`` is its name in addresses; ``level`` one of ``LEVELS``."""

    id: str
    title: Twin
    summary: Twin
    level: str
    licence: str
    version: str
    reading: Reading
    articles: tuple[Article, ...]
    facts: tuple[Fact, ...]
    questions: tuple[Question, ...]
    quizzes: tuple[Quiz, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    languages: tuple[Language, ...] = LANGUAGES
