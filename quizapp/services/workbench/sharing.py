"""A bank shared with colleagues or with all who teach on this site, and copies that remember where they come from."""

import re
import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.core.access import Visitor, may
from quizapp.core.banks.snapshot import digest_facts, digest_of, digest_questions
from quizapp.core.languages import N_, Message
from quizapp.core.people import fold_username
from quizapp.errors import Invalid, NotFound
from quizapp.services.access import refuse_learner
from quizapp.services.workbench.loading import BankHead, head_of, person_of
from quizapp.storage.bank_contents import find_contents
from quizapp.storage.bank_shares import Right, Share, drop_share, find_shares, put_share
from quizapp.storage.bank_versions import put_bank
from quizapp.storage.banks import BankRow, find_bank, get_bank, get_own_bank
from quizapp.storage.database import Database
from quizapp.storage.media import MediumUseRow, use_media
from quizapp.storage.once import is_made
from quizapp.storage.people import find_by_username, role_of

ACCESSES = ("private", "public")
RIGHTS: tuple[Right, ...] = ("read", "edit")
NOBODY = N_("No teacher of this site has the name “%(name)s”.")
YOURSELF = N_("The bank is yours already.")


@dataclass(frozen=True)
class SharingPage:
    """Who may see a bank: its owner alone, those it is shared with, or all who teach here (``access`` public)."""

    bank: BankHead
    access: str
    shares: tuple[Share, ...]


def get_sharing(database: Database, visitor: Visitor, bank: str) -> SharingPage:
    """With whom the visitor shares an own bank. Raises NotFound, Forbidden."""
    with database.read() as session:
        row = _own(session, visitor, bank)
        return SharingPage(head_of(row), row.access, find_shares(session, row))


def set_access(database: Database, visitor: Visitor, bank: str, access: str) -> None:
    """Lets all who teach here read an own bank, or nobody but those it is shared with. Raises NotFound, Forbidden."""
    with database.write() as session:
        row = _own(session, visitor, bank)
        if access not in ACCESSES:
            raise NotFound
        row.access = access


def share(
    database: Database, visitor: Visitor, bank: str, username: str, right: str, *, now: datetime
) -> None:
    """Shares an own bank with a teacher, who may read it or change it too. Raises NotFound, Forbidden, Invalid."""
    with database.write() as session:
        row = _own(session, visitor, bank)
        person = find_by_username(session, fold_username(username.strip()))
        teaches = person is not None and may(Visitor(person.id, None, role_of(person)), "teach")
        if person is None or not teaches or not person.active:
            raise Invalid(Message(NOBODY, {"name": username.strip()}))
        if person.id == visitor.person_id:
            raise Invalid(Message(YOURSELF))
        put_share(session, row, person.id, "edit" if right == "edit" else "read", now=now)


def unshare(database: Database, visitor: Visitor, bank: str, person_id: int) -> None:
    """Shares an own bank with a person no more: their quizzes ask of it only what they asked in earnest before.

    Raises NotFound, Forbidden.
    """
    with database.write() as session:
        if not drop_share(session, _own(session, visitor, bank), person_id):
            raise NotFound


def copy_bank(database: Database, visitor: Visitor, key: str, *, id_: str = "", now: datetime) -> str:
    """The id of a new bank of the visitor's with all that a bank asks now; it remembers the bank and its state.

    The id ends in the first digits of ``id_``; where that bank is there, it is that one. Raises NotFound, Forbidden.
    """
    refuse_learner(visitor)
    with database.write() as session:
        row = get_bank(session, visitor, key)
        wanted = f"{_stem(row.key)}-{id_[:8]}" if id_ else ""
        if is_made(session, BankRow.key, wanted):
            return wanted
        held = replace(find_contents(session, row), id=wanted or _free_id(session, row.key), quizzes=())
        digest = digest_of([digest_facts(held), digest_questions(held), visitor.person_id, held.id])
        origin = f"{row.key}@{row.digest[:12]}"
        made, _ = put_bank(session, held, digest=digest, origin=origin, owner_id=person_of(visitor), now=now)
        names = session.scalars(select(MediumUseRow.name).where(MediumUseRow.bank_id == row.id)).all()
        use_media(session, names, bank_id=made.id)
        return made.key


def _own(session: Session, visitor: Visitor, bank: str) -> BankRow:
    refuse_learner(visitor)
    return get_own_bank(session, visitor, bank)


def _free_id(session: Session, key: str) -> str:
    """An id that no bank has: the one of the origin, and chance."""
    while find_bank(session, made := f"{_stem(key)}-{secrets.token_hex(4)}") is not None:
        continue
    return made


def _stem(key: str) -> str:
    """The id of a bank without the chance at its end."""
    return re.sub(r"-[0-9a-f]{8}$", "", key)[:50].strip("-") or "bank"
