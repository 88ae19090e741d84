"""Pictures, sounds and films of questions, kept once by what is in them, and where they are used."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    LargeBinary,
    String,
    UniqueConstraint,
    delete,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from quizapp.storage.database import Base, Instant


class MediumRow(Base):
    """A medium; ``name`` is made of the digest of its bytes, so that one name never means two things."""

    __tablename__ = "media"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(Instant)


class MediumUseRow(Base):
    """That a bank or an import has a medium: whoever may see one of those may see it."""

    __tablename__ = "medium_uses"
    __table_args__ = (
        UniqueConstraint("name", "bank_id"),
        UniqueConstraint("name", "import_id"),
        CheckConstraint("(bank_id IS NULL) <> (import_id IS NULL)", name="one_user"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(ForeignKey("media.name"))
    bank_id: Mapped[int | None] = mapped_column(ForeignKey("banks.id", ondelete="CASCADE"), index=True)
    import_id: Mapped[int | None] = mapped_column(ForeignKey("imports.id", ondelete="CASCADE"), index=True)


def put_media(session: Session, media: Mapping[str, bytes], *, now: datetime) -> None:
    """Keeps these media by their names; those that are there already are the same bytes and stay."""
    known = set(session.scalars(select(MediumRow.name).where(MediumRow.name.in_(media))))
    fresh = {name: content for name, content in media.items() if name not in known}
    session.add_all(
        MediumRow(name=name, size=len(content), content=content, created_at=now)
        for name, content in fresh.items()
    )
    session.flush()


def use_media(
    session: Session, names: Iterable[str], *, bank_id: int | None = None, import_id: int | None = None
) -> None:
    """Notes that a bank, or an import, has these media; names that are not kept are left out."""
    user = {"bank_id": bank_id} if import_id is None else {"import_id": import_id}
    column = MediumUseRow.bank_id if import_id is None else MediumUseRow.import_id
    wanted = set(session.scalars(select(MediumRow.name).where(MediumRow.name.in_(set(names)))))
    there = select(MediumUseRow.name).where(MediumUseRow.name.in_(wanted), column == (bank_id or import_id))
    session.add_all(MediumUseRow(name=name, **user) for name in sorted(wanted - set(session.scalars(there))))
    session.flush()


def find_media(session: Session, names: Iterable[str]) -> Mapping[str, bytes]:
    """The bytes of these media by name; those that are not kept are left out."""
    wanted = select(MediumRow.name, MediumRow.content).where(MediumRow.name.in_(set(names)))
    return {name: content for name, content in session.execute(wanted)}


def forget_unused_media(session: Session) -> None:
    """Removes the media that no bank and no import has."""
    used = select(MediumUseRow.name)
    session.execute(delete(MediumRow).where(MediumRow.name.not_in(used)))


def find_bank_media(session: Session, *, before: datetime) -> Mapping[int, frozenset[str]]:
    """The media that banks have since before then, by the row of the bank."""
    wanted = (
        select(MediumUseRow.bank_id, MediumUseRow.name)
        .join(MediumRow, MediumRow.name == MediumUseRow.name)
        .where(MediumUseRow.bank_id.is_not(None), MediumRow.created_at < before)
    )
    found: dict[int, set[str]] = {}
    for bank_id, name in session.execute(wanted):
        found.setdefault(bank_id or 0, set()).add(name)
    return {bank_id: frozenset(names) for bank_id, names in found.items()}


def drop_uses(session: Session, bank_id: int, names: Iterable[str]) -> None:
    """Notes that a bank has these media no more."""
    session.execute(
        delete(MediumUseRow).where(MediumUseRow.bank_id == bank_id, MediumUseRow.name.in_(set(names)))
    )


def renew_medium(session: Session, name: str, *, now: datetime) -> None:
    """Counts the age of a medium from now: somebody has brought it once more."""
    session.execute(update(MediumRow).where(MediumRow.name == name).values(created_at=now))
