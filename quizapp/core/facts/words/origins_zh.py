"""From whom a thing in quotes comes, in Chinese prose, where the maker is not known by name: X自研的芯片“Y”, X把它的“Y”模型开源了, “Y”出自X."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.words.makers_zh import MAKER
from quizapp.core.facts.words.told import Told
from quizapp.core.patterns import Sought

_SHOWS = r"(?:发布|推出|开源|上线|自研|研发|研制|拿出|端出|带来|打造|开发|发表)"
_QUOTED = r"[“「](?P<s>[^”」，。\n]{1,16})[”」]"
_MAKES = Sought(
    rf"(?:^|(?<=[，。；：\n]))(?P<who>[\u4e00-\u9fffA-Za-z]{{2,8}}?)(?:[昨今当]?[日天]|周[一二三四五六日]|最新|近日|日前|刚刚|正式|联合|首次|也|又|还|[于在][\u4e00-\u9fff]{{2,6}}?)*{_SHOWS}(?:了|出|的)*[^，。；：“「\n]{{0,16}}{_QUOTED}"
)
_OWNS = Sought(
    r"(?:^|(?<=[，。；：\n]))(?P<who>[\u4e00-\u9fffA-Za-z]{2,8}?)(?:旗下|家)?的(?:首[款个]|新款?|最新|第[一二三四五]代)?[\u4e00-\u9fff]{2,8}(?<![是叫为的谓称被])[“「](?P<s>[^”」，。\n]{1,16}(?<![式化论]))[”」](?!的|之|式|般)"
)
_PUTS = Sought(
    rf"(?:^|(?<=[，。；：\n]))(?P<who>[\u4e00-\u9fffA-Za-z]{{2,10}}?)(?:[昨今当]?[日天]|周[一二三四五六日]|近日|正式|也|又|还|已经?)*(?:把|将)[^，。；：“「\n]{{0,14}}{_QUOTED}[^，。；\n]{{0,8}}?(?:开源|发布|上线|公开|推向|送上)"
)
_FROM = Sought(
    rf"{_QUOTED}(?:的?[^，。；\n“「]{{0,8}}?)?(?:来自|出自|由来是)(?P<who>[^，。；、\n的]{{2,14}}?)(?:之手)?(?=[，。；\n]|$)"
)
_LATIN_NAME = r"[A-Z][A-Za-z0-9.\-]*(?: [A-Z0-9][A-Za-z0-9.\-]*){0,3}"
_ANSWERS = Sought(
    r" ?(?:则|也|随即)?以(?:全新的?|新品|其)? ?[“「](?P<s>[^”」，。\n]{2,20})[”」] ?(?:做出回应|回应|应战|迎战|反击|参战|对标|入局)"
)
_RENEWS = Sought(
    rf" ?(?:还|也|又|正式|宣布)*[将把][^，。；\n]{{2,30}}?(?:升级|改造|改名|更名|扩展)(?:成|为|到)了? ?(?P<s>{_LATIN_NAME})"
)
_TAKES_PART = Sought(
    rf" ?(?:也|还|同样|曾)*参与了? ?(?P<s>{_LATIN_NAME}) ?(?:芯片|模型|平台|系统)?的(?:设计|开发|研发|制造|训练|建设)"
)
_NOBODY = re.compile(
    r"[这那该本其此他她它我你各某]|公司|团队|我们|他们|官方|厂商|企业|目前|今年|去年|同时|此外|另外|所谓|新|全球|国内|业界|市场|行业|研究|人们|大家|用户|.*[的了是在年月日]"
)
_SORTS = frozenset({"noun", "name", "place"})


def find_origins(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """The makers of the things that a Chinese sentence names in quotes."""
    for pattern in (_MAKES, _OWNS, _PUTS, _FROM):
        for found in pattern.finditer(article.plain, sentence.body, sentence.end):
            if _is_maker(article, *found.span("who"), known=pattern is _FROM):
                thing = article.text[slice(*found.span("s"))]
                yield Told("person_role", thing, found.span("who"), MAKER)
    yield from _renewed(article, sentence)


def _renewed(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """The companies that answer with a thing, make it out of another, or take part in making it: X以“Y”回应, X把Z升级成Y, X参与了Y的设计."""
    firms = [one for one in article.names_in(sentence.body, sentence.end) if one.kind == "company"]
    for firm in firms:
        for pattern in (_ANSWERS, _RENEWS):
            found = pattern.match(article.plain, firm.end, sentence.end)
            if found:
                yield Told("person_role", found["s"].strip(), (firm.start, firm.end), MAKER)
        found = _TAKES_PART.match(article.plain, firm.end, sentence.end)
        if found:
            yield Told("person_role", found["s"].strip(), (firm.start, firm.end), ("参与方", "co-developer"))


def _is_maker(article: ArticleText, start: int, end: int, *, known: bool) -> bool:
    """Whether words can name who made something: a company, or nouns of which a dictionary does not hold one."""
    if _NOBODY.match(article.plain, start, end):
        return False
    names = [one for one in article.names_in(start, end) if one.end == end]
    if names:
        return names[0].kind in ("company", "person", "term", "other")
    first = bisect_left(article.words, start, key=lambda word: word.start)
    last = bisect_left(article.words, end, key=lambda word: word.start)
    words = article.words[first:last]
    whole = bool(words) and words[0].start == start and words[-1].end == end
    new = any(word.tag.endswith("?") or word.tag.startswith(("nr", "nz", "nt")) for word in words)
    return whole and (new or known) and all(word.sort in _SORTS for word in words)
