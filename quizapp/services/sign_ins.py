"""Signing in and out; a row in the database is what makes a cookie count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from quizapp.config import Config
from quizapp.core.access import Role
from quizapp.core.languages import N_, Message
from quizapp.core.people import check_password, clean_email, fold_username, sign_in_lasts
from quizapp.errors import Invalid, NotFound
from quizapp.keys import read_keys
from quizapp.services.attempts.claiming import claim
from quizapp.services.passwords import (
    hash_password,
    hash_token,
    new_token,
    verify_password,
)
from quizapp.services.tries import Device, Try, count_try, forgive
from quizapp.storage import people as storage
from quizapp.storage.database import Database
from quizapp.storage.people import Person, SignIn, role_of

TOUCH_EVERY = timedelta(minutes=5)
ENDED_KEPT = timedelta(days=30)
AGENT_LONGEST = 200
WRONG_PASSWORD = N_("The user name or the password is not right. Try again, or ask your teacher for a code.")


class Refused(Invalid):
    """What was typed into one field cannot be taken; ``about`` names the line of a list that it is about."""

    def __init__(self, field: str, message: Message | str, about: str = "") -> None:
        super().__init__(message)
        self.field = field
        self.about = about


@dataclass(frozen=True)
class SignedIn:
    """Someone who is signed in; ``uniquifier`` changes when the sign-ins before must not count any more."""

    person_id: int
    username: str
    name: str
    role: Role
    uniquifier: str
    language: str | None
    theme: str | None


@dataclass(frozen=True)
class NewSignIn:
    """A sign-in that has just begun, its secret token, and what speaks against its password by now."""

    who: SignedIn
    token: str
    objection: Message | None = None


@dataclass(frozen=True)
class SignInView:
    """One running sign-in, as its owner sees it."""

    id: int
    agent: str
    created_at: datetime
    seen_at: datetime
    is_current: bool


def sign_in(
    database: Database, config: Config, name: str, password: str, *, device: Device, now: datetime
) -> NewSignIn:
    """A new sign-in, for the right name and password. Raises Refused and TooMany."""
    with database.write() as session:
        person, counted = start_try(session, config, name, device=device, now=now)
    # The slow hash runs between two transactions, and for unknown names as well.
    known = person.password if person is not None and person.active else None
    if not verify_password(known, password) or person is None:
        raise Refused("password", WRONG_PASSWORD)
    objection = check_password(password, role=role_of(person), own_words=(person.username, person.name))
    with database.write() as session:
        current = storage.find_person(session, person.id)
        if current is None or not current.active or current.password != known:
            raise Refused("password", WRONG_PASSWORD)
        forgive(session, counted)
        token = start(session, current, device=device, now=now)
        return NewSignIn(as_signed_in(current), token, objection)


def change_password(
    database: Database, config: Config, person_id: int, *, old: str, new: str, token: str, now: datetime
) -> SignedIn:
    """The person with a new password; all other sign-ins have ended. Raises Refused and TooMany."""
    person = confirm_password(database, config, person_id, old, now=now)
    hashed = hash_new_password(
        new, role=role_of(person), own_words=(person.username, person.name), field="new"
    )
    with database.write() as session:
        current = storage.find_person(session, person_id)
        if current is None or current.password != person.password:
            raise Refused("old", N_("This is not your password now."))
        set_password(session, current, hashed, now=now, keep=hash_token(token))
        storage.void_codes(session, person_id, now)
        return as_signed_in(current)


def confirm_password(
    database: Database, config: Config, person_id: int, old: str, *, now: datetime
) -> Person:
    """The person, where this is their password now. Raises Refused and TooMany."""
    device = Device(id="own", known_to=frozenset({person_id}))
    with database.write() as session:
        person = storage.find_person(session, person_id)
        counted = count_try(
            session, read_keys(config).secret, f"own {person_id}", device=device, person_id=person_id, now=now
        )
    if not verify_password(person.password if person else None, old) or person is None:
        raise Refused("old", N_("This is not your password now."))
    with database.write() as session:
        forgive(session, counted)
    return person


def find_signed_in(database: Database, token: str, *, now: datetime) -> SignedIn | None:
    """Whose token this is, while the sign-in lasts."""
    with database.read() as session:
        found = storage.find_sign_in(session, hash_token(token))
    if found is None:
        return None
    row, person = found
    if not sign_in_lasts(
        role_of(person), keep=row.keep, created_at=row.created_at, seen_at=row.seen_at, now=now
    ):
        return None
    if now - row.seen_at >= TOUCH_EVERY:
        with database.write() as session:
            storage.touch_sign_in(session, row.id, now)
    return as_signed_in(person)


def sign_out(database: Database, person_id: int, token: str, *, now: datetime) -> None:
    """Ends the sign-in with this token."""
    with database.write() as session:
        found = storage.find_sign_in(session, hash_token(token))
        if found is not None and found[1].id == person_id:
            storage.end_sign_ins(session, person_id, only=found[0].id, now=now)


def list_sign_ins(database: Database, person_id: int, token: str = "") -> Sequence[SignInView]:
    """The person's running sign-ins, the latest first; the one with this token is the current one."""
    current = hash_token(token)
    with database.read() as session:
        return [
            SignInView(row.id, row.agent, row.created_at, row.seen_at, row.token_hash == current)
            for row in storage.list_sign_ins(session, person_id)
        ]


def end_sign_in(database: Database, person_id: int, sign_in_id: int, *, now: datetime) -> None:
    """Ends one sign-in of this person. Raises NotFound for another's."""
    with database.write() as session:
        if not storage.end_sign_ins(session, person_id, only=sign_in_id, now=now):
            raise NotFound


def end_other_sign_ins(database: Database, person_id: int, token: str, *, now: datetime) -> int:
    """Ends all sign-ins of this person but the one with this token; says how many."""
    with database.write() as session:
        return storage.end_sign_ins(session, person_id, keep=hash_token(token), now=now)


def start(session: Session, person: Person, *, device: Device, now: datetime) -> str:
    """The secret token of a new sign-in of this person, to whom the guest's attempts on this device go over."""
    token = new_token()
    if device.guest_id is not None:
        claim(session, device.guest_id, person.id, now=now)
    row = SignIn(
        token_hash=hash_token(token),
        person_id=person.id,
        keep=device.keep,
        agent=device.agent[:AGENT_LONGEST].replace("\0", ""),
        created_at=now,
        seen_at=now,
    )
    storage.add_sign_in(session, row, keep_since=now - ENDED_KEPT)
    return token


def set_password(
    session: Session, person: Person, hashed: str | None, *, now: datetime, keep: str | None = None
) -> None:
    """Gives the person this password hash; all sign-ins end but the one with the token hash ``keep``."""
    person.password = hashed
    person.fs_uniquifier = new_token()
    storage.end_sign_ins(session, person.id, now=now, keep=keep)


def hash_new_password(password: str, *, role: Role, own_words: Sequence[str], field: str = "password") -> str:
    """The hash of a password that the rules allow. Raises Refused."""
    objection = check_password(password, role=role, own_words=own_words)
    if objection is not None:
        raise Refused(field, objection)
    return hash_password(password)


def as_signed_in(person: Person) -> SignedIn:
    """What pages may know of the person who is signed in."""
    return SignedIn(
        person.id,
        person.username,
        person.name,
        role_of(person),
        person.fs_uniquifier,
        person.language,
        person.theme,
    )


def start_try(
    session: Session, config: Config, name: str, *, device: Device, now: datetime
) -> tuple[Person | None, Try]:
    person = (
        storage.find_by_email(session, clean_email(name) or "")
        if "@" in name
        else storage.find_by_username(session, fold_username(name))
    )
    # User name and address lead to one count.
    account = f"id {person.id}" if person else f"name {fold_username(name)}"
    key, person_id = read_keys(config).secret, person.id if person else None
    return person, count_try(session, key, account, device=device, person_id=person_id, now=now)
