"""Whole numbers that addresses and forms send."""

import re

# As many digits as every database holds in a column of whole numbers.
NUMBER = re.compile(r"-?[0-9]{1,9}")


def whole_number(text: str) -> int:
    """A whole number of at most nine digits. Raises ValueError, for which a request gives what is usual."""
    if NUMBER.fullmatch(text) is None:
        raise ValueError(text)
    return int(text)
