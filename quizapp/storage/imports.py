"""Files of questions that were brought: what each held, what was chosen, and what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, delete, func, insert, select
from sqlalchemy.orm import Mapped, Session, defer, mapped_column, relationship

from quizapp.core.access import Visitor
from quizapp.errors import NotFound
from quizapp.storage.banks import BankRow, QuestionRow
from quizapp.storage.database import Base, Instant
from quizapp.storage.people import Person
from quizapp.storage.question_batches import in_portions

Content = dict[str, Any]


class ImportRow(Base):
    """One file that was read. ``bank_id`` is the bank that it goes into, None while that is yet to be made.

    ``counts`` are those of the whole file; ``faults`` what was skipped, kept as text or not carried. ``made_bank`` is
    True where the bank was made for it. ``grounds`` is what a file of our own holds of a bank besides questions, ``joined``
    the ids of what of that was new to the bank. Waiting until ``accepted_at``, and taken back at ``undone_at``.
    """

    __tablename__ = "imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    bank_id: Mapped[int | None] = mapped_column(ForeignKey("banks.id", ondelete="CASCADE"), index=True)
    made_bank: Mapped[bool] = mapped_column(default=False)
    title: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(2))
    format: Mapped[str] = mapped_column(String(32))
    file_name: Mapped[str] = mapped_column(String(255))
    digest: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    counts: Mapped[Content] = mapped_column(JSON)
    faults: Mapped[list[Content]] = mapped_column(JSON)
    grounds: Mapped[Content | None] = mapped_column(JSON(none_as_null=True))
    joined: Mapped[Content | None] = mapped_column(JSON(none_as_null=True))
    linted: Mapped[bool] = mapped_column(default=False)
    revision: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(Instant)
    accepted_at: Mapped[datetime | None] = mapped_column(Instant)
    undone_at: Mapped[datetime | None] = mapped_column(Instant)

    bank: Mapped[BankRow | None] = relationship()


class ImportedQuestionRow(Base):
    """One question of a file as it was read, with its text there, what it resembles and what is to become of it.

    ``own_id`` is the id that the file gives it, ``key`` the one that was made of it. ``match`` says how it stands to what is there, ``match_key`` to which
    question; ``choice`` is take, skip or replace. Once accepted, ``question_id`` is what it became, with the versions
    and the status that this question had before and has by it.
    """

    __tablename__ = "imported_questions"
    __table_args__ = (Index("ix_imported_questions_import_id_position", "import_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("imports.id", ondelete="CASCADE"))
    position: Mapped[int]
    place: Mapped[str] = mapped_column(String(200))
    own_id: Mapped[str]
    key: Mapped[str] = mapped_column(String(64))
    original: Mapped[str]
    content: Mapped[Content] = mapped_column(JSON)
    faults: Mapped[list[Content]] = mapped_column(JSON)
    flaws: Mapped[list[Content]] = mapped_column(JSON)
    match: Mapped[str] = mapped_column(String(12))
    match_key: Mapped[str] = mapped_column(String(64))
    choice: Mapped[str] = mapped_column(String(8))
    question_id: Mapped[int | None] = mapped_column(
        ForeignKey("questions.id", ondelete="SET NULL"), index=True
    )
    version_before: Mapped[int | None]
    status_before: Mapped[str | None] = mapped_column(String(16))
    asked_before: Mapped[int | None]
    version_made: Mapped[int | None]


@dataclass(frozen=True)
class ImportChange:
    """An import among the changes of its bank: what it did there, and when it was taken back.

    ``revision`` is the one at which its owner takes it back, None for everybody else.
    """

    id: str
    file_name: str
    by: str
    at: datetime
    added: int
    replaced: int
    left_out: int
    undone_at: datetime | None
    revision: int | None


def get_import(session: Session, visitor: Visitor, public_id: str, *, hold: bool = False) -> ImportRow:
    """The import of this visitor; ``hold`` keeps others from changing it meanwhile. Raises NotFound."""
    wanted = select(ImportRow).where(
        ImportRow.public_id == public_id, ImportRow.owner_id == visitor.person_id
    )
    row = session.scalar(wanted.with_for_update() if hold else wanted) if public_id.isprintable() else None
    if row is None or visitor.person_id is None:
        raise NotFound
    return row


def find_imports(session: Session, visitor: Visitor, *, limit: int) -> Sequence[ImportRow]:
    """The visitor's imports, the newest first."""
    wanted = select(ImportRow).where(ImportRow.owner_id == visitor.person_id, ImportRow.owner_id.is_not(None))
    return session.scalars(wanted.order_by(ImportRow.id.desc()).limit(limit)).all()


def find_earlier(
    session: Session, bank_id: int, *, format: str, file_name: str
) -> Sequence[tuple[str, str, Content]]:
    """What accepted imports of this file made of its questions, the latest last: id there, key in the bank, content."""
    wanted = (
        select(ImportedQuestionRow.key, QuestionRow.key, ImportedQuestionRow.content)
        .join(ImportRow, ImportRow.id == ImportedQuestionRow.import_id)
        .join(QuestionRow, QuestionRow.id == ImportedQuestionRow.question_id)
        .where(ImportRow.bank_id == bank_id, ImportRow.format == format, ImportRow.file_name == file_name)
        .where(ImportRow.accepted_at.is_not(None), QuestionRow.bank_id == bank_id)
        .order_by(ImportRow.accepted_at, ImportRow.id)
    )
    return [(there, key, content) for there, key, content in session.execute(wanted)]


def add_questions(session: Session, rows: Sequence[Content]) -> None:
    """Stores the questions of an import, each given as the values of its columns."""
    for some in in_portions(rows):
        session.execute(insert(ImportedQuestionRow), some)


def find_imported(
    session: Session, import_id: int, *, bare: bool = False, positions: Iterable[int] | None = None
) -> Sequence[ImportedQuestionRow]:
    """The questions of an import in the order of its file, or those at these positions; ``bare`` leaves the texts for later."""
    wanted = select(ImportedQuestionRow).where(ImportedQuestionRow.import_id == import_id)
    if bare:
        wanted = wanted.options(defer(ImportedQuestionRow.content), defer(ImportedQuestionRow.original))
    if positions is not None:
        wanted = wanted.where(ImportedQuestionRow.position.in_(positions))
    return session.scalars(wanted.order_by(ImportedQuestionRow.position)).all()


def drop_waiting(session: Session, *, before: datetime) -> int:
    """Removes the imports from before this time that were never accepted; how many these were."""
    old = (ImportRow.accepted_at.is_(None), ImportRow.created_at < before)
    ids = session.scalars(select(ImportRow.id).where(*old)).all()
    session.execute(delete(ImportRow).where(ImportRow.id.in_(ids)))
    return len(ids)


def find_import_changes(session: Session, visitor: Visitor, bank_id: int, *, most: int) -> list[ImportChange]:
    """The imports that were taken into a bank, the newest first."""
    row, one = ImportRow, ImportedQuestionRow
    replaced = func.count(one.id).filter(one.question_id.is_not(None), one.version_before.is_not(None))
    added = func.count(one.id).filter(one.question_id.is_not(None), one.version_before.is_(None))
    wanted = (
        select(row, Person.name, added, replaced, func.count(one.id).filter(one.choice == "skip"))
        .outerjoin(Person, Person.id == row.owner_id)
        .outerjoin(one, one.import_id == row.id)
        .where(row.bank_id == bank_id, row.accepted_at.is_not(None))
        .group_by(row.id, Person.name)
        .order_by(row.accepted_at.desc(), row.id.desc())
        .limit(most)
    )
    return [
        ImportChange(
            id=held.public_id,
            file_name=held.file_name,
            by=by or "",
            at=held.accepted_at,
            added=new,
            replaced=old,
            left_out=left,
            undone_at=held.undone_at,
            revision=held.revision if held.owner_id == visitor.person_id else None,
        )
        for held, by, new, old, left in session.execute(wanted)
        if held.accepted_at is not None
    ]


def has_imports(session: Session, bank_id: int) -> bool:
    """Whether a file was ever brought for this bank."""
    return session.scalar(select(ImportRow.id).where(ImportRow.bank_id == bank_id).limit(1)) is not None
