"""Accounts: made by oneself, by a teacher or by the owner; roles, one-time codes, preferences."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.config import Config
from quizapp.core.access import ROLES, Role, Visitor, may
from quizapp.core.languages import LANGUAGES, N_
from quizapp.core.people import (
    check_username,
    clean_email,
    clean_name,
    clean_username,
    fold_username,
)
from quizapp.errors import Conflict, Forbidden, NotFound
from quizapp.keys import read_keys
from quizapp.services.passwords import keyed_hash, new_token
from quizapp.services.sign_ins import (
    NewSignIn,
    Refused,
    as_signed_in,
    confirm_password,
    hash_new_password,
    start,
)
from quizapp.services.tries import Device
from quizapp.storage import people as storage
from quizapp.storage.database import Database
from quizapp.storage.people import Person, role_of

THEMES = ("light", "dark")
LAST_PAGE = 10_000
TAKEN = N_("This user name is taken. Try another one.")


@dataclass(frozen=True)
class PersonView:
    """One account, without its secrets."""

    id: int
    username: str
    name: str
    email: str | None
    role: Role
    active: bool
    has_password: bool
    language: str | None
    theme: str | None
    created_at: datetime


@dataclass(frozen=True)
class Registration:
    """What someone types who makes an account."""

    username: str
    password: str
    name: str = ""
    language: str | None = None


def register(
    database: Database, config: Config, sent: Registration, *, device: Device, now: datetime
) -> NewSignIn:
    """A new learner, signed in at once. Raises Refused, and Forbidden where registration is closed."""
    if not config.registration:
        raise Forbidden(N_("Accounts are made by teachers here."))
    hashed = _check(sent, "learner")
    with database.write() as session:
        person = add(session, sent, "learner", password=hashed, now=now)
        return NewSignIn(as_signed_in(person), start(session, person, device=device, now=now))


def setup_link(database: Database, config: Config, now: datetime | None = None) -> str | None:
    """The address at which the owner makes the first account; None once there is an owner."""
    with database.read() as session:
        return None if storage.has_owner(session) else f"{config.url}/setup/{_setup_token(config)}"


def may_set_up(database: Database, config: Config, token: str) -> bool:
    """True where this token makes the first owner now."""
    right = hmac.compare_digest(token.encode("utf-8", "replace"), _setup_token(config).encode())
    return right and setup_link(database, config) is not None


def set_up_owner(
    database: Database, config: Config, token: str, sent: Registration, *, device: Device, now: datetime
) -> NewSignIn:
    """The first owner, signed in at once. Raises NotFound for a token that is wrong or used up, and Refused."""
    if not may_set_up(database, config, token):
        raise NotFound
    hashed = _check(sent, "owner")
    with database.write() as session:
        storage.lock_account(session, "first owner")
        if storage.has_owner(session):
            raise NotFound
        person = add(session, sent, "owner", password=hashed, now=now)
        return NewSignIn(as_signed_in(person), start(session, person, device=device, now=now))


def add_person(database: Database, sent: Registration, role: Role, *, now: datetime) -> PersonView:
    """A new account with a password, for the command line. Raises Refused."""
    hashed = _check(sent, role)
    with database.write() as session:
        return as_view(add(session, sent, role, password=hashed, now=now))


def get_person(database: Database, person_id: int, *, by: Visitor) -> PersonView:
    """An account: one's own, one in one's care, or for the owner any. Raises NotFound."""
    with database.read() as session:
        if by.person_id == person_id:
            return as_view(_get(session, person_id))
        return as_view(get_in_care(session, person_id, by))


def list_people(
    database: Database, *, by: Visitor, text: str = "", page: int = 1, size: int = 100, learners: bool = False
) -> tuple[Sequence[PersonView], int]:
    """One page of the accounts that one made (``learners``), or for the owner of all; and how many there are."""
    care, offset = _care_of(by), (max(1, min(page, LAST_PAGE)) - 1) * size
    made_by, text = by.person_id if learners else care, clean_username(text).casefold()
    with database.read() as session:
        rows = storage.list_people(session, text=text, made_by=made_by, limit=size, offset=offset)
        return [as_view(row) for row in rows], storage.count_people(session, text=text, made_by=made_by)


def set_role(database: Database, person_id: int, role: Role, *, by: Visitor, now: datetime) -> PersonView:
    """The person in a new role, signed out everywhere. Raises Conflict where no owner would be left."""
    _need_owner(by)
    if role not in ROLES:
        raise NotFound
    with database.write() as session:
        person = _get(session, person_id)
        if person.role != role:
            _leave_an_owner(session, person)
            person.role = role
            storage.end_sign_ins(session, person_id, now=now)
        return as_view(person)


def set_active(database: Database, person_id: int, active: bool, *, by: Visitor, now: datetime) -> PersonView:
    """The person allowed to sign in again, or signed out and kept out. Raises Conflict as ``set_role`` does."""
    _need_owner(by)
    with database.write() as session:
        person = _get(session, person_id)
        if not active and person.active:
            _leave_an_owner(session, person)
            storage.end_sign_ins(session, person_id, now=now)
            storage.void_codes(session, person_id, now)
        person.active = active
        return as_view(person)


def set_preferences(
    database: Database, person_id: int, *, name: str | None = None, language: str = "", theme: str = ""
) -> PersonView:
    """The person with another name to be shown, language and look; an empty one follows the browser."""
    with database.write() as session:
        person = _get(session, person_id)
        if name is not None:
            person.name = clean_name(name) or person.username
        person.language = language if language in LANGUAGES else None
        person.theme = theme if theme in THEMES else None
        return as_view(person)


def set_email(
    database: Database, config: Config, person_id: int, *, email: str, password: str, now: datetime
) -> PersonView:
    """The person with another e-mail address or none. Raises Refused."""
    confirm_password(database, config, person_id, password, now=now)
    cleaned = clean_email(email)
    with database.write() as session:
        other = storage.find_by_email(session, cleaned) if cleaned else None
        if other is not None and other.id != person_id:
            raise Refused("email", N_("This address cannot be used."))
        person = _get(session, person_id)
        person.email = cleaned
        return as_view(person)


def find_by_username(database: Database, username: str) -> PersonView | None:
    """The account with this user name."""
    with database.read() as session:
        person = storage.find_by_username(session, fold_username(username))
        return None if person is None else as_view(person)


def visitor_of(person: PersonView) -> Visitor:
    """The visitor that this person is when signed in."""
    return Visitor(person_id=person.id, role=person.role, name=person.name)


def as_view(person: Person) -> PersonView:
    """The account without its secrets."""
    return PersonView(
        id=person.id,
        username=person.username,
        name=person.name,
        email=person.email,
        role=role_of(person),
        active=person.active,
        has_password=person.password is not None,
        language=person.language,
        theme=person.theme,
        created_at=person.created_at,
    )


def _setup_token(config: Config) -> str:
    return keyed_hash(read_keys(config).secret, "first owner", "")[:43]


def require_username(username: str) -> None:
    objection = check_username(username)
    if objection is not None:
        raise Refused("username", objection)


def _check(sent: Registration, role: Role) -> str:
    require_username(sent.username)
    return hash_new_password(sent.password, role=role, own_words=(sent.username, sent.name))


def add(
    session: Session,
    sent: Registration,
    role: Role,
    *,
    password: str | None,
    now: datetime,
    by: Visitor | None = None,
) -> Person:
    username = clean_username(sent.username)
    person = Person(
        username=username,
        username_folded=fold_username(username),
        name=clean_name(sent.name) or username,
        password=password,
        role=role,
        active=True,
        fs_uniquifier=new_token(),
        language=sent.language,
        created_at=now,
        created_by=by.person_id if by else None,
    )
    if not storage.add_person(session, person):
        raise Refused("username", TAKEN)
    return person


def _get(session: Session, person_id: int) -> Person:
    person = storage.find_person(session, person_id)
    if person is None:
        raise NotFound
    return person


def _care_of(by: Visitor) -> int | None:
    """None for the owner, who cares for all; the own id for a teacher. Raises Forbidden for others."""
    if may(by, "own"):
        return None
    if not may(by, "teach") or by.person_id is None:
        raise Forbidden
    return by.person_id


def get_in_care(session: Session, person_id: int, by: Visitor) -> Person:
    person = storage.find_person(session, person_id, made_by=_care_of(by))
    if person is None:
        raise NotFound
    return person


def _need_owner(by: Visitor) -> None:
    if not may(by, "own"):
        raise Forbidden


def _leave_an_owner(session: Session, person: Person) -> None:
    if person.role == "owner" and person.active and storage.count_active_owners(session) == 1:
        raise Conflict(N_("Somebody has to own the site: make another owner first."))
