"""The stations of a life whose person is named in the sentence before, and what people found, lead and are awarded, in Chinese prose."""

import re
from collections.abc import Iterator

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.words.told import Told
from quizapp.core.patterns import Sought

_FIRM = r"(?:公司|集团|科技|实验室|研究院|研究所|基金会?|资本|学校|工作室|平台|智能|机构|数据|量化|投资|网络|软件|半导体|机器人)"
_STARTS = re.compile(
    r"[^\u4e00-\u9fff0-9]*(?:[0-9一二三四五六七八九十]{1,4}岁(?:那年|时)?|[0-9]{4}年|(?:大学|本科|博士|硕士)?毕业[后之，]|随后|之后|后来|最终|同年|次年|翌年|(?:[一两三四五六七八九十]年|几年)[后之]|他|她|这位)"
)
_PRONOUN = re.compile(r"[他她](?!们)")
_ASIDE = re.compile(r"(?:[与和同跟]|联合|携手|拉上)[^，。；、\n]{0,10}$")
_FOUNDS = Sought(
    rf"(?:创办|创立|创建|成立)了?[“「]?(?P<v>(?!自己|一[家个]|这|那|该|公司|了)[^，。；、…\n的“”]{{2,22}}?{_FIRM})[”」]?(?=[，。；、…\n]|$)"
)
_STUDIED = Sought(
    r"(?:考入|考上|考取|升入|入读|保送至?|被保送到)了?(?P<v>[^，。；、\n的]{2,12}?(?:大学|学院|理工|中学|一中))"
)
_DEGREE = Sought(
    r"(?:获得?|取得|拿到|拿下)了?(?P<v>[^，。；、\n]{2,30}?(?:学士|硕士|博士)(?:学位)?)(?=[，。；、\n]|，)"
)
_LED = Sought(
    r"(?:领导|主导|主持|牵头|带领)了 ?(?P<v>[^，。；\n]{2,24}的 ?(?:开发|研发|设计|训练|建设|研究)(?:工作)?)(?=[，。；\n])"
)
_PRIZE = Sought(
    r"(?:获得?|荣获|斩获|赢得|摘得|夺得)了?(?P<v>[^，。；、\n]{2,20}?(?:奖|金牌|银牌|铜牌|奖章))(?=[，。；、\n]|$)"
)
_STATIONS = (
    (_FOUNDS, ("创立", "founded")),
    (_STUDIED, ("就读院校", "place of study")),
    (_DEGREE, ("学位", "degree")),
    (_LED, ("主持", "work led")),
    (_PRIZE, ("所获奖项", "award")),
)
_BREAK = re.compile(r"[。！？\n]+")
_REACH = 260


def find_stations(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """What a Chinese sentence tells of the person whom it names, or of the one person of whom the sentences before speak."""
    for pattern, attribute in _STATIONS:
        for found in pattern.finditer(article.plain, sentence.body, sentence.end):
            who = _whose(article, sentence, found.start())
            if who:
                yield Told("person_role", who, found.span("v"), attribute)


def _whose(article: ArticleText, sentence: Sentence, at: int) -> str | None:
    """The person named last before an offset, but for whom something was done with; else the one who was spoken of, where the sentence goes on with a life."""
    plain = article.plain
    names = article.names_in(sentence.start, at)
    named = [
        one for one in names if one.kind == "person" and not _ASIDE.search(plain, sentence.start, one.start)
    ]
    if named:
        return named[-1].text
    goes_on = _STARTS.match(plain, sentence.body, at) or _PRONOUN.search(plain, sentence.body, at)
    if goes_on is None:
        return None
    acts = any(one.kind == "company" and one.start - goes_on.end() in (0, 1) for one in names)
    return None if acts else _person_before(article, sentence)


def _person_before(article: ArticleText, sentence: Sentence) -> str | None:
    """The one person whom the sentences before name, the last of them by name or with 他; None where they name several."""
    plain, begin = article.plain, max(0, sentence.start - _REACH)
    people = [one for one in article.names_in(begin, sentence.start) if one.kind == "person"]
    if not people:
        return None
    stop = begin + len(plain[begin : sentence.start].rstrip("。！？\n 　"))
    last = max((found.end() for found in _BREAK.finditer(plain, begin, stop)), default=begin)
    spoken_of = people[-1].start >= last or _PRONOUN.search(plain, last, sentence.start)
    alone = len({one.text for one in people}) == 1 or people[-1].text == people[-2].text
    return people[-1].text if spoken_of and alone else None
