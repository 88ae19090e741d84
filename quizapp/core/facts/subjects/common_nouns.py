"""What a Chinese clause speaks of where the article has hardly a proper name: 成年猫的体重, 它每天要睡, 73%的受访者."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.companies import is_generic
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.nouns import Subject

_MEASURES = (
    "平均|总|最大|最高|最低|体重|重量|质量|身高|身长|体长|长度|宽度|高度|厚度|直径|面积|体积|寿命|频率|音量|速度|时速|温度|体温|心率|浓度|密度|深度|年龄|数量|含量|比例|占比|"
    "发病率|患病率|死亡率|存活率|治愈率|准确率|风险|价格|售价|成本|费用|规模|产量|销量|收益率|利率|金额|手续费|门槛|利息|额度|净值|涨幅|跌幅|人数|余额|面值|期限|容量|功率|湿度|票价|租金|造价|周期|潜伏期|孕期|剂量|颜色|结构|主要|全长|翼展|食量"
)
_VERBS = (
    "原来|原本|去年|今年|明年|至今|一共|总共|目前|现在|打算|计划|认为|全年|[刻挖开拨建印测装卖买花投办做造种养修铺画写借赚亏丢捐演打探出有放摆住][了着过]|一般|通常|大约|约|仅|只|最|可|能|会|要|需|无需|须|不|没有|已|将|曾|就|都|也|还|则|每|是|为|有|达|在|于|由|用|靠|占|含|包含|拥有|出生|出现|生活|分布|栖息|重|长|高|宽|厚|"
    "上涨|上升|增长|下降|下跌|降|升|减少|增加|超过|比|从|把|被|让|使|产|活|吃|睡|飞|跑|游|潜|发出|消耗|产生|属于|来自|始于|发行|到期|平均|共|分"
)
_CLAUSE = re.compile(r"[，,；;：:。]")
_LEAD = re.compile(
    r"(?:(?:至今|目前|现在|[一二两三四五六七八九十几0-9]+(?:年|个月|天|周)(?:里|内|来|间|前|后)|其中|目前|如今|同时|此外|另外|而|但是?|不过|因此|所以|据估计|一般|通常|例如|比如|截至?|到|当|此时|随后|这时|平时|去年|今年|前年|季末|年末|月末|至少|[0-9]+世纪[初末中]?|[0-9]+年[0-9月日底初末]*|"
    r"(?:一|这|那|该)(?:只|头|条|种|颗|株|群|个|项)|在[^，]{1,14}?[中上下里时后内])的?)+"
)
_ASIDE = re.compile(r"(?:与|和|同|跟|除|为了|由于|因为|根据|据|按|比起|对|通过|经过|作为|如果|虽然|尽管)")
_HEAD = re.compile(
    rf"(?!(?:{_MEASURES}|{_VERBS}|年化|起购|它|其|他|她|这|那))(?P<noun>[\u4e00-\u9fff]{{1,10}}?)"
    rf"(?=的?(?:[一二三五七十0-9]+[天年日月]期?|年化|平均|最[大高低])*(?:{_MEASURES})|(?<!的)(?:{_VERBS}|一[天年次生]))"
)
_NO_HEAD = re.compile(
    r"(?:建筑|占地|使用|实际|相对|绝对|平均|人均|年均|年均复合|身边)|.*(?:率|时|里|后|前|中|间|的|只|时候)"
)
_SHARE = re.compile(
    r"的(?P<noun>[\u4e00-\u9fff]{2,8}?)(?=说|表示|认为|觉得|有|能|会|可|是|在|患|来自|没有|选择|愿意|已|出现|使用|接受|[，。；])"
)
_HELD_WITH = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?:参加|参与|参加者)的(?P<noun>[\u4e00-\u9fff]{2,5}?)(?=[中里显发，。])"
)
_SHOWS = re.compile(r"(?:研究|数据|调查|报告|结果|统计|资料|专家|学者|科学家|研究人员)[^，]{0,4}$")
_OPENS = re.compile(r"(?:其中|另有|还有|有|约|近|超过|超|仅|只有|大约|但|而|,| )*")
_SMALL = frozenset(("link", "preposition", "mark"))
_SCARCE, _AGAIN = 50, 3


class CommonNouns:
    """Finds what the sentences of one Chinese article speak of, where names are few and none comes again and again."""

    def __init__(self, article: ArticleText, names: Sequence[Name]) -> None:
        self.article = article
        counts = Counter(name.names[0] for name in names)
        scarce = len(names) * _SCARCE < len(article.plain) and max(counts.values(), default=0) < _AGAIN
        self.needed = article.chinese and scarce
        self.spoken: Subject | None = None

    def find(self, sentence: Sentence, start: int, end: int) -> Subject | None:
        """What a value at these offsets is about: what it is a share of, the noun of its clause, of one before, of the sentence before."""
        if not self.needed:
            return None
        plain = self.article.plain
        opens = _OPENS.fullmatch(plain, self._clauses(sentence.body, start)[-1][0], start)
        share = _SHARE.match(plain, end, sentence.end) if opens and plain[end - 1] in "%成" else None
        behind = _HELD_WITH.match(plain, end, sentence.end) or share
        if behind:
            return self._subject(*behind.span("noun"))
        return self._before(sentence, start) or self.spoken

    def beside(self, sentence: Sentence, start: int) -> Subject | None:
        """The noun that heads the very clause of an offset, where no name stands in it: 锡占11%."""
        begin, until = self._clauses(sentence.body, start)[-1]
        if self.article.names_in(begin, until) or begin == sentence.body:
            return None
        found = _HEAD.match(self.article.plain, begin, until)
        generic = found and (_NO_HEAD.fullmatch(found["noun"]) or is_generic(found["noun"]))
        usable = found and not generic and self._is_whole(found)
        return self._subject(*found.span("noun")) if found and usable else None

    def _before(self, sentence: Sentence, start: int) -> Subject | None:
        """The noun that heads the nearest clause before an offset that has one; None where a pronoun does first."""
        for begin, until in reversed(self._clauses(sentence.body, start)):
            found, pointed = self._heading(begin, until)
            if found or pointed:
                return found
        return None

    def _heading(self, begin: int, until: int) -> tuple[Subject | None, bool]:
        """The noun that heads a clause, and whether a pronoun does."""
        plain = self.article.plain
        if _ASIDE.match(plain, begin, until):
            return None, False
        lead = _LEAD.match(plain, begin, until)
        found = _HEAD.match(plain, lead.end() if lead else begin, until)
        if found and _NO_HEAD.fullmatch(found["noun"]):
            return None, False
        if found and any(name.kind == "person" for name in self.article.names_in(*found.span("noun"))):
            return None, False
        if found and self._is_whole(found):
            return self._subject(*found.span("noun")), False
        return None, plain[begin : begin + 1] in "它其"

    @cached_property
    def _starts(self) -> list[int]:
        """Where the words of the article begin."""
        return [word.start for word in self.article.words]

    def _is_whole(self, found: re.Match[str]) -> bool:
        """Whether what heads a clause is made of whole words, of which the first is no small one, and does not only show something: not 且智 of 且智能体."""
        words, (start, end) = self.article.words, found.span("noun")
        at = bisect_left(self._starts, start)
        begins = at < len(words) and words[at].start == start and words[at].sort not in _SMALL
        last = bisect_left(self._starts, end) - 1
        done = begins and words[at].tag == "v" and self.article.plain.count(found["noun"]) < _AGAIN - 1
        done = done or (begins and at == last and words[at].sort == "adjective")
        return begins and not done and words[last].end == end and not _SHOWS.search(found["noun"])

    def _clauses(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans between the marks from one offset to another."""
        marks = [found.span() for found in _CLAUSE.finditer(self.article.plain, start, end)]
        begins = [start, *(after for _, after in marks)]
        return list(zip(begins, [*(before for before, _ in marks), end], strict=True))

    def _subject(self, start: int, end: int) -> Subject:
        """A phrase as a subject; what follows its last 的 is another name of it."""
        text = self.article.text[start:end]
        head = text.rsplit("的", 1)[-1]
        return Subject(text, (head,) if head != text and len(head) > 1 else ())

    def close(self, sentence: Sentence, *, named: bool) -> None:
        """Remembers what a sentence spoke of; where it was something ``named``, no noun stands for it."""
        if self.needed:
            self.spoken = None if named else self._opening(sentence) or self.spoken

    def _opening(self, sentence: Sentence) -> Subject | None:
        """The noun of the first clause of a sentence that has one."""
        found = (self._heading(*clause)[0] for clause in self._clauses(sentence.body, sentence.end))
        return next((one for one in found if one), None)
