"""What a Chinese clause ends with that the next one may speak of: what it names with 是, what is made or shown in it."""

import re
from collections.abc import Sequence

from quizapp.core.articles import word_table as table
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.articles.word_cuts import NEW
from quizapp.core.articles.words import Word
from quizapp.core.facts.grammar import bonds
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.grammar.phrases_zh import Phrase
from quizapp.core.facts.subjects.reading_zh import Attention
from quizapp.core.facts.subjects.referents_zh import Referent, Referents
from quizapp.core.facts.subjects.topics import THINGS

_NEXT = frozenset(
    ("其次", "再次", "最后", "接着", "随后", "然后", "第二", "第三", "第二名", "第三名", "而", "则", "，")
)
_TURNS = re.compile(
    r"(?:[^，。；：]{0,6}(?:第[一二三四五六七八九]|[头首]一)(?:[招步种类项味剂]药?|个?(?:办法|方法|技术))(?:[^，。；：]{0,4})??|(?:先|再|接着|下面)?[说讲看]?[^，。；：]{0,4}最[^，。；：]{1,6}的(?:办法|方法|做法|技术|思路|手段|路子))"
    r"(?:，|：|是|叫做?|就是|则是|便是)(?:一种叫|叫)?[“「]?(?P<noun>[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9 -]{1,9}?)[”」]?(?=[，。；：（(])"
    r"|(?:最后|其次|接着|然后|接下来)(?:再?[说讲看])?是?(?P<next>[\u4e00-\u9fffA-Za-z]{2,8})(?=。(?:这个词|所谓|说白了|简单说|大家|意思|它))"
    r"|(?:先|再|下面|接着|最后)[来]?[说讲聊](?P<said>[\u4e00-\u9fffA-Za-z]{2,8})(?=[（(][A-Za-z])"
    r"|(?:如果|例如|比如|若|就|我们|不妨)*以(?P<example>[\u4e00-\u9fffA-Za-z][^，,。；、0-9]{2,18}?(?<!年)(?<![月日天周])(?<!季度))为例(?=[，,])"
    r"|[^。；]{2,16}，(?:就是|便是|这就是)(?P<made>[A-Za-z\u4e00-\u9fff-]{2,10})(?=：)"
)
_NO_THING = re.compile(r"^[让把用给对在不先再另这那]|[的了是有和]|问题|原因|什么|怎么")
_IS = frozenset(("是", "叫", "叫做", "叫作", "称为"))
_NTH = re.compile(r"第?[一二三四五六]种?[招步种类]|[头第]一步|其[一二三]")
_FIRST = re.compile(r"最|首位|榜首|第一")
_COUNTED_ONE = re.compile(r"一[个款种台块颗枚架套辆艘]")
_OF_PHRASES = frozenset(("noun", "adjective", "number", "counter", "of", "name"))
_PEOPLE = re.compile(r"[人员者家师生户]$|用户|公司|企业|团队")
_BUILDS = frozenset(("建", "新建", "修建", "兴建"))


def find_turned(plain: str, sentence: Sentence) -> tuple[int, int] | None:
    """Where the thing stands to which a lecture or an explainer turns with a sentence: 第二招叫缓存, 最省水的办法是滴灌; None where it turns to none."""
    found = _TURNS.match(plain, sentence.body, sentence.end)
    group = next(
        (name for name in ("noun", "next", "said", "example", "made") if found and found[name]), None
    )
    return found.span(group) if found and group and not _NO_THING.search(found[group]) else None


class Endings:
    """Finds what stands at the ends of clauses, and keeps the last thing that was shown."""

    def __init__(self, referents: Referents, now: Attention) -> None:
        self.referents = referents
        self.now = now

    def shown(self, sentence: Sentence, topic: Referent) -> Name | None:
        """The thing that a company shows in a sentence."""
        event = bonds.EVENT.search(self.referents.article.plain, sentence.start, sentence.end)
        if event is None or (isinstance(topic, Name) and topic.kind in THINGS):
            return None
        behind = self.referents.inside(event.start() + 1, sentence.end)
        return next((name for name in behind if name.kind in THINGS), None)

    def is_passed(self, phrase: Phrase, stop: int) -> bool:
        """Whether a phrase at the head of a clause is not told of: who only invests, one verb that a dictionary takes for a noun too (转型做解决方案)."""
        if bonds.INVESTS.match(self.referents.article.plain, phrase.words[-1].end):
            return True
        verbal = len(phrase.words) == 1 and phrase.words[0].tag in ("v", "vn")
        return verbal and phrase.next < stop and self.referents.clauses.words[phrase.next].tag == "v"

    def is_compared(self, name: Name) -> bool:
        """Whether a name is only that of something that another is compared with."""
        return (
            bonds.COMPARED.search(self.referents.article.plain, max(0, name.start - 8), name.start)
            is not None
        )

    def turned(self, sentence: Sentence) -> Referent | None:
        """The thing to which a lecture or an explainer turns with a sentence: its name, or the words themselves."""
        article = self.referents.article
        span = find_turned(article.plain, sentence)
        if span is None:
            return None
        name = next((one for one in self.referents.inside(*span) if one.kind != "place"), None)
        return name or Subject(article.text[slice(*span)])

    def identified(self, words: list[Word]) -> Referent | None:
        """What a clause names at its end: 市占率第一的是五岭汽车, 其次是游泳."""
        copula = max((at for at, word in enumerate(words) if word.text in _IS), default=0)
        before, rest = words[:copula], words[copula + 1 :]
        ordinal = bool(before) and _NTH.match(before[0].text) is not None
        follows = ordinal or (bool(before) and all(word.text in _NEXT for word in before))
        if not rest or not (follows or any(word.sort == "of" for word in before)):
            return None
        name = rest[-1].name
        if name and name.kind in (*THINGS, "company"):
            return name
        first = follows or any(_FIRST.match(word.text) for word in before)
        nouns = all(word.sort == "noun" for word in rest) and (first or any(map(_is_new, rest)))
        if first and len(rest) == 1 and rest[0].sort == "verb" and len(rest[0].text) > 1:
            return self.referents.noun(rest)
        return self.referents.noun(rest) if nouns and rest[-1].text not in table.ABSTRACT else None

    def made(self, begin: int, stop: int) -> Referent | None:
        """The new thing with which a clause ends that tells of its making: 建设一座低温工厂, 推出“虾稻贷”, 研发了松针平台."""
        words = self.referents.clauses.words
        made = next((at for at in range(stop - 1, begin - 1, -1) if words[at].text in table.MAKES), None)
        if made is None:
            return self._object(begin, stop)
        if words[stop - 1].text in "”」》" and words[stop - 2].proper:
            self.now.thing = new = self.referents.noun(words[stop - 2 : stop - 1])
            return new
        named = (word for word in words[made + 1 : stop] if word.name and word.name.kind in THINGS)
        shown = next(named, None) if words[stop - 1].sort == "noun" else None
        if shown:
            return shown.name
        counted = "一" in self.referents.article.plain[words[made].start : words[stop - 1].end]
        rest = [word for word in words[made + 1 : stop] if word.sort in ("noun", "adjective")]
        ends = bool(rest) and rest[-1] is words[stop - 1] and words[stop - 1].text not in table.ABSTRACT
        return self.referents.noun(rest) if ends and (counted or words[made].text in _BUILDS) else None

    def _object(self, begin: int, stop: int) -> Referent | None:
        """The thing with which something is done that a clause names first, by its count or kind: 剪过一个13B的模型, 把1200株稻苗移到盐田."""
        words = self.referents.clauses.words
        moved = self._moved(begin, stop)
        if moved:
            return moved
        first = next((at for at in range(stop - 2, begin, -1) if _COUNTED_ONE.match(words[at].text)), None)
        if first is None or words[stop - 1].sort != "noun" or words[stop - 1].text in table.ABSTRACT:
            return None
        acts = words[first - 1].sort == "verb" or words[first - 1].text in "过了用"
        rest = words[first + 1 : stop]
        sized = [word for word in rest if word.sort in _OF_PHRASES]
        if not acts or len(sized) < len(rest) or _PEOPLE.search(rest[-1].text):
            return None
        return self.referents.noun([word for word in rest if word.sort != "counter"])

    def _moved(self, begin: int, stop: int) -> Referent | None:
        """The counted thing with which something is done behind 把: 把1200株处理过的水稻移到盐田."""
        words = self.referents.clauses.words
        at = next((at for at in range(begin, stop - 3) if words[at].text in ("把", "将")), None)
        if at is None or words[at + 1].sort != "number":
            return None
        phrase = self.referents.clauses.phrase(_behind_count(words, at + 1, stop), stop)
        return self.referents.noun(phrase.words) if phrase and phrase.words[-1].sort == "noun" else None


def _behind_count(words: Sequence[Word], at: int, stop: int) -> int:
    """The place behind a number and its counter."""
    while at < stop - 1 and words[at].sort in ("number", "counter"):
        at += 1
    return at


def _is_new(word: Word) -> bool:
    """Whether a word is a name, or one that no dictionary holds."""
    return word.proper or word.tag.endswith(NEW)
