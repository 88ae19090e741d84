"""What the worker does with an article that a teacher brought: reads, repairs, finds facts, compares, writes drafts.

It loads pypinyin and is therefore imported by the worker alone.
"""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.articles.article import prepare
from quizapp.core.articles.gazetteer import Entry, Gazetteer, grow, shipped
from quizapp.core.articles.places import reading_to_mapping
from quizapp.core.articles.received import ReceivedArticle
from quizapp.core.articles.repair import repair
from quizapp.core.facts.extract import Watch, extract, find_dateline
from quizapp.core.facts.fact import Article
from quizapp.core.languages import N_, Message, Twin, as_language
from quizapp.core.quantities.date import as_day
from quizapp.core.reviews.content import draft_to_mapping, message_to_mapping
from quizapp.core.reviews.draft import FactDraft
from quizapp.core.reviews.known import KnownFact, Library, build_library
from quizapp.core.reviews.passage import find_passages
from quizapp.core.reviews.proposing import Ground, propose, twin_of
from quizapp.errors import Invalid
from quizapp.formats.pinyin import pronounce
from quizapp.services.article_files import read_upload
from quizapp.services.work import Claim, Progress, Store
from quizapp.storage.bank_contents import find_facts
from quizapp.storage.banks import find_banks
from quizapp.storage.database import Database
from quizapp.storage.reviews import OwnArticleRow, ReviewDraftRow, ReviewRow

Report = Callable[[str, int, int], None]
MOST_CHARACTERS = 400_000
MOST_ARTICLES = 30
REPORT_EVERY = 20
SENTENCES_EVERY = 200
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
    parts = _split(received, claim.params["title"])
    library = _library(progress.database, claim.owner)
    day = claim.params["published"] or (received.published.isoformat() if received.published else None)
    drafted = [draft_part(part, day, library, progress) for part in parts]
    useful = [one for one in drafted if one.drafts]
    if not useful:
        raise Invalid(Message(NO_FACTS))
    progress("saving")
    return lambda session: {
        "reviews": [store_review(session, one, received, claim, now=progress.now()) for one in useful]
    }


def _split(received: ReceivedArticle, title: str) -> list[Part]:
    """The articles of a file, as it marks them itself. Raises Invalid where they are too many or too long."""
    if len(received.text) > MOST_CHARACTERS:
        counts = {"count": f"{len(received.text):,}", "most": f"{MOST_CHARACTERS:,}"}
        raise Invalid(Message(TOO_LONG, counts))
    starts = [0, *(start for start in received.starts if start > 0)]
    if len(starts) > MOST_ARTICLES:
        raise Invalid(Message(TOO_MANY, {"count": str(len(starts)), "most": str(MOST_ARTICLES)}))
    texts = [received.text[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    if len(texts) == 1:
        return [Part(received.text, title or received.title or "")]
    return [Part(text, "") for text in texts if text.strip()]


def _first_line(text: str) -> str:
    """The title of an article that was given none."""
    line = next((line.strip(" #\t") for line in text.splitlines() if line.strip(" #\t")), "")
    return line if len(line) <= 80 else f"{line[:79]}…"


def _library(database: Database, owner: Visitor) -> Library:
    """The facts of all banks that the owner of a job may see."""
    with database.read() as session:
        return build_library(
            KnownFact(fact, row.key, Twin(**row.title))
            for row in find_banks(session, owner)
            for fact, _, _ in find_facts(session, row.id)
        )


def draft_part(part: Part, published: str | None, library: Library, progress: Report) -> Drafted:
    """The drafts of one article; ``published`` is its date where it is known."""
    progress("repairing", 0, 0)
    reading = repair(part.text, pronounce)
    text = prepare(reading, _gazetteer(library))
    day = as_day(published) or find_dateline(text)
    found = extract(text, reference=day, watch=_every(SENTENCES_EVERY, progress, "finding"))
    language = as_language(text.lang)
    title = (part.title or _first_line(reading.text))[:200]
    shown = published or (day.isoformat() if day else None)
    article = Article(secrets.token_hex(4), twin_of(language, title), shown, text.lang)
    ground = Ground(article, part.text, reading, find_passages(reading.text))
    watch = _every(REPORT_EVERY, progress, "writing")
    proposed: list[FactDraft | None] = []
    for draft in propose(ground, found.candidates, library):
        watch(len(proposed), len(found.candidates))
        proposed.append(draft)
    drafts = tuple(one for one in proposed if one is not None)
    return Drafted(ground, drafts, found.dropped + len(proposed) - len(drafts))


def _every(number: int, progress: Report, step: str) -> Watch:
    """Tells the job each so many times how far a step is."""

    def watch(done: int, total: int) -> None:
        if done % number == 0:
            progress(step, done, total)

    return watch


def _gazetteer(library: Library) -> Gazetteer:
    names = ((*one.fact.subject.sides().values(), *one.fact.aliases) for one in library.facts)
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
