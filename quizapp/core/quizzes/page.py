"""How the slots of a quiz spread over pages."""


def count_pages(slots: int, per_page: int) -> int:
    """The number of pages, at least 1; ``per_page`` 0 means all on one."""
    return 1 if per_page == 0 else max(1, -(-slots // per_page))


def page_of(position: int, per_page: int) -> int:
    """The page, from 1, of the slot at this position, from 1."""
    return 1 if per_page == 0 else (position - 1) // per_page + 1
