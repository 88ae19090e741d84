"""Pictures, sounds and films brought into a bank while one of its questions is written."""

from datetime import datetime

from quizapp.core.access import Visitor
from quizapp.core.languages import N_, Message
from quizapp.errors import Invalid
from quizapp.formats.imported import medium_of
from quizapp.formats.media_type import LARGEST, MIME
from quizapp.services.workbench.loading import get_bank_to_change
from quizapp.storage.database import Database
from quizapp.storage.media import put_media, use_media

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
        use_media(session, [medium.name], bank_id=row.id)
        return medium.name


def too_large() -> Message:
    """What is said of a file with more bytes than a medium may have."""
    return Message(TOO_LARGE, {"megabytes": str(LARGEST // 1_000_000)})
