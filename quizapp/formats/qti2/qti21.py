"""QTI 2.1 and 2.2: what the table of formats asks of reading it."""

from quizapp.formats.qti2.looks import how_sure
from quizapp.formats.qti2.reader import read

__all__ = ["looks_like", "read"]


def looks_like(content: bytes) -> float:
    """How sure it is (0..1) that the bytes are of this version."""
    return how_sure(content, "qti21")
