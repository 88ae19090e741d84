"""What kind of thing can have a value of a Chinese text: a model its parameters, a company its staff, a person an office and an age."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar import bonds
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.conversation_zh import Conversation
from quizapp.core.facts.subjects.topics import THINGS, Topics

Bearer = Literal["thing", "company", "person"]

_MARKS = re.compile(r"[，,；;：:。！？“”\n]")
_LIFE = re.compile(r"出生|生于|毕业|考入|保送|攻读|硕士|博士|学士|学位|升任|师从|辞职|回国|留学|退休|去世")
_OF_LIFE = re.compile(
    r"在[^，。]{2,14}(?:工作|任教|供职|就职|实习)了?|加入|入职|加盟|担任|出任|任职|离职|离开|研究员|工程师"
)
_COUNTED_PEOPLE = re.compile(r".?[多余]?[人名位]")
_HELD = re.compile(r"持股|持有|占股")
_AGE = re.compile(r"(?:周)?岁(?!以[上下]|月)")
_FIRM = re.compile(
    r"员工|雇员|研发人员|营收|营业收入|净利|净亏损|毛利|估值|融资|募资|市值|[A-F]\+?轮|领投|跟投|股价|盈利|客户数|企业客户|分公司|研发中心"
)
_CHIP = re.compile(r"晶体管|显存|位宽|制程|工艺|主频")
_TRAINED = re.compile(
    r"训练|语料|GPU ?小?时|卡时|层|专家|词表|权重|微调|参数|上下文|解码|吞吐|首字|首token|采样"
)
_THINGS_ONLY = frozenset(("parameter_count", "context_size", "benchmark_score"))
_TRAINING_UNITS = frozenset(("tokens", "GPU-hours", "experts", "layers"))
_WITH = re.compile(r"(?:与|和|同|跟|师从|接替|由|被|向|把|对)[^，。]{0,12}$")
_INVESTOR = re.compile(r"(?:资本|创投|基金|Capital|Ventures)$")
_BACKER = re.compile(r"(?:大学|学院|银行|基金|资本|创投)$")
_WE = re.compile(r"我们?|咱们?")
_OF_PEOPLE = frozenset(("date", "quantity", "benchmark_score"))
_NOTHING = re.compile(
    r"(?:特别|至|目前|截至|代价|数字|同时|此外|后来|什么|最高|最低)|(?:为了|从|如果|截至|由于|随着|说实话).+"
)
_SMALL = re.compile(r"(?:其中|而|但是?|不过|同时|此外|另外|目前|截至目前|随后)+")
_HE = re.compile(r"，[他她](?!们)")
_OTHERS = frozenset(("person", "company", "place", *THINGS))
_TIME_ALONE = re.compile(r"(?:[春夏秋冬]天?|[年月]?[初底末]|前后|左右|以前|上半年|下半年)?[，,]")
_CAME_OUT = re.compile(
    r"(?:的?(?:晚上?|早上|凌晨|清晨|上午|中午|下午|傍晚|深夜))?[^的]{0,6}?(?:发布|推出|开源|发售)了?"
)
_OF_DOCUMENTS = re.compile(r"的|财报|[年季月]报|报告|业绩|数据|公告|[名榜]单|论文|白皮书|声明|消息|结果|预告")
_USERS = re.compile(r"(?:开发者|开发人员|用户|使用者|客户|消费者|研究者|研究人员|人们|学生|玩家|工程师)$")
_REACH = 20


class Bearers:
    """Finds the name that can have a value, where what was found cannot."""

    def __init__(self, plain: str, names: Sequence[Name], topics: Topics, talk: Conversation) -> None:
        self.plain = plain
        self.talk = talk
        self.names = names
        self.topics = topics
        self._starts = [name.start for name in names]
        self._kinds = {text: name.kind for name in names for text in (name.text, *name.names)}
        self._person = self._most({"person"})
        self._company = self._most({"company"})
        self._thing = self._most(THINGS)

    def _most(self, kinds: frozenset[str] | set[str]) -> Name | None:
        """The most frequent name of these kinds, of several the first."""
        fitting = [name for name in self.names if name.kind in kinds]
        counts = Counter(name.names[0] for name in fitting)
        return max(fitting, key=lambda name: counts[name.names[0]], default=None)

    def instead(
        self, found: Subject, sentence: Sentence, start: int, end: int, *, kind: str, unit: str
    ) -> Name | None:
        """The name that has a value instead of the one that was found; None where that may have it."""
        needed = find_bearer(self.plain, sentence, start, end, kind=kind, unit=unit)
        known = self._kinds.get(found.text)
        just = self._just_named(sentence, start) if known == "person" else None
        if just and found.text not in self.plain[sentence.start : start]:
            return just
        if needed is None:
            own = _WE.search(found.text)
            absent = known == "person" and not self._is_told(found, sentence, start)
            if not own and not _NOTHING.fullmatch(found.text) and not (absent and kind not in _OF_PEOPLE):
                return None
            if absent and kind != "finance":
                return self.topics.thing or self.topics.main_thing or self._thing or self._speaker()
            return self._speaker() if own else self.topics.last or self._spoken("thing") or self._speaker()
        bearer, only = needed
        if known not in _OTHERS:
            users = only and kind != "benchmark_score" and _USERS.search(found.text)
            return self._instead_of_noun(found, bearer, sentence, start, users=bool(users))
        fits = known in THINGS if bearer == "thing" else known == bearer
        turn = self.talk.turn_of(sentence)
        if turn and known == "company" and not only:
            return None
        if fits or (not only and known != "person" and self._heads(found, sentence, start)):
            return None
        return self._named(bearer, sentence, start) or self._spoken(bearer)

    def _just_named(self, sentence: Sentence, start: int) -> Name | None:
        """The person for whom 他 or 她 stands right behind the name, in the sentence of a value: 研究员霍青，他…"""
        near = self.names[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, start)]
        people = [one for one in near if one.kind == "person"]
        return people[-1] if people and _HE.match(self.plain, people[-1].end) else None

    def _is_told(self, found: Subject, sentence: Sentence, start: int) -> bool:
        """Whether a sentence names somebody before a value, or the value's clause tells of 他 or 她, or any before it in a sentence without names."""
        marks = [mark.end() for mark in _MARKS.finditer(self.plain, sentence.body, start)]
        named = bisect_left(self._starts, start) > bisect_left(self._starts, sentence.start)
        again = bonds.PERSON_AGAIN.search(self.plain, marks[-1] if marks and named else sentence.body, start)
        return again is not None or found.text in self.plain[sentence.start : start]

    def _instead_of_noun(
        self, found: Subject, bearer: Bearer, sentence: Sentence, start: int, *, users: bool
    ) -> Name | None:
        """What the text speaks of instead of a common noun that stands in an earlier clause, or of those who only use it."""
        if _WE.search(found.text):
            return self._named(bearer, sentence, start) or self._spoken(bearer) or self._speaker()
        marks = [mark.end() for mark in _MARKS.finditer(self.plain, sentence.body, start)]
        stop = _MARKS.search(self.plain, start, sentence.end)
        clause = self.plain[marks[-1] if marks else sentence.body : stop.start() if stop else sentence.end]
        told = self.topics.titled or self.talk.turn_of(sentence)
        said = any(text in clause for text in (found.text, *found.aliases))
        if bearer != "thing" or not (users if said else told):
            return None
        return self._named(bearer, sentence, start) or self._spoken(bearer)

    def _speaker(self) -> Name | None:
        """The company for which someone says 我们."""
        topics = self.topics
        told = [one for one in (topics.company, topics.main_company, self._company) if one]
        return next((one for one in told if not _BACKER.search(one.text)), None) or next(iter(told), None)

    def _heads(self, found: Subject, sentence: Sentence, start: int) -> bool:
        """Whether the clause of a value begins with what was found."""
        marks = [mark.end() for mark in _MARKS.finditer(self.plain, sentence.body, start)]
        begin = marks[-1] if marks else sentence.body
        small = _SMALL.match(self.plain, begin)
        begin = small.end() if small else begin
        return any(self.plain.startswith(text, begin) for text in (found.text, *found.aliases) if text)

    def _named(self, bearer: Bearer, sentence: Sentence, start: int) -> Name | None:
        """The name of the needed kind in the sentence before a value: of people the first, else the last."""
        near = self.names[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, start)]
        fitting = [name for name in near if self._fits(name, bearer) and not self._is_beside(sentence, name)]
        return None if not fitting else fitting[0] if bearer == "person" else fitting[-1]

    def _fits(self, name: Name, bearer: Bearer) -> bool:
        """Whether a name is of the kind that can have a value."""
        return name.kind in THINGS if bearer == "thing" else name.kind == bearer

    def _is_beside(self, sentence: Sentence, name: Name) -> bool:
        """Whether a name is only that of someone with whom, or of something with which, something was done."""
        before = self.plain[max(sentence.start, name.start - _REACH) : name.start]
        invests = bonds.INVESTS.match(self.plain, name.end) or (before and _INVESTOR.search(name.text))
        return bool(
            invests or _WITH.search(before) or bonds.COMPARED.search(before) or bonds.MEANS.search(before)
        )

    def _spoken(self, bearer: Bearer) -> Name | None:
        """The name of the needed kind that was spoken of last, or most often."""
        topics = self.topics
        if bearer == "thing":
            return topics.thing or topics.main_thing or self._thing
        if bearer == "company":
            return self._speaker()
        return topics.person or self._person


def find_bearer(
    plain: str, sentence: Sentence, start: int, end: int, *, kind: str, unit: str
) -> tuple[Bearer, bool] | None:
    """What can have a value at these offsets, and whether nothing else can; None where anything may."""
    before, behind = _clause_around(plain, sentence, start, end)
    clause = before + behind
    if kind == "quantity" and (unit == "years old" or _AGE.match(plain, end - 1) or _AGE.match(plain, end)):
        return "person", True
    if (kind == "date" or unit == "years") and _LIFE.search(clause):
        return "person", True
    people = kind == "quantity" and _COUNTED_PEOPLE.match(plain, end - 1)
    if (kind in ("date", "quantity") and not people and _OF_LIFE.search(clause)) or (
        kind == "ratio" and _HELD.search(clause)
    ):
        return "person", False
    if kind in ("finance", "funding", "ratio", "quantity", "date") and _FIRM.search(before + behind[:6]):
        return "company", False
    if kind == "date" and _CAME_OUT.fullmatch(behind) and not _OF_DOCUMENTS.search(before):
        return "thing", True
    if kind in _THINGS_ONLY or (kind == "speed" and "token" in unit):
        return "thing", True
    if kind in ("hardware_spec", "quantity") and _CHIP.search(clause):
        return "thing", False
    if kind in ("quantity", "ratio") and (unit in _TRAINING_UNITS or _TRAINED.search(clause)):
        return "thing", False
    return None


def _clause_around(plain: str, sentence: Sentence, start: int, end: int) -> tuple[str, str]:
    """The words of a value's clause before it and behind it; of a date that is a clause alone, the next clause."""
    marks = [found.end() for found in _MARKS.finditer(plain, sentence.body, start)]
    begin = marks[-1] if marks else sentence.body
    alone = _TIME_ALONE.match(plain, end) if not plain[begin:start].strip() else None
    at = alone.end() if alone else end
    stop = _MARKS.search(plain, at, sentence.end)
    return plain[begin:start], plain[at : stop.start() if stop else sentence.end]
