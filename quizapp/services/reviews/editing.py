"""Facts and questions of a review changed by a teacher: what is untrue to the article or malformed is refused."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.languages import Message, as_language
from quizapp.core.questions.question import Question
from quizapp.core.reviews.draft import QuestionDraft
from quizapp.core.reviews.editing import FactEdit, check_edited_question, edit_fact
from quizapp.core.reviews.known import find_known
from quizapp.core.reviews.questioning import find_question_flaws, rewrite
from quizapp.core.reviews.state import ReviewState
from quizapp.core.reviews.step import EditFact, EditQuestion, Step
from quizapp.core.writing.lint.flaw import Flaw
from quizapp.errors import Invalid
from quizapp.services.reviews.loading import act, find_library, get_own_review, get_present, ground_of
from quizapp.storage.database import Database
from quizapp.storage.reviews import ReviewRow, state_of


def edit_draft_fact(
    database: Database,
    visitor: Visitor,
    review_id: str,
    draft: str,
    edit: FactEdit,
    *,
    revision: int,
    now: datetime,
) -> int:
    """Changes the fact of a draft; its questions are written anew, a person's own stay to be judged again.

    Raises Invalid where the article does not prove the value, and as all actions do.
    """

    def make(session: Session, row: ReviewRow, state: ReviewState) -> Step:
        present, ground = get_present(state, draft), ground_of(row.article)
        edited = edit_fact(present.draft, edit, ground)
        if isinstance(edited, Message):
            raise Invalid(edited)
        taken = frozenset(one.draft.id for one in present.questions if one.edited)
        library = find_library(session, visitor)
        others = [one.draft for one in state.drafts.values() if one.draft.id != draft]
        compared = replace(edited, known=find_known(library, edited.candidate))
        return EditFact(rewrite(compared, others, library, ground, taken=taken))

    return act(database, visitor, review_id, make, revision=revision, now=now)


def edit_draft_question(
    database: Database,
    visitor: Visitor,
    review_id: str,
    draft: str,
    question: Question,
    *,
    revision: int,
    now: datetime,
) -> int:
    """Changes the question of a draft that has this id, or adds one; it counts as accepted.

    It tests what it tested before, a new one the draft's fact. Raises Invalid where it is no sound question, and as all actions do.
    """

    def make(session: Session, row: ReviewRow, state: ReviewState) -> Step:
        present = get_present(state, draft)
        known = next((one.draft for one in present.questions if one.draft.id == question.id), None)
        facts = known.question.facts if known else (present.draft.fact.id,)
        written = replace(question, facts=facts)
        if refusal := check_edited_question(present, written, ground_of(row.article).language):
            raise Invalid(refusal)
        flaws = _flaws(session, visitor, row, state, written)
        form = known.form if known else written.kind
        return EditQuestion(draft, QuestionDraft(written, form, flaws=flaws))

    return act(database, visitor, review_id, make, revision=revision, now=now)


def look_over_question(
    database: Database, visitor: Visitor, review_id: str, question: Question
) -> tuple[Flaw, ...]:
    """What is wrong with the writing of a question on the facts of a review; nothing is kept. Raises NotFound, Forbidden."""
    with database.read() as session:
        row = get_own_review(session, visitor, review_id)
        return _flaws(session, visitor, row, state_of(session, row), question)


def _flaws(
    session: Session, visitor: Visitor, row: ReviewRow, state: ReviewState, question: Question
) -> tuple[Flaw, ...]:
    library, drafts = find_library(session, visitor), [one.draft for one in state.drafts.values()]
    return find_question_flaws(question, drafts, library, as_language(row.article.lang))
