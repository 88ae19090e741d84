"""A candidate of one article as a fact in that article's language, with a statement that reads well."""

import hashlib
import re

from quizapp.core.articles.gazetteer import benchmarks
from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.fact import Fact, Source
from quizapp.core.languages import Language, Twin, as_language
from quizapp.core.quantities.date import DateValue, parse_date
from quizapp.core.writing.asking import is_noun, of, suits
from quizapp.core.writing.calendar import in_words
from quizapp.core.writing.phrase import join
from quizapp.core.writing.sentence import LEANING, labelled, names_subject
from quizapp.core.writing.templates import DATED, SCORED, TOLD

_LEAD_ZH = re.compile(
    r"^(?:不过|此外|另外|同时|而且|并且|但是|但|而|因此|所以|并|据悉|据了解|据介绍|值得一提的是|值得注意的是|具体来说|也就是说|例如|比如|其中|目前|如今|现在|当前|相比之下|与此同时)[，,]?"
)
_LEAD_EN = re.compile(
    r"^(?:However|Moreover|In addition|Additionally|Furthermore|Meanwhile|But|And|Also|So|Thus|Still|Now|Currently|For example|For instance|In fact|Notably),? "
)
_OF_IT = re.compile(r"^(?:它|其|该|这|这次|此|他|她)?们?的")
_VERB = re.compile(
    r"^(?:(?:has|have|had|is|was|are|were|with|and|of|by|to|costs?|reached|a|an|the|its|their) )+"
)
_DATE_LINE = re.compile(r"^[A-Z]{3,}[\w ,.]{0,40}[-–—] ")
_HAN = re.compile("[\u4e00-\u9fff]")
_CLAUSE = re.compile(r"[，,；;]")
_DAMAGE = re.compile(r"\?[a-zà-ǜ]|\ufffd|[\u4e00-\u9fff]\([a-zà-ǜ]+\)|,,|\?[\u4e00-\u9fff]")
_POINTING = {
    "zh": re.compile(
        r"[它他她我你您咱]|这[一次款些个种项家位两样让使也就意里]|那[一次款些个种]|该[公模产项系技方]|此[次外前后举]|前者|后者|本[次周月年文]|下图|上图|如图|以下|如下|同样|另一|其中包括|^(?:公司|团队|研究人员|研究者|作者|文章|论文|报告|记者|新品|新车|低于|高于|优于|超过|超越|不如|达到|获得|减少|提高|增加|对比|以及|仅为|仅有|只有|约为|相当于|仅次于|根据|先是)"
    ),
    "en": re.compile(
        r"\b(?i:it|they|he|she|we|our|us|you|your|this|these|those|former|latter|here|above|below|following|another)\b|\bI\b|"
        r"^(?:Larger|Smaller|Others?|Some|Many|Large|Small|Base|Nano|Pro|Mini|Max|Ultra|Lite|Plus)\b|\b[Tt]he (?:others|rest|bill)\b|"
        r"\b[Tt]he (?:company|firm|start-?up|drug|plant|model|site|team|study|car|phone|device|app|report|authors?|researchers|"
        r"scientists|family|aircraft|chip|glacier|institute|group|paper|tool|system|network|train|ship|city|region|bank)\b(?! [A-Z])",
    ),
}
# A row of a table read as one line.
_CITATION = re.compile(r"^\[\d|\barXiv\b|et al\.|\|")
_CELL, _ROW = re.compile(r"(?:^|\s)[$¥]?\d[\d.,]*[%KMBT]?(?=\s|[.。]?$)"), 4
_SCORED = re.compile(r"准确率|正确率|得分|评分|\b(?:accuracy|score)\b")
_TESTED = re.compile(
    r"测试|榜|基准|评测|考试|数据集|竞赛|\b(?:test|benchmark|leaderboard|exam|suite)", re.IGNORECASE
)
# Properties that words of their own tell, so that the subject may come from the sentence before.
_LABELS = re.compile(
    r"(?:激活)?参数量|上下文长度|最大输出长度|订阅价|(?:active )?parameters|context length|maximum output|subscription price|全称|英文名|开发者|full name|developer"
)
_SOME = re.compile(
    r"部分|多数|很多|许多|一些|国内|国外|领先|多家|几家|各家|其他|\b(?:many|some|several|most|other|leading)\b"
)
_KINDS_ZH = re.compile(
    r"(?![先也就更再又已将能可最很])[^，。]+(?:模型|平台|工具|系统|芯片|框架|架构|语言|公司|机构|智能体|方法|助手|软件|应用|产品|基准|处理器|引擎|协议|药物|材料)"
)
_QUALIFIED = {
    ("approx", "zh"): "约为", ("min", "zh"): "至少为", ("max", "zh"): "最多为",
    ("approx", "en"): "about ", ("min", "en"): "at least ", ("max", "en"): "at most ",
}  # fmt: skip
_LONGEST = {"zh": 100, "en": 260}


def fact_of(candidate: Candidate, text: str, *, id: str, article: str, passage: str = "") -> Fact:
    """The fact of a candidate of this article text, in the article's language; ``text`` as its offsets count it.

    The statement is the article's own sentence where that names the subject and leans on nothing before it, else one
    made for the attribute.
    """
    language = as_language(candidate.lang)
    span = text[candidate.start : candidate.end]
    attribute = _VERB.sub("", _OF_IT.sub("", candidate.attribute)).strip() or candidate.attribute
    if attribute == "全称" and _HAN.search(candidate.subject) and candidate.value.isascii():
        attribute = "英文名"
    printed = text[candidate.value_start : candidate.value_end].strip()
    return Fact(
        id=id,
        kind=candidate.kind,
        subject=_in(language, candidate.subject),
        attribute=_in(language, attribute),
        value=candidate.value,
        unit=candidate.unit,
        aliases=candidate.aliases,
        qualifier=candidate.qualifier,
        as_of=candidate.as_of,
        standing=candidate.standing,
        said_by=_in(language, candidate.said_by) if candidate.said_by else None,
        statement=_in(language, _statement(candidate, text, attribute, language)),
        passage=passage,
        printed=_in(language, printed) if printed else None,
        sources=(Source(article, candidate.start, candidate.end, hashlib.sha256(span.encode()).hexdigest()),),
    )


def _in(language: Language, text: str) -> Twin:
    return Twin(**{language: text})


def _statement(candidate: Candidate, text: str, attribute: str, language: Language) -> str:
    sentence = _sentence(candidate, text, language)
    if sentence and _stands_alone(candidate, text, sentence, language):
        return sentence
    told = _by_template(candidate, text, attribute, language)
    bare = " ".join(text[candidate.start : candidate.end].split())
    if _DAMAGE.search(bare):
        bare = f"{attribute} {text[candidate.value_start : candidate.value_end]}"
    return told or labelled(candidate.subject, sentence or bare, language)


def _sentence(candidate: Candidate, text: str, language: Language) -> str:
    """The sentence of a candidate in one line, cut to the clauses from the subject to the value where it is long."""
    before, value, after = (
        text[candidate.start : candidate.value_start],
        text[candidate.value_start : candidate.value_end],
        text[candidate.value_end : candidate.end],
    )
    if _DAMAGE.search(before + value + after):
        return ""
    if language == "zh":
        before, after = _clauses(candidate, before, after, value)
    whole = " ".join(f"{before}{value}{after}".split()).strip(" -•·*#|")
    whole = _with_full_name(_DATE_LINE.sub("", whole), candidate)
    whole = (_LEAD_ZH if language == "zh" else _LEAD_EN).sub("", whole).strip()
    whole = (
        whole[:1].upper() + whole[1:]
        if language == "en" and whole[:1].islower() and not whole[1:2].isupper()
        else whole
    )
    return _closed(whole, language) if len(whole) <= _LONGEST[language] else ""


def _with_full_name(sentence: str, candidate: Candidate) -> str:
    """The sentence with the whole name of its subject where it begins with the last word of it: Large for Harrow 2 Large."""
    for name in candidate.aliases:
        is_tail = name and candidate.subject.endswith(f" {name}") and candidate.subject not in sentence
        if is_tail and re.match(rf"{re.escape(name)}\b", sentence):
            return candidate.subject + sentence[len(name) :]
    return sentence


def _clauses(candidate: Candidate, before: str, after: str, value: str) -> tuple[str, str]:
    """What must stand around the value: from the clause that begins with the subject to the end of the value's own."""
    names = [_plain(name) for name in (candidate.subject, *candidate.aliases) if name]
    starts = [0, *(found.end() for found in _CLAUSE.finditer(before))]
    led = [at for at in starts if any(_plain(before[at:] + value).find(name) in range(5) for name in names)]
    if not led or _open(before[led[-1] :]):
        return before, after
    stop = _CLAUSE.search(after)
    return before[led[-1] :], after[: stop.start()] if stop and not _open(after[: stop.start()]) else after


def _open(text: str) -> bool:
    """Whether a bracket or quotation mark is opened and not closed."""
    return any(text.count(one) != text.count(other) for one, other in ("（）", "()", "“”", "《》", "「」"))


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def _closed(text: str, language: Language) -> str:
    if not text or text[-1] in "。！？.!?":
        return text
    text = text.rstrip("，,；;：:、")
    return text + ("。" if language == "zh" else ".")


def _stands_alone(candidate: Candidate, text: str, sentence: str, language: Language) -> bool:
    """Whether a sentence is whole, names its subject, and points at nothing outside of itself."""
    stub = Fact(
        "", "", _in(language, candidate.subject), Twin(), "", Twin(), "", (), aliases=candidate.aliases
    )
    if LEANING.search(sentence) or _POINTING[language].search(sentence) or sentence[-1] in "？?…":
        return False
    if len(_CELL.findall(sentence)) >= _ROW or _CITATION.search(sentence):
        return False
    scored = candidate.kind == "benchmark_score" or (candidate.kind == "ratio" and _SCORED.search(sentence))
    if scored and not _names_test(sentence):
        return False
    if not names_subject(stub, sentence, language) or sentence.count("“") != sentence.count("”"):
        return False
    ended = text[candidate.end - 1 : candidate.end + 1].strip()[:1] in "。！.!" and bool(
        text[candidate.end - 1].strip()
    )
    begins = any(
        _plain(sentence).startswith(_plain(name)) for name in (candidate.subject, *candidate.aliases) if name
    )
    return ended or begins


def _names_test(sentence: str) -> bool:
    """Whether a sentence says in which test a score was reached."""
    return next(benchmarks().matches(sentence), None) is not None or bool(_TESTED.search(sentence))


def _by_template(candidate: Candidate, text: str, attribute: str, language: Language) -> str | None:
    """A statement made for the attribute; None where it is not known."""
    if candidate.standing != "stated" or candidate.kind == "ratio" or candidate.unit in ("x", "rank"):
        return None
    if (candidate.unit or "").endswith("/Mtokens") or not suits(candidate.kind, attribute, candidate.subject):
        return None
    if not _named_here(candidate, text) and not _LABELS.fullmatch(attribute):
        return None
    name, value = candidate.subject, text[candidate.value_start : candidate.value_end].strip()
    day = parse_date(candidate.value) if candidate.kind == "date" else None
    if day is not None:
        return _dated(name, attribute, day, language)
    scored = [SCORED[language]] if candidate.kind == "benchmark_score" else []
    if attribute in ("开发者", "developer") and _SOME.search(value):
        return None
    if attribute == "类型" and not _KINDS_ZH.fullmatch(value):
        return None
    scored = [] if attribute in name else scored
    for pattern, template in (*TOLD[language], *scored):
        if re.fullmatch(pattern, attribute, re.IGNORECASE):
            return _worded(template, name, attribute, value, language)
    if not is_noun(attribute, language):
        return None
    about = _QUALIFIED.get((candidate.qualifier or "", language), "")
    template = (
        (f"{{SA}}{about or '是'}{{V}}。") if language == "zh" else f"The {{A}} of {{S}} is {about}{{V}}."
    )
    return _worded(template, name, attribute, value, language)


def _named_here(candidate: Candidate, text: str) -> bool:
    """Whether the passage itself names the subject; elsewhere it was carried on from what stood before."""
    passage = _plain(text[candidate.start : candidate.end])
    return any(_plain(name) in passage for name in (candidate.subject, *candidate.aliases) if name)


def _dated(name: str, attribute: str, day: DateValue, language: Language) -> str | None:
    for pattern, template in DATED[language]:
        if re.fullmatch(pattern, attribute, re.IGNORECASE):
            said = in_words(day, language)
            said = said if language == "zh" else f"{'on' if day.day else 'in'} {said}"
            return _worded(template, name, attribute, said, language)
    return None


def _worded(template: str, name: str, attribute: str, value: str, language: Language) -> str:
    places = {
        "{S}": name,
        "{A}": attribute,
        "{V}": value,
        "{SA}": of(name, attribute) if language == "zh" else "",
    }
    pieces = [places.get(piece, piece) for piece in re.split(r"(\{\w+\})", template)]
    text = join(*pieces) if language == "zh" else "".join(pieces)
    return text[:1].upper() + text[1:] if language == "en" and text.startswith("the ") else text
