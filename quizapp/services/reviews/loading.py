"""A review read from the tables: its article, what its drafts stand on, and its state for the next step."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.articles.places import reading_from_mapping
from quizapp.core.facts.fact import Article
from quizapp.core.languages import N_, Message, Twin, as_language
from quizapp.core.reviews.ground import Ground, twin_of
from quizapp.core.reviews.known import KnownFact, Library, build_library
from quizapp.core.reviews.passage import find_passages
from quizapp.core.reviews.state import DraftState, QuestionState, ReviewState
from quizapp.core.reviews.step import Step
from quizapp.errors import Conflict, NotFound
from quizapp.services.access import refuse_learner
from quizapp.storage.bank_contents import find_facts
from quizapp.storage.banks import find_banks
from quizapp.storage.database import Database
from quizapp.storage.reviews import OwnArticleRow, ReviewRow, append_step, get_review_row, state_of

STALE = N_("This review was changed in another window: look at it as it is now, then do this again.")
GONE = N_("This draft was merged into another one: undo that first.")


def act(
    database: Database,
    visitor: Visitor,
    review_id: str,
    make: Callable[[Session, ReviewRow, ReviewState], Step],
    *,
    revision: int,
    now: datetime,
) -> int:
    """One step of a review that the visitor saw at this revision; the revision after it.

    Raises NotFound, Forbidden, Conflict where the review has moved on, and what ``make`` raises.
    """
    with database.write() as session:
        row = get_own_review(session, visitor, review_id, revision=revision)
        step = make(session, row, state_of(session, row))
        return append_step(session, row, step, person_id=row.owner_id, now=now)


def get_own_review(
    session: Session, visitor: Visitor, review_id: str, *, revision: int | None = None
) -> ReviewRow:
    """The review of a teacher, held for a change where a revision is given. Raises as ``act`` does."""
    refuse_learner(visitor)
    row = get_review_row(session, visitor, review_id, hold=revision is not None)
    if revision is not None and row.revision != revision:
        raise Conflict(Message(STALE))
    return row


def article_of(row: OwnArticleRow) -> Article:
    """What is told of a teacher's article."""
    return Article(row.public_id, twin_of(as_language(row.lang), row.title), row.published, row.lang)


def ground_of(row: OwnArticleRow) -> Ground:
    """What the drafts of an article stand on."""
    reading = reading_from_mapping(row.reading)
    return Ground(article_of(row), row.text, reading, find_passages(reading.text))


def get_present(state: ReviewState, draft_id: str) -> DraftState:
    """The draft with this id. Raises NotFound, Conflict where it is gone into another one."""
    found = state.drafts.get(draft_id)
    if found is None:
        raise NotFound
    if found.status == "merged":
        raise Conflict(Message(GONE))
    return found


def get_question(draft: DraftState, question_id: str) -> QuestionState:
    """The question of a draft with this id. Raises NotFound."""
    found = next((one for one in draft.questions if one.draft.id == question_id), None)
    if found is None:
        raise NotFound
    return found


def find_library(session: Session, visitor: Visitor) -> Library:
    """The facts of all banks that a visitor may see."""
    return build_library(
        KnownFact(fact, row.key, Twin(**row.title))
        for row in find_banks(session, visitor)
        for fact, _, _ in find_facts(session, row.id)
    )
