"""Drafts made of what was found in an article: each candidate as a fact that a passage of the article proves."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.core.articles.places import in_reading
from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.check import check_fact
from quizapp.core.facts.fact import Source
from quizapp.core.languages import N_, Message
from quizapp.core.reviews.draft import FactDraft
from quizapp.core.reviews.ground import Ground
from quizapp.core.reviews.known import Library, find_known
from quizapp.core.reviews.passage import find_passage
from quizapp.core.writing.proposal import fact_of

NOWHERE = N_("No single passage of the article prints %(value)s.")


def propose(ground: Ground, candidates: Sequence[Candidate], library: Library) -> Iterator[FactDraft | None]:
    """A draft of each candidate without questions, ``f1``, ``f2`` … in the order of the article.

    None stands for one that a bank could not prove: its passage does not print the value in words that say it.
    """
    for number, candidate in enumerate(candidates, 1):
        draft = make_draft(ground, candidate, f"f{number}")
        yield None if isinstance(draft, Message) else replace(draft, known=find_known(library, candidate))


def make_draft(ground: Ground, candidate: Candidate, id_: str) -> FactDraft | Message:
    """The draft of a candidate without questions, or why its passage would be no proof of it."""
    reading = ground.reading
    span = in_reading(reading, candidate.start, candidate.end)
    value_span = in_reading(reading, candidate.value_start, candidate.value_end)
    place = find_passage(ground.places, *value_span)
    if place is None or not reading.text[slice(*value_span)].strip():
        return Message(NOWHERE, {"value": candidate.value})
    shown = replace(candidate, start=span[0], end=span[1], value_start=value_span[0], value_end=value_span[1])
    name, passage = f"{ground.article.id}-{id_}", ground.passage_id(place)
    fact = fact_of(shown, reading.text, id=name, article=ground.article.id, passage=passage)
    fact = replace(fact, sources=(_source(ground, candidate),))
    dates = {ground.article.id: ground.article.published}
    faults = check_fact(fact, {passage: ground.text_of(place)}, where="fact", published=dates)
    unproven = next((one.message for one in faults if "printed" in one.where), None)
    return unproven or FactDraft(id_, candidate, span, value_span, fact)


def _source(ground: Ground, candidate: Candidate) -> Source:
    """Where the article says it: in its text as received."""
    said = ground.text[candidate.start : candidate.end]
    digest = hashlib.sha256(said.encode()).hexdigest()
    return Source(ground.article.id, candidate.start, candidate.end, digest)
