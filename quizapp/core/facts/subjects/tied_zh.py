"""What the words of a Chinese clause tie to a value by themselves: 配备512GB内存的狐影, （狐影2是1599元）, 成立一家叫「青岚」的公司，三年要投资…"""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.papers_zh import Papers
from quizapp.core.facts.subjects.topics import NEVER_SUBJECTS, Topics

_HEDGE = r"(?:为|达到?|约|近|超过?|至少|[多高长]达|共|仅|只有?)"
_HAS = re.compile(
    r"(?:配备|搭载|内置|拥有|具有|具备|含有|包含|包括|涵盖|覆盖|针对|面向|集成|装有|带有|支持|容纳|[长重高多]达|售价|定价|标价|造价|总投资|耗资|历时|时长|[总全]长|[长重高宽]|直径|面积|容量|参数量?|年产)"
    rf"了?{_HEDGE}*$"
)
_SIZED = re.compile(rf"(?:[长重高]达|[总全]长|[长重高宽]|直径|造价|总投资|售价|定价){_HEDGE}*$")
_DESCRIBES = re.compile(r"[^，,。；;：:、！？\n的（）()]{0,16}的(?P<sort>[\u4e00-\u9fff]{0,8})[“「]?")
_CAME = re.compile(
    r"[^，,。；;：:\n的]{0,6}(?:发布|推出|上线|开源|亮相|上市|开售|发售|成立|创立|创办|建成|投产|出生|离任|离职|去世|加入|加盟|退休|上任|卸任|辞职|入职|获批|发射|问世)的(?P<sort>[\u4e00-\u9fff]{0,8})[“「]?"
)
_ABOUT_IT = re.compile(r"[”」]?(?:的|财报|年报|季报|月报|报告|业绩|论文|公告|数据)")
_QUOTED = re.compile(
    r"[^，,。；;：:、！？\n的（）()]{0,8}的?[“「《](?P<name>[^“”「」《》\n]{2,24})[”」》](?P<noun>[\u4e00-\u9fff]{0,4}(?=[，,。；、\n]|$))?"
)
_OPENED = re.compile(r"[（(] ?(?=[^（()）]*$)")
_EQUALS = re.compile(r" ?的?[\u4e00-\u9fff]{0,4}?(?:是|为|则|只有|仅有?|售价|得分|：|:)+ ?(?:约|近)? ?")
_BEGUN = re.compile(
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
_IT_IS = re.compile(
    r"[这它](?:就|也|正|还|便)?是(?:我们|全球|国内|目前|业界|该|首|第)?一?[款台颗][^，,。；]{2,40}[，,]"
)
_REACH, _FAR = 60, 90


class TiedChinese:
    """Finds what clauses of one Chinese article tie to values; ``names`` are those that can be subjects, ``parts`` the offsets at which its parts begin."""

    def __init__(
        self, article: ArticleText, names: Sequence[Name], topics: Topics, parts: Collection[int]
    ) -> None:
        self.article = article
        self.papers = Papers(article, names, parts)
        self.topics = topics
        self.plain = article.plain
        self._starts = [name.start for name in names]
        self._names = names

    def find(self, sentence: Sentence, start: int, end: int, kind: str) -> Name | Subject | None:
        """What is tied to a value at these offsets; None where the words tie nothing to it."""
        return (
            self._described(sentence, start, end, kind)
            or self._bracketed(sentence, start)
            or self._begun(sentence, start)
            or self._exampled(sentence, start)
            or self._shown(sentence, start)
            or (self._holding(sentence, start) if kind == "quantity" else None)
            or self.papers.find(sentence, start, end, kind)
        )

    def _described(self, sentence: Sentence, start: int, end: int, kind: str) -> Name | Subject | None:
        """What a clause with a value and 的 behind it describes by name, or by a title in quotes: 已于7月离任的裴青, 长达340页的“报告”."""
        dated = kind == "date"
        if not dated and not _HAS.search(self.plain, max(sentence.body, start - 12), start):
            return None
        for name in self.article.names_in(end, min(sentence.end, end + _REACH)):
            found = (_CAME if dated else _DESCRIBES).fullmatch(self.plain, end, name.start)
            if found and self._is_sort(found["sort"]):
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
