"""The nouns of which the clauses of a Chinese article speak themselves: what is counted at their head, what heads them."""

import re
from collections.abc import Sequence
from functools import cached_property

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.articles.words import Word
from quizapp.core.facts.grammar import bonds
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.conversation_zh import Conversation
from quizapp.core.facts.subjects.discourse_zh import Bond, Discourse
from quizapp.core.facts.subjects.headlines_zh import SHAPE
from quizapp.core.facts.subjects.own_zh import OwnHeads, find_measured_alone
from quizapp.core.facts.subjects.referents_zh import Referent, without_measures
from quizapp.core.facts.subjects.topics import TOLD_OF, Topics

_OPENS = re.compile(
    r"(?:^|[，,；;：:。“”、\n])(?:其中|国内|全国|全球|海外|目前|如今|今年|去年|当时|此外|同时|但是?|而|且|并|一是|二是|三是|已|也|还|另|约|近|超过?|不到|至少|总?共|仅|只|有)*$|的(?:总?共|仅|只)有?$"
)
_SOURCE = re.compile(
    r"(?:据|根据|按照?)[^，。；]{0,14}(?:统计|测算|估算|数据|报告|预测|估计)[^，。；]{0,4}，|[^，。；]{0,12}(?:报告|数据|调查|调研|研究|统计|机构|智库|咨询|榜单)[^，。；]{0,6}?(?:显示|测算|估算|估计|预计|预测|指出|认为|发现|提到|称|说)"
)
_TOLD = frozenset(("verb", "adverb"))
_SAYS = re.compile(
    r"(?:说|表示|称|透露|介绍|强调|指出|认为|补充|坦言|解释|纠正|回应|承认)(?:道|说)?[，：:]?[“「]?(?=[^我他她自]*$)"
)
_ITS = re.compile(r"(?:传|称|报道|爆料|曝|估计|预计|猜测)[^，。；]{0,4}其[^，。；]{1,8}$")
_TIMED = re.compile(r"(?:^|[，。；\n])[\u4e00-\u9fff]{2,4}$")
_TRAITS = ("性能", "效果", "能力", "表现", "体验", "降幅", "涨幅", "增幅")
_TRAITS_OF_MANY = frozenset(
    ("总部", "营收", "年收入", "市值", "估值", "规模", "年龄", "售价", "价格", "月活", "员工")
)
_LISTS = re.compile(r"(?:[，,：:]|——)(?:分别|包括|包含|即|是|为|有)|：|——")
_AMONG = frozenset(("中", "里", "当中", "之中"))
_NO_COUNTERS = frozenset("年月天日周次时秒分元倍")
_MARK = re.compile(r"[，,；;：:。！？、\n“”（）()]")
_LEAD, _REACH, _LONG, _LONGEST_CLAUSE = 12, 8, 3, 24


class Heads:
    """Finds the nouns that head the clauses of one article; its words are read when they are first asked for."""

    def __init__(
        self, article: ArticleText, names: Sequence[Name], topics: Topics, talk: Conversation
    ) -> None:
        self.article = article
        self.names = names
        self.topics = topics
        self.talk = talk
        self._closed: list[Sentence] = []
        self._told: tuple[int, Referent | None] = (0, None)
        self._rounds = SHAPE.search(article.plain) is not None

    @cached_property
    def followed(self) -> Discourse:
        """The article as it is followed from clause to clause, up to where it was read."""
        followed = Discourse(self.article, self.names, self.topics, self.talk)
        for sentence in self._closed:
            followed.close(sentence)
        return followed

    @cached_property
    def _own(self) -> OwnHeads:
        """What clauses name in a contrast."""
        return OwnHeads(self.followed.referents)

    def close(self, sentence: Sentence) -> None:
        """Remembers what a sentence spoke of; as long as nobody asked, only that it was read."""
        if "followed" in self.__dict__:
            self.followed.close(sentence)
        else:
            self._closed.append(sentence)

    def turn_to(self, main: Referent | None) -> None:
        """Turns to what a new part of the article tells of, where the text is followed."""
        if "followed" in self.__dict__:
            self.followed.turn_to(main)

    def turn(self, sentence: Sentence, *, named: bool) -> None:
        """Turns to what a lecture counts up or names as the best way, up to the end of its paragraph or to a thing that is ``named``."""
        turned = self.followed.endings.turned(sentence)
        if isinstance(turned, Name):
            self.topics.turn_to(turned)
        if turned or named:
            self.topics.turned = turned if isinstance(turned, Subject) else None
        if self.article.plain.startswith("\n", sentence.end):
            self.topics.turned = None

    @property
    def headed(self) -> Subject | None:
        """What the headline of a round-up tells of that has no name, under which the article has come."""
        main = self.followed.main if self._rounds and self.followed.headlines else None
        return main if isinstance(main, Subject) and main is not self.followed.article_main else None

    def measure(self, found: Subject, kind: str) -> None:
        """Remembers what a figure was found to be about; no date."""
        if kind != "date" and "followed" in self.__dict__:
            self.followed.now.measured = found

    def find(self, sentence: Sentence, start: int, end: int, kind: str, *, rich: bool) -> Referent | None:
        """What is counted at the head of a clause, or in a text ``rich`` in names the person of whom a sentence speaks."""
        counted = self.counted(sentence, start, end, kind)
        if counted:
            self._told = (end, counted)
        counted = counted or self._again(start, kind) or self._own.find(sentence, start, kind)
        return counted or (self.person(sentence, start, end, kind) if rich else None)

    def _again(self, start: int, kind: str) -> Referent | None:
        """What was counted at the head of the clause in which another kind of value follows: 82%的企业计划在三年内…"""
        end, counted = self._told
        near = counted is not None and end <= start < end + _LONGEST_CLAUSE and kind in ("quantity", "date")
        return counted if near and not _MARK.search(self.article.plain, end, start) else None

    def counted(self, sentence: Sentence, start: int, end: int, kind: str) -> Referent | None:
        """What a number counts, or is a share of, at the head of a clause that tells of it: 有五家厂商实现盈利, 82%的企业计划…"""
        plain = self.article.plain
        if kind not in ("quantity", "ratio") or sentence.kind == "caption" or end >= sentence.end:
            return None
        if not "\u4e00" <= plain[end] <= "\u9fff" or (kind == "quantity" and plain[end - 1] in _NO_COUNTERS):
            return None
        opens = _OPENS.search(plain[max(sentence.body, start - _LEAD) : start])
        return (self._behind(sentence, end, kind) or self._whole(sentence, start)) if opens else None

    def _behind(self, sentence: Sentence, end: int, kind: str) -> Referent | None:
        """The noun phrase right behind an offset and its 的."""
        words = self.followed.clauses.words
        at = self.followed.clauses.index(end)
        if at >= len(words) or words[at].start != end:
            return None
        shared = kind == "ratio" and words[at].sort == "of"
        return self._noun(words, at + shared, sentence)

    def _whole(self, sentence: Sentence, start: int) -> Referent | None:
        """What a number is a part of, where the clause before says so: 受访的62家企业中，有39家…"""
        words, clauses = self.followed.clauses.words, self.followed.clauses.between(sentence.body, start)
        before = clauses[-1 if self.article.plain[start - 1] in "，," else -2 :][:1]
        at = before[0][1] - 1 if before else 0
        if not before or words[at].text not in _AMONG:
            return None
        begin = at
        while begin > before[0][0] and words[begin - 1].sort in ("noun", "adjective"):
            begin -= 1
        return self._many(words[begin:at])

    def _noun(self, words: Sequence[Word], at: int, sentence: Sentence) -> Referent | None:
        """The noun phrase from a place on, where a verb follows it or it ends with what is measured."""
        stop = min(at + _REACH, self.followed.clauses.index(sentence.end))
        if at + 1 >= stop or words[at].sort not in ("noun", "name", "adjective"):
            return None
        if words[at].text in _TRAITS_OF_MANY:
            of = next((place for place in range(at, stop - 1) if words[place].sort == "of"), None)
            at = at if of is None else of + 1
        phrase = self.followed.clauses.phrase(at, stop)
        told = phrase and phrase.next < len(words) and words[phrase.next].sort in _TOLD
        measured = phrase and phrase.words[-1].sort == "measure"
        told = told or (phrase and _LISTS.match(self.article.plain, phrase.words[-1].end) is not None)
        return self._many(phrase.words) if phrase and (told or measured) else None

    def _many(self, words: Sequence[Word]) -> Referent | None:
        """What words with a number before them speak of: 企业 are no company that was named, and 产品MAU is that of 产品; None where they say nothing."""
        words = list(words)
        while len(words) > 1 and words[-1].name and words[-1].name.kind == "term":
            words.pop()
        if any(word.name for word in words):
            return self.followed.behind.noun_of(words)
        rest = without_measures(words)
        return self.followed.referents.noun(rest) if rest else None

    def measured(self, names: Sequence[Name], sentence: Sentence, start: int) -> Subject | None:
        """What is measured at the head of the last clause that has one, in a sentence without names by which a source or a list speaks of a market: 报告测算，推理成本占…"""
        if self.topics.titled or any(name.kind in TOLD_OF for name in names):
            return None
        plain = self.article.plain
        if sentence.kind != "item" and not _SOURCE.match(plain, sentence.body, start):
            return None
        for begin, stop in reversed(self.followed.clauses.between(sentence.body, start)):
            phrase = self.followed.clauses.head(begin, stop)
            alone = find_measured_alone(self.followed.referents, phrase) if phrase else None
            if alone:
                return alone
        return None

    def person(self, sentence: Sentence, start: int, end: int, kind: str) -> Name | None:
        """The person of whom the clauses of a sentence speak up to a value, or whose age it is: 今年36岁的阮清和."""
        people = any(name.kind == "person" for name in self.article.names_in(sentence.start, sentence.end))
        if not people and not bonds.PERSON_AGAIN.search(self.article.plain, sentence.start, start):
            return None
        if _SAYS.search(self.article.plain, sentence.body, start):
            return None
        told = self.followed.find(sentence, start, end, kind)
        who = told.referent if told and told.sure else None
        return who if isinstance(who, Name) and who.kind == "person" else None

    def _is_beside(self, sentence: Sentence, start: int, end: int, kind: str) -> bool:
        """Whether the noun that heads a clause only says who tells of 其, or what a date comes behind: 事发两周后，…"""
        plain = self.article.plain
        said = plain[sentence.body : start]
        timed = kind == "date" and plain[end : end + 1] in ("，", ",") and _TIMED.search(said)
        return bool(timed or _ITS.search(said))

    def noun(
        self, names: Sequence[Name], sentence: Sentence, start: int, end: int, *, kind: str
    ) -> Bond | None:
        """The noun of which a clause speaks that has none of these names before the value, nor a thing in the article's title."""
        before = [name for name in names if name.end <= start]
        inside = any(not bonds.CLAUSE.search(self.article.plain, name.end, start) for name in before)
        if inside or sentence.kind == "caption":
            return None
        found = self.followed.find(sentence, start, end, kind)
        if names and found is not None and found.sure and not self.topics.titled:
            return found
        if found is None or isinstance(found.referent, Name) or self._is_beside(sentence, start, end, kind):
            return None
        thing = self.topics.thing or self.topics.main_thing
        if thing and found.referent.text.endswith(_TRAITS):
            return Bond(thing, sure=False)
        if self.topics.titled:
            return found if found.own and len(found.referent.text) >= _LONG else None
        proper = self.followed.referents.is_proper(found.referent)
        return found if found.own or proper or len(found.referent.text) >= _LONG else None
