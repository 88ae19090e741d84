"""The passages of an article's reading: its paragraphs, the long ones cut between sentences, captions put together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.core.articles.sentences import Sentence, find_sentences

LONGEST = 600
LONGEST_OF_CAPTIONS = 200


@dataclass(frozen=True)
class Place:
    """One passage of a reading by its offsets in it, end exclusive; a heading begins a section."""

    id: str
    start: int
    end: int
    is_heading: bool = False


def find_passages(text: str) -> tuple[Place, ...]:
    """The passages of a text in order, ``p1``, ``p2`` …; no sentence is cut.

    A line longer than ``LONGEST`` characters becomes several passages, each as long as its sentences allow; the
    short lines of a transcript are put together up to ``LONGEST_OF_CAPTIONS``.
    """
    groups = list(_grouped(text, find_sentences(text)))
    return tuple(
        Place(f"p{number}", group[0].start, group[-1].end, group[0].kind == "heading")
        for number, group in enumerate(groups, 1)
    )


def find_passage(places: Sequence[Place], start: int, end: int) -> Place | None:
    """The passage that holds a span as a whole; None where there is none."""
    return next((place for place in places if place.start <= start and end <= place.end), None)


def _grouped(text: str, sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    group: list[Sentence] = []
    for sentence in sentences:
        if group and not _continues(text, group, sentence):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _continues(text: str, group: Sequence[Sentence], sentence: Sentence) -> bool:
    """Whether a sentence belongs to the same passage as those before it."""
    length = sentence.end - group[0].start
    if sentence.kind == "caption" and group[-1].kind == "caption":
        return length <= LONGEST_OF_CAPTIONS
    return length <= LONGEST and "\n" not in text[group[-1].end : sentence.start]
