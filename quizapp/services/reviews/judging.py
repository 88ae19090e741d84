"""What a teacher does with the drafts of a review: each one step of its log, each to be undone."""

from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.facts.fact import Fact
from quizapp.core.languages import N_, Message
from quizapp.core.reviews.judging import acceptable_questions, find_obstacle, is_clean
from quizapp.core.reviews.merging import merge
from quizapp.core.reviews.state import ReviewState
from quizapp.core.reviews.step import Accept, JudgeQuestion, Merge, Redo, Reject, Step, Undo
from quizapp.errors import Conflict, Invalid
from quizapp.services.reviews.loading import act, get_present, get_question
from quizapp.storage.database import Database
from quizapp.storage.reviews import ReviewRow

REJECTED = N_("This draft is rejected: accept it first.")
NOTHING_CLEAN = N_("There is no draft left that can be accepted without a look.")
NO_UNDO = N_("There is nothing to undo.")
NO_REDO = N_("There is nothing to do again.")
OTHER = N_("These drafts say different things: %(one)s and %(other)s.")


def accept_draft(
    database: Database, visitor: Visitor, review_id: str, draft: str, *, revision: int, now: datetime
) -> int:
    """Accepts a fact, and with it its questions that wait and have no error. The review's revision after it.

    This and all other actions raise NotFound, Forbidden, Conflict where the review has moved on, Invalid.
    """

    def make(session: Session, row: ReviewRow, state: ReviewState) -> Step:
        present = get_present(state, draft)
        if refusal := find_obstacle(present.draft):
            raise Invalid(refusal)
        return Accept(((draft, acceptable_questions(present)),))

    return act(database, visitor, review_id, make, revision=revision, now=now)


def reject_draft(
    database: Database, visitor: Visitor, review_id: str, draft: str, *, revision: int, now: datetime
) -> int:
    """Rejects a fact with all its questions."""

    def make(session: Session, row: ReviewRow, state: ReviewState) -> Step:
        return Reject(get_present(state, draft).draft.id)

    return act(database, visitor, review_id, make, revision=revision, now=now)


def accept_question(
    database: Database,
    visitor: Visitor,
    review_id: str,
    draft: str,
    question: str,
    *,
    revision: int,
    now: datetime,
) -> int:
    """Accepts one question, even with flaws that somebody looked at; its fact is accepted with it where it waits."""

    def make(session: Session, row: ReviewRow, state: ReviewState) -> Step:
        present = get_present(state, draft)
        get_question(present, question)
        if refusal := find_obstacle(present.draft, asked=True):
            raise Invalid(refusal)
        if present.status == "rejected":
            raise Conflict(Message(REJECTED))
        if present.status == "open":
            return Accept(((draft, (question,)),))
        return JudgeQuestion(draft, question, accepted=True)

    return act(database, visitor, review_id, make, revision=revision, now=now)


def reject_question(
    database: Database,
    visitor: Visitor,
    review_id: str,
    draft: str,
    question: str,
    *,
    revision: int,
    now: datetime,
) -> int:
    """Rejects one question."""

    def make(session: Session, row: ReviewRow, state: ReviewState) -> Step:
        get_question(get_present(state, draft), question)
        return JudgeQuestion(draft, question, accepted=False)

    return act(database, visitor, review_id, make, revision=revision, now=now)


def merge_drafts(
    database: Database,
    visitor: Visitor,
    review_id: str,
    into: str,
    other: str,
    *,
    revision: int,
    now: datetime,
) -> int:
    """Makes one fact with two sources of two drafts that say the same; the first one's words and questions stay."""

    def make(session: Session, row: ReviewRow, state: ReviewState) -> Step:
        one, two = get_present(state, into).draft, get_present(state, other).draft
        merged = merge(one, two)
        if merged is None:
            raise Invalid(Message(OTHER, {"one": _told(one.fact), "other": _told(two.fact)}))
        return Merge(merged, other)

    return act(database, visitor, review_id, make, revision=revision, now=now)


def accept_clean(
    database: Database, visitor: Visitor, review_id: str, *, revision: int, now: datetime
) -> int:
    """Accepts all drafts that wait, contradict nothing, and have questions without errors; one step."""

    def make(session: Session, row: ReviewRow, state: ReviewState) -> Step:
        clean = [(id_, acceptable_questions(one)) for id_, one in state.drafts.items() if is_clean(one)]
        if not clean:
            raise Conflict(Message(NOTHING_CLEAN))
        return Accept(tuple(clean))

    return act(database, visitor, review_id, make, revision=revision, now=now)


def undo(database: Database, visitor: Visitor, review_id: str, *, revision: int, now: datetime) -> int:
    """Takes the last action back that counts."""

    def make(session: Session, row: ReviewRow, state: ReviewState) -> Step:
        if state.undo is None:
            raise Conflict(Message(NO_UNDO))
        return Undo()

    return act(database, visitor, review_id, make, revision=revision, now=now)


def redo(database: Database, visitor: Visitor, review_id: str, *, revision: int, now: datetime) -> int:
    """Does the last action again that was taken back."""

    def make(session: Session, row: ReviewRow, state: ReviewState) -> Step:
        if state.redo is None:
            raise Conflict(Message(NO_REDO))
        return Redo()

    return act(database, visitor, review_id, make, revision=revision, now=now)


def _told(fact: Fact) -> str:
    return " ".join(filter(None, (*fact.subject.sides().values(), fact.value, fact.unit)))
