"""Where a question is used, and what its teachers say to each other about it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.languages import N_, Message, Twin
from quizapp.core.quizzes.draw import Candidate, candidate_of, matches
from quizapp.core.quizzes.quiz import Quiz
from quizapp.errors import Invalid
from quizapp.services.workbench.loading import get_bank_to_change, person_of
from quizapp.storage.banks import BankRow, QuestionRow
from quizapp.storage.database import Database
from quizapp.storage.question_comments import (
    Comment,
    QuestionCommentRow,
    find_comments,
    get_own_comment,
)
from quizapp.storage.question_versions import get_question_row, get_version, question_of
from quizapp.storage.quiz_grounds import candidate_in
from quizapp.storage.quizzes import find_quizzes_asking, is_managed, quiz_of
from quizapp.storage.usage import count_asked

LONGEST_COMMENT = 2000
ONE_CLICK = timedelta(seconds=10)
NO_COMMENT = N_("Write something first.")
LONG_COMMENT = N_("A comment has at most %(most)s characters.")


@dataclass(frozen=True)
class Use:
    """A quiz that asks a question: by name, or where chance draws it. ``managed`` where its results are the visitor's.

    ``title`` is None for a quiz of somebody else's that the visitor may not take.
    """

    quiz_id: str
    title: Twin | None
    named: bool
    managed: bool


@dataclass(frozen=True)
class Talk:
    """Where a question is used, how often it was asked, and the comments on it."""

    uses: tuple[Use, ...]
    asked: int
    comments: tuple[Comment, ...]


def get_talk(database: Database, visitor: Visitor, bank: str, key: str) -> Talk:
    """What is told of a question beside it. Raises NotFound, Forbidden."""
    with database.read() as session:
        row = get_bank_to_change(session, visitor, bank)
        held = get_question_row(session, row, key)
        uses = find_uses(session, visitor, row, held)
        comments = find_comments(session, held, person_of(visitor))
        return Talk(uses, count_asked(session, held), comments)


def comment(database: Database, visitor: Visitor, bank: str, key: str, text: str, *, now: datetime) -> None:
    """Adds a comment to a question of an own bank. Raises NotFound, Forbidden, Invalid."""
    said = text.strip()
    with database.write() as session:
        row = get_bank_to_change(session, visitor, bank)
        held = get_question_row(session, row, key)
        if not said:
            raise Invalid(Message(NO_COMMENT))
        if len(said) > LONGEST_COMMENT:
            raise Invalid(Message(LONG_COMMENT, {"most": str(LONGEST_COMMENT)}))
        if _said_just_now(session, held, person_of(visitor), said, now=now):
            return
        one = QuestionCommentRow(question_id=held.id, version=held.version, person_id=person_of(visitor))
        one.text, one.at = said, now
        session.add(one)


def _said_just_now(session: Session, held: QuestionRow, person: int, said: str, *, now: datetime) -> bool:
    """Whether this is the second click on one button."""
    mine = QuestionCommentRow.question_id == held.id, QuestionCommentRow.person_id == person
    recent = select(QuestionCommentRow.id).where(*mine, QuestionCommentRow.at > now - ONE_CLICK)
    return session.scalar(recent.where(QuestionCommentRow.text == said).limit(1)) is not None


def remove_comment(database: Database, visitor: Visitor, bank: str, key: str, comment_id: int) -> None:
    """Removes a comment that the visitor wrote. Raises NotFound, Forbidden."""
    with database.write() as session:
        row = get_bank_to_change(session, visitor, bank)
        held = get_question_row(session, row, key)
        session.delete(get_own_comment(session, held, person_of(visitor), comment_id))


def find_uses(session: Session, visitor: Visitor, bank: BankRow, held: QuestionRow) -> tuple[Use, ...]:
    """The quizzes that ask this question or may draw it, by age."""
    question = question_of(get_version(session, held, held.asked or held.version))
    found = []
    for row in find_quizzes_asking(session, bank.id):
        quiz, candidate = quiz_of(row), candidate_in(row, bank, candidate_of(question))
        named = any(slot.question == candidate.id for slot in quiz.slots)
        if named or (held.asked is not None and _may_draw(quiz, candidate)):
            managed = is_managed(row, visitor)
            known = managed or row.access != "private"
            found.append(Use(row.public_id, quiz.title if known else None, named, managed))
    return tuple(found)


def _may_draw(quiz: Quiz, candidate: Candidate) -> bool:
    draws = (slot.draw for slot in quiz.slots if slot.question is None)
    return any(draw is not None and matches(draw, candidate) for draw in draws)
