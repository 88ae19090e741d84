"""The sentence of a candidate as it can stand by itself: in one line, cut to what matters, its subject named in full."""

import re
from collections.abc import Iterator

from quizapp.core.facts.candidate import Candidate
from quizapp.core.languages import Language
from quizapp.core.quantities.date import parse_date

_LEAD = {
    "zh": re.compile(
        r"^(?:不过|此外|另外|同时|而且|并且|但是|但|而|因此|所以|并|据悉|据了解|据介绍|值得一提的是|值得注意的是|具体来说|也就是说|例如|比如|其中|目前|如今|现在|当前|相比之下|与此同时)[，,]|^(?:不过|此外|另外|但是|但|而|因此|所以|并|其中|目前|如今|现在|当前)(?!购|发|行)|^\d{1,2}[.、．] ?(?!\d)|^[问答][：:] ?"
    ),
    "en": re.compile(
        r"^(?:(?:However|Moreover|In addition|Additionally|Furthermore|Meanwhile|But|And|Also|So|Thus|Still|Now|Currently|For example|For instance|In fact|Notably),? |\d{1,2}\. )"
    ),
}
_NOW = re.compile(r"目前|如今|现在|当前|Now|Currently|Still")
_DATE_LINE = re.compile(r"^[A-Z]{3,}[\w ,.]{0,40}[-–—] |^（[^）]{1,8}讯）|^本报讯 ?(?:（[^）]*）)?")
_BOLD = re.compile(r"^[^*]{2,60}\*\*[.:：]?\s*")
_WEEKDAY = re.compile(r",? on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!,? (?:\d|[A-Z]))")
_TOLD = re.compile(
    r"^(?:The company|The firm|The start-up|The lab|It|He|She|They) (?:says?|said|adds|added) (?:that )?(?=[A-Z][\w-]* )"
)
_CLAUSE = re.compile(r"[，,；;]")
# A clause that only tells when, where, or under which conditions the next one holds.
_SETTING = re.compile(
    r"(?:^|(?<=[，,；;。]))(?:(?:截至|截止|到|自|在|当|每|单|按|以)[^，,；;。]{2,24}|(?:与|和|同|跟)?[^，,；;。]{2,20}相比|相比[^，,；;。]{2,20}|[^，,；;。]{0,12}(?:19|20)\d\d ?年[^，,；;。]{0,8}|\d{1,2} ?月[^，,；;。]{0,8}|[^，,；;。]{2,16}[上中下里时内])[，,]$"
)
_ADDED = re.compile(
    r"(?:;|,? (?:up|down) from\b|, (?:compared|against|which|while|but|and|as|although|though|after|before|from|including|with|roughly|about|nearly|more|less)\b)"
)
_DAMAGE = re.compile(r"\?[a-zà-ǜ]|\ufffd|[\u4e00-\u9fff]\([a-zà-ǜ]+\)|,,|\?[\u4e00-\u9fff]")
_DAY = re.compile(r"(?<!年)(?<!年 )(?<!\d)(?P<month>\d{1,2}) ?月(?: ?(?P<day>\d{1,2}) ?日)?")
_OF_MAKER, _BEHIND_THE = re.compile(r"^[A-Z]\w*['’]s "), re.compile(r"\b(?:[Tt]he|[Aa]n?|[Oo]ne) $")
_LONGEST = {"zh": 100, "en": 260}


def parts(candidate: Candidate, text: str) -> tuple[str, str, str]:
    """What stands before the value in its passage, the value, and what stands behind it."""
    return (
        text[candidate.start : candidate.value_start],
        text[candidate.value_start : candidate.value_end],
        text[candidate.value_end : candidate.end],
    )


def is_damaged(text: str) -> bool:
    """Whether letters of a text were lost."""
    return _DAMAGE.search(text) is not None


def without_lead(text: str, language: Language) -> str:
    """The beginning of a sentence without what only ties it to the one before, or tells from where it is reported."""
    told = _DATE_LINE.sub("", text)
    lead = _LEAD[language].match(told)
    cut = told[lead.end() :] if lead and not _NOW.match(lead[0]) else told
    return cut[:1].upper() + cut[1:] if language == "en" and cut != text else cut


def sentences(candidate: Candidate, text: str, language: Language) -> Iterator[str]:
    """The sentence of a candidate, then shorter ones that still tell its value; none where it is damaged or too long."""
    before, value, after = parts(candidate, text)
    if is_damaged(before + value + after):
        return
    if language == "zh":
        before, after = _clauses(candidate, before, after, value)
    whole = " ".join(f"{before}{value}{after}".split()).strip(" -•·*#|")
    whole = _TOLD.sub("", _WEEKDAY.sub("", _BOLD.sub("", whole).replace("**", "")))
    whole = _LEAD[language].sub("", _DATE_LINE.sub("", whole)).strip()
    whole = _with_year(_with_full_name(whole, candidate), candidate) if whole else whole
    if language == "en" and whole[:1].islower() and not whole[1:2].isupper():
        whole = whole[:1].upper() + whole[1:]
    whole = _closed(whole, language)
    if whole and len(whole) <= _LONGEST[language]:
        yield whole
    short = _shortened(whole, value) if language == "en" else ""
    if short and len(short) <= _LONGEST[language]:
        yield short


def _shortened(sentence: str, value: str) -> str:
    """An English sentence without what is added behind the clause of the value: , up from 60.7% for its predecessor."""
    printed = " ".join(value.split())
    at = sentence.find(printed)
    added = _ADDED.search(sentence, at + len(printed)) if at >= 0 and printed else None
    return f"{sentence[: added.start()]}." if added else ""


def _with_full_name(sentence: str, candidate: Candidate) -> str:
    """The sentence with the whole name of its subject for the last part of it: Large for Harrow 2 Large, K3 for 昆岳K3."""
    if candidate.subject in sentence:
        return sentence
    for name in candidate.aliases:
        head = candidate.subject.removesuffix(name) if name else ""
        if not name or head == candidate.subject or not (head.endswith(" ") or (head and not head.isascii())):
            continue
        found = re.search(
            rf"(?<![A-Za-z0-9\u4e00-\u9fff-] )(?<![A-Za-z0-9-]){re.escape(name)}(?![\w-])|(?<=[a-z] ){re.escape(name)}\b(?! [A-Z])|(?<![A-Za-z0-9-]){re.escape(name)}(?=[\u4e00-\u9fff0-9])",
            sentence,
        )
        if found:
            called = (
                _OF_MAKER.sub("", candidate.subject)
                if _BEHIND_THE.search(sentence[: found.start()])
                else candidate.subject
            )
            return sentence[: found.start()] + called + sentence[found.end() :]
    return sentence


def _with_year(sentence: str, candidate: Candidate) -> str:
    """The sentence with the year of a day that it gives without one, where the fact knows which is meant."""
    known = [
        day for told in (candidate.value, candidate.as_of or "") if (day := parse_date(told)) and day.year
    ]
    for found in _DAY.finditer(sentence):
        for day in known:
            if day.month == int(found["month"]) and (not found["day"] or day.day == int(found["day"])):
                return f"{sentence[: found.start()]}{day.year}年{sentence[found.start() :]}"
    return sentence


def _clauses(candidate: Candidate, before: str, after: str, value: str) -> tuple[str, str]:
    """What must stand around the value: from the clause that begins with the subject to the end of the value's own."""
    names = [plain(name) for name in (candidate.subject, *candidate.aliases) if name]
    starts = [0, *(found.end() for found in _CLAUSE.finditer(before))]
    led = [at for at in starts if any(plain(before[at:] + value).find(name) in range(5) for name in names)]
    if not led or _open(before[led[-1] :]):
        return before, after
    stop = _CLAUSE.search(after)
    kept = after[: stop.start()] if stop and not _open(after[: stop.start()]) else after
    return before[_with_setting(before, led[-1]) :], kept


def _with_setting(before: str, at: int) -> int:
    """Where a clause begins together with the one before it that tells when or where it holds."""
    found = _SETTING.search(before[:at])
    return found.start() if found else at


def _open(text: str) -> bool:
    """Whether a bracket or quotation mark is opened and not closed."""
    return any(text.count(one) != text.count(other) for one, other in ("（）", "()", "“”", "《》", "「」"))


def plain(text: str) -> str:
    """A text as it is compared: without spaces and case."""
    return "".join(text.split()).casefold()


def _closed(text: str, language: Language) -> str:
    if not text or text[-1] in "。！？.!?":
        return text
    text = text.rstrip("，,；;：:、")
    return text + ("。" if language == "zh" else ".")
