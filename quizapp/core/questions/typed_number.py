"""Reading and grading a typed number: its scale, its unit, and how far it may be off."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_, Message
from quizapp.core.quantities.number import Number, plain, rounded, same_number, same_range
from quizapp.core.quantities.quantity import Quantity, parse_quantity
from quizapp.core.quantities.unit import Unit, convert, count_unit, find_unit
from quizapp.core.questions.question import Answer, Tolerance
from quizapp.core.questions.response import Part
from quizapp.core.questions.typed_text import EXACT, READ_AS

NO_NUMBER = N_(
    "No number can be read here: write it in digits, such as 128000 or 12.8万, with its unit or without."
)
ONE_NUMBER = N_("Write one number, not a range.")
TWO_UNITS = N_("The text says %(one)s and the field beside it %(other)s: keep one of the two.")
WHICH_UNIT = N_("Say in which unit: %(units)s.")
NOT_OFFERED = N_("Choose from what is offered here.")
WITHIN = N_("Counted: %(read)s is within the tolerance of %(tolerance)s.")
WITHIN_DIGITS = N_("Counted: %(read)s is the answer rounded to %(digits)s digits.")
CONVERTED = N_("Counted: %(read)s is the answer, converted and rounded.")
CONTEXT = N_("Counted: of a context size, K may be 1000 or 1024.")
IN_RANGE = N_("Counted: %(read)s lies in the range that is right.")
PERCENTAGE = N_("Not counted: it was read as %(read)s; write the percentage, such as 55 for 55 %%.")
OTHER_UNIT = N_("Not counted: the number is right, but not in %(unit)s.")
OTHER_KIND = N_("Not counted: %(unit)s measures something else.")
OTHER_SCALE = N_("Not counted: it was read as %(read)s; the digits are right, the scale is not.")
NOT_IT = N_("Not counted: it was read as %(read)s.")
FEWEST_DIGITS = 3
SCALES = tuple(Decimal(10) ** power for power in (-12, -9, -8, -6, -4, -3, 3, 4, 6, 8, 9, 12))


@dataclass(frozen=True)
class Key:
    """One right number in the unit of the key."""

    number: Number
    unit: Unit | None


def why_no_number(answer: Answer, text: str, unit: str) -> Message | None:
    """What to do about a text that is not one number in one unit; None where it is."""
    if unit and unit not in {*answer.units, answer.unit}:
        return Message(NOT_OFFERED)
    given = _read(answer, text, unit)
    if given is None:
        return Message(NO_NUMBER)
    if given.number.is_range and not any(key.number.is_range for key in _keys(answer)):
        return Message(ONE_NUMBER)
    if given.unit is None and not unit and len(answer.units) > 1:
        return Message(WHICH_UNIT, {"units": ", ".join(answer.units)})
    beside = _unit(unit) if len(answer.units) > 1 else None
    if given.unit and beside and given.unit != beside:
        return Message(TWO_UNITS, {"one": given.unit.name, "other": beside.name})
    return None


def grade_number(answer: Answer, text: str, unit: str) -> Part:
    """The verdict on a typed number, ``heard`` being its plain digits and unit."""
    read = _read(answer, text, unit)
    if read is None:
        return Part(0.0, text, Message(NO_NUMBER))
    given = Key(read.number, read.unit or _unit(unit) or _unit(answer.unit))
    heard = _spoken(given)
    verdicts = [_verdict(answer, given, key) for key in _keys(answer)]
    right = next((why for counts, why in verdicts if counts), None)
    if right is not None:
        plainly = right == READ_AS and text.strip() == answer.value
        return Part(1.0, heard, _worded(EXACT if plainly else right, answer, given))
    return Part(0.0, heard, _worded(verdicts[0][1] if verdicts else NOT_IT, answer, given))


def check_number(where: str, answer: Answer) -> list[Fault]:
    """Faults of a key that is a number."""
    faults = []
    for text in (answer.value, *answer.accept):
        if parse_quantity(text, expected=answer.unit) is None:
            faults.append(
                fault(where, N_("“%(value)s” cannot be read as a number: write digits"), {"value": text})
            )
    for unit in dict.fromkeys((*filter(None, [answer.unit]), *answer.units)):
        if find_unit(unit) is None:
            text = N_("the unit “%(unit)s” is not known: only this very word will count for it")
            faults.append(Fault(where, Message(text, {"unit": unit}), "warning"))
    if answer.units and answer.unit != answer.units[0]:
        faults.append(fault(where, N_("“units” offers the choice of units: name the unit of the key first")))
    return [*faults, *_check_tolerance(where, answer.tolerance)]


def _read(answer: Answer, text: str, unit: str) -> Quantity | None:
    return parse_quantity(text, expected=unit or answer.unit)


def _unit(name: str | None) -> Unit | None:
    return (find_unit(name) or count_unit(name)) if name else None


def _keys(answer: Answer) -> Iterator[Key]:
    """The right numbers, each with the unit of the key."""
    for text in (answer.value, *answer.accept):
        read = parse_quantity(text, expected=answer.unit)
        if read is not None:
            yield Key(read.number, read.unit or _unit(answer.unit))


def _verdict(answer: Answer, given: Key, key: Key) -> tuple[bool, str]:
    """Whether the given number is this key, and why (not)."""
    if key.number.is_range:
        return _verdict_on_range(given, key)
    value = _in_unit(given, key)
    if value is None:
        same = same_number(given.number, key.number.value)
        return False, OTHER_UNIT if same else OTHER_KIND
    number = Number(value)
    if same_number(number, key.number.value):
        return True, READ_AS
    if same_number(number, key.number.value, context=key.unit is not None and key.unit.dimension == "tokens"):
        return True, CONTEXT
    if _within(number, key.number.value, answer.tolerance):
        return True, WITHIN
    if _is_rounded(given, key):
        return True, CONVERTED
    return False, _why_wrong(given, value, key)


def _verdict_on_range(given: Key, key: Key) -> tuple[bool, str]:
    low, high = key.number.low, key.number.high
    value = _in_unit(given, key)
    if low is None or high is None or value is None:
        return False, OTHER_KIND
    if given.number.is_range:
        return same_range(given.number, low, high) and given.unit == key.unit, READ_AS
    return low <= value <= high, IN_RANGE


def _in_unit(given: Key, key: Key) -> Decimal | None:
    """The given value in the unit of the key; as it stands where one of the two has none.

    Where the key has no unit, 50 % is 0.5 beside a share such as 0.4, and 50 beside a number such as 40.
    """
    value = given.number.value
    if given.unit is not None and key.unit is not None:
        return convert(value, given.unit, key.unit)
    share = given.unit is not None and given.unit.name == "%" and abs(key.number.value) <= 1
    return value / 100 if share else value


def _within(number: Number, key: Decimal, tolerance: Tolerance | None) -> bool:
    if tolerance is None:
        return False
    return same_number(
        number,
        key,
        abs_=None if tolerance.abs is None else Decimal(repr(tolerance.abs)),
        rel=None if tolerance.rel is None else Decimal(repr(tolerance.rel)),
        digits=tolerance.digits,
    )


def _is_rounded(given: Key, key: Key) -> bool:
    """Whether a number in another unit is the key, rounded to the three or more digits that were typed."""
    if (
        given.unit is None
        or key.unit is None
        or given.unit == key.unit
        or given.number.digits < FEWEST_DIGITS
    ):
        return False
    value = convert(key.number.value, key.unit, given.unit)
    return value is not None and rounded(value, given.number.digits) == given.number.value


def _why_wrong(given: Key, value: Decimal, key: Key) -> str:
    right = key.number.value
    if key.unit is not None and key.unit.name == "%" and value * 100 == right:
        return PERCENTAGE
    if given.unit != key.unit and given.number.value == right:
        return OTHER_UNIT
    if value and any(value * scale == right for scale in SCALES):
        return OTHER_SCALE
    return NOT_IT


def _worded(text: str, answer: Answer, given: Key) -> Message:
    """The reason with its places filled."""
    params = {"read": _spoken(given), "unit": given.unit.name if given.unit else ""}
    tolerance = answer.tolerance
    if tolerance is not None and tolerance.digits is not None:
        text = WITHIN_DIGITS if text == WITHIN else text
        params["digits"] = str(tolerance.digits)
    elif tolerance is not None:
        params["tolerance"] = (
            f"±{tolerance.abs:g}" if tolerance.abs is not None else f"±{(tolerance.rel or 0) * 100:g} %"
        )
    return Message(text, {name: value for name, value in params.items() if f"%({name})s" in text})


def _spoken(given: Key) -> str:
    low, high = given.number.low, given.number.high
    digits = plain(given.number.value) if low is None or high is None else f"{plain(low)}–{plain(high)}"
    return f"{digits} {given.unit.name}" if given.unit else digits


def _check_tolerance(where: str, tolerance: Tolerance | None) -> list[Fault]:
    if tolerance is None:
        return []
    given = [size for size in (tolerance.abs, tolerance.rel, tolerance.digits) if size is not None]
    if len(given) != 1:
        return [fault(where, N_("a tolerance is either “abs”, “rel” or “digits”: give one of them"))]
    if (
        given[0] < 0
        or (tolerance.rel or 0) >= 1
        or (tolerance.digits is not None and not 1 <= tolerance.digits <= 15)
    ):
        text = N_("the tolerance %(size)s makes no sense: abs is 0 or more, rel below 1, digits from 1 to 15")
        return [fault(where, text, {"size": f"{given[0]:g}"})]
    return []
