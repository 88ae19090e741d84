"""The saved but not yet given answer of one slot, and what becomes of a save."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from quizapp.core.languages import N_, Message
from quizapp.core.questions.response import Raw

Outcome = Literal["saved", "repeated", "superseded", "elsewhere", "late", "closed"]

MAX_CHARACTERS = 20_000
MAX_FIELDS = 100
MAX_WRITER = 64
MAX_LATE = 50


@dataclass(frozen=True)
class Draft:
    """The answer that stands: ``revision`` counts its saves, ``writer`` is the page instance that made the last.

    ``time_ms`` is how long the question was in view, as far as the page told.
    """

    raw: Raw = field(default_factory=dict)
    revision: int = 0
    writer: str = ""
    time_ms: int | None = None


@dataclass(frozen=True)
class Save:
    """One save: the page instance, its sequence number, the revision it started from, and the fields.

    ``time_ms`` is how long the question was in view, None where the page does not know.
    """

    writer: str
    seq: int
    seen: int
    raw: Raw
    time_ms: int | None = None


@dataclass(frozen=True)
class Heard:
    """The newest save that arrived from one page for one slot, and what became of it."""

    seq: int
    raw: Raw
    outcome: Outcome


@dataclass(frozen=True)
class Saved:
    """What became of a save. ``raw`` is the answer that stands, there only when it was given elsewhere."""

    outcome: Outcome
    revision: int
    raw: Mapping[str, Sequence[str]] | None = None
    seconds_left: int | None = None


def find_repeat(save: Save, last: Heard | None) -> Outcome | None:
    """What a save hears that is not new, ``last`` being the newest from its page for this slot; None for a new one.

    A repeat hears again what the first one should have heard.
    """
    if last is None or save.seq > last.seq:
        return None
    if save.seq < last.seq:
        return "superseded"
    if save.raw != last.raw:
        return None
    return "repeated" if last.outcome == "saved" else last.outcome


def decide_save(draft: Draft, save: Save) -> Outcome:
    """What becomes of a new save.

    Between pages the order of arrival decides: one that has not seen what another saved cannot replace it.
    """
    stale = draft.writer != save.writer and draft.revision > save.seen
    return "elsewhere" if stale and draft.raw != save.raw else "saved"


def apply_save(draft: Draft, save: Save) -> Draft:
    """The draft that stands once the save is taken."""
    time_ms = draft.time_ms if save.time_ms is None else save.time_ms
    return Draft(save.raw, draft.revision + 1, save.writer, time_ms)


def tidy(raw: Raw) -> Raw:
    """The fields as lists, halves of characters (which no encoding can hold) replaced."""
    return {_whole(name): [_whole(value) for value in values] for name, values in raw.items()}


def check_save(save: Save) -> Message | None:
    """Why a save cannot be taken at all: it is larger than any answer, or has no sender."""
    size = sum(len(name) + sum(map(len, values)) for name, values in save.raw.items())
    if size > MAX_CHARACTERS or len(save.raw) > MAX_FIELDS:
        return Message(
            N_("This answer is too long: keep it under %(most)s characters."), {"most": str(MAX_CHARACTERS)}
        )
    counted = all(0 <= number < 2**31 for number in (save.seq, save.seen, save.time_ms or 0))
    if not counted or not 0 < len(save.writer) <= MAX_WRITER or not save.writer.isprintable():
        return Message(N_("This save does not say which page it comes from: load the page again."))
    return None


def _whole(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
