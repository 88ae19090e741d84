"""What the worker does with an article that a teacher brought: reads, repairs, finds facts, compares, writes drafts.

It loads pypinyin and is therefore imported by the worker alone.
"""

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.articles.article import prepare
from quizapp.core.articles.encoding import decode
from quizapp.core.articles.gazetteer import Entry, Gazetteer, grow, shipped
from quizapp.core.articles.places import reading_to_mapping
from quizapp.core.articles.repair import repair
from quizapp.core.facts.extract import extract, find_dateline
from quizapp.core.facts.fact import Article
from quizapp.core.languages import N_, Message, Twin, as_language
from quizapp.core.reviews.content import draft_to_mapping
from quizapp.core.reviews.draft import FactDraft
from quizapp.core.reviews.known import KnownFact, Library, build_library
from quizapp.core.reviews.passage import find_passages
from quizapp.core.reviews.proposing import Ground, propose, twin_of
from quizapp.errors import Invalid
from quizapp.formats.pinyin import pronounce
from quizapp.services.work import Claim, Progress, Store
from quizapp.storage.bank_contents import find_facts
from quizapp.storage.banks import find_banks
from quizapp.storage.database import Database
from quizapp.storage.reviews import OwnArticleRow, ReviewDraftRow, ReviewRow

MOST_CHARACTERS = 400_000
REPORT_EVERY = 20
NO_TEXT = N_("This file is no text: save it as plain text, best in UTF-8.")
EMPTY = N_("There is no text in it.")
TOO_LONG = N_("The text has %(count)s characters, more than %(most)s: bring it in parts.")
NO_FACTS = N_("No fact was found in it: no number, date, definition or office that a sentence proves.")


@dataclass(frozen=True)
class Received:
    """One article as it came: its text, and what is told of it."""

    title: str
    text: str
    encoding: str
    published: str | None


@dataclass(frozen=True)
class Drafted:
    """One article read, and the drafts that were made of it."""

    received: Received
    ground: Ground
    drafts: tuple[FactDraft, ...]
    dropped: int


def draft_article(claim: Claim, progress: Progress) -> Store:
    """What there is to store of the article in a job: the article with its review. Raises Invalid, Stopped."""
    progress("reading")
    received = _receive(claim)
    library = _library(progress.database, claim.owner)
    drafted = _draft(received, library, progress)
    progress("saving")
    return lambda session: {"reviews": [_store(session, drafted, claim, now=progress.now())]}


def _receive(claim: Claim) -> Received:
    """The text that a teacher brought."""
    content = claim.upload[1] if claim.upload else b""
    decoded = decode(content)
    if decoded is None:
        raise Invalid(Message(NO_TEXT))
    if not decoded.text.strip():
        raise Invalid(Message(EMPTY))
    if len(decoded.text) > MOST_CHARACTERS:
        counts = {"count": f"{len(decoded.text):,}", "most": f"{MOST_CHARACTERS:,}"}
        raise Invalid(Message(TOO_LONG, counts))
    return Received(
        claim.params["title"][:200], decoded.text, decoded.encoding, claim.params["published"] or None
    )


def _first_line(text: str) -> str:
    """The title of an article that was given none."""
    line = next(line.strip(" #\t") for line in text.splitlines() if line.strip(" #\t"))
    return line if len(line) <= 80 else f"{line[:79]}…"


def _library(database: Database, owner: Visitor) -> Library:
    """The facts of all banks that the owner of a job may see."""
    with database.read() as session:
        return build_library(
            KnownFact(fact, row.key, Twin(**row.title))
            for row in find_banks(session, owner)
            for fact, _, _ in find_facts(session, row.id)
        )


def _draft(received: Received, library: Library, progress: Progress) -> Drafted:
    progress("repairing")
    reading = repair(received.text, pronounce)
    progress("finding")
    text = prepare(reading, _gazetteer(library))
    day = _day(received.published) or find_dateline(text)
    found = extract(text, reference=day)
    if not found.candidates:
        raise Invalid(Message(NO_FACTS))
    language = as_language(text.lang)
    published = received.published or (day.isoformat() if day else None)
    title = received.title or _first_line(reading.text)
    article = Article(secrets.token_hex(4), twin_of(language, title), published, text.lang)
    ground = Ground(article, received.text, reading, find_passages(reading.text))
    proposed = list(_reported(propose(ground, found.candidates, library), len(found.candidates), progress))
    drafts = tuple(one for one in proposed if one is not None)
    return Drafted(received, ground, drafts, found.dropped + len(proposed) - len(drafts))


def _gazetteer(library: Library) -> Gazetteer:
    names = ((*one.fact.subject.sides().values(), *one.fact.aliases) for one in library.facts)
    return grow(shipped(), (Entry("product", found) for found in names))


def _reported(
    drafts: Iterator[FactDraft | None], total: int, progress: Progress
) -> Iterator[FactDraft | None]:
    """The drafts as they are made; now and then the job says how many there are."""
    for done, draft in enumerate(drafts):
        if done % REPORT_EVERY == 0:
            progress("writing", done, total)
        yield draft


def _store(session: Session, drafted: Drafted, claim: Claim, *, now: datetime) -> str:
    """Adds the article and its review; the review's id."""
    article = _article_row(drafted, claim, now=now)
    review = ReviewRow(public_id=secrets.token_hex(6), owner_id=article.owner_id, article=article)
    review.revision, review.dropped, review.made_bank = 0, drafted.dropped, False
    review.created_at = review.updated_at = now
    session.add(review)
    session.flush()
    session.add_all(
        ReviewDraftRow(review_id=review.id, position=position, content=draft_to_mapping(draft))
        for position, draft in enumerate(drafted.drafts)
    )
    return review.public_id


def _article_row(drafted: Drafted, claim: Claim, *, now: datetime) -> OwnArticleRow:
    received, article = drafted.received, drafted.ground.article
    return OwnArticleRow(
        public_id=article.id,
        owner_id=claim.owner.person_id,
        title=article.title.in_(as_language(article.lang)),
        published=article.published,
        lang=article.lang,
        encoding=received.encoding,
        file_name=claim.params["file_name"] or None,
        text=received.text,
        sha256=hashlib.sha256(received.text.encode()).hexdigest(),
        reading=reading_to_mapping(drafted.ground.reading),
        created_at=now,
    )


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published) if published and len(published) == 10 else None
