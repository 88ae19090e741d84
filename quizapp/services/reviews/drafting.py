"""What the worker does with an article that a teacher brought: reads, repairs, finds facts, compares, writes drafts.

It loads pypinyin and is therefore imported by the worker alone.
"""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.articles.article import prepare
from quizapp.core.articles.dateline import find_own_day, is_dateline
from quizapp.core.articles.gazetteer import Entry, Gazetteer, grow, shipped
from quizapp.core.articles.places import reading_to_mapping
from quizapp.core.articles.received import ReceivedArticle
from quizapp.core.articles.repair import repair
from quizapp.core.articles.splitting import find_parts
from quizapp.core.facts.extract import Watch, extract
from quizapp.core.facts.fact import Article
from quizapp.core.languages import N_, Message, as_language
from quizapp.core.plain import message_to_mapping
from quizapp.core.quantities.date import as_day
from quizapp.core.reviews.content import draft_to_mapping
from quizapp.core.reviews.draft import FactDraft
from quizapp.core.reviews.ground import Ground, twin_of
from quizapp.core.reviews.known import Library
from quizapp.core.reviews.passage import find_passages
from quizapp.core.reviews.proposing import propose
from quizapp.core.reviews.questioning import with_questions
from quizapp.core.reviews.signs import without_odd_signs
from quizapp.errors import Invalid
from quizapp.formats.pinyin import pronounce
from quizapp.formats.words import tag_words
from quizapp.services.article_files import read_upload
from quizapp.services.reviews.loading import find_library
from quizapp.services.reviews.starting import MOST_CHARACTERS
from quizapp.services.work import Claim, Progress, Store
from quizapp.storage.reviews import OwnArticleRow, ReviewDraftRow, ReviewRow

Report = Callable[[str, int, int], None]
MOST_ARTICLES = 30
SENTENCES_EVERY, QUESTIONS_EVERY = 200, 50
TOO_LONG = N_("The text has %(count)s characters, more than %(most)s: bring it in parts.")
TOO_MANY = N_("The file holds %(count)s articles, more than %(most)s: bring it in parts.")
NO_FACTS = N_("No fact was found in it: no number, date, definition or office that a sentence proves.")


@dataclass(frozen=True)
class Part:
    """One article of what was received: its text as received, its title where one is known."""

    text: str
    title: str


@dataclass(frozen=True)
class Drafted:
    """One article read, the reading that was made of it, and the drafts that were made of that."""

    ground: Ground
    drafts: tuple[FactDraft, ...]
    dropped: int


def draft_article(claim: Claim, progress: Progress) -> Store:
    """What there is to store of the articles in a job: each with its review. Raises Invalid, Stopped, Released."""
    progress("reading")
    name, content = claim.upload or ("", b"")
    received = read_upload(content, name)
    received = replace(received, text=without_odd_signs(received.text))
    parts = _split(received, claim.params["title"], asked=claim.params["split"])
    with progress.database.read() as session:
        library = find_library(session, claim.owner)
    day = claim.params["published"] or (received.published.isoformat() if received.published else None)
    drafted = [draft_part(part, day, library, progress) for part in parts]
    useful = [one for one in drafted if one.drafts]
    if not useful:
        raise Invalid(Message(NO_FACTS))
    progress("saving")
    return lambda session: {
        "reviews": [store_review(session, one, received, claim, now=progress.now()) for one in useful]
    }


def _split(received: ReceivedArticle, title: str, *, asked: bool) -> list[Part]:
    """The articles of a text: it is one unless a split was asked for. Raises Invalid where there is too much."""
    if len(received.text) > MOST_CHARACTERS:
        counts = {"count": f"{len(received.text):,}", "most": f"{MOST_CHARACTERS:,}"}
        raise Invalid(Message(TOO_LONG, counts))
    found = find_parts(received.text, starts=received.starts, hints=received.hints) if asked else ()
    if len(found) > MOST_ARTICLES:
        raise Invalid(Message(TOO_MANY, {"count": str(len(found)), "most": str(MOST_ARTICLES)}))
    parts = [Part(received.text[one.start : one.end], one.title) for one in found]
    return parts or [Part(received.text, title or without_odd_signs(received.title or ""))]


def _first_line(text: str) -> str:
    """The title of an article that was given none: its first line that does not only say when and from where it comes."""
    lines = [line.strip(" #\t") for line in text.splitlines() if line.strip(" #\t")]
    line = next((one for one in lines if not is_dateline(one)), "")
    return line if len(line) <= 80 else f"{line[:79]}…"


def draft_part(part: Part, published: str | None, library: Library, progress: Report) -> Drafted:
    """The drafts of one article; ``published`` is its date where it is known."""
    progress("repairing", 0, 0)
    reading = repair(part.text, pronounce)
    text = prepare(reading, _gazetteer(library), tag_words)
    day = as_day(published) or find_own_day(text.plain)
    found = extract(text, reference=day, strict=True, watch=_every(SENTENCES_EVERY, progress, "finding"))
    language = as_language(text.lang)
    title = (part.title or _first_line(reading.text))[:200]
    shown = published or (day.isoformat() if day else None)
    article = Article(secrets.token_hex(4), twin_of(language, title), shown, text.lang)
    ground = Ground(article, part.text, reading, find_passages(reading.text))
    progress("writing", 0, len(found.candidates))
    proposed = list(propose(ground, found.candidates, library))
    drafts = [one for one in proposed if one is not None]
    dropped = found.dropped + len(proposed) - len(drafts)
    watch = _every(QUESTIONS_EVERY, progress, "writing")
    return Drafted(ground, with_questions(drafts, library, ground, watch=watch), dropped)


def _every(number: int, progress: Report, step: str) -> Watch:
    """Tells the job each so many times how far a step is."""

    def watch(done: int, total: int) -> None:
        if done % number == 0:
            progress(step, done, total)

    return watch


def _gazetteer(library: Library) -> Gazetteer:
    names = ((*one.subject.sides().values(), *one.aliases) for one in library.table.facts)
    return grow(shipped(), (Entry("product", found) for found in names))


def store_review(
    session: Session, drafted: Drafted, received: ReceivedArticle, claim: Claim, *, now: datetime
) -> str:
    """Adds an article and its review; the review's id."""
    article = _article_row(drafted.ground, received, claim, now=now)
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


def _article_row(ground: Ground, received: ReceivedArticle, claim: Claim, *, now: datetime) -> OwnArticleRow:
    article = ground.article
    return OwnArticleRow(
        public_id=article.id,
        owner_id=claim.owner.person_id,
        title=article.title.in_(ground.language),
        published=article.published,
        lang=article.lang,
        format=received.format,
        encoding=received.encoding,
        notes=[message_to_mapping(note) for note in received.notes],
        file_name=claim.params["file_name"] or None,
        text=ground.text,
        sha256=hashlib.sha256(ground.text.encode()).hexdigest(),
        reading=reading_to_mapping(ground.reading),
        created_at=now,
    )
