"""Drafts made of what was found in an article: each candidate as a fact with its passage, source and questions."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from quizapp.core.articles.places import in_reading
from quizapp.core.articles.reading import Reading
from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.check import check_fact
from quizapp.core.facts.fact import Article, Fact, Source
from quizapp.core.languages import N_, Language, Message, Twin, as_language
from quizapp.core.questions.question import Answer, Blank, Question
from quizapp.core.reviews.draft import FactDraft, QuestionDraft
from quizapp.core.reviews.known import Library, find_known
from quizapp.core.reviews.passage import Place, find_passage

NOWHERE = N_("No single passage of the article prints %(value)s.")


@dataclass(frozen=True)
class Ground:
    """What drafts stand on: the article, its text as received, the reading of it, and the reading's passages."""

    article: Article
    text: str
    reading: Reading
    places: tuple[Place, ...]

    @property
    def language(self) -> Language:
        """The content language of the article."""
        return as_language(self.article.lang)


def propose(ground: Ground, candidates: Sequence[Candidate], library: Library) -> Iterator[FactDraft | None]:
    """A draft of each candidate, ``f1``, ``f2`` … in the order of the article.

    None stands for one that a bank could not prove: its passage does not print the value in words that say it.
    """
    for number, candidate in enumerate(candidates, 1):
        draft = make_draft(ground, candidate, f"f{number}")
        if isinstance(draft, Message):
            yield None
        else:
            yield replace(
                draft, known=find_known(library, candidate), questions=write_questions(ground, draft)
            )


def twin_of(language: Language, text: str) -> Twin:
    """A text in one language alone."""
    return Twin(zh=text) if language == "zh" else Twin(en=text)


def passage_id(ground: Ground, place: Place) -> str:
    """The id of a passage in the reading of any bank that the article is published in."""
    return f"{ground.article.id}-{place.id}"


def make_draft(ground: Ground, candidate: Candidate, id_: str) -> FactDraft | Message:
    """The draft of a candidate without questions, or why its passage would be no proof of it."""
    reading = ground.reading
    value_span = in_reading(reading, candidate.value_start, candidate.value_end)
    place = find_passage(ground.places, *value_span)
    printed = reading.text[slice(*value_span)]
    if place is None or not printed.strip():
        return Message(NOWHERE, {"value": candidate.value})
    fact = _fact(ground, candidate, id_, printed=printed, place=place)
    passages = {fact.passage: twin_of(ground.language, reading.text[place.start : place.end])}
    dates = {ground.article.id: ground.article.published}
    faults = [
        one for one in check_fact(fact, passages, where="fact", published=dates) if "printed" in one.where
    ]
    if faults:
        return faults[0].message
    span = in_reading(reading, candidate.start, candidate.end)
    return FactDraft(id_, candidate, span, value_span, fact)


def _fact(ground: Ground, candidate: Candidate, id_: str, *, printed: str, place: Place) -> Fact:
    """The fact of a candidate in the language of its article; ``printed`` is its value as the reading prints it."""
    said = ground.text[candidate.start : candidate.end]
    read = ground.reading.text[slice(*in_reading(ground.reading, candidate.start, candidate.end))]
    source = Source(
        ground.article.id, candidate.start, candidate.end, hashlib.sha256(said.encode()).hexdigest()
    )
    language = ground.language
    return Fact(
        id=f"{ground.article.id}-{id_}",
        kind=candidate.kind,
        subject=twin_of(language, candidate.subject),
        attribute=twin_of(language, candidate.attribute),
        value=candidate.value,
        statement=twin_of(language, " ".join(read.split())),
        passage=passage_id(ground, place),
        sources=(source,),
        unit=candidate.unit,
        aliases=candidate.aliases,
        qualifier=candidate.qualifier,
        as_of=candidate.as_of,
        standing=candidate.standing,
        said_by=twin_of(language, candidate.said_by) if candidate.said_by else None,
        printed=twin_of(language, printed),
    )


def write_questions(
    ground: Ground, draft: FactDraft, *, taken: frozenset[str] = frozenset()
) -> tuple[QuestionDraft, ...]:
    """Questions on the fact of a draft, with ids that are not taken: its sentence with the value left out."""
    text, (start, end), (first, last) = ground.reading.text, draft.span, draft.value_span
    if not draft.candidate.quizzable or not start <= first < last <= end:
        return ()
    ids = (f"{draft.fact.id}-q{number}" for number in count(1))
    question = Question(
        id=next(id_ for id_ in ids if id_ not in taken),
        kind="cloze",
        stem=twin_of(ground.language, f"{text[start:first]}{{{{v}}}}{text[last:end]}"),
        facts=(draft.fact.id,),
        tags=(draft.fact.kind,),
        blanks=(Blank("v", Answer(text[first:last])),),
    )
    return (QuestionDraft(question, "cloze"),)
