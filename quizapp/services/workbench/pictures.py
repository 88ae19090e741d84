"""Pictures, sounds and films brought into a bank while one of its questions is written."""

from datetime import datetime, timedelta

from quizapp.core.access import Visitor
from quizapp.core.languages import N_, Message
from quizapp.errors import Invalid
from quizapp.formats.imported import medium_of
from quizapp.formats.media_type import LARGEST, MIME
from quizapp.services.workbench.loading import get_bank_to_change
from quizapp.storage.bank_contents import find_named_media
from quizapp.storage.database import Database
from quizapp.storage.media import (
    drop_uses,
    find_bank_media,
    forget_unused_media,
    put_media,
    renew_medium,
    use_media,
)

WAITS = timedelta(days=14)
NOTHING = N_("Choose a picture, a sound or a film first.")
TOO_LARGE = N_("A picture, a sound or a film has at most %(megabytes)s MB: make it smaller.")
NO_TYPE = N_("Pages cannot show this file. They show %(types)s: save it as one of these.")


def add_picture(database: Database, visitor: Visitor, bank: str, content: bytes, *, now: datetime) -> str:
    """The name of a medium that the bank has from now on; what it is, its bytes tell. Raises NotFound, Forbidden, Invalid."""
    with database.write() as session:
        row = get_bank_to_change(session, visitor, bank)
        if not content:
            raise Invalid(Message(NOTHING))
        if len(content) > LARGEST:
            raise Invalid(too_large())
        medium = medium_of(content)
        if medium is None:
            raise Invalid(Message(NO_TYPE, {"types": ", ".join(MIME).upper()}))
        put_media(session, {medium.name: content}, now=now)
        renew_medium(session, medium.name, now=now)
        use_media(session, [medium.name], bank_id=row.id)
        return medium.name


def forget_pictures(database: Database, *, now: datetime) -> int:
    """Takes from banks the media that were brought a while ago and that no question ever had; how many these were.

    Versions of questions that can be brought back, and drafts that wait, keep theirs.
    """
    with database.write() as session:
        gone = 0
        for bank_id, names in find_bank_media(session, before=now - WAITS).items():
            unnamed = names - find_named_media(session, bank_id)
            drop_uses(session, bank_id, unnamed)
            gone += len(unnamed)
        if gone:
            forget_unused_media(session)
        return gone


def too_large() -> Message:
    """What is said of a file with more bytes than a medium may have."""
    return Message(TOO_LARGE, {"megabytes": str(LARGEST // 1_000_000)})
