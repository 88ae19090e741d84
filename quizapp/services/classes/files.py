"""Files of students, read in a process of its own."""

from dataclasses import dataclass

from quizapp.core.classes.roster import MAX_STUDENTS, Line
from quizapp.core.languages import N_, Message
from quizapp.core.plain import message_from_mapping
from quizapp.errors import Invalid
from quizapp.services import bounded
from quizapp.services.bounded import LIMITS, Limits, Refusals
from quizapp.services.imports.reading import DAMAGED, TOO_SLOW

LARGEST = 2_000_000
TOO_LARGE = N_("This file is larger than a list of students can be: 2 MB at most")
_REFUSALS = Refusals(TOO_SLOW, DAMAGED)
_MOST_LINES = 5 * MAX_STUDENTS


@dataclass(frozen=True)
class RosterFile:
    """The lines of a list, and the sheets that stand beside it and were not read."""

    lines: list[Line]
    others: tuple[str, ...] = ()


def read_roster_file(data: bytes, name: str, *, limits: Limits = LIMITS) -> RosterFile:
    """The lines of a workbook's first sheet or of a table of text. Raises Invalid with what to do."""
    if len(data) > LARGEST:
        raise Invalid(Message(TOO_LARGE))
    said, _ = bounded.run(bounded.command("table", limits, name), data, _REFUSALS, limits=limits)
    if "fault" in said:
        raise Invalid(message_from_mapping(said["fault"]))
    lines = [Line(number, tuple(cells)) for number, cells in said["lines"][:_MOST_LINES]]
    return RosterFile(lines, tuple(said["others"]))
