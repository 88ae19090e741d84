"""Words of a quotation that point at something told outside of it: this figure, 这组数字, he, such models."""

import re
from collections.abc import Sequence

from quizapp.core.languages import Language

# What a text calls so was told before: enough of it must be shown for that.
_THESE = {
    "zh": re.compile(
        r"这(?:[些组批笔样]|[一两三四几]|(?:[个种项类次]))(?!来[，。]|方面)|那(?:[些个种]|一(?!年))|上述|以上(?=[^，。]*(?:的|数|结|内容|模型|公司))|此[次举类]|该(?=数[字据]|比例|结果|指标|成绩|价格|金额|项)"
    ),
    "en": re.compile(r"\b(?:[Tt]hese|[Tt]hose(?! (?:who|of|with|in|that)\b)|[Tt]his)\b"),
}
_ENOUGH = {"zh": 12, "en": 56}
# Who reports something says nothing yet of what it is.
_REPORTS = {
    "zh": re.compile(r"(?:说|称|表示|承认|认为|指出|透露|强调|提到|介绍|坦言|看来)[，：]?$"),
    "en": re.compile(r"\b(?:said|says|told|added|noted|thinks?|believes?|estimates?)(?: that)? $"),
}
# A figure that stands for a number told before, where more than one may be meant.
_FIGURE = {
    "zh": re.compile(r"(?:这|该)一?(?:个)?(?:数字|比例|成绩|数据|指标|价格|金额|得分)"),
    "en": re.compile(r"\bthe (?:figures?|numbers?|share|percentage|score|sum|amount|price|result)\b(?! (?:of|for|in|on|at)\b)"),
}  # fmt: skip
_SUCH = re.compile(r"\b[Ss]uch (?!as\b|an? )[a-z]|\b[Nn]either (?:figure|number|model|of)\b")
_NUMBER = re.compile(r"\d[\d,.]*")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_SOMEBODY = {
    "zh": re.compile(r"[他她](?![人们国])"),
    "en": re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im|[Hh]ers)\b"),
}
_FULL_NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z]\.)? [A-Z][A-Za-z'’-]+\b")
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|\"[^\"]*\"|《[^》]*》")


def dangles(shown: str, people: Sequence[str], language: Language) -> bool:
    """Whether sentences that are shown point at something that only the ones before them can have told."""
    told = _QUOTED.sub(lambda found: "。" * len(found[0]), shown)
    if language == "en" and _SUCH.search(told):
        return True
    return (
        any(_is_outside(told[: found.start()], language) for found in _THESE[language].finditer(told))
        or any(_is_unclear(told[: found.start()]) for found in _FIGURE[language].finditer(told))
        or any(
            not _names_somebody(shown[: found.start()], people, language)
            for found in _SOMEBODY[language].finditer(told)
        )
    )


def _is_outside(before: str, language: Language) -> bool:
    """Whether what stands before a word that points is too little to hold what it points at."""
    return len(before.strip("。")) < _ENOUGH[language] or _REPORTS[language].search(before) is not None


def _is_unclear(before: str) -> bool:
    """Whether not just one number stands before a figure that means one."""
    return len(_NUMBER.findall(_YEAR.sub("", before))) != 1


def _names_somebody(before: str, people: Sequence[str], language: Language) -> bool:
    """Whether a person was named before: one whose office is told, or somebody with a first name and a last one."""
    if any(name in before for name in people):
        return True
    return language == "en" and _FULL_NAME.search(before) is not None
