"""People, their sign-ins, their one-time codes, and the tries that failed."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import ColumnElement, ForeignKey, Index, String, Text, delete, func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from quizapp.core.access import Role
from quizapp.storage.database import Base, Instant


class Person(Base):
    """Someone with an account."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(String(64))
    username_folded: Mapped[str] = mapped_column(String(256), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    password: Mapped[str | None] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(16))
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    language: Mapped[str | None] = mapped_column(String(2))
    theme: Mapped[str | None] = mapped_column(String(8))
    created_at: Mapped[datetime] = mapped_column(Instant)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)


class SignIn(Base):
    """One sign-in on one device; the row is what makes the cookie count."""

    __tablename__ = "sign_ins"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    keep: Mapped[bool]
    agent: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Instant)
    seen_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)


class SignInFailure(Base):
    """A try that failed, or one that is running: what it counts against is kept as a keyed hash."""

    __tablename__ = "sign_in_failures"
    __table_args__ = (Index("ix_sign_in_failures_key_hash_at", "key_hash", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key_hash: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Instant, index=True)


class Code(Base):
    """A one-time code with which a person sets a password, or the link that made the first owner."""

    __tablename__ = "codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    used_at: Mapped[datetime | None] = mapped_column(Instant)


def role_of(person: Person) -> Role:
    """The role of a row: the column holds nothing else."""
    return cast(Role, person.role)


def find_person(session: Session, person_id: int, *, made_by: int | None = None) -> Person | None:
    """The person with this id; with ``made_by`` only where that teacher made the account."""
    chosen = select(Person).where(Person.id == person_id)
    if made_by is not None:
        chosen = chosen.where(Person.created_by == made_by, Person.role == "learner")
    return session.scalar(chosen)


def find_by_username(session: Session, folded: str) -> Person | None:
    """The person with this folded user name."""
    return session.scalar(select(Person).where(Person.username_folded == folded))


def find_by_email(session: Session, email: str) -> Person | None:
    """The person with this e-mail address."""
    return session.scalar(select(Person).where(Person.email == email))


def lock_account(session: Session, folded: str) -> None:
    """Makes tries on one account wait for each other on PostgreSQL; on SQLite the write gate does."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(folded, 0))))


def has_owner(session: Session) -> bool:
    """True once somebody owns the site."""
    return session.scalar(select(Person.id).where(Person.role == "owner").limit(1)) is not None


def find_first_owner(session: Session) -> Person | None:
    """Who has owned the site longest; None while nobody does."""
    owners = select(Person).where(Person.role == "owner", Person.active).order_by(Person.id)
    return session.scalar(owners.limit(1))


def count_active_owners(session: Session) -> int:
    """How many owners may sign in; they are locked until the transaction ends."""
    owners = select(Person.id).where(Person.role == "owner", Person.active).with_for_update()
    return len(session.scalars(owners).all())


def taken_usernames(session: Session) -> set[str]:
    """All folded user names."""
    return set(session.scalars(select(Person.username_folded)))


def list_people(
    session: Session, *, text: str = "", made_by: int | None = None, limit: int = 200, offset: int = 0
) -> Sequence[Person]:
    """People whose user name, name or address holds the text, by user name."""
    chosen = select(Person).where(*_matches(text, made_by)).order_by(Person.username_folded)
    return session.scalars(chosen.limit(limit).offset(offset)).all()


def count_people(session: Session, *, text: str = "", made_by: int | None = None) -> int:
    """How many people ``list_people`` finds in all."""
    return session.scalar(select(func.count()).select_from(Person).where(*_matches(text, made_by))) or 0


def _matches(text: str, made_by: int | None) -> Iterable[ColumnElement[bool]]:
    if made_by is not None:
        yield Person.created_by == made_by
        yield Person.role == "learner"
    if text:
        columns = (Person.username_folded, Person.name, Person.email)
        yield or_(*(column.icontains(text, autoescape=True) for column in columns))


def find_sign_in(session: Session, token_hash: str) -> tuple[SignIn, Person] | None:
    """The running sign-in with this token, and whose it is."""
    chosen = (
        select(SignIn, Person)
        .join(Person, Person.id == SignIn.person_id)
        .where(SignIn.token_hash == token_hash, SignIn.ended_at.is_(None), Person.active)
    )
    row = session.execute(chosen).first()
    return None if row is None else (row[0], row[1])


def list_sign_ins(session: Session, person_id: int) -> Sequence[SignIn]:
    """The running sign-ins of a person, the latest first."""
    chosen = select(SignIn).where(SignIn.person_id == person_id, SignIn.ended_at.is_(None))
    return session.scalars(chosen.order_by(SignIn.seen_at.desc(), SignIn.id.desc())).all()


def end_sign_ins(
    session: Session, person_id: int, *, now: datetime, only: int | None = None, keep: str | None = None
) -> int:
    """Ends the person's sign-ins, or only one, or all but the one with the token hash ``keep``; says how many."""
    chosen = update(SignIn).where(SignIn.person_id == person_id, SignIn.ended_at.is_(None))
    if only is not None:
        chosen = chosen.where(SignIn.id == only)
    if keep is not None:
        chosen = chosen.where(SignIn.token_hash != keep)
    return len(session.scalars(chosen.values(ended_at=now).returning(SignIn.id)).all())


def failure_times(session: Session, key_hash: str, since: datetime) -> Sequence[datetime]:
    """When tries under this key failed."""
    chosen = select(SignInFailure.at).where(SignInFailure.key_hash == key_hash, SignInFailure.at > since)
    return session.scalars(chosen).all()


def add_failures(session: Session, key_hashes: Iterable[str], now: datetime) -> Sequence[int]:
    """Counts one failure under each key; the ids of the rows."""
    rows = [SignInFailure(key_hash=key_hash, at=now) for key_hash in key_hashes]
    session.add_all(rows)
    session.flush()
    return [row.id for row in rows]


def forget_failures(session: Session, *, rows: Iterable[int], key_hash: str) -> None:
    """Forgets these failures and all under this key."""
    these = or_(SignInFailure.id.in_(list(rows)), SignInFailure.key_hash == key_hash)
    session.execute(delete(SignInFailure).where(these))


def forget_failures_before(session: Session, moment: datetime) -> None:
    """Forgets all failures from before this moment."""
    session.execute(delete(SignInFailure).where(SignInFailure.at < moment))


def find_code(session: Session, code_hash: str, person_id: int, now: datetime) -> Code | None:
    """The unused code of this person with this hash that has not run out."""
    return session.scalar(
        select(Code)
        .where(Code.code_hash == code_hash, Code.person_id == person_id)
        .where(Code.used_at.is_(None), Code.expires_at > now)
        .with_for_update()
    )


def void_codes(session: Session, person_id: int, now: datetime) -> None:
    """Makes all unused codes of a person useless."""
    session.execute(
        update(Code).where(Code.person_id == person_id, Code.used_at.is_(None)).values(used_at=now)
    )


def add_code(session: Session, code: Code) -> None:
    """Keeps a new code."""
    session.add(code)
    session.flush()


def add_person(session: Session, person: Person) -> bool:
    """Adds a person; False where the user name or the address is taken."""
    try:
        with session.begin_nested():
            session.add(person)
    except IntegrityError:
        return False
    return True


def add_sign_in(session: Session, sign_in: SignIn, *, keep_since: datetime) -> SignIn:
    """Adds a sign-in and drops the person's that ended before ``keep_since``."""
    old = delete(SignIn).where(SignIn.person_id == sign_in.person_id, SignIn.ended_at < keep_since)
    session.execute(old)
    session.add(sign_in)
    session.flush()
    return sign_in


def touch_sign_in(session: Session, sign_in_id: int, now: datetime) -> None:
    """Notes that a sign-in is in use."""
    session.execute(update(SignIn).where(SignIn.id == sign_in_id).values(seen_at=now))
