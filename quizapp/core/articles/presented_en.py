"""English names that a text presents as those of things: released, put on the web, or told at once what they are."""

import re
from collections.abc import Iterable

from quizapp.core.articles.name import Name

_DOES = (
    r"releas(?:e[ds]?|ing)|launch(?:e[ds])?|unveil(?:s|ed)?|introduc(?:e[ds]?|ing)|publish(?:e[ds])?|present(?:s|ed)?|debut(?:s|ed)|announc(?:e[ds]?|ing)|ship(?:s|ped)|open-sourc(?:e[ds]|ing)|"
    r"(?:gave|gives|giv(?:en|ing)) away|made public|show(?:s|ed) off|roll(?:s|ed) out"
)
_WHEN = r"(?: (?:on|last|this) [A-Z]?[a-z]+\.?(?: [0-9]{1,2})?,?| yesterday| today)?"
_OF_SORT = r"(?: (?:the |its |their |an? )?(?:(?:new|first|second|latest|own|long-awaited|next|free) )*)"
_SHOWN = re.compile(
    rf"\b(?:(?:{_DOES}){_WHEN}|called|named|dubbed|christened|under the name(?: of)?|sold as){_OF_SORT}?[“\"]? ?$"
)
_PUT = re.compile(rf"\b(?:puts?|posted|posts|placed|made|makes){_WHEN} $")
_WHERE = re.compile(
    r"[”\"]?(?: [a-z]+)? (?:on (?:the (?:web|market|internet|net)|sale|line|GitHub|Hugging Face|its (?:site|website))|online|into (?:the )?open|out (?:under|on|for)|up for|available|public|free|open)\b"
)
_MADE = (
    r"(?:[a-z-]*(?:model|chip|processor|accelerator|robot|app|corpus|dataset|system|tool|service|platform|compiler|assistant|library|framework|benchmark|headset|phone|laptop|tablet|console|camera|drone|rocket|"
    r"satellite|telescope|vaccine|drug|telephone|engine|chatbot|agent|browser|suite|game|battery|router|network|supercomputer|machine|device|vehicle|car|saloon|van|lorry|truck|watch|scanner|reader|index|report|toolkit|rack|server|card|program|protocol)s?)"
)
_IS = re.compile(
    rf"[”\"]?(?: \([^)]{{1,24}}\))?, (?:an?|the (?:first|new|company|firm)(?:['’]s)?|its|their|another) (?:(?!(?:of|at|for|with|in|from|who|to|that|which|by)\b)[\w’'-]+ ){{0,6}}?{_MADE}(?=[,.;:]| (?:of|that|which|for|with|in|from|made|built|trained|to|on|by|whose|based|priced|designed)\b)"
)
_OWN = re.compile(rf"(?:\b[Ii]ts|\b[Tt]heir|['’]s?) (?:[a-z-]+ ){{0,3}}{_MADE}, $")
_REACH, _AHEAD = 60, 120


def find_shown(plain: str, names: Iterable[Name]) -> set[str]:
    """What may name things and is presented anywhere in a text."""
    return {name.text for name in names if name.kind == "product" and is_presented(plain, name)}


def is_presented(plain: str, name: Name) -> bool:
    """Whether the words around a mention of a name show it as a thing: put Kelp on the web, has released Kelp, Kelp, a corpus of …"""
    before = plain[max(0, name.start - _REACH) : name.start]
    if _SHOWN.search(before) or _OWN.search(before):
        return True
    behind = plain[name.end : name.end + _AHEAD]
    return bool((_PUT.search(before) and _WHERE.match(behind)) or _IS.match(behind))
