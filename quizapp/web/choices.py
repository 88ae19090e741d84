"""The choices of a drop-down field."""

from collections.abc import Iterable
from typing import Any

from wtforms.fields import choices


def choice_list(pairs: Iterable[tuple[str, object]]) -> list[Any]:
    """The choices of these values, each with the words that stand for it."""
    return [choices.SelectChoice(value, label) for value, label in pairs]  # type: ignore[attr-defined]  # newer than its types
