"""How the slots of a quiz spread over pages."""

from collections.abc import Sequence


def count_pages(slots: int, per_page: int) -> int:
    """The number of pages where sections make no difference, at least 1; ``per_page`` 0 means all on one."""
    return 1 if per_page == 0 else max(1, -(-slots // per_page))


def find_pages(begins: Sequence[bool], per_page: int, *, by_section: bool) -> list[int]:
    """The page, from 1, of each slot; ``begins`` says which begin a section, and with ``by_section`` a page too."""
    pages: list[int] = []
    page = room = 0
    for begin in begins:
        if not page or (per_page and room == per_page) or (by_section and begin):
            page, room = page + 1, 0
        pages.append(page)
        room += 1
    return pages
