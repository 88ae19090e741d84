"""The article of a review as its page shows it: passages cut where drafts and their values begin and end."""

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
    return tuple(Paragraph(place.id, place.is_heading, _pieces(text, place, drafts)) for place in places)


def _pieces(text: str, place: Place, drafts: Sequence[FactDraft]) -> tuple[Piece, ...]:
    here = [one for one in drafts if one.span[0] < place.end and one.span[1] > place.start]
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
