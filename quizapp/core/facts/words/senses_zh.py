"""What Chinese prose goes on to say of a term in clauses of its own: not A but B, an idea behind a colon, what it does when it comes in, what it is called afterwards."""

import re
from collections.abc import Iterator

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.last_phrase import last_phrase
from quizapp.core.facts.words.definition_patterns import FUNCTION, MEANING
from quizapp.core.facts.words.spoken_terms_zh import (
    find_focus,
    find_term_before,
    find_topic_before,
    is_no_term,
    is_term,
    words_between,
)
from quizapp.core.facts.words.told import Told
from quizapp.core.patterns import Sought

_OPENS = r"(?:^|(?<=[，。；：！？、\n与和]))"
_NAME = r"(?:[“「](?P<q>[^”」，。\n]{2,14})[”」]|(?P<s>[A-Za-z][A-Za-z0-9\-]{1,14}|[\u4e00-\u9fff]{2,9}?))"
_BRACKETS = r"(?: ?[（(][^）)\n]{1,40}[）)])?"
_SMALL = r"(?:其实|则|就|也|会|主要|首先|先|通常|一般|往往|每次|总是|能|可以|可|，)*"
_ENDS = r"(?=[，。；！？\n]|$)"
_IDEA = r"(?:思路|意思|做法|办法|想法|原理|道理|任务|要领|诀窍|逻辑|含义|套路|玩法|点子|思想|目标|本质|方法)"
_ACT = (
    r"(?:把|将(?!在|于|会)|用(?![户于来])|给(?!出了)|让|逼着?|使(?!用)|通过|利用|根据|依据|按照?|依靠|借助|借用|冻结|控制|决定|反映|衡量|描述|代表|表示|刻画|模拟|模仿|约束|惩罚|记录|统计|挑选|筛选|估计|预测|捕捉|提取|压缩|过滤|分配|调度|缓存|复用|跳过|屏蔽|随机|只(?![有是])|不断|逐[步层个]|自动|负责|允许|规定|要求|"
    r"(?:规定|定义|约定|描述)了|(?:解决|考|测|学|处理|优化|规定)的是|在[^，。；\n]{1,10}[里中上前后内间下时]?(?:把|将|添加|插入|加入|引入|叠加|加上|增加|嵌入|预测|训练|搜索|学习))"
)
_NOT_BUT = Sought(
    rf"{_OPENS}(?:所谓的?)?(?:{_NAME}{_BRACKETS}|(?P<it>它|其))?{_SMALL}(?:并?不是(?!说)|并非|不(?![仅只但过止单少同断]))[^，。；：！？\n]{{2,24}}[，\n]而是(?P<v>[^。；：！？\n]{{4,60}}?)(?=[，。；！？\n]|$)"
)
_COLON = Sought(
    rf"{_OPENS}(?:{_NAME}{_BRACKETS}的)?(?:它的|其|这个词的?|这一招的?)?(?:基本|核心|主要|大致)?{_IDEA}(?![^：\n]*(?:有|分|包括|如下))[^，。；：！？\n]{{0,10}}：(?P<v>(?![“「一])[^。；：！？\n]{{6,60}}?)(?=[。；！？\n]|$)"
)
_DOES = Sought(rf"{_OPENS}{_NAME}{_BRACKETS}{_SMALL}(?P<v>{_ACT}[^，。；：！？\n]{{4,44}}?){_ENDS}")
_BROUGHT = Sought(
    r"(?:加上|引入|加入|采用|用到|使用|设计|提出|推出|配备|内置|设有|增设|搭载|训练|开发|发明|借助|依靠|公开|发布|上线)(?:了|出)?(?P<p>[^，。；：！？\n]{2,24}?)[”」]?(?:的?(?:技术|功能|机制|模式|方法|工具|标注工具))?，(?P<v>(?:它|其)?(?:更好地|大幅|显著|有效|提升|提高|增强|降低|减少|缩短|避免|防止|去除|剔除|消除|过滤|压缩|保证|确保|节约|节省|把|将(?!于|在|会)|用来|用于|让|使|逼着?|给|负责|专门|根据|自动)[^。；：！？\n]{4,50}?)(?=[，。；！？\n]|$)"
)
_WITH_IT = Sought(
    rf"(?:^|(?<=[，。；\n]))(?:再|并|就)?(?:用|拿|靠)(?:它|其|这[一]?[个套])来(?P<v>[^，。；：！？\n]{{4,40}}?){_ENDS}"
)
_TAKEN = Sought(
    r"(?:可以?|不妨|能|大致|大可)(?:把(?:它|这)?)?(?:理解|想象|当|看)[为成作](?P<v>[^。；：！？\n]{5,50}?)(?=[。；！？\n]|$)"
)
_LATER = Sought(
    r"(?:^|(?<=[，。；：\n]))(?:(?:并?不是|并非)[^，。；\n]{2,20}，)?(?:而?是)?(?P<v>(?![这那它他她我你])[^，。；：\n]{5,44})，(?:行话|业内|业界|圈内|圈里|圈子里|术语|学名|专业上|学界|学术上|工程师们?|研究者们?|程序员们?)(?:里|上|中)?(?:管[它这](?:个)?|把[它这](?:个)?)?(?:叫做?|叫作|称为|称作|称之为)[“「]?(?P<s>[A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff ]{1,12}?)(?=[”」，。；（\n]|$)"
)
_HERE = Sought(
    r"(?:[“「](?P<t>[^”」，。\n]{2,12})[”」](?:一词|一说|这个词|这[一个][个]?(?:概念|说法|术语))，?(?:系|特|专|主要|仅|就|泛)?(?:指(?:的是)?|是指|是)(?P<w>[^。；！？\n]{4,60}?)(?=[，。；！？\n]|$))|(?:这里|此处|文中|报告(?:里|中)?|办法|本文|条例|规定|论文(?:里|中)?)(?:的|所称的?|所说的?|所谓的?)[“「]?(?P<s>[A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff]{1,11}?)[”」]?，?(?:系|特|专|主要|仅|就)?(?:指(?:的是)?|是指|是)(?P<v>[^。；！？\n]{4,60}?)(?=[，。；！？\n]|$)"
)
_RATIO = Sought(
    r"(?<![A-Za-z])(?P<s>[A-Z][A-Za-z0-9]{1,9})(?:即|，全称|是)[^，。；\n]{3,20}，(?:即|也就是|等于|是)?(?P<v>[^，。；\n]{2,24}(?:除以|比上|占)[^，。；\n]{2,24}?)(?=[，。；\n]|$)"
)
_EFFECT = re.compile(r"更好地|大幅|显著|有效|提升|提高|增强|降低|减少|缩短|避免|防止|保证|确保|节约|节省")
_TECHNIQUE = re.compile(r"(?:机制|架构|结构|方法|策略|算法|方案|编码|注意力|微调|量化|蒸馏|剪枝|协议)$")
_ABLE = re.compile(rf"(?:能够?|可以?|会)?{_ACT}|能够?|可以")
_MEANS = Sought(
    r"(?<=[^”」][，\n])(?:它|主要|其实|说的|特|这个词)*(?:指的就?是|意思就?是|是指)(?P<v>[^。；：！？\n]{5,60}?)(?=[，。；！？\n]|$)"
)
_LISTED = Sought(
    rf"(?:^|(?<=[。；\n])|(?<=[0-9][.、．])|(?<=[一二三四五六七八九十]、)|(?:发展出|演化出|提出|引入|采用|用到|还有|叫做?|即|是)了?)(?:一[种个项套])?{_NAME}{_BRACKETS}：(?P<v>(?:先|{_ACT})[^。；：！？\n]{{4,60}}?)(?=[。；！？\n]|$)"
)
_ALSO = Sought(
    rf"，(?:主要|专门|从而|它|还|并|也|常|多|通常|一般|广泛|被|再|又|则)*(?P<v>(?:(?:规定|定义|约定)了|(?:能够?|可以?)(?:{_ACT}|让|使|帮|避免|防止|减少|识别)|用于|用来|用以|旨在|负责)[^，。；：！？\n]{{3,44}}?){_ENDS}"
)
_HEAD = re.compile(
    r"[“「](?P<q>[^”」，。\n]{2,14})[”」]|(?<![A-Za-z])(?P<s>[A-Z][A-Za-z0-9\-]{1,14})(?![A-Za-z])"
)
_CONCEPT = re.compile(
    r"(?:注意力|机制|网络|算法|学习|微调|解码|编码|缓存|并行|采样|优化|量化|蒸馏|剪枝|提示|检索|搜索|检测|评分|奖励|惩罚|损失|正则|函数|模块|单元|专家|方案|方法|技术|策略|架构|路由|嵌入|适配|对齐|增强|回归|扩散|定律|效应|原理|协议|标准|指标|比率|[\u4e00-\u9fff]{2}[率器层头池表])$"
)
_EVENT = re.compile(
    r"(?<!规定|定义|约定|描述|引入|融入|带入)了|[做用办干]过|[0-9]|(?:我们|他们|她们|大家|记者|今年|去年|目前)"
)
_PEOPLE = frozenset({"person", "company", "place"})
_TERMS = frozenset({"term"})
_LONGEST = 12


def find_senses(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """What a Chinese sentence goes on to say of its terms, and of those of the sentence before."""
    plain, start, end = article.plain, sentence.body, sentence.end
    for found in _NOT_BUT.finditer(plain, start, end):
        term = _named(article, found) or (_before(article, found.start()) if found["it"] else None)
        if term:
            does = _ABLE.match(found["v"]) is not None
            yield Told("concept", term, found.span("v"), FUNCTION if does else MEANING)
    for found in _COLON.finditer(plain, start, end):
        term = _named(article, found) or find_term_before(article, found.start())
        if term and not is_no_term(term):
            yield Told("concept", term, found.span("v"), MEANING)
    for found in _DOES.finditer(plain, start, end):
        term = _named(article, found, concept=True)
        if term and not _EVENT.search(found["v"]):
            yield Told("concept", term, found.span("v"), FUNCTION)
    for found in _BROUGHT.finditer(plain, start, end):
        term = _brought(article, found)
        if term and not _EVENT.search(found["v"]):
            yield Told("concept", term, found.span("v"), FUNCTION)
    for found in _ALSO.finditer(plain, start, end):
        term = find_focus(article, found.start()) or _only_term(article, start, found.start())
        if term and not _EVENT.search(found["v"]):
            yield Told("concept", term, found.span("v"), FUNCTION)
    for pattern in (_WITH_IT, _TAKEN):
        for found in pattern.finditer(plain, start, end):
            term = find_term_before(article, found.start())
            if term:
                yield Told("concept", term, found.span("v"), FUNCTION if pattern is _WITH_IT else MEANING)
    for pattern in (_LATER, _HERE, _RATIO):
        for found in pattern.finditer(plain, start, end):
            term, value = ("t", "w") if found.groupdict().get("t") else ("s", "v")
            if not is_no_term(found[term]):
                yield Told("concept", article.text[slice(*found.span(term))], found.span(value), MEANING)
    for pattern in (_MEANS, _LISTED):
        for found in pattern.finditer(plain, max(0, start - 1), end):
            listed = pattern is _LISTED
            term = _named(article, found) if listed else find_term_before(article, found.start())
            if term and not (listed and _EVENT.search(found["v"])):
                yield Told("concept", term, found.span("v"), MEANING)


def _before(article: ArticleText, at: int) -> str | None:
    """What 它 at the head of a clause stands for: what is spoken of, or the term that was named last."""
    topic = find_topic_before(article, at)
    fits = topic is not None and len(topic) <= _LONGEST and not is_no_term(topic)
    return topic if fits else find_term_before(article, at)


def _named(article: ArticleText, found: re.Match[str], *, concept: bool = False) -> str | None:
    """The term that a clause names at its head; only one that is known for a ``concept`` where that is asked: no product does things."""
    group = next((one for one in ("q", "s") if found[one]), None)
    if group is None:
        return None
    start, end = found.span(group)
    names = article.names_in(start, end)
    if is_no_term(found[group]) or any(one.kind in _PEOPLE for one in names):
        return None
    known = group == "q" or any(one.kind in _TERMS for one in names) or _CONCEPT.search(found[group])
    if concept and not known:
        return None
    fits = group == "q" or found[group].isascii() or is_term(article, start, end)
    return article.text[start:end] if fits else None


def _only_term(article: ArticleText, start: int, end: int) -> str | None:
    """The one thing or term that a sentence has named up to an offset, quoted or in Latin letters; None where there are more, or whoever acts is named."""
    names = article.names_in(start, end)
    quoted = {one["q"] or one["s"] for one in _HEAD.finditer(article.plain, start, end)}
    things = {one.text for one in names if one.kind not in _PEOPLE} | {
        one for one in quoted if not any(one in name.text for name in names)
    }
    if len(things) != 1 or any(one.kind == "person" for one in names):
        return None
    term = next(iter(things))
    return None if is_no_term(term) else term


def _brought(article: ArticleText, found: re.Match[str]) -> str | None:
    """The term that is brought in: what is quoted or called there, or a noun phrase for a concept; only a technique has an effect."""
    (start, end), text = found.span("p"), found["p"]
    if _EFFECT.match(found["v"]) and not _TECHNIQUE.search(text):
        return None
    called = re.search(
        r"(?:名为|叫做?|称为|叫作)[“「]?(?P<s>[^“「”」]{2,12})$|[“「](?P<q>[^“「”」]{2,12})$", text
    )
    if called:
        group = "s" if called["s"] else "q"
        return article.text[start + called.start(group) : start + called.end(group)]
    begin = last_phrase(article, start, end)
    term = article.text[begin:end]
    fits = (
        2 < len(term) <= _LONGEST
        and is_term(article, begin, end)
        and not is_no_term(article.plain[begin:end])
    )
    whole = len(term) > 3 and len(words_between(article, begin, end)) > 1
    return term if fits and (whole or _CONCEPT.search(article.plain[begin:end])) else None
