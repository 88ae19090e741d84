"""The dates of an article that say when something was or will be, with the years that the words around them give."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from quizapp.core.facts.grammar import bonds, cues
from quizapp.core.patterns import Sought
from quizapp.core.quantities.date import DateMention, DateValue

_VAGUE_DATE = re.compile(
    r"(?:[今去明前后上本]年|今[天日晚晨]|当[天日]|本月|当月|这个月|今早|(?:the )?(?:this|last|next) year|today|tonight|this month|(?:last |this |next |on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?<![0-9.月])([12]?[0-9]|3[01])[号日](?![楼线本报常])")
_WEEKDAY = re.compile(
    r"(?:last |this |next |on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|[上本这下]*个?(?:周|星期|礼拜)[一二三四五六日天]",
    re.IGNORECASE,
)
_HAS_YEAR = re.compile(
    r"(?:19|20)[0-9]{2}|[〇零一二三四五六七八九]{4}年|[0-9]{2}年|[今明去前后上下]|last|this|next",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"将|拟|\bwill\b|\bto be\b|\bdue\b|可望", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[，,；;。\n]|\. ")
_LINE = re.compile(r"[。\n]|\. ")
_COMES = re.compile(
    r"的?(?:即将|将要|就要|快要)?(?:到来|来临|临近|逼近|将至)|[\u4e00-\u9fffA-Z]{2,12}(?:趋势|展望|盘点)(?=[：:\n])"
)
_OF_A_LIST = re.compile(r"度?(?:中国/)?(?:世界|全球|中国|国内|全国)?十大")
_POINTS = re.compile(r"的?那[次场回波轮届]")
_COMPARES = tuple("比较像跟与和同")
_SAME_YEAR = re.compile(r"(?:同年|当年|次年|翌年)$")
_HAPPENED = Sought(
    r"发表|刊登|刊出|挂牌|开放|开业|开幕|签署|交付|落成|\b(?:(?:came|went|put|goes|go|comes) (?:[a-z]+ )?(?:out|live|public|on sale|into [a-z]+)|published|posted|opened|signed|shipped|listed|debuted|filed|closed|approved|arrived|landed)\b"
)
_WIDTH = 60
_HAN = re.compile(r"[\u4e00-\u9fff]")


def settled_dates(plain: str, every: list[DateMention], reference: date | None) -> list[DateMention]:
    """Those of the dates of a text that are worth telling, in order, each with the year that it is said of."""
    mentions = [one for one in every if not _is_vague(plain, one)]
    mentions += [one for one in every if _WEEKDAY.fullmatch(one.printed) and _tells(plain, one, mentions)]
    mentions.sort(key=lambda one: one.start)
    mentions = sorted([*mentions, *_days_alone(plain, mentions)], key=lambda one: one.start)
    mentions = [_coming(plain, one, reference) for one in mentions] if reference else mentions
    return list(_after_years(plain, mentions))


def _after_years(plain: str, mentions: list[DateMention]) -> Iterator[DateMention]:
    """The dates, those without a year with that of a date before them where words or their sentence say so."""
    if mentions:
        yield mentions[0]
    year = mentions[0].value.year if mentions else None
    for before, mention in pairwise(mentions):
        pointing = _SAME_YEAR.search(plain, max(0, mention.start - 2), mention.start)
        if pointing and year and not _HAS_YEAR.search(mention.printed):
            told = year + (pointing[0] in ("次年", "翌年"))
            start = pointing.start()
            yield DateMention(
                replace(mention.value, year=told), start, mention.end, plain[start : mention.end]
            )
            year = told
        else:
            yield _following(plain, before, mention)
            year = mention.value.year if _HAS_YEAR.search(mention.printed) and mention.value.year else year


def _is_vague(plain: str, mention: DateMention) -> bool:
    """Whether a date only says today, this year, a day of the week, how many quarters (前三季度), names a list (2024年十大新闻) or what the text looks out on (2025年即将到来), or points (比1998年那次)."""
    if _OF_A_LIST.match(plain, mention.end) or _COMES.match(plain, mention.end):
        return True
    if _POINTS.match(plain, mention.end) and plain[mention.start - 1 : mention.start] in _COMPARES:
        return True
    quarters = mention.printed.endswith("季度") and plain[mention.start - 1 : mention.start] == "前"
    return quarters or bool(_VAGUE_DATE.fullmatch(mention.printed) or _WEEKDAY.fullmatch(mention.printed))


def _tells(plain: str, mention: DateMention, dated: list[DateMention]) -> bool:
    """Whether a day of the week is when something came out, in a sentence without another date."""
    start = max(
        (found.end() for found in _LINE.finditer(plain, max(0, mention.start - 4 * _WIDTH), mention.start)),
        default=0,
    )
    stop = _LINE.search(plain, mention.end)
    end = stop.start() if stop else len(plain)
    alone = not any(start <= one.start < end for one in dated)
    behind = plain[mention.end : min(end, mention.end + _WIDTH // 2)]
    return alone and bool(
        bonds.EVENT.search(_clause(plain, mention))
        or _HAPPENED.search(_clause(plain, mention))
        or (_HAN.match(behind) and (bonds.EVENT.search(behind) or _HAPPENED.search(behind)))
    )


def _clause(plain: str, mention: DateMention) -> str:
    """The words around a date, up to the marks on either side."""
    left = max(
        (found.end() for found in _CLAUSE_END.finditer(plain, max(0, mention.start - _WIDTH), mention.start)),
        default=max(0, mention.start - _WIDTH),
    )
    right = _CLAUSE_END.search(plain, mention.end, mention.end + _WIDTH)
    return plain[left : right.start() if right else mention.end + _WIDTH]


def _coming(plain: str, mention: DateMention, reference: date) -> DateMention:
    """A date without a printed year, moved on to the next one where its clause speaks of what is to come."""
    if _HAS_YEAR.search(mention.printed) or mention.value.year is None:
        return mention
    said = _clause(plain, mention)
    ahead = _TO_COME.search(said) or cues.PLAN.search(said) or cues.FORECAST.search(said)
    if not ahead or _key(mention.value) >= (reference.year, reference.month):
        return mention
    return replace(mention, value=replace(mention.value, year=mention.value.year + 1))


def _following(plain: str, before: DateMention, mention: DateMention) -> DateMention:
    """A date without a printed year takes that of the date before it in the same sentence: from January 2026 … the second quarter."""
    year = before.value.year
    exact = before.value.last_month
    if year is None or not exact or _HAS_YEAR.search(mention.printed) or not _HAS_YEAR.search(before.printed):
        return mention
    together = replace(mention.value, year=year)
    if _LINE.search(plain, before.end, mention.start) or _key(together) < _key(before.value):
        return mention
    return replace(mention, value=together)


def _key(value: DateValue) -> tuple[int, int]:
    """The year and month of a date, for comparing."""
    return value.year or 0, value.last_month or 1


def _days_alone(plain: str, mentions: list[DateMention]) -> list[DateMention]:
    """The days without a month that follow a day of the same text: 3月24号…25号."""
    found = []
    starts = [one.start for one in mentions]
    for day in _DAY.finditer(plain):
        near = mentions[bisect_left(starts, day.start() - 80) : bisect_left(starts, day.end())]
        before = [one for one in near if one.end <= day.start() and one.value.day]
        if before and len(before) == len([one for one in near if one.value.day]) and before[-1].value.month:
            value = replace(before[-1].value, day=int(day[1]))
            found.append(DateMention(value, day.start(), day.end(), plain[day.start() : day.end()]))
    return found
