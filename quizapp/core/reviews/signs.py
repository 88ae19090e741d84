"""Signs that no text of a database holds: the zero byte, and halves of characters."""

import re
from collections.abc import Iterator

_ODD = re.compile("[\x00\ud800-\udfff]")


def has_odd_signs(text: str) -> bool:
    """Whether a text holds a sign that cannot be stored."""
    return _ODD.search(text) is not None


def without_odd_signs(text: str) -> str:
    """The text with a replacement character for each sign that cannot be stored; as long as before."""
    return _ODD.sub("\ufffd", text)


def texts_of(value: object) -> Iterator[str]:
    """Every text in a tuple, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part)
