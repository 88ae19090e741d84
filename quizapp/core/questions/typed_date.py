"""Reading and grading a typed date: any usual form, as exact as the key."""

from collections.abc import Iterator, Mapping

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_, Message
from quizapp.core.quantities.date import DateValue, Precision, parse_dates, same_date
from quizapp.core.questions.question import Answer
from quizapp.core.questions.response import Part
from quizapp.core.questions.typed_text import EXACT, READ_AS

NO_DATE = N_("No date can be read here: write one such as 2025-01-20 or 2025年1月.")
NOT_IT = N_("Not counted: it was read as %(read)s.")
TOO_COARSE: Mapping[Precision, str] = {
    "day": N_("Not counted: say the day, too."),
    "month": N_("Not counted: say the month, too."),
    "quarter": N_("Not counted: say the quarter, too."),
    "half": N_("Not counted: say which half of the year, too."),
    "year": N_("Not counted: say the year, too."),
}


def why_no_date(text: str) -> Message | None:
    """What to do about a text that is no date; None where it is one."""
    return None if parse_dates(text) else Message(NO_DATE)


def grade_date(answer: Answer, text: str) -> Part:
    """The verdict on a typed date, ``heard`` being its ISO form; of two readings the better one counts."""
    readings = parse_dates(text)
    if not readings:
        return Part(0.0, text, Message(NO_DATE))
    keys = list(_keys(answer))
    for read in readings:
        if any(same_date(read, key) for key in keys):
            why = Message(EXACT) if text.strip() == answer.value else Message(READ_AS, {"read": read.iso()})
            return Part(1.0, read.iso(), why)
    return Part(0.0, readings[0].iso(), _why_wrong(readings[0], keys))


def check_date(where: str, answer: Answer) -> list[Fault]:
    """Faults of a key that is a date."""
    text = N_("“%(value)s” cannot be read as a date: write one such as 2025-01-20, 2025-01 or 2024-Q2")
    faults = [
        fault(where, text, {"value": value})
        for value in (answer.value, *answer.accept)
        if len(parse_dates(value)) != 1
    ]
    if answer.unit or answer.units or answer.tolerance:
        faults.append(fault(where, N_("a date has no unit and no tolerance: remove them")))
    return faults


def date_read(text: str) -> DateValue | None:
    """The one date that a text is, for comparing texts."""
    readings = parse_dates(text)
    return readings[0] if len(readings) == 1 else None


def _keys(answer: Answer) -> Iterator[DateValue]:
    for value in (answer.value, *answer.accept):
        yield from parse_dates(value)[:1]


def _why_wrong(read: DateValue, keys: list[DateValue]) -> Message:
    coarse = next((key for key in keys if read != key and same_date(key, read)), None)
    return Message(
        TOO_COARSE[_lacking(read, coarse)] if coarse else NOT_IT, {} if coarse else {"read": read.iso()}
    )


def _lacking(read: DateValue, key: DateValue) -> Precision:
    """The coarsest part that the key has and the read date lacks."""
    parts: tuple[Precision, ...] = ("year", "half", "quarter", "month", "day")
    return next(
        (part for part in parts if getattr(key, part) is not None and getattr(read, part) is None), "day"
    )
