"""Numbers as a form shows and takes them, so that what is written is read back as the very same number."""

import math
import unicodedata
from decimal import Decimal
from fractions import Fraction

LARGEST_SHARE = 12
LONG = 8


def number_text(number: float | None) -> str:
    """The number in its shortest form, a simple share as ``1/3``; empty where there is none."""
    if number is None:
        return ""
    if float(number).is_integer() and abs(number) < 1e15:
        return str(int(number))
    share = Fraction(number).limit_denominator(LARGEST_SHARE)
    if len(repr(number)) > LONG and share.numerator / share.denominator == number:
        return f"{share.numerator}/{share.denominator}"
    return repr(number)


def find_number(text: str) -> float | None:
    """The finite number that was written, as digits, a share or a percentage; None where it is none of them."""
    plain = unicodedata.normalize("NFKC", text).replace("\N{MINUS SIGN}", "-").strip()
    if plain.endswith("%"):
        return find_percentage(plain[:-1])
    above, slash, below = plain.partition("/")
    try:
        number = float(above) / float(below) if slash else float(above)
    except (ValueError, ZeroDivisionError):
        return None
    return number if math.isfinite(number) else None


def percentage_text(share: float | None) -> str:
    """A share as a percentage without its sign, 0.01 as ``1``; empty where there is none."""
    if share is None:
        return ""
    percent = Decimal(repr(share)) * 100
    return (
        str(int(percent))
        if percent == percent.to_integral_value() and abs(percent) < 10**15
        else str(percent)
    )


def find_percentage(text: str) -> float | None:
    """The finite share that a percentage without its sign is; None where it is no number."""
    try:
        share = float(Decimal(unicodedata.normalize("NFKC", text).strip()) / 100)
    except ArithmeticError:
        return None
    return share if math.isfinite(share) else None


def find_whole(text: str) -> int | None:
    """The whole number that was written, None where it is none."""
    try:
        return int(unicodedata.normalize("NFKC", text).strip())
    except ValueError:
        return None
