"""What stands beside the questions of a bank put beside what another bank has, and taken out of it again."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from quizapp.core.banks.bank import Bank, LeftOut, Reading
from quizapp.core.languages import N_, Message

OTHER_ARTICLE = N_(
    "The bank has another article with the id “%(id)s”: give that of the file an id of its own, or make a new bank of the file."
)
OTHER_PASSAGE = N_(
    "The reading of the bank has another passage with the id “%(id)s”: give that of the file an id of its own, or make a new bank of the file."
)
OTHER_FACT = N_(
    "The bank has another fact with the id “%(id)s”: give that of the file an id of its own, or make a new bank of the file."
)


@dataclass(frozen=True)
class Joined:
    """What of a bank was new to another one, by id; what is deliberately not asked by its place and words."""

    articles: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def find_clashes(held: Bank, brought: Bank) -> Iterator[Message]:
    """Why the two cannot stand in one bank: the same id for something else."""
    articles = {one.id: one for one in held.articles}
    passages = {one.id: one for one in held.reading.passages()}
    facts = {one.id: one for one in held.facts}
    for article in brought.articles:
        if articles.get(article.id, article) != article:
            yield Message(OTHER_ARTICLE, {"id": article.id})
    for passage in brought.reading.passages():
        if passages.get(passage.id, passage) != passage:
            yield Message(OTHER_PASSAGE, {"id": passage.id})
    for fact in brought.facts:
        if facts.get(fact.id, fact) != fact:
            yield Message(OTHER_FACT, {"id": fact.id})


def join(held: Bank, brought: Bank) -> tuple[Bank, Joined]:
    """A bank with the articles, the reading and the facts of another one behind its own, and which of these are new."""
    new = Joined(
        articles=_new([one.id for one in brought.articles], [one.id for one in held.articles]),
        passages=_new(
            [one.id for one in brought.reading.passages()], [one.id for one in held.reading.passages()]
        ),
        facts=_new([one.id for one in brought.facts], [one.id for one in held.facts]),
        left_out=_new([_place(one) for one in brought.left_out], [_place(one) for one in held.left_out]),
    )
    reading = _with_passages(brought.reading, new.passages)
    first = held.reading if held.reading.sections else brought.reading
    return (
        replace(
            held,
            articles=(*held.articles, *(one for one in brought.articles if one.id in new.articles)),
            reading=Reading(first.title, (*held.reading.sections, *reading.sections)),
            facts=(*held.facts, *(one for one in brought.facts if one.id in new.facts)),
            left_out=(
                *held.left_out,
                *(one for one in brought.left_out if _place(one) in new.left_out),
            ),
        ),
        new,
    )


def part(bank: Bank, joined: Joined, used: Collection[str]) -> Bank:
    """The bank without what was joined to it, but for facts that are ``used`` and what these stand on."""
    facts = tuple(one for one in bank.facts if one.id not in joined.facts or one.id in used)
    cited = {source.article for fact in facts for source in fact.sources}
    shown = {fact.passage for fact in facts}
    kept = [one.id for one in bank.reading.passages() if one.id not in joined.passages or one.id in shown]
    return replace(
        bank,
        articles=tuple(one for one in bank.articles if one.id not in joined.articles or one.id in cited),
        reading=_with_passages(bank.reading, kept),
        facts=facts,
        left_out=tuple(one for one in bank.left_out if _place(one) not in joined.left_out),
    )


def _place(left_out: LeftOut) -> str:
    return f"{left_out.article} {left_out.start} {left_out.end} {left_out.what.zh} {left_out.what.en}"


def _new(brought: Collection[str], held: Collection[str]) -> tuple[str, ...]:
    return tuple(one for one in brought if one not in held)


def _with_passages(reading: Reading, ids: Collection[str]) -> Reading:
    """The reading with these passages alone."""
    sections = (
        replace(one, passages=tuple(passage for passage in one.passages if passage.id in ids))
        for one in reading.sections
    )
    return replace(reading, sections=tuple(one for one in sections if one.passages))
