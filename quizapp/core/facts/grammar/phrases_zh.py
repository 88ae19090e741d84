"""The clauses of a Chinese article, and the noun phrases with which they open, as far as the value that they carry."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizapp.core.articles import word_table as table
from quizapp.core.articles.words import Word

_HEADS = frozenset({"name", "noun", "measure", "pronoun"})
_NOMINAL = _HEADS | {"adjective", "of"}
_SKIPPED = frozenset({"adverb", "link", "time", "number", "counter", "mark", "place"})
_COUNTED = frozenset({"noun", "adjective"})
_CLAUSE_ENDS = frozenset("，,；;：:。！？!?\n")
_QUOTES, _SIZES = frozenset("“”「」《》『』"), frozenset("长重宽高厚深")
_COMPARES = frozenset({"超过", "超", "接近", "不到"})
_LIKE = frozenset(("就像", "像是", "好像", "如同", "仿佛", "犹如", "宛如", "好比", "好似"))
_REACHES = frozenset({"在", "自", "到", "截至", "于", "自从", "当", "从", "截止", "直到"})
_ANNOUNCES, _FORECASTS = frozenset({"宣布", "公布", "披露"}), frozenset({"预计", "估计", "预测", "测算"})
_EVERY_TIME = frozenset(("每年", "每月", "每天", "每日", "每周"))
_PER = frozenset(("日均", "月均", "年均", "周均", "人均", "户均", "平均"))
_INSIDE = frozenset("里内中")
_SOME = frozenset(("很多", "许多", "不少", "一些", "有些", "某些", "多数", "大多数", "少数", "众多"))
_NEW = frozenset(("一家", "一位", "一名", "有家", "有个", "有位", "某", *_SOME))
_DAYS = (*"年月日号时点分初底末起", "季度")
_SPEAKER = re.compile(
    r"(?:者|员|家|师|长|部门|公司|机构|局|协会|集团|官方|院|所|报告|数据|监测|研究|统计|调查|咨询|证券|团队|大学|组织|委|厅|署|他|她|他们|我们)$"
)
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}(?<!季度)(?<![年月])")
_WITH_OTHERS = frozenset(("比", "与", "和", "同", "跟", "较", "相比", "比起"))
_VERBAL = frozenset(("v", "vn", "vd", "an"))
_REACH, _SHORTEST = 9, 3


@dataclass(frozen=True)
class Phrase:
    """A noun phrase: its words, the place of the word behind it, whether it says where, whether a value equals it, whether it is ``new``, whether it ``acts``, whether it is ``called`` something before."""

    words: tuple[Word, ...]
    next: int
    where: bool = False
    equals: bool = False
    new: bool = False
    acts: bool = False
    called: bool = False


class Clauses:
    """The clauses of one article as places of its words, and the noun phrases that head them."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.starts = [word.start for word in words]
        self._ends = [at for at, word in enumerate(words) if word.text in _CLAUSE_ENDS]
        self._heads: dict[tuple[int, int], Phrase | None] = {}

    def index(self, offset: int) -> int:
        """The place of the first word that begins at an offset or behind."""
        return bisect_left(self.starts, offset)

    def between(self, start: int, end: int) -> list[tuple[int, int]]:
        """The clauses between two offsets, each from a place up to another."""
        begin, last = self.index(start), self.index(end)
        ends = self._ends[bisect_left(self._ends, begin) : bisect_left(self._ends, last)]
        begins = [begin, *(at + 1 for at in ends)]
        return [(one, two) for one, two in zip(begins, [*ends, last], strict=True) if two > one]

    def head(self, begin: int, stop: int) -> Phrase | None:
        """The noun phrase that heads the words between two places; None where a verb comes first, or who speaks is named."""
        if (begin, stop) not in self._heads:
            self._heads[begin, stop] = self._read_head(begin, stop)
        return self._heads[begin, stop]

    def last_head(self, start: int, end: int) -> Phrase | None:
        """The noun phrase that heads the clause that an offset ends, in a sentence that begins at another."""
        clauses = self.between(start, end)
        return self.head(*clauses[-1]) if clauses and clauses[-1][1] == self.index(end) else None

    def _read_head(self, begin: int, stop: int) -> Phrase | None:
        """The noun phrase at the head of words that were not read before."""
        if stop > begin and self.words[stop - 1].text in _ANNOUNCES:
            return None
        begin = next((at + 1 for at in range(stop - 1, begin, -1) if self._speaks(begin, at)), begin)
        at = self._led(begin, stop)
        phrase = None if at is None else self.phrase(at, stop)
        if phrase and phrase.words[0].sort == "of" and phrase.next >= stop:
            return None
        if phrase is None or phrase.next >= stop or self.words[phrase.next].sort != "place":
            return phrase
        inside = self.words[phrase.next].text in _INSIDE
        rest = self.head(phrase.next + 1, stop)
        return rest or (Phrase(phrase.words, phrase.next, where=True) if inside else None)

    def _speaks(self, begin: int, at: int) -> bool:
        """Whether a word is a verb of saying behind someone who says it; 预计 alone only says that something is to come."""
        if self.words[at].text not in table.SPEAKS or self.words[at - 1].sort in ("counter", "number"):
            return False
        before = reversed(self.words[begin:at])
        word = next((one for one in before if one.sort in _HEADS), None)
        if word is None:
            return at + 1 >= len(self.words) or self.words[at + 1].sort not in _COUNTED
        if self.words[at].text not in _FORECASTS:
            return True
        if word.name:
            return word.name.kind in ("person", "company")
        return word.tag.startswith("nr") or _SPEAKER.search(word.text) is not None

    def _led(self, at: int, stop: int) -> int | None:
        """Where the phrase begins, behind adverbs, days and places; None where what comes first is neither."""
        if at < stop and self.words[at].text in _COMPARES:
            return None
        while at < stop:
            sort = self.words[at].sort
            if sort not in _SKIPPED and sort != "preposition":
                return None if self.words[at].text in _LIKE else self._behind_limit(at, stop) or at
            behind: int | None = at + 1
            if sort == "preposition":
                behind = self._behind_place(at, stop)
                if behind is None and self._described(at, stop):
                    return at
            elif sort == "number":
                behind = self._behind_number(at, stop)
            if behind is None:
                return None
            at = behind
        return None

    def _behind_limit(self, at: int, stop: int) -> int | None:
        """Where the noun begins of which a measure only says how large it is: 售价超过1万元的手机; None where a clause tells it."""
        if at + 3 >= stop or self.words[at].sort not in ("noun", "measure"):
            return None
        limited = at + 1
        if self.words[limited].text not in table.LIMITS or self.words[limited + 1].sort != "number":
            return None
        limited += 1
        while limited < stop and self.words[limited].sort in ("number", "counter", "place"):
            limited += 1
        of = limited + 1 < stop and self.words[limited].sort == "of"
        return limited + 1 if of and self.words[limited + 1].sort in ("name", *_COUNTED) else None

    def _behind_number(self, at: int, stop: int) -> int | None:
        """What comes behind a day or 17岁的; None where a number counts who does something: 三位商人."""
        while at < stop and self.words[at].sort in ("number", "counter"):
            at += 1
        run = self.words[at - 1].text
        if at >= stop or self.words[at].sort not in ("of", *_COUNTED):
            return at
        if self.words[at].sort == "of":
            return at + 1
        if run.startswith("一") or run.endswith(_DAYS) or run in _SOME:
            return at
        phrase = self.phrase(at, stop)
        return at if phrase and phrase.words[-1].sort == "measure" else None

    def _behind_place(self, at: int, stop: int) -> int | None:
        """What comes behind a phrase like 在9月里 or 到2030年; None where it is no time or place."""
        if self.words[at].text == "由":
            within = range(at + 2, min(stop - 1, at + _REACH))
            return next((place + 1 for place in within if self.words[place].sort == "of"), None)
        if self.words[at].text not in _REACHES:
            return None
        timed = at + 1
        while timed < stop and self.words[timed].sort in ("time", "number", "counter", "adverb"):
            timed += 1
        last = self.words[timed - 1]
        if timed > at + 1 and (last.sort == "time" or last.text.endswith(_DAYS)):
            return timed
        places = (place for place in range(at + 1, min(stop, at + _REACH)))
        return next((place + 1 for place in places if self.words[place].sort == "place"), None)

    def _described(self, at: int, stop: int) -> int | None:
        """Where the clause with a preposition that describes a noun ends, if a noun follows: 按结果付费的合同占…; None where it compares."""
        if self.words[at].text in _WITH_OTHERS:
            return None
        acts = False
        for place in range(at + 1, min(stop - 1, at + _REACH)):
            word = self.words[place]
            if word.sort == "of" and acts and self.words[place + 1].sort in ("name", *_COUNTED):
                ended = self.words[place - 1].tag in _VERBAL
                return place if ended or self._is_told(place + 1, stop) else None
            acts = acts or word.tag in _VERBAL
        return None

    def _is_told(self, at: int, stop: int) -> bool:
        """Whether a verb follows the noun phrase that begins at a place."""
        phrase = self.phrase(at, stop)
        return phrase is not None and phrase.next < stop and self.words[phrase.next].sort == "verb"

    def phrase(self, at: int, stop: int) -> Phrase | None:
        """The noun phrase that begins at a place, or behind a clause that describes it: 去年启用的球场."""
        described = self.words[at].sort in ("verb", "preposition")
        begin = self._behind_relative(at, stop) if described else at
        if begin is None:
            return None
        at = begin
        while at < stop and self._goes_on(begin, at, stop):
            at += 1
        words = [word for word in self.words[begin:at] if word.text not in _QUOTES]
        pointed = at + 1 < stop and len(words) == 1 and words[0].text[:-1] in ("这", "那")
        noun = self._behind_relative(at, stop) if pointed and self.words[at].sort == "verb" else None
        if noun is not None:
            rest = self.phrase(noun, stop)
            return rest and replace(rest, words=(*words, *rest.words))
        if at >= stop and _tells(words):
            words.pop()
        while words and words[-1].sort in ("of", "adjective"):
            words.pop()
        if not any(word.sort in _HEADS for word in words):
            return None
        new = described or (begin > 0 and self.words[begin - 1].text in _NEW)
        return Phrase(
            tuple(words),
            at,
            equals=self._equals(at, stop),
            new=new,
            acts=words[-1].tag not in _VERBAL and self._acts(at, stop),
            called=self._is_called(begin),
        )

    def _is_called(self, begin: int) -> bool:
        """Whether the clause before says what the noun at a place is: 作为沿海最老的灯塔，白礁塔…"""
        if begin < _SHORTEST or self.words[begin - 1].text not in "，,":
            return False
        place = bisect_left(self._ends, begin - 1)
        return self.words[self._ends[place - 1] + 1 if place else 0].text == "作为"

    def _acts(self, at: int, stop: int) -> bool:
        """Whether something else than how much is told of a phrase: 已经通过验收, 由中学代管."""
        if stop >= len(self.words) or self.words[stop].text not in _CLAUSE_ENDS:
            return False
        rest = self.words[at:stop]
        told = any(word.sort in ("verb", "preposition") and word.text not in table.EQUALS for word in rest)
        return told and all(word.sort not in ("number", "measure") for word in rest)

    def _goes_on(self, begin: int, at: int, stop: int) -> bool:
        """Whether the word at a place belongs to the noun phrase that has begun."""
        word = self.words[at]
        after = self.words[at + 1].sort if at + 1 < stop else ""
        if word.text in _SIZES and after in ("", "number", "adverb", "verb"):
            return False
        if word.sort in _NOMINAL or word.text in _QUOTES:
            return True
        if word.text == "近":
            return after == "noun"
        return at > begin and self._inside(at, stop, after)

    def _inside(self, at: int, stop: int, after: str) -> bool:
        """Whether a word that opens no phrase stands within one: 每 in 成本每千瓦时, 两轮 in 全国两轮电动车, 日 in 比赛日收入."""
        word, before = self.words[at], self.words[at - 1]
        if word.sort == "verb":
            return after == "of" or word.text == "兼" or (before.text in table.SCOPES and after == "noun")
        if word.text in ("日", "期") and after in ("measure", "noun"):
            return True
        if word.sort in ("number", "counter"):
            if self._counts(at, stop):
                return True
            counted = before.sort == "pronoun" or before.text.startswith("每")
            return counted or (after == "noun" and _HAN.fullmatch(word.text) is not None)
        if word.text in _PER and after == "measure" and before.text in table.SCOPES:
            return True
        each = word.text.startswith("每") and word.text not in _EVERY_TIME
        return each and any(one.sort == "measure" for one in self.words[at : min(at + 3, stop)])

    def _counts(self, at: int, stop: int) -> bool:
        """Whether a number stands before a noun of which something is measured: 主流4座商务车的月租."""
        while at < stop and self.words[at].sort in ("number", "counter"):
            at += 1
        if at + 1 >= stop or self.words[at].sort not in _COUNTED:
            return False
        rest = self.words[at : min(at + 4, stop)]
        place = next((one for one, word in enumerate(rest) if word.sort == "of"), None)
        behind = rest[place + 1 :] if place is not None else []
        return any(word.sort in ("measure", "noun") for word in behind)

    def _equals(self, at: int, stop: int) -> bool:
        """Whether what follows a phrase up to the value only says how much it is: 为, 约为, 高达."""
        rest = [word for word in self.words[at:stop] if word.sort != "adverb"]
        return len(rest) == 1 and rest[0].text in table.EQUALS

    def _behind_relative(self, at: int, stop: int) -> int | None:
        """Where the noun begins that a clause like 去年启用的 stands before."""
        for place in range(at + 1, min(stop - 1, at + _REACH)):
            behind = place + 1 + (self.words[place + 1].text in _QUOTES)
            while behind + 1 < stop and self.words[behind].sort in ("number", "counter"):
                behind += 1
            noun = behind < stop and self.words[behind].sort in ("name", *_COUNTED)
            if self.words[place].sort == "of" and noun:
                return behind
        return None


def _tells(words: Sequence[Word]) -> bool:
    """Whether the last of the words before a value is a verb that a dictionary takes for a noun too: 付费用户突破, 研究团队利用."""
    if len(words) < 2 or words[-1].tag != "vn" or words[-1].text in table.SORTS:
        return False
    return words[-2].sort in ("noun", "name")
