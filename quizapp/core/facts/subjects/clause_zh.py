"""What a Chinese clause speaks of by its own words, whatever was named before: a person's life, 老用户, 换机周期, 生鲜乳均价."""

import re
from dataclasses import dataclass

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.companies import is_generic
from quizapp.core.articles.name import Name
from quizapp.core.articles.people import ROLE_ZH
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar import bonds, cues
from quizapp.core.facts.grammar.nouns import Subject

_MARKS = re.compile(r"[，,；;：:。“”「」]")
_LEAD = (
    r"(?:(?:其中|目前|如今|同时|此外|另外|不过|但是?|而|因此|所以|届时|今年|去年|明年|前年|本月|上月|当年|当时|[一两二三四五六七八九十几0-9]+[年个天]月?前|过去(?:的?[一两二三四五六七八九十半几数0-9]+个?[年月周天季]度?|一年多|这?一年)|到?[0-9]{0,4}年?(?:年初|年底|年末)|"
    r"到?[0-9]{4}年[0-9月日]*|[0-9]+月[0-9日上中下旬底初末]*之?前?|[上中下]旬|截至[^，]{2,8}?|随着|由于|在|当|尽管|虽然|如果|据估计|预计)的?)*"
)
_PEOPLE = (
    "用户|消费者|顾客|玩家|观众|读者|网友|居民|家庭|患者|病人|受试者|志愿者|参与者|受访者|学生|教师|工人|农民|司机|乘客|游客|儿童|老人|成年人|女性|男性|人群|"
    "厂商|企业|[车乳药房钢]企|商家|同行|供应商|牧场|农户|开发者|投资者|从业者"
)
_EVENTS = "发布会|大会|会议|活动|展会|比赛|试验|实验|调查|手术|航班|论文"
_MARKETS = "市场|行业|产业|赛道"
_UNITS = "业务|板块|事业部|产品线|产品"
_MEASURED = "价格|[铜铁铝锂钢油房奶电金煤肉猪粮糖纸菜棉气水碳]价|均价|批发价|收购价|零售价|成本|周期|出货量|产量|需求|销量|库存|进口量|出口量|装机量|渗透率|保有量"
_NEXT = (
    r"(?=今年|去年|明年|目前|[已将也还都仅只约达超占为是有在从被把可要会能需]|的(?:规模|数量|比例|平均|总|毛利率|净利率|收入|销售|利润|营收|亏损|份额|占比)|收入|营收|贡献|亏损|平均|预计|可能|均|普遍|持续|上涨|上升|上调|下降|下跌|下滑|下调|增长|增加|减少|回落|回升|走低|走高|拉长|缩短|降|升|涨|跌|"
    r"送|赠送|获赠|可获|享受|使用|愿意|选择|认为|购买|参加|服用|接受|纳入|招募|吸引|分享|同比|环比|[0-9])"
)
_OWN = re.compile(
    rf"{_LEAD}(?P<noun>[\u4e00-\u9fff0-9]{{0,9}}?(?:(?P<people>{_PEOPLE})|(?P<event>{_EVENTS})|(?P<unit>{_UNITS})|(?P<market>{_MARKETS})|(?P<measured>{_MEASURED}))){_NEXT}"
)
_NOT_OWN = re.compile(
    r"(?:公司|集团|[该其本它他她这那此两三各每]|整体|单位|平均|产品|累计|全年|全球|总|新增|活跃|注册|付费|直营|每)|.*(?:公司|该|其(?!他)|(?<!成)本)"
)
_OF_TOPICS = re.compile(
    r"(?:研发|开发|训练|推理|运营|生产|制造|采购|营销|人工|使用|部署|海外|国内|线上|线下|累计|全年|单月|当月|首月|年度|季度|整体|合计|平均|总|主要|相关|单颗|单台|单车|起|最低|最高|官方|市场|的)*"
)
_WIDE = re.compile(
    rf"{_LEAD}(?P<noun>(?:全国|全球|国内|世界|业内|我国|中国|海外)(?:[\u4e00-\u9fff]{{2,8}}?)??)(?=今年|去年|明年|目前|将|已|超过?|达到?|约|为|有|占|仅|[增下]|同比|平均|每年)"
    rf"|{_LEAD}(?!同比|环比|较|比)(?P<long>[\u4e00-\u9fff]{{3,6}}?)(?<![增成延拉提升严较最走了着过的总是带位时身频])(?=[长重宽高厚](?:达|约|为)?[0-9])"
    rf"|{_LEAD}(?:该|这[一片座条])(?P<said>[\u4e00-\u9fff]{{2,4}}?)(?=每[年天日月]|平均|通常|全年)"
)
_SIZES = frozenset("长重高宽厚深")
_MEASURED_NOUN = re.compile(r"的(?P<noun>[\u4e00-\u9fff]{2,6})(?=[，。；、]|$)")
_CARRIES_ON = re.compile(
    r"(?:由|耗|含|采用|使用|支持|可|能|需|降至|升至|降到|升到|增至|减至|达到?|占|约|近|超过?|比|较|同比|环比|其中|并|但|却|仅|也|还|又|已|将|高于|低于|处于|为|而)"
)
_TOTAL = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:量|数|额|率|价|规模)")
_SHARED = re.compile(
    r"(?:其中|而|另有|剩下的)?(?:[\u4e00-\u9fff]{2,4}[里中])?(?P<noun>[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9]{1,9}?)(?:一项就|一项|就|仅|只|约|则|也|目前|如今|现在|现|已经?|将|会|还|却|去年|今年)*占(?:比|到|了|约|近|不到|超过|据|全部的?)*"
)
_LIFE = re.compile(
    r"岁|[出诞]?生于|出生|毕业|学位|博士|硕士|学士|加入|入职|任教|任职|曾|担任|出任|做了|从事|师从|回国|离开|主持|执教|退休|去世|当选|入选|获得|获"
)
_PERSON_OPENS = re.compile(rf"(?:[^，。；：]{{0,16}}的?)?(?:{ROLE_ZH})|[^，。；：]{{0,2}}")
_COUNTED = re.compile(r"(?:达到?|增至|超过?|约|为|有|是|突破|升至|已|近|[0-9])+$")


@dataclass(frozen=True)
class Heard:
    """What a clause speaks of, and where the words that say so end."""

    subject: Subject
    end: int


def find_life(sentence: Sentence, names: list[Name], plain: str, start: int) -> Name | None:
    """The person with whom a sentence opens, where it tells of the person's life up to the value that begins at an offset."""
    person = next((name for name in names if name.kind == "person" and name.end <= start), None)
    if person is None or not _PERSON_OPENS.fullmatch(plain, sentence.body, person.start):
        return None
    until = _clause_end(plain, start)
    founds = bonds.FOUNDED.search(plain, person.end, until)
    told = not founds and not bonds.SPEAKS.match(plain, person.end) and _LIFE.search(plain, person.end, until)
    others = [name for name in names if person.end <= name.start < start and name.kind == "person"]
    return person if told and not others else None


def find_measured(article: ArticleText, sentence: Sentence, start: int, end: int) -> Subject | None:
    """The thing right behind its length or weight: 一段长260米的夯土墙."""
    if article.plain[start - 1 : start] not in _SIZES:
        return None
    found = _MEASURED_NOUN.match(article.plain, end, sentence.end)
    return Subject(article.text[slice(*found.span("noun"))]) if found else None


def find_shared(article: ArticleText, sentence: Sentence, start: int) -> Subject | None:
    """The noun whose share a clause tells right before a value: 人员占33%, 其中手机占八成."""
    marks = [found.end() for found in _MARKS.finditer(article.plain, sentence.body, start)]
    found = _SHARED.fullmatch(article.plain, marks[-1] if marks else sentence.body, start)
    return Subject(article.text[slice(*found.span("noun"))]) if found else None


def find_own(article: ArticleText, sentence: Sentence, start: int, end: int, *, kind: str) -> Heard | None:
    """The noun of its own that heads the clause of a value, or the clause before where this one has no head; None for a topic's part."""
    plain = article.plain
    begins = [sentence.body, *(found.end() for found in _MARKS.finditer(plain, sentence.body, start))]
    if kind == "date" and plain[begins[-1] : start] in ("", "到", "截至", "自", "在"):
        return _behind(article, end, sentence.end, start)
    for begin in reversed(begins[-3:]):
        found = _OWN.match(plain, begin, start + 1)
        if found:
            return _heard(article, found, start, kind)
        wide = _WIDE.match(plain, begin, start + 1)
        if wide:
            return _wide(article, wide)
        if begin < start and not _CARRIES_ON.match(plain, begin):
            return None
    return None


def _behind(article: ArticleText, begin: int, end: int, start: int) -> Heard | None:
    """The noun of its own right behind a date that opens a clause: 3月下旬生鲜乳均价, 到2030年全国装机."""
    own = _OWN.match(article.plain, begin, end)
    wide = None if own else _WIDE.match(article.plain, begin, end)
    return _heard(article, own, start, "date") if own else _wide(article, wide) if wide else None


def _wide(article: ArticleText, found: re.Match[str]) -> Heard | None:
    """A noun of the whole country or world, one whose length or weight is told, or one that is pointed at; None for a part."""
    group = next(name for name in ("noun", "long", "said") if found[name])
    first, last = found.span(group)
    part = (group == "long" and cues.HARDWARE.search(found[group])) or _NOT_OWN.match(found[group])
    again = bonds.THING_AGAIN.match(article.plain, found.start(group) - 1) or is_generic(found[group])
    measured = _TOTAL.match(article.plain, last)
    aliases = (article.text[first : measured.end()],) if measured else ()
    return None if part or again else Heard(Subject(article.text[first:last], aliases), last)


def _heard(article: ArticleText, found: re.Match[str], start: int, kind: str) -> Heard | None:
    """The noun of a match as a subject; None where it is only what is counted, or a measure of the topic."""
    noun = found["noun"]
    if _NOT_OWN.match(noun) or (found["people"] and "的" in noun):
        return None
    if found["unit"] and len(noun) - len(found["unit"]) < 2:
        return None
    if found["people"] and kind == "quantity" and _COUNTED.fullmatch(article.plain, found.end(), start):
        return None
    stem = noun.removesuffix(found["measured"] or "").removesuffix("的")
    if found["measured"] and _OF_TOPICS.fullmatch(stem):
        return None
    first, last = found.span("noun")
    text = article.text[first:last]
    shorter = article.text[first : first + len(stem)] if found["measured"] else ""
    return Heard(Subject(text, (shorter,) if len(shorter) > 1 else ()), last)


def _clause_end(plain: str, at: int) -> int:
    """Where the clause around an offset ends."""
    mark = _MARKS.search(plain, at)
    return mark.start() if mark else len(plain)
