"""The tests and banks of a Common Cartridge, read; of what Canvas writes twice, the whole copy."""

from quizapp.formats.archive import is_zip, open_archive
from quizapp.formats.imported import Imported, Unreadable
from quizapp.formats.qti12.reading import is_cartridge, read_package


def looks_like(content: bytes) -> float:
    """How sure it is that these bytes are a cartridge: told by its manifest."""
    if not is_zip(content):
        return 0.0
    try:
        return 0.95 if is_cartridge(open_archive(content)) else 0.0
    except Unreadable:
        return 0.0


def read(content: bytes) -> Imported:
    """The questions of a cartridge; pages, links and discussions are none. Raises Unreadable for no archive."""
    return read_package(content, "common_cartridge")
