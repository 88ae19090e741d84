"""Whether a thing is still what was looked at: a save over what somebody else made of it changes nothing."""

from quizapp.core.banks.snapshot import digest_of
from quizapp.core.languages import N_, Message
from quizapp.errors import Conflict

STALE = N_(
    "This was changed in the meantime. Nothing of yours is saved yet: look at what is there now, and save again."
)


class Stale(Conflict):
    """The thing is another one by now than the one that was looked at."""

    def __init__(self) -> None:
        super().__init__(Message(STALE))


def revision_of(plain: object) -> str:
    """The name of a state in its plain form: another one after any change."""
    return digest_of(plain)[:16]


def refuse_stale(revision: str, seen: str | None) -> None:
    """Raises Stale where another revision was seen than the one that is there; None has seen none."""
    if seen is not None and seen != revision:
        raise Stale
