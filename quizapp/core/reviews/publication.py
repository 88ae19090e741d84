"""What a review puts into a bank: its accepted facts and questions, with the article's own passages as the reading."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from quizapp.core.banks.bank import Bank, Reading, Section
from quizapp.core.facts.fact import Fact, Passage
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Question
from quizapp.core.reviews.ground import Ground, twin_of
from quizapp.core.reviews.judging import find_live_questions
from quizapp.core.reviews.passage import Place
from quizapp.core.reviews.republication import keep_standing
from quizapp.core.reviews.state import DraftState, ReviewState


def new_bank(ground: Ground, id_: str, title: str) -> Bank:
    """A bank without contents for a review of this article, in its language alone."""
    shown = twin_of(ground.language, title)
    return Bank(
        id=id_,
        title=shown,
        summary=ground.article.title,
        level="introductory",
        licence="all rights reserved",
        version="1",
        reading=Reading(shown, ()),
        articles=(),
        facts=(),
        questions=(),
        languages=(ground.language,),
    )


def publish_into(
    bank: Bank, ground: Ground, state: ReviewState, questions: Iterable[Question] | None = None
) -> Bank:
    """The bank with what the review of an article holds as accepted now, in place of what it held of it before.

    ``questions`` are those on the article's facts where they are not the accepted ones as they stand in the review.
    """
    accepted = [one for one in state.drafts.values() if one.status == "accepted"]
    rest = take_out(bank, ground.article.id)
    held = {fact.id: fact for fact in bank.facts}
    return replace(
        rest,
        articles=(*rest.articles, ground.article),
        facts=(*rest.facts, *(keep_standing(fact, held) for fact in _facts(accepted))),
        questions=(*rest.questions, *(find_live_questions(state) if questions is None else questions)),
        reading=replace(
            rest.reading,
            sections=(
                *rest.reading.sections,
                *_sections(ground, {one.draft.fact.passage for one in accepted}),
            ),
        ),
    )


def take_out(bank: Bank, article_id: str) -> Bank:
    """The bank without anything that a review of this article put into it."""
    prefix = f"{article_id}-"
    sections = (_without(section, prefix) for section in bank.reading.sections)
    facts = tuple(fact for fact in bank.facts if not fact.id.startswith(prefix))
    return replace(
        bank,
        articles=tuple(article for article in bank.articles if article.id != article_id),
        facts=facts,
        questions=tuple(_on_known(bank.questions, {fact.id for fact in facts})),
        reading=replace(bank.reading, sections=tuple(one for one in sections if one.passages)),
    )


def _on_known(questions: Iterable[Question], facts: set[str]) -> Iterator[Question]:
    return (one for one in questions if facts.issuperset(one.facts))


def _facts(accepted: Iterable[DraftState]) -> Iterator[Fact]:
    return (one.draft.fact for one in accepted)


def _without(section: Section, prefix: str) -> Section:
    return replace(section, passages=tuple(one for one in section.passages if not one.id.startswith(prefix)))


def _sections(ground: Ground, used: set[str]) -> Iterator[Section]:
    """The article in sections by its headings; a heading that proves a fact is a passage, too."""
    title, passages = ground.article.title, list[Passage]()
    for place in ground.places:
        if place.is_heading:
            if passages:
                yield Section(title, tuple(passages))
            title, passages = _heading(ground, place), []
        if not place.is_heading or ground.passage_id(place) in used:
            passages.append(Passage(ground.passage_id(place), ground.text_of(place)))
    if passages:
        yield Section(title, tuple(passages))


def _heading(ground: Ground, place: Place) -> Twin:
    return twin_of(ground.language, ground.reading.text[place.start : place.end].strip("#* "))
