"""What teachers say to each other about a question."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quizapp.errors import NotFound
from quizapp.storage.banks import QuestionRow
from quizapp.storage.database import Base, Instant
from quizapp.storage.people import Person


class QuestionCommentRow(Base):
    """One comment; ``version`` is the one that was newest when it was written."""

    __tablename__ = "question_comments"

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), index=True)
    version: Mapped[int]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    text: Mapped[str] = mapped_column(String(2000))
    at: Mapped[datetime] = mapped_column(Instant)


@dataclass(frozen=True)
class Comment:
    """A comment as it is shown; ``own`` where the reader wrote it."""

    id: int
    version: int
    by: str
    text: str
    at: datetime
    own: bool


def find_comments(session: Session, row: QuestionRow, person_id: int) -> tuple[Comment, ...]:
    """The comments on a question, the oldest first."""
    wanted = (
        select(QuestionCommentRow, Person.name)
        .join(Person, Person.id == QuestionCommentRow.person_id)
        .where(QuestionCommentRow.question_id == row.id)
        .order_by(QuestionCommentRow.id)
    )
    return tuple(
        Comment(one.id, one.version, name, one.text, one.at, one.person_id == person_id)
        for one, name in session.execute(wanted)
    )


def get_own_comment(session: Session, row: QuestionRow, person_id: int, comment: int) -> QuestionCommentRow:
    """A comment on this question that this person wrote. Raises NotFound."""
    wanted = select(QuestionCommentRow).where(
        QuestionCommentRow.id == comment,
        QuestionCommentRow.question_id == row.id,
        QuestionCommentRow.person_id == person_id,
    )
    found = session.scalar(wanted)
    if found is None:
        raise NotFound
    return found
