"""How sure a mean fraction is: its interval of 95 %, without numpy, so that pages can ask for it."""

from math import sqrt

Interval = tuple[float, float]
Z = 1.959963984540054


def share_interval(share: float, n: int) -> Interval | None:
    """Wilson's interval of a mean fraction (0..1) over n learners, None without any.

    Wilson 1927. A fraction between 0 and 1 varies at most as much as right or wrong does, so with partial marks
    the interval is wide rather than narrow.
    """
    if n < 1:
        return None
    middle = share + Z * Z / (2 * n)
    reach = Z * sqrt(max(0.0, share * (1 - share)) / n + Z * Z / (4 * n * n))
    scale = 1 + Z * Z / n
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)
