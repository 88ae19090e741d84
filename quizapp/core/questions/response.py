"""What a learner gave, and what it was worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quizapp.core.languages import Message, Twin

# Field name → values, as a form posts them, with option ids in place of the page's tokens.
Raw = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Response:
    """A response that could be read, as plain JSON values under stable ids."""

    given: Mapping[str, object]


@dataclass(frozen=True)
class Unanswered:
    """Nothing was given."""


@dataclass(frozen=True)
class Unreadable:
    """Something was given that cannot be read; it costs no try. ``field`` names the field of the page."""

    why: Message
    field: str


Parsed = Response | Unanswered | Unreadable


@dataclass(frozen=True)
class Part:
    """The verdict on one blank, row, option or place: its fraction (0..1), how it was read, and why.

    ``feedback`` is what the author says to this very answer where it was typed; options carry their own.
    """

    fraction: float
    heard: str
    why: Message | None = None
    feedback: Twin | None = None


@dataclass(frozen=True)
class Grade:
    """The fraction (0..1) of the question, None where a person must grade; why it counted, part by part."""

    fraction: float | None
    why: tuple[Message, ...] = ()
    parts: Mapping[str, Part] = field(default_factory=dict)


def text_given(response: Response, name: str) -> str:
    """One value of a response as text, empty where it is absent."""
    value = response.given.get(name)
    return value if isinstance(value, str) else ""


def texts_given(response: Response, name: str) -> tuple[str, ...]:
    """The values of a response under this name, none where it is absent."""
    value = response.given.get(name)
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()
