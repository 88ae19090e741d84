"""Names that English prose treats as those of firms: beside a noun for one, or with what only firms have and do."""

import re
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache

from quizapp.core.articles.latin_names import is_calendar, may_begin_name
from quizapp.core.patterns import Sought

_NAME = r"(?P<name>[A-Z][\w&-]*[a-z][\w&-]*(?: (?:& )?[A-Z][\w&-]*[a-z][\w&-]*){0,2}(?: AI)?)"
_FIRM = (
    r"(?:company|firm|start-?up|employer|maker|lab|bank|fund|insurer|publisher|lender|carmaker|chipmaker|manufacturer|retailer|operator|airline|consultancy|brokerage|utility|foundry|agency|broker|"
    r"hosting firm|supplier|distributor|charity|laboratory|studio|brewery|shipyard|yard|non-profit)"
)
_HAS = r"(?:revenue|sales|profits?|staff|employees|shares|customers?|clients?|valuation|investors|founders?|co-founders?|board|workforce|backers|chief executive|headquarters|share price|head of|finance)"
_DOES = r"(?:employs|employed|has raised|raised (?:about |some |nearly )?[$€£]|was (?:co-)?founded|was started|was set up|went public|makes|sells|hired|declined to comment|filed for|(?:(?:lost|earned|spent|took in|took|booked|turned over)|grew(?: by)? [0-9.]+% to) (?:about |some |nearly |over )?[$€£][0-9])"
_HOUSE = r"(?:company|firm|start-?up|lab|bank|fund|insurer|agency|(?:research|investment|publishing|auction|trading) house|consultancy|brokerage|charity|studio|airline|foundry|non-profit|carmaker|chipmaker)"
_NAMED_AS_FIRM = Sought(rf"\b{_HOUSE} {_NAME}(?![\w-])")
_EMPLOYS = Sought(
    rf"\b(?:engineer|analyst|researcher|scientist|director|manager|officer|economist|partner|executive|head of [a-z]+(?: [a-z]+)?|job|works?|worked) at {_NAME}(?=[,.;]| (?:and|in|who|which|that|for|as|until|before|after|[a-z]+(?:s|ed))\b)"
)
_LEADS = Sought(
    rf"\b(?:chief (?:executive|[a-z]+ officer|scientist|engineer|architect|economist)|CEO|CFO|CTO|president|chairman|chairwoman|founder|co-founder|spokes(?:man|woman|person)) (?:of|at) {_NAME}(?=[,.;]| (?:and|in|who|since|until|said|says|told)\b)"
)
_WORDS = r"(?:(?!(?:of|at|for|with|in|from|who|to|whose) )[\w-]+ )"
_APPOSED = Sought(
    rf", (?:(?:an?|the|its|one of the) {_WORDS}{{0,4}}?(?:{_FIRM}s?(?=[,.;]| (?:in|of|from|based|that|which|with|for)\b)"
    r"|(?:designer|provider|house|vendor|specialist|group|business)s?(?= (?:that|which|based)\b| of [a-z-]+ (?:servers|services|software|tools|chips|models)\b))"
    r"|which (?:s?he|they) (?:co-)?(?:founded|started|set up|runs?|leads?)\b)"
)
_NAME_BEFORE = re.compile(rf"(?<![\w’'.-]){_NAME}$")
_REACH = 60
_WAYS = (
    _LEADS,
    Sought(rf"\b{_FIRM} {_NAME}(?![\w-])"),
    _NAMED_AS_FIRM,
    Sought(rf"\b(?:[Hh]er|[Hh]is|[Tt]heir|[Ii]ts|[Tt]he|whose) (?:[a-z-]+ ){{0,2}}{_FIRM}, {_NAME},"),
    Sought(rf"(?<![\w’'.-]){_NAME}['’]s? (?:[a-z-]+ ){{0,2}}?{_HAS}\b"),
    Sought(rf"(?<![\w’'.-]){_NAME} {_DOES}\b"),
    Sought(rf"\b(?:co-)?founded {_NAME}(?= (?:in|with|at|after|last)\b|[,.])"),
    Sought(rf"\bjoined {_NAME}(?= (?:as|in|from|last)\b)"),
    _EMPLOYS,
)


def without_firms(people: Iterable[str], plain: str, firms: Container[str]) -> Iterator[str]:
    """The people, but for firms with names like theirs: at which somebody works, behind a noun for a firm, or known by the first word alone."""
    employers = {found["name"] for way in (_EMPLOYS, _LEADS, _NAMED_AS_FIRM) for found in way.finditer(plain)}
    for name in people:
        if name not in employers and name.split(" ")[0] not in firms:
            yield name


def find_firms(plain: str) -> Iterator[str]:
    """The names of an English text that are a firm's by the words around them."""
    for way in (*_WAYS, _APPOSED):
        for match in way.finditer(plain):
            at = match.start()
            # An apposition first, then the name before it: few commas have one, and any word with a capital may be a name.
            found = _NAME_BEFORE.search(plain[max(0, at - _REACH) : at]) if way is _APPOSED else match
            name = found["name"] if found else ""
            if (
                name
                and may_begin_name(name.split(" ")[0])
                and not is_calendar(name)
                and _is_name(plain, name)
            ):
                yield name


@lru_cache(maxsize=256)
def _is_name(plain: str, name: str) -> bool:
    """Whether words in capitals are some within a sentence too, and no noun with which sentences only begin."""
    # The name first: a pattern that begins with a look back is tried at every place of the text.
    said = re.escape(name)
    if " " in name or re.search(rf"{said}(?<=[a-z,] {said})(?![\w-])", plain):
        return True
    again = plain.count(name) > 1 and not name.endswith("s")
    return again and re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", plain) is None
