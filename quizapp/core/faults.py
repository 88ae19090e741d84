"""What is wrong with a piece of content, where, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from quizapp.core.languages import Message

Severity = Literal["error", "warning", "kept"]


@dataclass(frozen=True)
class Fault:
    """One fault: ``where`` names file and line or the id of the item; the message says the remedy too.

    ``kept`` is the severity of what an import could not grade and keeps as an open answer.
    """

    where: str
    message: Message
    severity: Severity = "error"

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


def fault(where: str, text: str, params: Mapping[str, str] | None = None) -> Fault:
    """A fault of severity error, its text marked for translation by the caller with ``N_``."""
    return Fault(where, Message(text, params or {}))
