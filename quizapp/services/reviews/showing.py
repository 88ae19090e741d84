"""Reviews as their pages show them: the list, and one review with its article, its drafts and its counters."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.articles.reading import Change
from quizapp.core.facts.fact import Fact
from quizapp.core.languages import Language, Message, Twin, as_language
from quizapp.core.plain import message_from_mapping
from quizapp.core.reviews.draft import Known
from quizapp.core.reviews.ground import Ground
from quizapp.core.reviews.judging import find_live_questions, is_clean, may_ask
from quizapp.core.reviews.page import Paragraph, cut_paragraphs
from quizapp.core.reviews.passage import find_passage
from quizapp.core.reviews.state import (
    DraftState,
    DraftStatus,
    QuestionState,
    ReviewState,
    find_statuses,
)
from quizapp.core.reviews.step import Action
from quizapp.services.access import refuse_learner
from quizapp.services.reviews.loading import get_own_review, ground_of
from quizapp.storage.database import Database
from quizapp.storage.reviews import (
    OwnArticleRow,
    ReviewRow,
    count_drafts,
    find_review_rows,
    find_steps,
    state_of,
)

ActionName = Literal["accept", "reject", "edit_fact", "edit_question", "judge_question", "merge"]
NAMES: Mapping[str, ActionName] = {
    "Accept": "accept",
    "Reject": "reject",
    "EditFact": "edit_fact",
    "EditQuestion": "edit_question",
    "JudgeQuestion": "judge_question",
    "Merge": "merge",
}


@dataclass(frozen=True)
class Tally:
    """How many drafts stand how."""

    drafts: int
    open: int
    accepted: int
    rejected: int
    merged: int

    @property
    def judged(self) -> int:
        """How many drafts are no longer open."""
        return self.drafts - self.open


@dataclass(frozen=True)
class Counters(Tally):
    """What the page of a review counts as well.

    ``clean`` of the open drafts may be accepted together; ``questions`` would be published.
    """

    clean: int
    questions: int


@dataclass(frozen=True)
class ArticleView:
    """The article of a review. ``notes`` say what was read and how, ``encoding`` None where the format has its own.

    ``changes`` are its repairs, offsets in the text as received; ``damaged`` counts the
    places beyond repair; ``file_name`` is None for pasted text.
    """

    id: str
    title: str
    lang: str
    published: str | None
    format: str
    encoding: str | None
    notes: tuple[Message, ...]
    file_name: str | None
    characters: int
    changes: tuple[Change, ...]
    damaged: int

    @property
    def language(self) -> Language:
        """The content language: drafts have this side alone."""
        return as_language(self.lang)


@dataclass(frozen=True)
class DraftView:
    """A draft as it stands. ``number`` counts from 1; ``paragraph`` is the passage that it stands in; ``may_ask`` is
    False where no question on it can go live; ``is_clean`` where ``accept_clean`` takes it.
    """

    number: int
    paragraph: str
    state: DraftState
    may_ask: bool
    is_clean: bool

    @property
    def id(self) -> str:
        """The draft's id."""
        return self.state.draft.id

    @property
    def fact(self) -> Fact:
        """The fact as it stands."""
        return self.state.draft.fact

    @property
    def status(self) -> DraftStatus:
        """How it was judged."""
        return self.state.status

    @property
    def known(self) -> Known | None:
        """How it stands to what is known."""
        return self.state.draft.known

    @property
    def questions(self) -> tuple[QuestionState, ...]:
        """Its questions, the best first."""
        return self.state.questions


@dataclass(frozen=True)
class Publication:
    """Where a review was published; ``is_current`` where the bank holds what the review says now."""

    bank_id: str
    title: Twin
    is_current: bool


@dataclass(frozen=True)
class ReviewPage:
    """One review. Every action names ``revision``; ``undo`` and ``redo`` name what they would take back or repeat.

    ``dropped`` counts what was found in the article and not proven by it.
    """

    id: str
    revision: int
    article: ArticleView
    paragraphs: tuple[Paragraph, ...]
    drafts: tuple[DraftView, ...]
    counters: Counters
    undo: ActionName | None
    redo: ActionName | None
    dropped: int
    publication: Publication | None


@dataclass(frozen=True)
class ReviewCard:
    """One review in the list."""

    id: str
    title: str
    language: Language
    counters: Tally
    publication: Publication | None
    created_at: datetime
    updated_at: datetime


def list_reviews(database: Database, visitor: Visitor) -> tuple[ReviewCard, ...]:
    """The visitor's reviews, the one that was worked on last first. Raises Forbidden."""
    refuse_learner(visitor)
    with database.read() as session:
        return tuple(_card(session, row) for row in find_review_rows(session, visitor))


def get_review(database: Database, visitor: Visitor, review_id: str) -> ReviewPage:
    """One review of the visitor. Raises NotFound, Forbidden."""
    with database.read() as session:
        row = get_own_review(session, visitor, review_id)
        return _page(row, state_of(session, row), ground_of(row.article))


def count_states(state: ReviewState) -> Counters:
    """How the drafts of a review stand."""
    statuses = {id_: one.status for id_, one in state.drafts.items()}
    return Counters(
        **vars(_tally(len(statuses), statuses)),
        clean=sum(is_clean(one) for one in state.drafts.values()),
        questions=sum(1 for _ in find_live_questions(state)),
    )


def _tally(drafts: int, statuses: Mapping[str, DraftStatus]) -> Tally:
    """The tally of so many drafts; those without a status are open."""
    counts = Counter(statuses.values())
    judged = counts["accepted"] + counts["rejected"] + counts["merged"]
    return Tally(drafts, drafts - judged, counts["accepted"], counts["rejected"], counts["merged"])


def _page(row: ReviewRow, state: ReviewState, ground: Ground) -> ReviewPage:
    drafts = [one.draft for one in state.drafts.values()]
    return ReviewPage(
        id=row.public_id,
        revision=row.revision,
        article=_article(row.article, ground),
        paragraphs=cut_paragraphs(ground.reading.text, ground.places, drafts),
        drafts=tuple(_draft(number, one, ground) for number, one in enumerate(state.drafts.values(), 1)),
        counters=count_states(state),
        undo=_name(state.undo),
        redo=_name(state.redo),
        dropped=row.dropped,
        publication=_publication(row),
    )


def _card(session: Session, row: ReviewRow) -> ReviewCard:
    statuses = find_statuses(find_steps(session, row.id))
    return ReviewCard(
        id=row.public_id,
        title=row.article.title,
        language=as_language(row.article.lang),
        counters=_tally(count_drafts(session, row.id), statuses),
        publication=_publication(row),
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def _draft(number: int, state: DraftState, ground: Ground) -> DraftView:
    place = find_passage(ground.places, *state.draft.value_span)
    return DraftView(number, place.id if place else "", state, may_ask(state.draft), is_clean(state))


def _article(row: OwnArticleRow, ground: Ground) -> ArticleView:
    return ArticleView(
        id=row.public_id,
        title=row.title,
        lang=row.lang,
        published=row.published,
        format=row.format,
        encoding=row.encoding,
        notes=tuple(message_from_mapping(note) for note in row.notes),
        file_name=row.file_name,
        characters=len(row.text),
        changes=ground.reading.changes,
        damaged=len(ground.reading.damaged),
    )


def _publication(row: ReviewRow) -> Publication | None:
    if row.bank is None:
        return None
    return Publication(row.bank.key, Twin(**row.bank.title), row.published_revision == row.revision)


def _name(action: Action | None) -> ActionName | None:
    return NAMES[type(action).__name__] if action else None
