"""Whose a thing is that a Chinese sentence calls 其, and whose a round of funding is, where a text names several companies."""

import re
from collections.abc import Sequence

from quizapp.core.articles.article import ArticleText
from quizapp.core.patterns import Sought

_ASIDE = re.compile(r"(?:[在向对与和比从被把给跟于为着]|超过|超越|对手) ?$")
_POSSESSES = re.compile(r" ?的")
_ROUND = Sought(
    r"(?:^|(?<=[，。；：、\n]))(?P<who>[A-Za-z0-9\u4e00-\u9fff“「 ]{2,26}?)[”」]?(?:也|已|又|近日|日前|昨日|今日|今天|周[一二三四五六日]|[上本][周月]|[今去前]年(?:[0-9]{1,2}月)?|直到[^，。；]{2,8}才|正式|对外|随后|[于在][^，。；]{1,8}?)*(?:(?:宣布|表示|称|透露)，?)?(?:已经?|成功|正式|顺利)*(?:完成|获得?|拿到|敲定|关闭)了?[^，。；\n]{0,24}?(?:融资|[ABCDE]\+?轮|天使轮|种子轮)"
)
_SORT_BEFORE = re.compile(
    r".*(?:[“「]|公司|企业|平台|机构|品牌|厂商|独角兽|团队)(?=[\u4e00-\u9fffA-Za-z]{2})"
)
_REACH = 240
_PRONOUN = re.compile(r"[这那该本其它他她]|公司|企业|目前|此前|随后|双方")

Span = tuple[int, int]


def owner_meant(article: ArticleText, firms: Sequence[Span]) -> Span | None:
    """The company for which 其 stands behind those that are named: the first, as long as none is named aside, else the last that is not.

    Aside are those behind a preposition (向同行清溪科技) and those whose thing is spoken of (谷歌的 Gemini); None where all are.
    """
    plain = article.plain
    free = [one for one in firms if not _ASIDE.search(plain, max(0, one[0] - 3), one[0])]
    own = [one for one in free if not _POSSESSES.match(plain, one[1])]
    if len(firms) == 1 or len(own) == len(firms):
        return next(iter(free), None)
    return own[-1] if own else None


def funded_before(article: ArticleText, at: int) -> str | None:
    """Who is said last before an offset to have closed a round of funding: 启元世界宣布完成A轮融资, 由…."""
    rounds = list(_ROUND.finditer(article.plain, max(0, at - _REACH), at))
    if not rounds:
        return None
    begin, end = rounds[-1].span("who")
    named = [one for one in article.names_in(begin, end) if one.end == end]
    if named:
        return named[-1].text
    sort = _SORT_BEFORE.match(article.plain, begin, end)
    who = article.text[sort.end() if sort else begin : end].strip()
    return who if _PRONOUN.match(who) is None else None
