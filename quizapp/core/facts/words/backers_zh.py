"""Who put money into a company, and with whom one was founded, in Chinese prose: X领投Y, 老股东Z跟投, 拉上X成立一家叫Y的公司."""

import re
from collections.abc import Iterator
from itertools import pairwise

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.last_phrase import last_phrase
from quizapp.core.facts.words.owner_zh import funded_before
from quizapp.core.facts.words.told import Told
from quizapp.core.patterns import Sought

BACKER, FOUNDER = ("投资方", "investor"), ("发起方", "founding partner")
_INVESTS = re.compile(
    r"(?:(?:作为|以)[^，。；]{0,8}?)?(?:也|还|已|又|正式|宣布|等|此前|曾|近日|[0-9年月日]+|将)*(?:参与|领投|投资|跟投|参投|入股|收购|注资|战略投资|并购|增资|买下|控股|全资收购)了?(?:[^，。；的]{0,12}?(?:公司|企业|机构|平台|团队|厂商))?[“「 ]?"
)
_BEFORE_IT = Sought(
    r"(?:^|(?<=[，。；：\n]))(?P<s>(?![这那该本其它])[^，。；：、\n的]{2,14}?)的?前身(?:就)?(?:是|为)(?P<v>[^，。；\n]{2,30}?)(?=[，。；\n]|$)"
)
_FOLLOWS = Sought(
    r"(?:^|(?<=[，；]))(?P<v>[^，。；由\n]{2,40}?)(?:等)?(?:继续|共同|均)?(?:跟投|参投)(?=[，。；]|$)"
)
_JOINS = Sought(
    r"(?:^|(?<=[，。；：、\n]))(?:[0-9年月日]+，)?(?P<v>[^，。；：\n0-9]{2,24}?)(?:等[^，。；]{0,6}?)?(?:作为[^，。；]{0,8}?)?(?:共同|联合|也|还|均)*(?:参与|领投|跟投|参投)了(?P<s>[^，。；的\n]{2,16})的[^，。；\n]{0,16}?(?:融资|轮|投资)"
)
_BACKED = Sought(
    r"(?P<s>[^，。；：\n]{2,16}?)(?:此前|曾|已|还|先后|刚刚|近日)*(?:获得?|拿到|得到|接受)了?(?P<v>[^，。；\n0-9]{2,24}?)(?:等[^，。；\n]{0,6}?)?的?(?:独家|战略|联合|追加)*(?:投资|领投|注资|加持)(?=[，。；\n]|$)"
)
_RELATED = Sought(
    r"(?:^|(?<=[，。；：\n]))(?P<v>[^，。；：\n的]{2,14}?)(?:正|就|也|则)?是(?P<s>[^，。；：\n]{2,14}?)的(?P<what>(?:全资|控股)?(?:母公司|子公司)|(?:第一|最)?大?(?:控股)?股东|投资方|投资人|前身|竞争对手|供应商|合作伙伴|创办者|发明者|发明人|提出者|缔造者|作者|发起人|创办人|联合创办人)"
)
_TOGETHER = Sought(
    r"(?:拉上|联合|携手|联手|[与和同跟])(?P<v>[A-Z\u4e00-\u9fff][^，。；\n]{1,24}?)(?:等[^，。；\n]{0,6}?)?(?:共同|一起|联合|合资|携手)*(?:投资|出资)?(?:成立|组建|设立|发起|创办|创立)了?(?:[^，。；“「\n]{0,10}?)[“「](?P<s>[^”」\n]{2,16})[”」]"
)
_IS_BACKER = Sought(
    r"(?:(?P<s>(?![这那该本其])[^，。；：、\n的]{2,14})的)?(?P<what>(?:独家|联合|主要)?投资方|领投方|跟投方|(?:天使)?投资人|(?:第一|最)?大?股东|母公司|收购方)(?:则|还|主要|也|就)?(?:是|为|包括|：)(?:[^，。；\n]{0,14}的)?(?P<v>[^，。；的\n]{2,24}?)(?=等|[，。；\n]|$)"
)
_PAYS = Sought(
    r"(?:^|(?<=[，。；]))(?P<v>(?![这那该本其由])[^，。；：\n的]{2,16}?)(?:独家|战略|联合|共同)*(?:投资|领投|出资)(?=[，。；]|$)|(?P<w>[A-Z\u4e00-\u9fff][^，。；：\n的]{1,12})向(?P<s>[A-Z\u4e00-\u9fff][^，。；：\n的]{1,14}?)(?:追加)?(?:投资|注资|入股)"
)
_NAMELESS = re.compile(
    r"(?:老|原|新|现有|多[家位名]|其他|部分|若干|所有|和|及|、|股东|机构|投资人|投资方|投资机构|基金|资本)+"
)
_POINTED = re.compile(r"[这那它他她其该我此本]|前者|后者")
_REACH = 240


def find_backers(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """The investors and founding partners of the companies of a Chinese sentence."""
    plain = article.plain
    companies = [one for one in article.names_in(sentence.start, sentence.end) if one.kind == "company"]
    for one, other in pairwise(companies):
        if _INVESTS.fullmatch(plain, one.end, other.start):
            yield Told("person_role", other.text, (one.start, one.end), BACKER)
    for found in _TOGETHER.finditer(plain, sentence.start, sentence.end):
        yield Told("person_role", article.text[slice(*found.span("s"))], found.span("v"), FOUNDER)
    for pattern in (_JOINS, _BACKED):
        for found in pattern.finditer(plain, sentence.start, sentence.end):
            yield Told("person_role", article.text[slice(*found.span("s"))], found.span("v"), BACKER)
    for found in _RELATED.finditer(plain, sentence.start, sentence.end):
        if not _POINTED.match(found["v"]):
            yield Told(
                "person_role",
                article.text[slice(*found.span("s"))],
                found.span("v"),
                (found["what"], "relation"),
            )
    for found in _BEFORE_IT.finditer(plain, sentence.start, sentence.end):
        yield Told(
            "person_role", article.text[slice(*found.span("s"))], found.span("v"), ("前身", "predecessor")
        )
    for found in _FOLLOWS.finditer(plain, sentence.start, sentence.end):
        earlier = article.names_in(max(0, sentence.start - _REACH), found.start())
        names = [one for one in earlier if one.kind == "company"]
        if names and not _NAMELESS.fullmatch(found["v"]):
            whose = funded_before(article, found.start()) or names[-1].text
            yield Told("person_role", whose, found.span("v"), BACKER)
    for found in (
        *_IS_BACKER.finditer(plain, sentence.start, sentence.end),
        *_PAYS.finditer(plain, sentence.start, sentence.end),
    ):
        yield from _paid(article, sentence, found)


def _paid(article: ArticleText, sentence: Sentence, found: re.Match[str]) -> Iterator[Told]:
    """Who is said to be the investor, shareholder or parent of a company: of the one named before, or of the last one."""
    group = "w" if found.groupdict().get("w") else "v"
    firms = [
        one
        for one in article.names_in(max(0, sentence.start - _REACH), found.start(group))
        if one.kind == "company"
    ]
    last = funded_before(article, found.start(group)) or (firms[-1].text if firms else "")
    whom = article.text[slice(*found.span("s"))] if found["s"] else last
    whole = found.groupdict().get("what") or last_phrase(article, *found.span(group)) == found.start(group)
    if (
        whole
        and whom
        and whom not in ("公司", "企业")
        and not _NAMELESS.fullmatch(found[group])
        and not _POINTED.match(found[group])
    ):
        what = found.groupdict().get("what")
        yield Told(
            "person_role",
            whom,
            found.span(group),
            (what, "relation") if what and what.endswith(("股东", "母公司")) else BACKER,
        )
