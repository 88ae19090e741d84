"""What Chinese prose says again in plainer words behind a term: 采用事件相机（即…）, 用到双盲对照，也就是…; and what something is named: 把这种攻击命名为“…”, 代号为“…”."""

import re
from collections.abc import Iterator

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.last_phrase import last_phrase
from quizapp.core.facts.grammar.topic_zh import find_topic
from quizapp.core.facts.words.definition_patterns import MEANING
from quizapp.core.facts.words.explanation_end import explanation_end
from quizapp.core.facts.words.spoken_terms_zh import is_no_term, words_between
from quizapp.core.facts.words.told import Told
from quizapp.core.patterns import Sought

_AGAIN = Sought(
    r"(?P<mark>[，（—\n]{1,2})(?:也就是(?:说，?)?|也即|亦即|即(?![使便将日时刻可兴若])(?:是|为)?|换句话[说讲]，|简单[来]?[说讲]，?就是|说白了，?就是|意思就?是|意味着|(?<=[（—])就是(?![这那说要为因不])|(?<=，)就是(?=[人把将用让给先在从由每拿]|[^，。；]{4,40}的[^，。；的]{1,8}[，。；]))(?P<v>[^。；！？：\n）—]{6,70}?)(?=[。；！？\n）—]|$)"
)
_SAID = Sought(
    r"[“「](?P<s>[^”」，。\n]{2,12})[”」](?:[？?]|，)?[^，。；\n]{0,12}[，]?(?:意味着|意思(?:就)?是|(?:其实)?就是(?:说)?|是说)(?P<v>[^。；！？：\n]{6,70}?)(?=[。；！？\n]|$)"
)
_NO_PLAINER = re.compile(
    r"[这那我你他她它其0-9该此还再就得]|必须|如果|一旦|要想|没有人|现在|目前|[A-Z]{2,6}(?:技术|$)|大家|人们|业内|所谓|常说|俗称|每[^个次一]|约|大约|近|超过|达到?[0-9约近超]|[低高多少]于|[不至][到少多]|第|去年|今年|明年|本[月周]|一种?个?问题|[^，]{0,12}(?:什么|怎么|吗|呢)"
)
_QUOTE_END = re.compile(r"[“「](?P<s>[^”」“「\n]{2,14})[”」](?: ?[（(][^）)\n]{1,40}[）)])?$")
_BEFORE = re.compile(r"[^，。；：！？\n（）]{2,30}$")
_BRACKETS = re.compile(r" ?[（(][^）)\n]{1,60}[）)]$")
_NAMES = Sought(
    r"(?:把|将|管)(?:这[一]?[种类个款项段场次]|该|其)?(?P<s>[^，。；：“「\n]{2,18}?)(?:戏)?(?:称之?为|称作|叫做?|叫作|命名为|取名为?|起名为?|誉为)[“「](?P<v>[^”」\n]{2,16})[”」]"
)
_TAKEN_AS = Sought(
    r"(?:把|将)[“「]?(?P<s>[A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff]{1,11}?)[”」]?(?:理解|想象|定义|界定|解释)[为成](?P<v>[^，。；：！？\n]{5,60}?)(?=[，。；！？\n]|$)"
    r"|用[“「](?P<t>[^”」\n]{2,12})[”」](?:一词)?来?(?:描述|形容|指代|称呼|表示|概括)(?P<w>[^，。；：！？\n]{4,60}?)(?=[，。；！？\n]|$)"
)
_CODE = Sought(
    r"(?:的)?(?:内部|研发|项目|开发)?(?:代号|昵称|绰号|外号|小名|别名|花名)(?:就)?(?:是|为|叫做?)[“「](?P<v>[^”」\n]{2,16})[”」]"
)
_LIKENED = re.compile(r"(?:比作|像是?|好比|如同|看作|当作|视作|当成)$")
NAME = ("别名", "other name")
_LEAST, _LONGEST, _REACH, _TERM_AT_MOST = 2, 12, 30, 6


def find_that_is(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """The plainer words for the terms of a Chinese sentence, and the names that are given."""
    plain, end = article.plain, sentence.end
    start = max(0, sentence.start - 1) if sentence.kind == "caption" else sentence.start
    for found in _AGAIN.finditer(plain, start, end):
        term = None if _NO_PLAINER.match(found["v"]) else _term_before(article, found.start())
        if term:
            stop = found.start("v") + explanation_end(found["v"])
            yield Told("concept", term, (found.start("v"), stop), MEANING)
    for found in _SAID.finditer(plain, sentence.start, end):
        likened = _LIKENED.search(plain, max(0, found.start() - 8), found.start())
        if not (likened or is_no_term(found["s"]) or _NO_PLAINER.match(found["v"])):
            yield Told("concept", article.text[slice(*found.span("s"))], found.span("v"), MEANING)
    for found in _NAMES.finditer(plain, sentence.start, end):
        told, name = (found.span("s"), found.span("v"))
        if len(found["s"]) > _TERM_AT_MOST:
            yield Told("concept", article.text[slice(*name)], told, MEANING)
        else:
            yield Told("concept", article.text[slice(*told)], name, NAME)
    for found in _TAKEN_AS.finditer(plain, sentence.start, end):
        if not is_no_term(found["s"] or found["t"]):
            term = article.text[slice(*found.span("s" if found["s"] else "t"))]
            yield Told("concept", term, found.span("v" if found["v"] else "w"), MEANING)
    for found in _CODE.finditer(plain, sentence.start, end):
        topic = find_topic(article, sentence, found.start())
        if topic:
            yield Told("concept", topic, found.span("v"), NAME)


def _term_before(article: ArticleText, at: int) -> str | None:
    """The term right before an offset: what is quoted there, or the noun phrase that ends there."""
    plain = article.plain
    quoted = _QUOTE_END.search(plain, max(0, at - _REACH), at)
    if quoted:
        return None if is_no_term(quoted["s"]) else article.text[slice(*quoted.span("s"))]
    bracket = _BRACKETS.search(plain, max(0, at - _REACH - 40), at)
    stop = bracket.start() if bracket else at
    clause = _BEFORE.search(plain, max(0, stop - _REACH), stop)
    if clause is None:
        return None
    begin = last_phrase(article, clause.start(), stop)
    begin = begin if begin < stop else _loose(article, clause.start(), stop)
    term = article.text[begin:stop].strip("”」“「 ")
    named = any(
        one.kind in ("person", "company", "place") and one.end > begin
        for one in article.names_in(begin, stop)
    )
    fits = _LEAST <= len(term) <= _LONGEST and not named and not is_no_term(plain[begin:stop])
    return term if fits else None


def _loose(article: ArticleText, start: int, stop: int) -> int:
    """Where a term of two words begins whose last a dictionary takes for none: 双盲对照; its end where there is none."""
    words = words_between(article, start, stop)
    if (
        len(words) > 1
        and len(words[-1].text) > 1
        and words[-2].sort == "noun"
        and words[-1].sort in ("adverb", "preposition")
    ):
        return words[-2].start
    return stop
