"""An article as it came in: its plain text, and what its file says of it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from quizapp.core.languages import Message

Format = Literal["text", "markdown", "html", "docx", "pdf"]


@dataclass(frozen=True)
class ReceivedArticle:
    """The text of a file, paragraphs apart by an empty line, line ends ``\\n``; ``notes`` tell what was read and how.

    ``published`` is the day that a page gives for itself; ``saved`` the day its file was made, a hint and no more.
    ``starts`` holds the offsets at which the file itself begins an article, where it marks several; ``hints`` those of
    first headings and of what follows a rule.
    """

    text: str
    format: Format
    notes: tuple[Message, ...] = ()
    encoding: str | None = None
    title: str | None = None
    published: date | None = None
    saved: date | None = None
    starts: tuple[int, ...] = ()
    hints: tuple[int, ...] = ()
