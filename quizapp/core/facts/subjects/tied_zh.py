"""What the words of a Chinese clause tie to a value by themselves: 配备512GB内存的狐影, （狐影2是1599元）, 成立一家叫「青岚」的公司，三年要投资…"""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar import bonds
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.bound_zh import Bound, find_person
from quizapp.core.facts.subjects.papers_zh import Papers
from quizapp.core.facts.subjects.topics import NEVER_SUBJECTS, THINGS, TOLD_OF, Topics
from quizapp.core.patterns import Sought

_HEDGE = r"(?:为|达到?|约|近|超过?|至少|[多高长]达|共|仅|只有?)"
_HAS = Sought(
    r"(?:配备|搭载|内置|拥有|具有|具备|含有|包含|包括|涵盖|覆盖|针对|面向|集成|装有|带有|支持|容纳|[长重高多]达|售价|定价|标价|造价|总投资|耗资|历时|时长|[总全]长|[长重高宽]|直径|面积|容量|参数量?|年产)"
    rf"了?{_HEDGE}*$"
)
_SIZED = Sought(rf"(?:[长重高]达|[总全]长|[长重高宽]|直径|造价|总投资|售价|定价){_HEDGE}*$")
_DESCRIBES = re.compile(r"[^，,。；;：:、！？\n的（）()]{0,16}的(?P<sort>[\u4e00-\u9fff]{0,10})[“「]?")
_AGE = re.compile(r"岁?岁的")
_CAME = re.compile(
    r"[^，,。；;：:\n的]{0,6}(?:发布|推出|上线|开源|亮相|上市|开售|发售|成立|创立|创办|建成|投产|出生|离任|离职|去世|加入|加盟|退休|上任|卸任|辞职|入职|获批|发射|问世)的(?P<sort>[\u4e00-\u9fff]{0,8})[“「]?"
)
_ABOUT_IT = re.compile(r"[”」]?(?:的|财报|年报|季报|月报|报告|业绩|论文|公告|数据)")
_QUOTED = re.compile(
    r"[^，,。；;：:、！？\n的（）()]{0,8}的?[“「《](?P<name>[^“”「」《》\n]{2,24})[”」》](?P<noun>[\u4e00-\u9fff]{0,4}(?=[，,。；、\n]|$))?"
)
_OPENED = re.compile(r"[（(] ?(?=[^（()）]*$)")
_EQUALS = re.compile(r" ?的?[\u4e00-\u9fff]{0,4}?(?:是|为|则|只有|仅有?|售价|得分|：|:)+ ?(?:约|近)? ?")
_BEGUN = Sought(
    r"(?:成立|创办|创立|组建|设立|创建)了?(?:一[家个所支间])?[^，。；“「]{0,12}(?:叫做?|名为|名叫|取名)[“「](?P<name>[^”」\n]{2,16})[”」](?: ?[（(](?P<other>[^）)\n]{2,30})[）)])?[^，,。；]{0,14}[，,] ?"
    r"(?:未来|今后|计划|预计|将|要|已|目前|首期|总投资|注册资本|拥有)[^，,。；]{0,20}$"
)
_NOMINAL = ("n", "a", "b", "vn", "j", "l", "s")
_EXAMPLE = re.compile(
    r"(?:如果|例如|比如|若|就|我们|不妨)*以(?P<noun>[\u4e00-\u9fffA-Za-z][^，,。；、0-9]{2,18}?(?<!年)(?<![月日天周])(?<!季度))为例[，,] ?"
    r"(?:我们)?(?:可以?|能够?|不难)?(?:发现|看到|看出|其|它)[^，,。；]{0,16}$"
)
_HOLDS = re.compile(
    r"[”」]?(?: ?[（(][^（()）]{1,20}[）)])? ?(?:数据集|测试集|评测集|评估集|题库|语料库|基准(?:测试)?|榜单)?(?:里|中|内)?(?:总|一)?共?(?:包含|包括|收录|收集|涵盖|覆盖|含有?|由|设|有)了?(?:约|近|超过)? ?"
)
_RELEASES = re.compile(
    r" ?(?:在[^，。；]{1,10}?)?(?:正式|首次|又|还|也|再次|率先|宣布)*(?:发布|推出|开源|上线)了?(?:[^，,。；：、“「]{0,10}?[款代的])?[“「]? ?"
)
_SORT = r"(?:功能|技术|服务|模式|平台|系统|机制|方案|算法|工具|引擎|框架|架构)"
_LAUNCHED = Sought(
    rf"(?:推出|发布|引入|上线|带来|研发出?|开发出?|提出)了(?:全新的?|一[款种项个套]|首[款个])?(?P<noun>(?P<name>[\u4e00-\u9fff]{{2,12}}?){_SORT})[，,]"
    r"(?:它|其)?(?:通过|可以?|能够?|支持|采用|使用|只需|仅需|最[高多快低]|每)[^，,。；]{0,30}$"
)
_PRESENTED = Sought(
    rf"(?:提出|研发|推出|开发|发布|设计|自研)的(?:一[种款个套])?(?:[崭全]?新的?|首[款个])?(?P<noun>(?P<name>[A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff-]{{1,11}}?)(?: ?[（(][^（()）]{{1,24}}[）)])? ?{_SORT})[，,]?(?:把|将|使|让|可以?|能够?)[^。；]{{0,30}}$"
)
_ANY_SORT = re.compile(rf"(?:{_SORT}|模型|产品|业务)+")
_HE_BEHIND = re.compile(r"[^，,。；：]{0,14}[，,] ?[他她](?!们)(?P<rest>[^，,。；]{0,24})")
_MODIFIES = re.compile(r"[\u4e00-\u9fff]{2,8}(?=[“「])")
_OF_FIRMS = frozenset(("finance", "funding", "date", "person_role"))
_IT_IS = re.compile(
    r"[这它](?:就|也|正|还|便)?是(?:我们|全球|国内|目前|业界|该|首|第)?一?[款台颗][^，,。；]{2,40}[，,]"
)
_COMPARES = re.compile(
    r"[^，,。；;：:]{0,8}[，,](?:约|大约|几乎|差不多|相当于)?(?:[是为]|相当于|等于|较|比|同比|环比|涨幅|降幅|增幅|增长|下降)[^，,。；;：:]{0,12}$"
)
_OF_LIVES = frozenset(("date", "quantity", "finance", "price"))
_REACH, _FAR, _PAIR = 60, 90, 2


def without_modifiers(article: ArticleText, names: Sequence[Name]) -> list[Name]:
    """The names without those that only say what sort of thing is named in quotes behind them: HIV-1 of HIV-1抑制剂“青素”."""
    return [name for name in names if not _modifies(article, name)]


def _modifies(article: ArticleText, name: Name) -> bool:
    """Whether nothing but nouns stands between a name in Latin letters and something named in quotes."""
    found = _MODIFIES.match(article.plain, name.end) if article.chinese and name.text.isascii() else None
    if found is None or not any(
        one.start == found.end() + 1 for one in article.names_in(found.end(), found.end() + 2)
    ):
        return False
    return all(label.startswith(_NOMINAL) for _, label in article.tag(found[0]))


class TiedChinese:
    """Finds what clauses of one Chinese article tie to values; ``names`` are those that can be subjects, ``parts`` the offsets at which its parts begin."""

    def __init__(
        self, article: ArticleText, names: Sequence[Name], topics: Topics, parts: Collection[int]
    ) -> None:
        self.article = article
        self._last: tuple[int, int, Subject | None] = -1, 0, None
        self._bound = Bound(article, topics)
        self.papers = Papers(article, names, parts)
        self.topics = topics
        self.plain = article.plain
        self._starts = [name.start for name in names]
        self._names = names
        self._tests = any(name.kind in NEVER_SUBJECTS for name in article.names)
        rules = (
            (self._bracketed, "（" in self.plain or "(" in self.plain),
            (self._begun, _BEGUN.may_match(self.plain)),
            (self._exampled, "为例" in self.plain),
            (self._shown, "是" in self.plain),
        )
        self._rules = [rule for rule, may_tell in rules if may_tell]
        self._shows_new = _LAUNCHED.may_match(self.plain) or _PRESENTED.may_match(self.plain)

    def find(self, sentence: Sentence, start: int, end: int, kind: str) -> Name | Subject | None:
        """What is tied to a value at these offsets; None where the words tie nothing to it."""
        found = self._multiplied(sentence, start, kind) or self._described(sentence, start, end, kind)
        for rule in self._rules if found is None else ():
            found = found or rule(sentence, start)
        if found is None and kind == "date":
            found = self._dated(sentence, end)
        if found is None and self._shows_new and kind not in _OF_FIRMS:
            found = self._new(sentence, start)
        if found is None and self._tests and kind == "quantity":
            found = self._holding(sentence, start)
        return (
            found
            or self._bound.find(sentence, start, end, kind)
            or self._his(sentence, start, end, kind)
            or self.papers.find(sentence, start, end, kind)
        )

    def remember(self, sentence: Sentence, end: int, found: Subject) -> None:
        """Keeps what a value that ends at an offset was found to be about, for those behind it in its sentence."""
        self._last = sentence.start, end, found

    def _multiplied(self, sentence: Sentence, start: int, kind: str) -> Subject | None:
        """What the value before was about, of which this one only says how it compares: 达到2400元，是此前的2.7倍."""
        begun, end, found = self._last
        if kind != "ratio" or begun != sentence.start or found is None or end > start:
            return None
        compared = _COMPARES.fullmatch(self.plain, end, start)
        return None if compared is None or self.article.names_in(end, start) else found

    def _his(self, sentence: Sentence, start: int, end: int, kind: str) -> Name | None:
        """The person of whom a sentence tells that names nobody and nothing else."""
        near = self.article.names_in(sentence.start, sentence.end)
        if kind not in _OF_LIVES or any(one.kind in TOLD_OF or one.kind == "person" for one in near):
            return None
        return find_person(self.plain, sentence, start, end, self.topics.person)

    def _described(self, sentence: Sentence, start: int, end: int, kind: str) -> Name | Subject | None:
        """What a clause with a value and 的 behind it describes by name, or by a title in quotes: 已于7月离任的裴青, 长达340页的“报告”."""
        dated = kind == "date"
        aged = _AGE.match(self.plain, end - 1) is not None
        if not (dated or aged) and not _HAS.search(self.plain, max(sentence.body, start - 12), start):
            return None
        for name in self.article.names_in(end, min(sentence.end, end + _REACH)):
            found = (_CAME if dated else _DESCRIBES).fullmatch(self.plain, end, name.start)
            if found and (name.kind == "person" or not aged) and self._is_sort(found["sort"]):
                return None if name.kind == "term" or _ABOUT_IT.match(self.plain, name.end) else name
        if dated or not _SIZED.search(self.plain, max(sentence.body, start - 8), start):
            return None
        return self._titled(_QUOTED.match(self.plain, end, sentence.end))

    def _titled(self, found: re.Match[str] | None) -> Subject | None:
        """What stands in quotes as a subject, with the noun behind it."""
        if found is None:
            return None
        text = self.article.text
        name = text[slice(*found.span("name"))]
        noun = text[slice(*found.span("noun"))] if found["noun"] else ""
        return Subject(name + noun, (name,) if noun else ())

    def _is_sort(self, words: str) -> bool:
        """Whether the words between 的 and a name only say what it is."""
        return not words or all(label.startswith(_NOMINAL) for _, label in self.article.tag(words))

    def _bracketed(self, sentence: Sentence, start: int) -> Name | None:
        """The name at the head of a bracket that says how much it is: （狐影2是1599元）."""
        opened = _OPENED.search(self.plain, max(sentence.start, start - _REACH), start)
        at = bisect_left(self._starts, opened.end()) if opened else len(self._starts)
        if opened is None or at >= len(self._starts) or self._starts[at] != opened.end():
            return None
        name = self._names[at]
        return name if _EQUALS.fullmatch(self.plain, name.end, start) else None

    def _begun(self, sentence: Sentence, start: int) -> Subject | None:
        """What the clause before founds under a name, of which this one goes on to tell without another."""
        found = _BEGUN.search(self.plain, max(sentence.body, start - _FAR), start)
        if found is None:
            return None
        last = max(found.end("name"), found.end("other"))
        if self._is_named(last, start):
            return None
        text = self.article.text
        other = (text[slice(*found.span("other"))],) if found["other"] else ()
        return Subject(text[slice(*found.span("name"))], other)

    def _exampled(self, sentence: Sentence, start: int) -> Subject | None:
        """What a sentence takes as its example, in the clause behind: 以出口数量为例，可以发现第一次下降是在…"""
        found = _EXAMPLE.fullmatch(self.plain, sentence.body, start)
        if found is None or self._is_named(*found.span("noun")) or self._is_named(found.end("noun"), start):
            return None
        return Subject(self.article.text[slice(*found.span("noun"))])

    def _shown(self, sentence: Sentence, start: int) -> Name | None:
        """The thing of which a sentence says first what it is, and then without another name how much it has: 这是一款…的模型，上下文…"""
        found = _IT_IS.match(self.plain, sentence.body, start)
        return self.topics.thing if found and not self._is_named(found.end(), start) else None

    def _dated(self, sentence: Sentence, end: int) -> Name | None:
        """What the words right behind a date tell of: the thing that came out then, or 他 who is told of."""
        found = _HE_BEHIND.match(self.plain, end, sentence.end)
        told = found is not None and not bonds.EVENT.search(found["rest"])
        return (self.topics.person if told else None) or self._released(sentence, end)

    def _released(self, sentence: Sentence, end: int) -> Name | None:
        """The thing that a company is said to bring out right behind a date: 2020年青岚发布狐影3."""
        names = self.article.names_in(end, min(sentence.end, end + _REACH))[:2]
        if len(names) < _PAIR or names[0].kind != "company" or names[1].kind not in THINGS:
            return None
        firm, thing = names
        next_to = not self.plain[end : firm.start].strip(" ，,")
        return thing if next_to and _RELEASES.fullmatch(self.plain, firm.end, thing.start) else None

    def _new(self, sentence: Sentence, start: int) -> Subject | None:
        """The function or technique without a name of its own that a company brings out, of which the clause goes on to tell."""
        begin = max(sentence.body, start - _FAR)
        found = _LAUNCHED.search(self.plain, begin, start) or _PRESENTED.search(self.plain, begin, start)
        if found is None or self._is_named(found.end("noun"), start) or _ANY_SORT.fullmatch(found["name"]):
            return None
        text = self.article.text
        noun = text[slice(*found.span("noun"))]
        name = text[slice(*found.span("name"))]
        return Subject(name, (noun,)) if "（" in noun or "(" in noun else Subject(noun, (name,))

    def _holding(self, sentence: Sentence, start: int) -> Name | None:
        """The test or set of data that heads a clause and holds as many: MATH-500数据集包含500道题."""
        near = self.article.names_in(max(sentence.body, start - _REACH), start)
        name = near[-1] if near else None
        held = name and name.kind in NEVER_SUBJECTS and _HOLDS.fullmatch(self.plain, name.end, start)
        return name if held else None

    def _is_named(self, begin: int, end: int) -> bool:
        """Whether a name that can be a subject, of something else than a place, begins between two offsets."""
        names = self._names[bisect_left(self._starts, begin) : bisect_left(self._starts, end)]
        return any(name.kind != "place" for name in names)
