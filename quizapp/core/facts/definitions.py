"""Concepts in an article: what a term means, what an abbreviation stands for, what kind of thing something is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence

_ABBREVIATION = r"[A-Z][A-Za-z]{0,2}[A-Z0-9][A-Za-z0-9-]{0,6}"
_THING_ZH = r"(?:模型|架构|芯片|框架|算法|平台|系统|公司|企业|机构|基准|数据集|工具|方法|技术|协议|疾病|蛋白|药物|疗法|材料|电池|传感器|望远镜|机制|指标|单位|语言|引擎|智能体|显卡|处理器|汽车|轿车|SUV|手机|耳机|基金|货币|细胞|病毒|抗体|酶|激素|物种)"
_KIND_EN = (
    r"(?:method|technique|process|procedure|measure|type|kind|form|class|protein|enzyme|test|benchmark|metric|way|condition|disease|disorder|system|device|tool|material|architecture|approach|"
    r"network|model|molecule|hormone|gene|cell|species|virus|ratio|index|fund|contract|instrument|rate|unit|standard|protocol|framework|algorithm|chemistry|battery|sensor|chip|structure|layer|membrane|compound|practice|strategy|mechanism|fee|tax|loan|bond|share|phenomenon|strain|mode|feature|technology|platform|format)"
)
_COMPANY_EN = r"(?:company|startup|start-up|maker|firm|lab|laboratory|automaker|carmaker|bank|manufacturer|developer|publisher|retailer|chipmaker|university|institute|biotech|supplier|operator|insurer|lender|brokerage|foundry|consultancy|charity)"


@dataclass(frozen=True)
class Definition:
    """What is said to be what, by offsets in the reading; the attribute in both languages; other names of the term."""

    subject: tuple[int, int]
    value: tuple[int, int]
    attribute: tuple[str, str]
    aliases: tuple[str, ...] = ()


_MEANING = ("定义", "definition")
_FULL_NAME = ("全称", "full name")
_TYPE = ("类型", "type")
_FUNCTION = ("作用", "function")
_PATTERNS: tuple[tuple[re.Pattern[str], tuple[str, str]], ...] = (
    (
        re.compile(
            r"所谓[“「]?(?P<s>[^，。是指“”」]{2,16}?)[”」]?[，,]?(?:就?是指|指的是|就是|是|即)(?:指)?(?P<v>[^。；;]{6,70})"
        ),
        _MEANING,
    ),
    (
        re.compile(
            r"(?:^|[，。；：、\n])[“「]?(?P<s>[A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff\- ]{1,15}?)[”」]?(?:（[^）]{1,30}）)?(?:是指|指的是|指的就是|，?意思是|，?意为)(?P<v>[^。；;]{6,70})"
        ),
        _MEANING,
    ),
    (
        re.compile(
            r"(?:^|[，。；：\n])[“「]?(?P<s>[A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff\-]{1,13}?)[”」]?(?:（[^）]{1,30}）)?是(?:一[种类门项])(?P<v>[^，。；;]{4,50})"
        ),
        _MEANING,
    ),
    (
        re.compile(
            r"作为(?P<v>[^，,。]{4,20})[，,]+(?P<s>[A-Za-z\u4e00-\u9fff]{2,12}?)(?=在|从|于|的|是|将|也|已|可|能|会)"
        ),
        _MEANING,
    ),
    (
        re.compile(
            r"(?P<v>(?:衡量|评估|测试|考察|针对)[^，。\n]{3,20}?)的(?:(?:模型)?评[分测]?基准|测试基准)?(?P<s>[A-Z][A-Za-z-]+(?: [A-Z][A-Za-z]+)?)(?=测试基准|基准|上|榜|中|测试)"
        ),
        _MEANING,
    ),
    (
        re.compile(
            rf"(?<=[通过用将由了与及和的，。；：、\n])(?P<v>[\u4e00-\u9fff]{{4,16}}?)[，,\n]? ?(?:也就是|简称|英文缩写)(?:为|是)?(?P<s>{_ABBREVIATION})"
        ),
        _FULL_NAME,
    ),
    (
        re.compile(
            r"(?:^|[，。；：\n与是为的出款代])(?P<v>(?!旗舰|最新|国际|顶尖|顶级|领先|主流|同类|其|多个|开源大|大|与|和|是|为)[\u4e00-\u9fff]{2,10}模型)[“「 ]?(?P<s>[A-Z][A-Za-z0-9.-]+(?: [A-Z0-9][A-Za-z0-9.-]*)*)"
        ),
        _TYPE,
    ),
    (
        re.compile(
            rf"(?P<s>[A-Z][A-Za-z0-9.-]*(?: [A-Z0-9][A-Za-z0-9.-]*)*)(?:模型)?[：:]?(?:是|属于|作为|定位)(?:当下|目前|业界)?(?:主流的|领先的)?(?:一[款个种家])?(?P<v>(?!旗舰|最新|国际|顶尖)[^，。；;\n是]{{2,24}}?{_THING_ZH})(?=[，。；;\n]|$)"
        ),
        _TYPE,
    ),
    (
        re.compile(
            rf"(?:^|(?<=[.\n] )|(?<=\n))(?:An? |The )?(?P<s>[A-Z]?[a-zA-Z][\w -]{{2,40}}?)(?: \([A-Z][\w-]+\))?,? is (?P<v>(?:an? |the )(?:[\w-]+ ){{0,3}}{_KIND_EN}\b[^.\n]{{8,160}})"
        ),
        _MEANING,
    ),
    (
        re.compile(
            r"(?:^|(?<=[.\n] )|(?<=\n))(?:An? |The (?:term )?)?[“\"]?(?P<s>[A-Z]?[a-zA-Z][\w -]{2,40}?)[”\"]?(?: \([A-Z][\w-]+\))?,?(?: in [\w ]+,| here)? (?:means|refers to|is defined as|denotes|describes|stands for) (?P<v>[^.\n]{8,160})"
        ),
        _MEANING,
    ),
    (
        re.compile(
            rf"(?P<s>[a-zA-Z][\w-]+(?: [a-z][\w-]+){{0,3}}|[A-Z][\w-]+)(?: \([A-Z][\w-]+\))?, (?P<v>(?:an? |the )(?:[\w-]+ ){{0,3}}{_KIND_EN} (?:in which|that|which|where|of|for|by which|used|with|whose|to)\b[^.,;\n]{{8,120}})"
        ),
        _MEANING,
    ),
    (
        re.compile(
            r"(?<![A-Za-z0-9.-])(?P<s>[A-Z]{2,6})(?:则|就)?(?P<v>(?:增强|能够?|可以|用于|旨在|负责|在每|将|把|让|使|通过)[^，。；;\n]{6,40})(?=[，。；;\n]|$)"
        ),
        _FUNCTION,
    ),
    (
        re.compile(
            rf"[（(](?P<s>{_ABBREVIATION})[）)](?:设计|架构|技术|方法|机制|算法)?，(?:即|它|能够|可以)?通过(?P<v>[^，。；;]{{6,40}})"
        ),
        _FUNCTION,
    ),
    (
        re.compile(
            rf"(?P<s>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){{0,3}}), (?P<v>(?:the|an?) (?:[A-Z]?[\w-]+ ){{1,4}}?{_COMPANY_EN})\b"
        ),
        ("身份", "what it is"),
    ),
)
_BRACKETS = re.compile(
    r"(?P<full>[A-Za-z]{0,8}[\u4e00-\u9fff]{1,3}[A-Za-z]{0,8}[\u4e00-\u9fff]{1,12})[”」]? ?[（(](?P<inside>[A-Za-z][A-Za-z0-9\-–, ，/]{1,60})[）)]"
)
_BEFORE_BRACKET = re.compile(
    r"(?P<words>(?:[A-Za-z][A-Za-z'’]*[ -]){1,8}[A-Za-z][A-Za-z'’]*) \((?P<abbr>[A-Z][A-Za-z0-9-]{1,8})\)"
)
_IN_BRACKET = re.compile(
    r"\b(?P<abbr>[A-Z]{2,7}s?) \((?P<words>(?:[A-Za-z][a-z'’]*[ -]){1,7}[A-Za-z][a-z'’]*)\)"
)
_POINTERS = re.compile(r"(?:it|this|that|there|he|she|they|we|which|what|one|here|and|but)", re.IGNORECASE)
_CUT = re.compile(
    r".*(?:采用了?|分别是|使用了?|基于|通过|以及|引入了?|叫做?|称为|的|了|是|和|与|及|将|由|个|种|项|款|把|被|首次|获得|预防|利用|依靠|借助|全球|目前)"
)


def find_definitions(article: ArticleText, sentence: Sentence) -> Iterator[Definition]:
    """The definitions of one sentence, the surest first."""
    plain = article.plain[sentence.body : _end(article, sentence)]
    yield from (_shifted(one, sentence.body) for one in _abbreviations(plain))
    for pattern, attribute in _PATTERNS:
        for found in pattern.finditer(plain):
            one = _trimmed(plain, found, attribute)
            if one:
                yield _shifted(one, sentence.body)


def _trimmed(plain: str, found: re.Match[str], attribute: tuple[str, str]) -> Definition | None:
    """A definition whose term is cut to its last noun phrase, with the abbreviation behind it; None for a pronoun."""
    start, end = found.span("s")
    cut = (
        re.match(r".*\b(?:with|of|by|in|for|through|on|using|called) ", plain[start:end])
        if found["s"].isascii() and found.start()
        else None
    )
    start += cut.end() if cut else 0
    term = plain[start:end]
    if (
        not term
        or re.match(r"[这那它他她我你此其谁不但而也就或并因如该本]", term)
        or _POINTERS.fullmatch(term.split(" ")[0])
    ):
        return None
    abbreviation = re.match(r"[”\"]? ?[（(]([A-Za-z][\w -]{1,30})[）)]", plain[end:])
    return Definition((start, end), found.span("v"), attribute, (abbreviation[1],) if abbreviation else ())


def _end(article: ArticleText, sentence: Sentence) -> int:
    """Where to stop reading: behind the next line in captions, which cut their sentences."""
    if sentence.kind != "caption":
        return sentence.end
    following = article.plain.find("\n", sentence.end + 1)
    return following if following > 0 else sentence.end


def _shifted(one: Definition, by: int) -> Definition:
    """A definition with its offsets counted from the article's start."""
    subject, value = ((span[0] + by, span[1] + by) for span in (one.subject, one.value))
    return replace(one, subject=subject, value=value)


def _abbreviations(plain: str) -> Iterator[Definition]:
    """The abbreviations that a sentence spells out."""
    for found in _BRACKETS.finditer(plain):
        yield from _chinese(found)
    for pattern in (_BEFORE_BRACKET, _IN_BRACKET):
        for found in pattern.finditer(plain):
            start = _initials(found["words"], found["abbr"])
            if start is not None:
                yield Definition(
                    found.span("abbr"), (found.start("words") + start, found.end("words")), _FULL_NAME
                )


def _chinese(found: re.Match[str]) -> Iterator[Definition]:
    """多头潜在注意力(MLA) gives the Chinese name of MLA, 混合专家（Mixture-of-Experts，MoE） the English of 混合专家."""
    full = _CUT.sub("", found["full"])
    start = found.end("full") - len(full)
    parts = [part for part in re.finditer(r"[^,，]+", found["inside"])]
    longest = max(parts, key=lambda part: len(part[0]))
    at = found.start("inside")
    if len(full) < 2:
        return
    if re.search(r"[A-Za-z]{3,}[ -][A-Za-z]{2,}", longest[0]):
        left = len(longest[0]) - len(longest[0].lstrip())
        others = tuple(part[0].strip() for part in parts if part is not longest)
        title = (
            found.string[: found.start()].endswith(("「", "“"))
            or not others
            and longest[0].istitle()
            and len(longest[0].split()) < 3
        )
        if not title:
            yield Definition(
                (start, found.end("full")),
                (at + longest.start() + left, at + longest.end()),
                _FULL_NAME,
                others,
            )
    elif len(parts) == 1 and re.fullmatch(_ABBREVIATION, longest[0].strip()) and len(full) >= 3:
        yield Definition((at, at + longest.end()), (start, found.end("full")), _FULL_NAME)


def _initials(words: str, abbreviation: str) -> int | None:
    """Where in the words those begin whose first letters make the abbreviation; None when they do not."""
    letters = re.sub(r"[^A-Z]", "", abbreviation.rstrip("s")).lower()
    starts = [found.start() for found in re.finditer(r"[A-Za-z][A-Za-z'’]*", words)]
    for count in range(len(letters), len(letters) + 3):
        if 2 <= len(letters) and count <= len(starts):
            initials = "".join(words[at].lower() for at in starts[-count:])
            if initials[0] == letters[0] and _subsequence(letters, initials):
                return starts[-count]
    return None


def _subsequence(letters: str, initials: str) -> bool:
    """Whether the letters come in the initials in order."""
    rest = iter(initials)
    return all(letter in rest for letter in letters)
