"""Names that English prose treats as those of firms: beside a noun for one, or with what only firms have and do."""

import re
from collections.abc import Iterator
from functools import lru_cache

from quizapp.core.articles.latin_names import is_calendar, may_begin_name
from quizapp.core.patterns import Sought

_NAME = r"(?P<name>[A-Z][\w&-]*[a-z][\w&-]*(?: (?:& )?[A-Z][\w&-]*[a-z][\w&-]*){0,2})"
_FIRM = (
    r"(?:company|firm|start-?up|employer|maker|lab|bank|fund|insurer|publisher|lender|carmaker|chipmaker|manufacturer|retailer|operator|airline|consultancy|brokerage|utility|foundry|agency|broker|"
    r"supplier|distributor|charity|studio|brewery|shipyard|yard|non-profit)"
)
_HAS = r"(?:revenue|sales|profits?|staff|employees|shares|customers|valuation|investors|founders?|co-founders?|board|workforce|backers|chief executive|headquarters|share price|head of|finance)"
_DOES = r"(?:employs|employed|has raised|raised (?:about |some |nearly )?[$€£]|was (?:co-)?founded|was started|was set up|went public|makes|sells|hired|declined to comment|filed for)"
_WAYS = (
    Sought(rf"\b{_FIRM} {_NAME}(?![\w-])"),
    Sought(rf"\b(?:[Hh]er|[Hh]is|[Tt]heir|[Ii]ts|[Tt]he|whose) (?:[a-z-]+ ){{0,2}}{_FIRM}, {_NAME},"),
    Sought(rf"(?<![\w’'.-]){_NAME}['’]s? (?:[a-z-]+ ){{0,2}}?{_HAS}\b"),
    Sought(rf"(?<![\w’'.-]){_NAME} {_DOES}\b"),
    Sought(rf"\b(?:co-)?founded {_NAME}(?= (?:in|with|at|after|last)\b|[,.])"),
    Sought(rf"\bjoined {_NAME}(?= (?:as|in|from|last)\b)"),
)


def find_firms(plain: str) -> Iterator[str]:
    """The names of an English text that are a firm's by the words around them."""
    for way in _WAYS:
        for found in way.finditer(plain):
            name = found["name"]
            if may_begin_name(name.split(" ")[0]) and not is_calendar(name) and _is_name(plain, name):
                yield name


@lru_cache(maxsize=256)
def _is_name(plain: str, name: str) -> bool:
    """Whether words in capitals are some within a sentence too, and no noun with which sentences only begin."""
    # The name first: a pattern that begins with a look back is tried at every place of the text.
    said = re.escape(name)
    return " " in name or re.search(rf"{said}(?<=[a-z,] {said})(?![\w-])", plain) is not None
