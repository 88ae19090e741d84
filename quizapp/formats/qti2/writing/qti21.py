"""QTI 2.1: what the table of formats asks of writing it."""

from collections.abc import Mapping, Sequence

from quizapp.core.languages import Language
from quizapp.core.questions.question import Question
from quizapp.formats.qti2.writing.losses import losses
from quizapp.formats.qti2.writing.package import write_package

__all__ = ["losses", "write"]


def write(
    questions: Sequence[Question], *, language: Language, title: str, media: Mapping[str, bytes]
) -> bytes:
    """A package of these questions in one language."""
    return write_package("qti21", questions, language=language, title=title, media=media)
