"""What Chinese prose says that a named technique or thing brings about, is used for, or holds: X显著提升了…, 使其能够…, 可为…提供…, 使用X库…, 将其用于…, 涵盖…等领域."""

import re
from collections.abc import Iterator

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.topic_zh import find_topic
from quizapp.core.facts.words.definition_patterns import FUNCTION, MEANING
from quizapp.core.facts.words.spoken_terms_zh import (
    find_term_before,
    find_thing_before,
    is_no_term,
    is_term,
    words_between,
)
from quizapp.core.facts.words.told import Told
from quizapp.core.patterns import Sought

EFFECT = ("效果", "effect")
_LATIN = r"[A-Z][A-Za-z0-9.+\-]*(?: [A-Z0-9][A-Za-z0-9.+\-]*){0,3}"
_TERM = rf"(?P<s>{_LATIN}|[\u4e00-\u9fff]{{2,10}}?)"
_OPENS = r"(?:^|(?<=[。；：！？\n]))"
_ENDS = r"(?=[，。；！？\n\[]|$)"
_BRACKETS = r"(?: ?[（(](?P<short>[A-Z][A-Za-z]{1,9})[）)])?"
_TECHNIQUE = r"(?:技术|方法|机制|推理|策略|架构|算法|框架|学习|训练|微调|生成|检索|注意力|使用|能力|网络|编码|量化|蒸馏|剪枝|缓存|提示|对齐|路由)"
_BETTER = (
    r"(?:提升|提高|增强|扩展|拓展|拓宽|改善|改进|降低|减少|缩短|简化|加快|加速|丰富|优化|缓解|解决|避免|节省)"
)
_RESULTS = Sought(
    rf"{_OPENS}[“「]?{_TERM}[”」]?{_BRACKETS}(?P<of>{_TECHNIQUE}?)(?:的(?:引入|应用|出现|加入|采用|运用))?，?(?:尤其是(?P<own>{_LATIN})(?:及其[\u4e00-\u9fff]{{2,4}})?，)?(?:则|也|还|更|进一步|同样)*(?P<v>(?:显著|极大|大幅|有效|大大|明显|切实)地?{_BETTER}了[^，。；！？\n\[]{{4,36}}|为[^，。；！？\n为]{{2,16}}(?:提供|注入|带来|开辟|创造)了[^，。；！？\n\[]{{3,30}}){_ENDS}"
)
_ENABLES = Sought(
    rf"(?P<s>{_LATIN})[）)]?等?(?:技术|方法|机制|策略|手段)?，(?:从而)?使(?:其|模型|它|系统)(?:能够?|可以|得以)(?P<v>[^，。；！？\n]{{5,50}}?){_ENDS}"
)
_OFFERS = Sought(
    rf"(?P<s>{_LATIN})(?:[^，。；：A-Za-z的]{{0,8}})?{_BRACKETS} ?(?:可以?|能够?|会)(?P<v>(?:为[^，。；]{{1,14}})?提供(?:一种|一个)?[^，。；！？\n]{{6,40}}?){_ENDS}"
)
_USED = Sought(
    rf"(?:使用|利用|借助|运用)了? ?(?P<s>{_LATIN}) ?(?:库|框架|工具包?|软件|套件|工具箱|函数库|SDK)(?:来|以)?(?P<v>[\u4e00-\u9fff][^，。；！？\n的]{{3,20}}?){_ENDS}"
)
_TO_HELP = Sought(
    rf"(?P<s>{_LATIN})[”」]?，以(?P<v>(?:帮助|便于|支持|满足|应对|简化|加速|方便)[^，。；！？\n]{{4,40}}?){_ENDS}"
)
_THIS_ONE = Sought(
    rf"这(?:[项个种一]{{1,2}})(?:功能|技术|机制|方法|工具|模式|服务|技巧|插件)(?:主要|将|会|则)?(?P<v>(?:允许|支持|(?:能够?|可以?)?[让使])[^，。；！？\n]{{5,50}}?|(?:能够?|可以)[^，。；！？\n]{{5,50}}?){_ENDS}"
)
_PUT_TO = Sought(
    rf"(?:[将把](?:其|它|它们)(?:广泛|主要)?(?:用于|用来|用到|应用于|应用到|应用在))(?P<v>[^，。；！？\n]{{4,50}}?){_ENDS}"
)
_BY_MEANS = Sought(
    rf"{_OPENS}{_TERM}通过[^，。；！？\n]{{4,24}}，(?:从而)?(?:可以|能够?|可)(?P<v>[^。；！？\n]{{6,50}}?)(?=[。；！？\n]|$)"
)
_MERIT = Sought(
    rf"(?:^|(?<=[，。；：\n])){_TERM}(?:则|也|正)?以(?:其)?(?P<v>(?=[^，。；]{{0,20}}(?:更|高|低|强|快|好|少|小|节省|节约|降低))[^，。；！？\n]{{6,40}}?)(?:等)?(?:优势|特点|特性|优点|长处)(?=[\u4e00-\u9fff，。])"
)
_WITHIN = Sought(
    rf"{_OPENS}在{_TERM}{_BRACKETS}(?:中|里)，(?P<v>[^，。；：\n]{{2,16}}通过[^，。；！？\n]{{3,30}}来[^，。；！？\n]{{3,24}}?){_ENDS}"
)
_IS_LIKE = Sought(
    rf"(?:^|(?<=[，。；：\n]))(?:而|但)?{_TERM}(?:则|就|其实|也)*(?:更)?(?:像|类似)(?:是|于)(?P<v>一种[^，。；！？\n]{{3,24}}?){_ENDS}"
)
_COVERS = Sought(
    r"，(?:内容|题目)?涵盖了?(?P<v>[^，。；！？\n]{4,40}?)等?(?:多个|多种|众多|各个|不同|几大|[0-9一二两三四五六七八九十]+[个大类种])?(?:数学|知识)?(?:领域|学科|方面|科目|题型|学段|语种|主题)(?=[，。；\n])"
)
_FOCUSED = Sought(
    r"(?:(?<=[，。；：、有\n])|例如|比如|更多|包括)(?P<v>(?:针对|专注于?|擅长|专攻|面向)[^，。；：、的\n]{3,20}?)的(?P<s>(?![这那该其新])[\u4e00-\u9fff]{2,6}(?:模型|芯片|智能体|机器人|引擎|算法|基准|数据集))(?=[、，。；等和]|$)"
)
_DEVOTED = Sought(rf"，(?:一直)?(?:致力于|专注于)(?:做)?(?P<v>[^，。；！？\n]{{5,40}}?){_ENDS}")
COVERS, MERIT = ("涵盖", "what it covers"), ("优势", "advantage")
BUSINESS = ("业务", "business")
_MAKES = frozenset({"company"})
_PEOPLE = frozenset({"person", "company", "place"})
_NO_SUBJECT = re.compile(
    r"[这那该此其本它他她新]|我们|(?:公司|团队|企业|行业|市场|研究|论文|本文|结果|政策|措施|政府|项目|工作|成果|实验|改革|合作|发展|活动|系统)$|.*(?:[的了]|团队|公司)"
)
_FIGURES = re.compile(r"[0-9]|我们|大家|他们")
_MADE_OF = frozenset({"noun", "verb", "adjective", "measure", "name"})
_IS_TECHNIQUE = re.compile(rf"{_TECHNIQUE}$")
_QUOTED = re.compile(r"[“「\"](?P<s>[^“”「」\"，。\n]{2,14})[”」\"] ?(?:功能|技术|机制|方法|工具|模式|服务)")
_TOO_WIDE = frozenset({"AI", "人工智能", "LLM", "大模型"})
_REACH, _NAME = 120, 24
_FIELD = re.compile(r"(?:领域|行业|场景|方面)$")


def find_effects(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """What a Chinese sentence says that the terms and things it names bring about or are put to."""
    plain, start, end = article.plain, sentence.body, sentence.end
    for pattern, attribute in _OF_TERMS:
        for found in pattern.finditer(plain, start, end):
            term = _term(article, found)
            if term and not _FIGURES.search(found["v"]):
                yield Told("concept", term, found.span("v"), attribute)
    for pattern, attribute in _OF_NAMES:
        for found in pattern.finditer(plain, start, end):
            name = found.groupdict().get("short") or found["s"].strip()
            if _is_thing(article, found) and (pattern is not _USED or _acts(article, *found.span("v"))):
                yield Told("concept", name, found.span("v"), attribute)
    for found in _THIS_ONE.finditer(plain, start, end):
        term = _function_before(article, found.start())
        if term:
            yield Told("concept", term, found.span("v"), FUNCTION)
    for found in _PUT_TO.finditer(plain, start, end):
        thing = find_thing_before(article, found.start())
        if thing and not _FIELD.search(found["v"]):
            yield Told("concept", thing, found.span("v"), FUNCTION)
    for found in _DEVOTED.finditer(plain, start, end):
        names = article.names_in(max(start, found.start() - _NAME), found.start())
        firm = next((one.text for one in names if one.end == found.start() and one.kind in _MAKES), None)
        if firm:
            yield Told("concept", firm, found.span("v"), BUSINESS)
    for found in _COVERS.finditer(plain, start, end):
        topic = find_topic(article, sentence, found.start())
        if topic:
            yield Told("concept", topic, found.span("v"), COVERS)


def _term(article: ArticleText, found: re.Match[str]) -> str | None:
    """The technique or the thing at the head of a clause; None for people, companies, and whatever only points."""
    start, end = found.span("s")
    end = found.end("of") if found.groupdict().get("of") else end
    text = article.text[start:end]
    own = found.groupdict().get("own")
    known = [one for one in article.names_in(start, end) if one.end <= end]
    if _NO_SUBJECT.match(text) or is_no_term(text) or any(one.kind in _PEOPLE for one in known):
        return None
    technique = _IS_TECHNIQUE.search(text) is not None
    fits = (
        bool(own or known)
        or found["s"].isascii()
        or is_term(article, start, end)
        or (technique and _is_compound(article, start, end))
    )
    named = bool(known) or technique or found.re is not _RESULTS.pattern
    return (own or text).strip() if fits and named else None


def _function_before(article: ArticleText, at: int) -> str | None:
    """The function or technique to which 这项功能 points: the one that was quoted with its sort, else the term that was named last."""
    quoted = list(_QUOTED.finditer(article.plain, max(0, at - _REACH), at))
    term = article.text[slice(*quoted[-1].span("s"))] if quoted else find_term_before(article, at)
    return term if term and not is_no_term(term) and term not in _TOO_WIDE else None


def _is_compound(article: ArticleText, start: int, end: int) -> bool:
    """Whether a stretch is made of whole words that can be part of a term, verbs among them: 检索增强生成."""
    words = words_between(article, start, end)
    return bool(words) and words[0].start == start and all(word.sort in _MADE_OF for word in words)


def _is_thing(article: ArticleText, found: re.Match[str]) -> bool:
    """Whether a name in Latin letters is no person's, company's or place's."""
    names = article.names_in(*found.span("s"))
    return not any(one.kind in _PEOPLE and one.end == found.end("s") for one in names)


def _acts(article: ArticleText, start: int, end: int) -> bool:
    """Whether a stretch begins with a verb that has an object."""
    words = words_between(article, start, end)
    return len(words) > 1 and words[0].start == start and words[0].tag.startswith("v")


_OF_TERMS = (
    (_RESULTS, EFFECT),
    (_BY_MEANS, FUNCTION),
    (_MERIT, MERIT),
    (_WITHIN, MEANING),
    (_IS_LIKE, MEANING),
    (_FOCUSED, FUNCTION),
)
_OF_NAMES = ((_ENABLES, EFFECT), (_OFFERS, FUNCTION), (_USED, FUNCTION), (_TO_HELP, FUNCTION))
