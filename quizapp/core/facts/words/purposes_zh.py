"""What Chinese prose says that a thing is for or does: 路由器负责…, 对齐的目的在于…, X通过…来…; and before a name, what it can do: 能自动生成病历的“杏林助手”."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.topic_zh import find_topic
from quizapp.core.facts.words.definition_patterns import FUNCTION
from quizapp.core.facts.words.spoken_terms_zh import is_no_term, is_term, words_between
from quizapp.core.facts.words.told import Told
from quizapp.core.patterns import Sought

_END = r"(?=[，。；！？\n）]|$)"
_DOES = Sought(
    r"(?P<lead>(?:[”」](?:功能|模式|技术|机制|方法|模块|系统)?|技术|功能)?(?: ?[（(][^）)\n]{1,30}[）)])?(?:主要|专门|就|则|只|也|正是|被|可|都|常|，)*)(?:"
    r"(?:负责(?!人)|用于|用来|用以|旨在|意在|专为|(?:(?<=[集库榜])|(?<=基准|测试|评测))(?:专门)?(?:考察|衡量|评估|检验)的?是?|(?:的|，)?(?:主要|核心|最终)?(?:作用|目的|任务|活儿|用途|职责|功能|宗旨|使命|目标|初衷|要点|原理|思路|办法|做法|想法|道理)(?:就|主要|，)*(?:是|在于))(?P<v>[^，。；！？\n：]{4,60}?)"
    r"|通过(?P<w>[^，。；！？\n]{4,40}?)来[^，。；！？\n]{2,30}?"
    rf"|(?:可以|能够?|可)?(?P<x>(?:让|使|帮助|允许)(?:用户|模型|机器|系统|人|开发者|企业|研究者|程序|医生|学生|司机)[^，。；！？\n]{{4,50}}?)|(?:(?<![功智性职技机才不])能够?|(?<!不)可以)(?P<y>(?:把|将|避免|防止|减少|识别|自动)[^，。；！？\n]{{4,50}}?)){_END}"
)
_SHOWS = r"(?:推出|发布|研制|研发|开发|设计|搭建|提出|上线|开源|选用|采用|引入|打造|构建|建立|训练)(?:出|了|的是)*(?:一[款种个套项])?|一[款种个套项]"
_NAMED = Sought(
    rf"(?:(?:^|(?<=[，。；：\n])|{_SHOWS}|(?<=在))(?P<v>(?:能够?|可以?|用于|用来|专门|专为|负责|旨在|考察|衡量|评估|测试|收录了?)[^，。；：、“”的\n]{{3,30}}?)|(?:{_SHOWS})(?P<w>(?:让|使|把|将|以|基于|面向|针对)[^，。；：、“”的\n]{{3,30}}?))的(?:新型|全新|开源|国产|自研|首个|一[款个种套])?[\u4e00-\u9fff]{{0,8}}?(?:[“「](?P<q>[^”」，。\n]{{2,14}})[”」]|(?P<s>[A-Z][A-Za-z0-9.\-]*(?: [A-Z0-9][A-Za-z0-9.\-]*){{0,3}}))"
)
_OF_NOUN = Sought(
    r"(?:^|(?<=[，。；：\n]))(?P<v>(?:用于|用来|负责|专门)[^，。；：的\n]{3,20}?)的(?P<s>[\u4e00-\u9fff]{2,10}?)(?=，|则|是|由|也|将|叫|名)"
)
_BY = Sought(
    r"(?:通过|借助|利用|凭借|靠着?)(?:[^，。；：\n]{2,20}[，\n]也就是)?(?P<s>[A-Z][A-Za-z0-9.\-]*(?: [A-Z0-9][A-Za-z0-9.\-]*)*|[\u4e00-\u9fff]{2,10}?(?:学习|训练|微调|推理|蒸馏|搜索|注意力)) ?(?:技术|方法|机制|算法)?[，\n](?:[\u4e00-\u9fff]{0,4}(?:模型|机器|系统|它|网络|机器人))(?:就|便|也|逐渐)?(?:学会了?|得以|能够|学到了?)(?P<v>[^，。；！？\n]{4,40})(?=[，。；\n]|$)"
)
_NOUN_BEHIND = re.compile(r" ?(?:模型|系统|技术|算法|机制|功能|平台|工具|架构|芯片)$")
_LONGEST = 10
_NO_SUBJECT = re.compile(
    r"[这那它他她我你此其谁大人]|公司|我们|他们|用户|团队|政府|企业|厂商|研究者|研究人员|科学家|专家|记者|市场|行业|今年|去年|目前|未来|结果|问题"
)
_NO_VALUE = re.compile(
    r"(?:[^，]*(?:我们|他们|你们|大家)|[了着过]|一[个家]?$|.*(?:更多|许多|很多|一些)$|什么|多少|解决问题)"
)
_NOMINAL = frozenset({"noun", "measure", "adjective", "mark", "number", "counter"})
_PEOPLE = frozenset({"person", "company", "place"})
_THINGS = frozenset({"model", "product", "chip", "term", "benchmark"})


def find_purposes(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """What the things of a Chinese sentence are for, or do."""
    plain = article.plain
    for found in _DOES.finditer(plain, sentence.body, sentence.end):
        group = next(one for one in "vwxy" if found[one])
        apart = group == "v" and plain[found.start() - 1] in "，,"
        told = not _NO_VALUE.match(found[group])
        topic = _thing(article, sentence, found.start(), apart=apart) if told else None
        if topic:
            yield Told("concept", topic, found.span(group), FUNCTION)
    for found in _NAMED.finditer(plain, sentence.body, sentence.end):
        group, value = "q" if found["q"] else "s", "v" if found["v"] else "w"
        begin = found.start(group)
        name = next((one for one in article.names_in(begin - 8, found.end(group)) if one.end > begin), None)
        if _owned(article, *found.span(value)):
            continue
        if not (name and name.kind in _PEOPLE) and _nouns(
            article, found.end(value) + 1, name.start if name else begin
        ):
            text = name.text if name else article.text[slice(*found.span(group))]
            yield Told("concept", text, found.span(value), FUNCTION)
    for found in _BY.finditer(plain, sentence.body, sentence.end):
        if not is_no_term(found["s"]):
            yield Told("concept", article.text[slice(*found.span("s"))], found.span("v"), FUNCTION)
    for found in _OF_NOUN.finditer(plain, sentence.body, sentence.end):
        if not _NO_SUBJECT.match(found["s"]) and _nouns(article, *found.span("s")):
            yield Told("concept", article.text[slice(*found.span("s"))], found.span("v"), FUNCTION)


def _owned(article: ArticleText, start: int, end: int) -> bool:
    """Whether what stands before 的 ends with a company's name, whose thing is named behind it: 可以比肩青岚的Fox."""
    return any(one.end == end and one.kind == "company" for one in article.names_in(start, end))


def _thing(article: ArticleText, sentence: Sentence, at: int, *, apart: bool) -> str | None:
    """The thing that heads the clause at an offset, or where it may stand ``apart`` one before; None for people, companies and what only points."""
    topic = find_topic(article, sentence, at)
    before = article.text[sentence.body : at].rstrip("”」 ")
    shorter = _NOUN_BEHIND.sub("", before)
    adjacent = topic is not None and (before.endswith(topic) or shorter.endswith(topic))
    if not adjacent:
        whole = _whole_clause(article, sentence, at)
        topic, adjacent = (whole, True) if whole else (topic, False)
    if topic is None or _NO_SUBJECT.match(topic) or _is_person(article, sentence.body, at, topic):
        return None
    named = {one.kind for one in article.names_in(sentence.start, at) if one.text == topic}
    return topic if (adjacent or (apart and named & _THINGS)) and not named & _PEOPLE else None


def _is_person(article: ArticleText, start: int, at: int, topic: str) -> bool:
    """Whether what is spoken of is a person by its part of speech, though not known as one."""
    return any(word.text == topic and word.tag.startswith("nr") for word in words_between(article, start, at))


def _whole_clause(article: ArticleText, sentence: Sentence, at: int) -> str | None:
    """All that stands in the clause before an offset, where that is one term: 对齐 in 对齐的目的."""
    start = max(sentence.body, max(article.plain.rfind(mark, sentence.body, at) for mark in "，。；：") + 1)
    text = article.plain[start:at].strip("“”「」")
    fits = 2 <= len(text) <= _LONGEST and not is_no_term(text) and is_term(article, start, at)
    return article.text[start:at].strip("“”「」") if fits else None


def _nouns(article: ArticleText, start: int, end: int) -> bool:
    """Whether nothing but nouns and marks stands between two offsets: 模型“ in 的模型“流萤”."""
    first = bisect_left(article.words, start, key=lambda word: word.start)
    last = bisect_left(article.words, end, key=lambda word: word.start)
    return all(word.sort in _NOMINAL for word in article.words[first:last])
