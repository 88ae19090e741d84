"""The article of a review as its page shows it: passages cut where drafts and their values begin and end."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizapp.core.reviews.draft import FactDraft
from quizapp.core.reviews.passage import Place


@dataclass(frozen=True)
class Piece:
    """A run of text. ``values`` are the drafts whose value it shows, ``spans`` those whose source it is part of."""

    text: str
    values: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """One passage of the article in pieces, which together are its whole text."""

    id: str
    is_heading: bool
    pieces: tuple[Piece, ...]


def cut_paragraphs(text: str, places: Sequence[Place], drafts: Sequence[FactDraft]) -> tuple[Paragraph, ...]:
    """The passages of a reading in pieces, each with the ids of the drafts that it belongs to."""
    starts = [place.start for place in places]
    inside: defaultdict[int, list[FactDraft]] = defaultdict(list)
    for draft in drafts:
        first = max(0, bisect_right(starts, min(draft.span[0], draft.value_span[0])) - 1)
        last = bisect_left(starts, max(draft.span[1], draft.value_span[1]))
        for number in range(first, last):
            inside[number].append(draft)
    return tuple(
        Paragraph(place.id, place.is_heading, _pieces(text, place, inside[number]))
        for number, place in enumerate(places)
    )


def _pieces(text: str, place: Place, here: Sequence[FactDraft]) -> tuple[Piece, ...]:
    edges = {edge for one in here for edge in (*one.span, *one.value_span) if place.start < edge < place.end}
    cuts = [place.start, *sorted(edges), place.end]
    return tuple(
        Piece(
            text[start:end],
            values=tuple(one.id for one in here if one.value_span[0] <= start and end <= one.value_span[1]),
            spans=tuple(one.id for one in here if one.span[0] <= start and end <= one.span[1]),
        )
        for start, end in pairwise(cuts)
    )
