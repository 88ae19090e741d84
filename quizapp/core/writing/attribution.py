"""Who says a fact and when it was so: what a question must tell before it asks, and whether it may ask at all."""

import re

from quizapp.core.facts.fact import ASKED_WITH_SPEAKER, NEVER_ASKED, Fact
from quizapp.core.facts.speaker import names_speaker
from quizapp.core.languages import Language
from quizapp.core.quantities.date import parse_date
from quizapp.core.writing.calendar import in_words
from quizapp.core.writing.phrase import in_script, lowered, worded

# What holds for a while only: its date is asked with it.
_CHANGING = frozenset({"price", "benchmark_score", "finance", "funding", "speed", "comparison"})
_OFFICE = re.compile(r"职务|身份|职位|post|role|position|office")
_UNSETTLED = frozenset({"rumour", "opinion", "plan"})
_CUT_OFF = re.compile(
    r"^(?:[了过的着得地将把被]|先一步|就|也|更)|\b(?:of|in|for|to) (?:that|this|these|those)\b"
)
_AMOUNT = re.compile(r"[约近超逾]?\d[\d.,]*[\u4e00-\u9fff%]{0,3}$")
# Who made something, together with when or where from.
_WITH_MORE = re.compile(r"[于在] ?(?:19|20)\d\d|总部位于|(?:19|20)\d\d ?年")
_FULL_NAME = re.compile(r"全称|full name|英文名")
_NO_FULL_NAME = re.compile(
    r"[为与和在对把将从以于过了的]|问题|选拔|推动|通过|采用|使用|利用|实现|进行|包括|具有|支持"
)
_LOOKS_AHEAD = re.compile(
    r"计划|预计|预测|有望|将|\b(?:plan|plans|planned|expects?|expected|forecasts?|will)\b"
)
_NO_NAME = re.compile(
    r"(?:给予|在|从|所谓|随着|对于|关于|通过|为了|其中|如果|因为|由于|从|与|和|以及|这|那|该|此|主要|年内|专注|正在|已经|首次|不断|持续|进一步|新增|推出|发布|宣布|采用)|[\u4e00-\u9fff]$|\d{4} and |between |(?:with|in|on|for|the|and|by|from|this|that|it)$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"之一是|^[\u4e00-\u9fff]{2,}是[\u4e00-\u9fff]{2,}$")
_LEADS = {
    ("forecast", "zh"): "据{}的预测，",
    ("forecast", "en"): "According to a forecast by {}, ",
    ("plan", "zh"): "按{}的计划，",
    ("plan", "en"): "According to the plans of {}, ",
    ("opinion", "zh"): "在{}看来，",
    ("opinion", "en"): "In the view of {}, ",
}
_AGAIN = re.compile(r"^(?:不过|但是?|而|另)?据(?=.)")
_LEAD = {"zh": "据{}，", "en": "According to {}, "}
_AS_OF = {"zh": "截至{}，", "en": "As of {}, "}


def askable(fact: Fact) -> bool:
    """Whether the standing of a fact lets it be asked: what someone says only with who says so."""
    if (
        fact.standing in NEVER_ASKED
        or fact.standing == "superseded"
        or not is_whole(fact)
        or not has_subject(fact)
    ):
        return False
    return fact.standing == "stated" or fact.said_by is not None or fact.standing == "plan"


def has_subject(fact: Fact) -> bool:
    """Whether the subject is a name or a noun, not the first word of a sentence."""
    return not any(_NO_NAME.match(side) or _CLAUSE.search(side) for side in fact.subject.sides().values())


def is_whole(fact: Fact) -> bool:
    """Whether a value in words is no piece cut out of the middle of a clause."""
    if any(_FULL_NAME.fullmatch(side) for side in fact.attribute.sides().values()):
        return not _NO_FULL_NAME.match(fact.value)
    if fact.kind == "person_role" and _WITH_MORE.search(fact.value):
        return False
    return not _CUT_OFF.search(fact.value) and not (fact.kind == "concept" and _AMOUNT.match(fact.value))


def led(fact: Fact, language: Language, text: str) -> str:
    """A sentence or question with what must go before it: who says so, and when."""
    before = lead(fact, language, text)
    return before + (lowered(text) if before and language == "en" else text)


def holds_office(fact: Fact) -> bool:
    """Whether a fact tells the office of a person."""
    return fact.kind == "person_role" and any(
        _OFFICE.search(side) for side in fact.attribute.sides().values()
    )


def lead(fact: Fact, language: Language, text: str) -> str:
    """Who says so and when it was so, as far as the text itself does not tell."""
    who = in_script(fact.said_by.in_(language), language) if fact.said_by else ""
    speaker = ""
    if who and not names_speaker(text, who):
        known = None if _LOOKS_AHEAD.search(text) else _LEADS.get((fact.standing, language))
        pattern = known or _LEAD[language]
        speaker = worded(pattern, lowered(who) if language == "en" else _AGAIN.sub("", who))
    date = parse_date(fact.as_of) if fact.as_of and changes(fact) else None
    if date is None or (date.year and str(date.year) in speaker + text) or date.year is None:
        return speaker
    when = worded(_AS_OF[language], in_words(date, language))
    return when + (lowered(speaker) if language == "en" else speaker)


def changes(fact: Fact) -> bool:
    """Whether a fact is of the sort that holds for a while only: a price, a score, an office."""
    return fact.kind in _CHANGING or any(_OFFICE.search(side) for side in fact.attribute.sides().values())


def tells_standing(fact: Fact, text: str, language: Language) -> bool:
    """Whether a text leaves no doubt that somebody claims, plans or forecasts what it says."""
    if fact.standing == "stated":
        return True
    who = in_script(fact.said_by.in_(language), language) if fact.said_by else ""
    if who and names_speaker(text, who):
        return True
    marked = re.search(
        r"计划|将|预计|拟|\b(?:plan|planned|plans|will|expect\w*|intend\w*|aim\w*|is to|are to)\b", text
    )
    return fact.standing in _UNSETTLED and fact.standing not in ASKED_WITH_SPEAKER and marked is not None
