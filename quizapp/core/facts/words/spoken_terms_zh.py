"""Of which term a Chinese text speaks at an offset: what can be a term, the one named last, the first or second of two, what the clause before speaks of."""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.word_table import ABSTRACT
from quizapp.core.articles.words import Word
from quizapp.core.facts.grammar.topic_zh import find_topic
from quizapp.core.patterns import Sought

CALLED = r"(?:叫(?:做|作)?|称为|称作|名为|(?:^|(?<=[，。；]))于是有了|[一二三四五]步[是叫]|[一二三四五]招[是叫]?|[一二三四五][个种]是)"
NO_TERM = re.compile(
    r"[这那它他她我你其此谁]|目前|如今|今[年天]|昨|公司|结果|原因|问题|关键|重点|难点|目标|目的|答案|前提|好处|坏处|优势|劣势|缺点|优点|特点|区别|理由|事实|真相|现实|背后|核心|思路|方法$|做法|办法|意思|代价|教训|经验|共识|任务$|总之|真正|比如|例如|包括|什么|为何|大家|人们|用户|许多|不少|部分|所有|全部|整个|另外|其中|同时|此外|不过|然而|甚至|尤其|往往|特别|中间|员工|成员|含义|意义|主要$|还会|还能|将会|很可能|突破|进展|消息"
)
_NO_TERM_WORDS_TEXT = "本 该 但 而 也 就 或 并 因 如 每 各 某 有 对 在 从 到 为 把 被 将 让 于 以 当 不 没 还 又 再 更 最 很 只 仅 已 曾 可 会 要 想 应 须 据 按 随着 除 若 虽 即 与 和 及 跟 同 向 由 用 经 下 上 前 后 一 另 别 正 都 几 多 何 叫"
NO_TERM_WORDS = frozenset(_NO_TERM_WORDS_TEXT.split())
HAS_VERB = re.compile(
    r"[了着吗呢吧是的在把被将让]|有(?![效机限源线氧监])|(?:说|认为|表示|称|指出|告诉|觉得|发现|意味)$|[0-9]{2}"
)
_BROAD = re.compile(
    r"新?(?:功能|产品|技术|模型|项目|系统|平台|方案|芯片|机构|团队|企业|版本|服务|应用|工具|力量|生态|品牌|业务)"
)
_LOOSE = frozenset({"verb", "adverb", "place", "time"})
_QUOTED = re.compile(r"[“「](?P<s>[^”」，。\n]{2,14})[”」]")
_BARE = re.compile(r"(?:^|(?<=[，。；：\n]))(?P<s>[A-Za-z][A-Za-z0-9-]{1,11}|[\u4e00-\u9fff]{2,8})[，。]")
_LAST = Sought(
    rf"(?:{CALLED}|所谓的?|采用了?|使用了?|用的是|用到了?|基于|属于|是)[“「]?(?P<s>[A-Z][A-Za-z0-9\-]{{1,12}}|[\u4e00-\u9fff]{{2,10}}?)[”」]?(?=[，。；（：]|技术|方法|架构|机制)"
)
_HEADED = re.compile(
    r"(?:^|\n)(?:[一二三四五六七八九十]+、|[0-9]{1,2}[.、．] ?)(?P<s>[A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff\-]{1,11})(?=\n)"
)
_PAIR = re.compile(
    r"(?P<a>[\u4e00-\u9fffA-Za-z0-9]{2,8})[和与](?P<b>[\u4e00-\u9fffA-Za-z0-9]{2,8}?)(?=是|都|[，。；]|有|两)"
)
_AND = re.compile(
    r"[”」]?(?: ?[（(][^）)\n]{1,40}[）)])? ?(?:和|与|以及|及|、)[\u4e00-\u9fff]{0,6}?的?[\u4e00-\u9fff]{0,4}? ?[“「]?"
)
# What a clause ends with behind 是, 叫 or a verb that brings it in is what the text goes on to speak of.
_NEW_FOCUS = re.compile(
    rf"(?:{CALLED}|是|推出了?|提出了?|引入了?|采用了?|用到了?|给出了?|发明了?)(?:一[种个项套])?(?:[“「](?P<q>[^”」，。\n]{{2,14}})[”」]|(?P<s>[A-Z][A-Za-z0-9\-]{{1,14}}))(?:技术|方法|架构|机制|算法)?[，。；]?$"
)
_PEOPLE = frozenset({"person", "company", "place"})
_THINGS = frozenset({"model", "product", "chip", "company"})
_REACH = 90


def is_no_term(text: str) -> bool:
    """Whether words that stand where a term could are none: a pronoun, 公司, a stretch with a verb's marks."""
    return text in ABSTRACT or bool(_BROAD.fullmatch(text) or NO_TERM.match(text) or HAS_VERB.search(text))


def is_term(article: ArticleText, start: int, end: int) -> bool:
    """Whether a stretch is the name of something: nouns, or one word of whatever sort that heads its clause."""
    words = words_between(article, start, end)
    if not words or words[0].start != start and not article.plain[start].isascii():
        return False
    if any(word.name and word.name.kind == "person" for word in words):
        return False
    if words[0].text in NO_TERM_WORDS or words[0].sort in ("pronoun", "link", "number"):
        return False
    if len(words) == 1 and words[0].sort in ("adverb", "place", "time") and not words[0].tag.endswith("?"):
        return False
    loose = [word for word in words if word.sort not in ("noun", "name", "measure", "adjective", "mark")]
    return not loose or (len(words) < 3 and all(word.sort in _LOOSE and len(word.text) > 1 for word in loose))


def words_between(article: ArticleText, start: int, end: int) -> list[Word]:
    """The words of a stretch."""
    first = bisect_left(article.words, start, key=lambda word: word.start)
    last = bisect_left(article.words, end, key=lambda word: word.start)
    return list(article.words[first:last])


def find_term_before(article: ArticleText, at: int, which: str | None = None) -> str | None:
    """The term of which a text goes on to speak at an offset: the one named last, in quotes, behind 叫; for 前者 and 后者 the first and the second of two."""
    plain = article.plain
    begin = max(0, at - _REACH, plain.rfind("\n\n", 0, at) + 1)
    if which:
        pair = _pair_before(article, begin, at)
        return pair[which == "后者"] if pair else None
    terms = [
        (one.start("s"), one["s"])
        for pattern in (_QUOTED, _LAST)
        for one in pattern.finditer(plain, begin, at)
    ]
    terms += [
        (one.start("s"), one["s"])
        for one in _BARE.finditer(plain, begin, at)
        if is_term(article, *one.span("s"))
    ]
    terms += [(one.start("s"), one["s"]) for one in _HEADED.finditer(plain, begin, at)]
    terms += [
        (one.start, one.text)
        for one in article.names_in(begin, at)
        if one.kind in ("term", "model", "product")
    ]
    terms = [one for one in terms if not (NO_TERM.match(one[1]) or HAS_VERB.search(one[1]))]
    return max(terms)[1].strip() if terms else None


def _pair_before(article: ArticleText, begin: int, at: int) -> tuple[str, str] | None:
    """The two that a stretch names together last: names or quotes with 和 between, or two nouns."""
    plain = article.plain
    spans = {(one.start, one.end) for one in article.names_in(begin, at)}
    spans |= {one.span("s") for one in _QUOTED.finditer(plain, begin, at)}
    named = sorted(spans)
    for one, other in reversed(list(pairwise(named))):
        if _AND.fullmatch(plain, one[1], other[0]):
            return article.text[slice(*one)], article.text[slice(*other)]
    pairs = list(_PAIR.finditer(plain, begin, at))
    return (pairs[-1]["a"], pairs[-1]["b"]) if pairs else None


def find_focus(article: ArticleText, at: int, start: int | None = None) -> str | None:
    """What the words before an offset bring in last, so that the text goes on to speak of it: “T” in 另一种叫“T”，; None where they bring in nothing."""
    begin = max(0, at - _REACH) if start is None else start
    new = _NEW_FOCUS.search(article.plain, begin, at)
    return article.text[slice(*new.span("q" if new["q"] else "s"))] if new else None


def find_topic_before(article: ArticleText, at: int) -> str | None:
    """What the clause right before an offset speaks of, where that is a term or a thing: no person, no company."""
    plain = article.plain
    start = max(plain.rfind(mark, 0, at) for mark in "。；\n") + 1
    new = find_focus(article, at, start)
    if new:
        return new
    place = bisect_right(article.sentences, start, key=lambda one: one.start) - 1
    topic = find_topic(article, article.sentences[place], at) if place >= 0 else None
    known = topic and any(one.text in topic and one.kind in _PEOPLE for one in article.names_in(start, at))
    return None if known else topic


def find_thing_before(article: ArticleText, at: int) -> str | None:
    """The thing or company that was named last before an offset."""
    names = [one.text for one in article.names_in(max(0, at - _REACH), at) if one.kind in _THINGS]
    return names[-1] if names else None
