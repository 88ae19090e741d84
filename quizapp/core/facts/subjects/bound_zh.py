"""What stands beside a value in a Chinese clause and takes it: 以5亿元收购松果数据, 售价超过1万元的手机, 把流萤的月费从9元降到6元."""

import re

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.topics import THINGS, TOLD_OF, Topics

_BOUGHT = re.compile(
    r"(?:的?(?:价格|现金|对价|总价))?(?:全资|整体)?(?:收购|并购|买下|买走|买入|入股|拍下)了?(?:[^，。；、“「]{0,6}(?:公司|企业|厂商?|商|平台|机构))?[“「]?"
)
_CHANGED = re.compile(
    r"[”」]?的[\u4e00-\u9fffA-Za-z]{1,10}(?:从|由)(?:[0-9一二三四五六七八九十][^，。；]{0,14}?(?:到|至|为)了?)?(?:约|近)?"
)
_SIZED = re.compile(
    r"(?:总?参数量?|显存|内存|上下文)?的?(?:[\u4e00-\u9fff]{0,6}(?:模型|芯片|加速卡|手机|显卡))[“「]?"
)
_LEADS = re.compile(r"(?:则|仍|还|依然|依旧|就)*[是为](?:[^，。；“「]{0,8}的)?(?:[^，。；“「]{0,6})[“「]?")
_RANKED = re.compile(r"第[一二三四五六七八九十0-9]+名?|榜首|冠军|亚军")
_LIMITED = re.compile(
    r"(?:^|[，,；;：:、。“\n])(?:而|但|首[个家款]|所有)?(?P<measure>[\u4e00-\u9fff]{2,6}?)(?:低于|高于|超过|不足|大于|小于|少于|多于|不到)$"
)
_LIMITS = re.compile(
    r"(?:以[上下内])?的(?P<noun>(?![他她它]|时候|情况|时间)[\u4e00-\u9fffA-Za-z]{2,8}?)(?=在|中[，有]|占|有望|将|已|会|能|可|都|也|仅|只|约|达|为|的|平均|数量|市场|，|。|；)"
)
_HAS_TO = re.compile(r"(?:以[上下内])?的[\u4e00-\u9fff]{2,8}?(?:需要|需(?!求)|须|必须|应当|不得)")
_SORT = re.compile(
    r"(?:其中|而|但|同样|另一家)?(?:[^，。；：“「]{0,16}的)?[\u4e00-\u9fffA-Za-z]{0,8}(?:公司|企业|厂商|集团|机构|平台|应用|社区|工具|助手|模型|芯片|系统|软件|机器人|手机|品牌|服务)[“「]"
)
_PART = re.compile(
    r"(?:^|[，；])其中，?(?P<noun>[\u4e00-\u9fffA-Za-z]{2,8}?(?<![员人师生者户的]))(?:就|仅|只|约|则|也|已)*占(?:比|到|了|约|近)*(?:为)?$"
)
_NOMINAL = ("n", "vn", "b", "j", "q", "m")
_DEFINED = re.compile(
    r"(?:所谓的?)?(?P<noun>(?![这那它该其他她我你此本])[\u4e00-\u9fffA-Za-z-]{2,10}?)，?(?:是(?:一种|指|把|将|由|让|对|用来|用于|降低|通过)|指的是|即把|就是把)"
)
_EDITION = re.compile(r"(?<![0-9.])(?P<number>[0-9]{1,2}\.[0-9]{1,2})版本?(?P<of>的)?")
_COMPARED = re.compile(r"(?:比|较|相比于?|相对于?|高于|低于|超过|[和与同]) ?[A-Za-z]?$")
_NUMBERED = re.compile(r"(?P<stem>.*?[A-Za-z\u4e00-\u9fff])(?P<gap>[ -]?)(?P<number>[0-9]+(?:\.[0-9]+)?)")
_MARKS = re.compile(r"[，,。；;：:！？\n]")
_HE = re.compile(
    r"(?:^|[，；])[他她](?![们的])(?![^，。；]{0,6}(?:说|表示|称|透露|认为|指出|介绍|强调|补充|解释|估计|预计))"
)
_OF = frozenset("的以")
_IN_DEFINITIONS = frozenset(("quantity", "ratio", "benchmark_score"))
_REACH = 24


class Bound:
    """Finds what takes the values of one Chinese article by what stands beside them."""

    def __init__(self, article: ArticleText, topics: Topics) -> None:
        self.article = article
        self.plain = article.plain
        self.topics = topics

    def find(self, sentence: Sentence, start: int, end: int, kind: str) -> Name | Subject | None:
        """What takes a value at these offsets; None where nothing beside it does."""
        said = self.plain[sentence.body : start]
        return (
            self._behind(sentence, start, end, kind)
            or (self._changed(sentence, start) if "的" in said else None)
            or (self._headed(sentence, start) if "”" in said or "」" in said else None)
            or (self._shared(sentence, start) if kind == "ratio" and "其中" in said else None)
            or (self._edition(sentence, start) if "版" in said else None)
            or (self._limited(sentence, start, end) if self.plain[end : end + 1] in _OF else None)
            or (self._defined(sentence, start) if kind in _IN_DEFINITIONS else None)
        )

    def _behind(self, sentence: Sentence, start: int, end: int, kind: str) -> Name | None:
        """The name behind a value: of what is bought for it, of a thing of that size, of who has that rank."""
        ties = {"finance": _BOUGHT, "funding": _BOUGHT, "price": _BOUGHT, "parameter_count": _SIZED}
        ranked = _RANKED.fullmatch(self.plain, start, end)
        tie = _LEADS if ranked else ties.get(kind)
        near = self.article.names_in(end, min(sentence.end, end + _REACH)) if tie else ()
        named = (one for one in near if one.kind in THINGS or (one.kind == "company" and tie is not _SIZED))
        first = next(named, None)
        return first if first and tie and tie.fullmatch(self.plain, end, first.start) else None

    def _changed(self, sentence: Sentence, start: int) -> Name | None:
        """The thing right before whose measure goes from one value to another: 流萤的月费从9元降到6元."""
        near = self.article.names_in(max(sentence.start, start - _REACH), start)
        last = next((one for one in reversed(near) if one.kind in THINGS), None)
        return last if last and _CHANGED.fullmatch(self.plain, last.end, start) else None

    def _headed(self, sentence: Sentence, start: int) -> Name | None:
        """The name in quotes behind what it is, at the head of the clause of a value: 制造企业“锦州重机”把周期从6天缩短到…"""
        begun = [mark.end() for mark in _MARKS.finditer(self.plain, sentence.body, start)]
        begin = begun[-1] if begun else sentence.body
        near = [one for one in self.article.names_in(begin, start) if one.kind in TOLD_OF]
        if len(near) != 1 or self.plain[near[0].end : near[0].end + 1] not in ("”", "」"):
            return None
        open_or_of = self.plain[near[0].end + 1 : near[0].end + 2] == "的"
        return near[0] if not open_or_of and _SORT.fullmatch(self.plain, begin, near[0].start) else None

    def _shared(self, sentence: Sentence, start: int) -> Subject | None:
        """The part of something without a name whose share is told: 其中推理占58%."""
        found = _PART.search(self.plain[sentence.body : start])
        if found is None or self._is_named(sentence.body, start):
            return None
        begin = sentence.body + found.start("noun")
        return Subject(self.article.text[begin : sentence.body + found.end("noun")])

    def _edition(self, sentence: Sentence, start: int) -> Subject | None:
        """The other edition of the thing spoken of whose number alone is said: 比1.2版的10秒, 2.0版预计6月推出."""
        begun = [mark.end() for mark in _MARKS.finditer(self.plain, sentence.body, start)]
        thing = self.topics.thing or self.topics.main_thing
        known = _NUMBERED.fullmatch(thing.names[0]) if thing else None
        said = list(_EDITION.finditer(self.plain, begun[-1] if begun else sentence.body, start))
        if not said or known is None or known["number"] == said[-1]["number"]:
            return None
        found = said[-1]
        compared = _COMPARED.search(self.plain, sentence.body, found.start())
        if (found.end() < start) if found["of"] else compared:
            return None
        named = any(one.kind in THINGS for one in self.article.names_in(found.start(), start))
        text = known["stem"] + known["gap"] + found["number"]
        return None if named else Subject(text, (found["number"] + "版",))

    def _limited(self, sentence: Sentence, start: int, end: int) -> Name | Subject | None:
        """The noun that a value only sets apart by how large something of it is: 售价超过1万元的手机; where it has to do something, that for which the rule is made."""
        before = _LIMITED.search(self.plain[sentence.body : start])
        found = _LIMITS.match(self.plain, end, sentence.end) if before else None
        if before and _HAS_TO.match(self.plain, end, sentence.end):
            return self.topics.thing or self.topics.main_thing
        if before is None or found is None or self._is_named(*found.span("noun")):
            return None
        if not all(label.startswith(_NOMINAL) for _, label in self.article.tag(before["measure"])):
            return None
        text = self.article.text
        begin = sentence.body + before.start("measure")
        return Subject(text[slice(*found.span("noun"))], (text[begin : found.end("noun")],))

    def _defined(self, sentence: Sentence, start: int) -> Subject | None:
        """The term that a sentence explains, for numbers within what it says: 量化是把权重的精度降低的办法，例如把16位换成4位."""
        found = _DEFINED.match(self.plain, sentence.body, start)
        if found is None or self._is_named(sentence.body, start) or "；" in self.plain[found.end() : start]:
            return None
        noun = self.article.text[slice(*found.span("noun"))]
        return Subject(noun) if self.article.text.count(noun) > 1 else None

    def _is_named(self, begin: int, end: int) -> bool:
        """Whether a product or a company is named between two offsets."""
        return any(one.kind in TOLD_OF for one in self.article.names_in(begin, end))


def find_person(plain: str, sentence: Sentence, start: int, end: int, person: Name | None) -> Name | None:
    """The person for whom 他 or 她 heads a clause around a value, in a sentence without names: 2019年底，部门裁撤，他回到成都."""
    opens = not plain[sentence.body : start].strip() and plain[end : end + 1] in ("，", ",")
    told = _HE.search(plain[sentence.body : sentence.end if opens else start])
    return person if person and told else None
