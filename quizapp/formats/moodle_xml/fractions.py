"""The fractions that Moodle knows, in percent with five decimals, and the exact numbers that they stand for."""

from collections.abc import Mapping
from fractions import Fraction

# Moodle's list (question/engine/bank.php, question_bank::fraction_options_full), as exact numbers.
EXACT = (
    *(
        Fraction(1),
        Fraction(9, 10),
        Fraction(5, 6),
        Fraction(4, 5),
        Fraction(3, 4),
        Fraction(7, 10),
        Fraction(2, 3),
    ),
    *(
        Fraction(3, 5),
        Fraction(1, 2),
        Fraction(2, 5),
        Fraction(1, 3),
        Fraction(3, 10),
        Fraction(1, 4),
        Fraction(1, 5),
    ),
    *(
        Fraction(1, 6),
        Fraction(1, 7),
        Fraction(1, 8),
        Fraction(1, 9),
        Fraction(1, 10),
        Fraction(1, 20),
        Fraction(0),
    ),
)
KNOWN: Mapping[float, Fraction] = {float(part * sign): part * sign for part in EXACT for sign in (1, -1)}
# Five decimals of a percentage, and one percent for what somebody rounded by hand.
_SAME, _NEAR = 2e-6, 0.0101


def parse_fraction(percent: str) -> tuple[float, float | None] | None:
    """The fraction (-1..1) of a percentage, and what the file says where that is none of Moodle's; None for no number."""
    try:
        said = float(percent.strip().rstrip("%").replace(",", ".")) / 100
    except ValueError:
        return None
    if not -1e6 < said < 1e6:
        return None
    nearest = min(KNOWN, key=lambda known: abs(known - said))
    distance = abs(nearest - said)
    if distance <= _SAME:
        return float(KNOWN[nearest]), None
    return (float(KNOWN[nearest]) if distance <= _NEAR else said), said


def nearest(fraction: float) -> float:
    """The nearest fraction of Moodle's list."""
    return min(KNOWN, key=lambda known: abs(known - fraction))


def percent_of(fraction: float) -> str:
    """The fraction as Moodle writes it: ``100``, ``33.33333``."""
    return f"{fraction * 100 + 0.0:.5f}".rstrip("0").rstrip(".")


def is_known(fraction: float) -> bool:
    """Whether Moodle has this fraction in its list."""
    return any(abs(known - fraction) <= _SAME for known in KNOWN)
