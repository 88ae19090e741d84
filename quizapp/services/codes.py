"""One-time codes, with which people set a password: for new accounts, forgotten passwords and recovery by mail."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from quizapp.config import Config
from quizapp.core.access import Permission, Role, Visitor, may
from quizapp.core.languages import N_
from quizapp.core.people import CODE_DAYS, clean_email, parse_code, suggest_username
from quizapp.errors import Forbidden
from quizapp.keys import read_keys
from quizapp.services.passwords import keyed_hash, new_code
from quizapp.services.people import PersonView, Registration, add, as_view, get_in_care, require_username
from quizapp.services.sign_ins import (
    NewSignIn,
    Refused,
    as_signed_in,
    hash_new_password,
    set_password,
    start,
    start_try,
)
from quizapp.services.tries import Device, count_try, forgive
from quizapp.storage import people as storage
from quizapp.storage.database import Database
from quizapp.storage.people import Code, Person, role_of

CARD_LASTS = timedelta(days=CODE_DAYS)
RECOVERY_LASTS = timedelta(hours=1)
WRONG_CODE = N_("The user name or the code is not right, or the code has been used or has run out.")


@dataclass(frozen=True)
class NewPerson:
    """An account to be made for somebody else; without a user name one is made from the name."""

    name: str
    username: str = ""
    role: Role = "learner"


@dataclass(frozen=True)
class Issued:
    """An account with the one-time code that was made for it; the code is shown this once."""

    person: PersonView
    code: str
    expires_at: datetime


def invite(
    database: Database, config: Config, people: Sequence[NewPerson], *, by: Visitor, now: datetime
) -> Sequence[Issued]:
    """New accounts, each with a one-time code: all of them or none. Raises Refused and Forbidden."""
    needed: Permission = "teach" if all(each.role == "learner" for each in people) else "own"
    if not may(by, needed):
        raise Forbidden
    with database.write() as session:
        return make_accounts(session, config, people, by=by, now=now)


def make_accounts(
    session: Session, config: Config, people: Sequence[NewPerson], *, by: Visitor, now: datetime
) -> Sequence[Issued]:
    """``invite`` within a transaction that is running already, by somebody who may. Raises Refused."""
    taken = storage.taken_usernames(session)
    issued = []
    for each in people:
        person = _add(session, each, taken, by=by, now=now)
        taken.add(person.username_folded)
        issued.append(_issue(session, config, person, by=by.person_id, lasts=CARD_LASTS, now=now))
    return issued


def _add(session: Session, new: NewPerson, taken: Collection[str], *, by: Visitor, now: datetime) -> Person:
    username = new.username or suggest_username(new.name, taken)
    try:
        require_username(username)
        sent = Registration(username, "", new.name or username)
        return add(session, sent, new.role, password=None, now=now, by=by)
    except Refused as refused:
        raise Refused(refused.field, refused.message, about=username) from None


def reset_password(
    database: Database, config: Config, person_id: int, *, by: Visitor, now: datetime
) -> Issued:
    """A one-time code in place of the password; all sign-ins of the person have ended. Raises NotFound."""
    with database.write() as session:
        return issue_anew(session, config, get_in_care(session, person_id, by), by=by, now=now)


def issue_anew(session: Session, config: Config, person: Person, *, by: Visitor, now: datetime) -> Issued:
    """``reset_password`` within a transaction that is running already, for somebody in the care of ``by``."""
    set_password(session, person, None, now=now)
    storage.void_codes(session, person.id, now)
    return _issue(session, config, person, by=by.person_id, lasts=CARD_LASTS, now=now)


def start_recovery(
    database: Database, config: Config, email: str, *, address: str, now: datetime
) -> Issued | None:
    """A code to be sent to this address; None where nobody has it. Raises TooMany."""
    with database.write() as session:
        person = storage.find_by_email(session, clean_email(email) or "")
        account = f"recovery {clean_email(email)}"
        count_try(session, read_keys(config).secret, account, device=Device(address), person_id=None, now=now)
        if person is None or not person.active:
            return None
        return _issue(session, config, person, by=None, lasts=RECOVERY_LASTS, now=now)


def use_code(
    database: Database, config: Config, name: str, *, code: str, password: str, device: Device, now: datetime
) -> NewSignIn:
    """A new sign-in with a new password, for a one-time code. Raises Refused and TooMany; a refusal uses no code."""
    code_hash = _hash_code(config, code)
    with database.write() as session:
        person, counted = start_try(session, config, name, device=device, now=now)
        good = person is not None and person.active and storage.find_code(session, code_hash, person.id, now)
        if good:
            forgive(session, counted)
    if not good or person is None:
        raise Refused("code", WRONG_CODE)
    hashed = hash_new_password(password, role=role_of(person), own_words=(person.username, person.name))
    with database.write() as session:
        row = storage.find_code(session, code_hash, person.id, now)
        current = storage.find_person(session, person.id)
        if row is None or current is None or not current.active:
            raise Refused("code", WRONG_CODE)
        storage.void_codes(session, person.id, now)
        set_password(session, current, hashed, now=now)
        return NewSignIn(as_signed_in(current), start(session, current, device=device, now=now))


def _hash_code(config: Config, code: str) -> str:
    """The hash under which a one-time code is kept."""
    return keyed_hash(read_keys(config).secret, "code", parse_code(code))


def _issue(
    session: Session, config: Config, person: Person, *, by: int | None, lasts: timedelta, now: datetime
) -> Issued:
    code = new_code()
    row = Code(
        code_hash=_hash_code(config, code),
        person_id=person.id,
        created_by=by,
        created_at=now,
        expires_at=now + lasts,
    )
    storage.add_code(session, row)
    return Issued(as_view(person), code, row.expires_at)
