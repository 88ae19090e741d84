"""What the process that reads a plain table says of it: the lines of its first sheet, or the fault."""

from collections.abc import Sequence
from typing import Any

from quizapp.core.languages import Message
from quizapp.core.plain import message_to_mapping
from quizapp.formats.answer import TOO_MUCH
from quizapp.formats.delimited import lines_of
from quizapp.formats.imported import Unreadable
from quizapp.formats.sheet.workbook import read_sheets


def answer(data: bytes, name: str) -> tuple[dict[str, Any], Sequence[bytes]]:
    """The lines of the first sheet that is shown and holds anything, and the names of other such sheets."""
    try:
        shown = [sheet for sheet in read_sheets(data) if sheet.rows and not sheet.hidden]
        others = [sheet.name for sheet in shown[1:]]
        return {"lines": lines_of(shown[0]) if shown else [], "others": others}, ()
    except Unreadable as error:
        return {"fault": message_to_mapping(error.fault.message)}, ()
    except MemoryError:
        return {"fault": message_to_mapping(Message(TOO_MUCH))}, ()
