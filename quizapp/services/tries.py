"""Counting tries at a password or a code, in the database, before it is known whether they are right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from quizapp.core.languages import N_
from quizapp.core.people import Failures, wait_before_try
from quizapp.errors import TooMany
from quizapp.services.passwords import keyed_hash
from quizapp.storage import people as storage

HOUR, KEPT = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Device:
    """Where a try comes from: ``known_to`` are the people who signed in there before, ``guest_id`` who took quizzes."""

    address: str = ""
    agent: str = ""
    id: str = ""
    known_to: frozenset[int] = frozenset()
    keep: bool = False
    guest_id: str | None = None


@dataclass(frozen=True)
class Try:
    """A try that is counted as failed until it is forgiven."""

    rows: Sequence[int]
    here: str


def count_try(
    session: Session, key: str, account: str, *, device: Device, person_id: int | None, now: datetime
) -> Try:
    """Counts one more try at this account. Raises TooMany where the next one may not come yet."""
    known = person_id is not None and person_id in device.known_to
    here = keyed_hash(key, "here", f"{account}\0{device.id if known else device.address}")
    account_hash, address = keyed_hash(key, "account", account), keyed_hash(key, "address", device.address)
    storage.lock_account(session, account)
    failures = Failures(
        *(storage.failure_times(session, each, now - HOUR) for each in (here, account_hash, address))
    )
    wait = wait_before_try(failures, known_device=known, now=now)
    if wait > timedelta():
        raise TooMany(N_("Too many tries in a short time."), wait)
    storage.forget_failures_before(session, now - KEPT)
    # A known device is nobody else's: its slips do not count against the account or the address.
    hashes = (here,) if known else (here, account_hash, address)
    return Try(storage.add_failures(session, hashes, now), here)


def forgive(session: Session, counted: Try) -> None:
    """Forgets a try that turned out right, and the slips before it from the same place."""
    storage.forget_failures(session, rows=counted.rows, key_hash=counted.here)
