"""Whether a sentence states, forecasts, plans, claims, denies or only supposes, and who says so."""

import re
from functools import lru_cache

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.people import OPENS_ROLE_ZH, ROLE_ZH, SAYING_ZH
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.fact import Standing
from quizapp.core.facts.grammar import cues
from quizapp.core.patterns import Sought

_ORDER: tuple[tuple[Standing, re.Pattern[str]], ...] = (
    ("superseded", cues.CORRECTED),
    ("hypothetical", cues.HYPOTHETICAL),
    ("rumour", cues.RUMOUR),
    ("disputed", cues.DISPUTED),
    ("forecast", cues.FORECAST),
    ("plan", cues.PLAN),
    ("claim", cues.CLAIM),
    ("opinion", cues.OPINION),
)
_CLAUSE_WIDE: frozenset[Standing] = frozenset(("disputed", "forecast", "plan", "opinion"))
_FIRST: frozenset[Standing] = frozenset(("superseded", "hypothetical", "rumour"))
_LASTING: frozenset[Standing] = frozenset(("forecast", "opinion"))
_HAN = re.compile(r"[\u4e00-\u9fff]")
_PAST = re.compile(r"去年|上年|此前|已经?|过去|目前|今年[前上]")
_DENIED_BEFORE = Sought(
    r"(?:(?:并非|不是|否认|不存在|绝非|而非|没有所谓)[^，。；,;]{0,12}$|\bdenie[sd] (?:reports?|rumou?rs?|claims?|that)[^;.]{0,140}$|\b(?:not|never|denie[sd]|denying|rather than|dismissed|rejected)\b[^,;.]{0,30}$)",
    re.IGNORECASE,
)
_DENIED_AFTER = Sought(
    r"[^。.]{0,40}?(?:不实|谣言|子虚乌有|不属实|纯属|否认|simply wrong|not true|\bfalse\b|untrue|\bdenied\b|\bwrong\b[,\"”])",
    re.IGNORECASE,
)
_REACH = 60
_NOT_A_DENIAL = re.compile(
    r"(?:not? (?:only|more than|less than|fewer than|just|exceed)|不是(?:第一次|唯一)|not yet)", re.IGNORECASE
)
_OPENS_SAYING = "".join({word[0] for word in SAYING_ZH.split("|")})
_SPEAKERS = (
    Sought(
        rf"(?P<who>[\u4e00-\u9fffA-Za-z·\- ]{{2,18}}?)(?=[的在{OPENS_ROLE_ZH}{_OPENS_SAYING}])(?:的?(?:{ROLE_ZH}))?(?:在[^，。]{{1,10}}中)?(?:{SAYING_ZH})[，,：:“]"
    ),
    Sought(
        r"(?:据|根据)(?P<who>[^，。,]{2,16}?)(?:的)?(?:介绍|透露|报道|统计|数据|预测|测算|估计|分享|消息|公布|报告|显示)"
    ),
    Sought(r"[Aa]ccording to (?:the )?(?P<who>[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,3})"),
    Sought(
        r"(?P<who>[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,3}) (?:says?|said|claims?|claimed|expects?|forecasts?|predicts?|estimates?|estimated|believes?|argues?|told|projects?|plans?)\b"
    ),
    Sought(r"(?:said|says) (?:the )?(?P<who>[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,3})"),
)


def standing_of(
    article: ArticleText, sentence: Sentence, clause: tuple[int, int], value: tuple[int, int]
) -> tuple[Standing, str | None]:
    """What the words around a value make of it, and who says so where it is not simply stated; all offsets are those of the article."""
    plain = article.plain[sentence.start : sentence.end]
    start, end = value[0] - sentence.start, value[1] - sentence.start
    standing = find_standing(plain, article.plain[slice(*clause)], start, end)
    if standing == "stated":
        return standing, None
    return standing, find_speaker(plain, article.text[sentence.start : sentence.end])


def find_standing(sentence: str, clause: str, start: int, end: int) -> Standing:
    """The standing of a value at these offsets of its simplified sentence; ``clause`` is the part around it."""
    if is_denied(sentence, start, end):
        return "denied"
    around = _standings_in(sentence)
    if not around:
        return "stated"
    for standing, cue in _ORDER:
        if standing not in around or standing in _CLAUSE_WIDE:
            continue
        if standing != "hypothetical" or cue.search(sentence, 0, end):
            return standing if standing in _FIRST else _in_clause(sentence, clause, start) or standing
    return _in_clause(sentence, clause, start) or "stated"


def _in_clause(sentence: str, clause: str, start: int) -> Standing | None:
    """What the words of the clause make of a value: the last ones before it, those of a speaker earlier in the sentence, or those behind it."""
    begin = max(0, sentence.rfind(clause, 0, start + len(clause)))
    before = _last_of(clause[: max(0, start - begin)])
    if before:
        return before
    if _HAN.search(sentence):
        spoken = None if _PAST.search(clause) else _last_of(sentence[:start], _LASTING)
        return spoken or _last_of(clause[max(0, start - begin) :])
    return None


def _last_of(text: str, among: frozenset[Standing] | None = None) -> Standing | None:
    """The standing whose words stand last in a text."""
    found = [
        (match.start(), standing)
        for standing, cue in _ORDER
        if standing in (among or _CLAUSE_WIDE)
        for match in cue.finditer(text)
    ]
    return max(found)[1] if found else None


@lru_cache(maxsize=64)
def _standings_in(text: str) -> frozenset[Standing]:
    """The standings of which a text holds a word; remembered, since all values of a sentence ask."""
    return frozenset(standing for standing, cue in _ORDER if cue.search(text))


def is_denied(sentence: str, start: int, end: int) -> bool:
    """Whether a sentence says that the value is not so."""
    if not _may_deny(sentence):
        return False
    before = _DENIED_BEFORE.search(sentence, 0, start)
    if before and not _NOT_A_DENIAL.search(before[0]):
        return True
    if not _DENIED_AFTER.may_match(sentence, end, end + _REACH):
        return False
    return bool(_DENIED_AFTER.match(sentence, end)) and not cues.HYPOTHETICAL.search(sentence)


@lru_cache(maxsize=64)
def _may_deny(text: str) -> bool:
    """Whether a text holds a word of denial; remembered, since all values of a sentence ask."""
    return _DENIED_BEFORE.may_match(text) or _DENIED_AFTER.may_match(text)


@lru_cache(maxsize=64)
def find_speaker(sentence: str, text: str) -> str | None:
    """Who says what the sentence says; ``text`` is the sentence as it reads. Remembered, since all values of a sentence ask."""
    for pattern in _SPEAKERS:
        found = pattern.search(sentence)
        if found:
            return text[found.start("who") : found.end("who")].strip()
    return None
