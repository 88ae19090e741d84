"""What is said in words alone: what something can do, and how it compares with something else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence

_CAN = re.compile(
    r"(?:模型|系列|版本)?(?:也|还|都|可|能够|已|目前|同时|现已|均)*(?P<v>(?:支持|能够|可以|可用于|具备)[^，。；;\n]{4,30})(?=[，。；;\n]|$)"
    r"| (?P<en>(?:supports|can|is able to|accepts|runs on) [^,.;\n]{8,80})(?=[,.;\n]|$)"
)
_AGAINST = re.compile(
    r"[^，。；\n]{0,12}?(?P<v>(?:超越|超过|优于|领先于?|击败|不及|落后于?|媲美|持平)了?)|[^,.;\n]{0,20}? (?P<en>(?:outperforms?|beats?|surpass(?:es|ed)|trails?|matches|lags|exceeds)\b)"
)
_NUMBER = re.compile(r"[0-9]")
_THINGS = frozenset({"model", "chip", "product"})


@dataclass(frozen=True)
class Statement:
    """What is said of a name, and where it stands."""

    kind: Literal["capability", "comparison"]
    subject: Name
    value: tuple[int, int]
    attribute: tuple[str, str]


def find_statements(article: ArticleText, sentence: Sentence) -> Iterator[Statement]:
    """The capabilities and comparisons of a sentence that hold no number; those with numbers are facts already."""
    things = [name for name in article.names_in(sentence.start, sentence.end) if name.kind in _THINGS]
    for place, name in enumerate(things):
        ability = _CAN.match(article.plain, name.end, sentence.end)
        if ability and not _NUMBER.search(ability[0]):
            yield Statement("capability", name, _span(ability), ("能力", "capability"))
        against = _AGAINST.match(article.plain, name.end, sentence.end)
        rival = next((one for one in things[place + 1 :] if against and one.start >= against.end()), None)
        if against and rival and not _NUMBER.search(article.plain[against.end() : rival.start]):
            yield Statement("comparison", name, (_span(against)[0], rival.end), ("比较", "comparison"))


def _span(found: re.Match[str]) -> tuple[int, int]:
    """Where the words of a match in either language stand."""
    return found.span("v") if found["v"] else found.span("en")
