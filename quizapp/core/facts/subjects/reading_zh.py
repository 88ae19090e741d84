"""What the noun phrase of a Chinese clause speaks of, in the light of what was spoken of before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from quizapp.core.articles import word_table as table
from quizapp.core.articles.coined import CLASSES
from quizapp.core.articles.name import Name
from quizapp.core.articles.words import Word
from quizapp.core.facts.grammar import cues
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.grammar.phrases_zh import Phrase
from quizapp.core.facts.subjects.referents_zh import SCHOOL, Referent, Referents, without_measures
from quizapp.core.facts.subjects.titles_zh import find_document
from quizapp.core.facts.subjects.topics import NEVER_SUBJECTS, THINGS

Told = Referent | Literal["attribute"] | None
"""What a clause speaks of; "attribute" where it only says what is measured."""

_MONEY = re.compile(
    r".*(?:收入|营收|利润|成本|费用|投入|支出|开支|预算|亏损|奖金|工资|薪酬|融资|投资|票房|补贴|销售额|费)"
)
_SHARES = re.compile(r"份额|市占率|占有率")
_WE = frozenset(("我们", "你们", "我", "你", "您", "咱们", "大家"))
_THEY = frozenset(("它", "其", "它们", "她们", "他们", "该片"))
_THE_FIRM = frozenset(("该行", "该院", "该校", "该局", "该所"))
_EACH = frozenset(("各", "每座", "每只", "每条", "他们", "她们", "这些", "那些"))
_TIMES = frozenset(("时候", "时期", "阶段"))
_FIRMS = frozenset(("公司", "企业", "集团", "业务"))
_HOLDINGS = frozenset(
    ("用户", "客户", "会员", "订单", "网点", "机队", "车队", "客房", "床位", "现金", "股东", "团队")
)
_WHERE_OR_WHO = re.compile(r"[司团技流库社院校所局部会学村镇乡县市省州区岛湖河江海港园场馆队厂店网]$")
DOCUMENTS = frozenset(
    ("报告", "白皮书", "论文", "年报", "月报", "财报", "书", "文件", "指南", "办法", "蓝皮书", "榜单")
)
_FIGURES_WORDS = "数字 比例 数值 指标 比率 占比 数据 价格 价 纪录 成绩 份额 规模 水平 均值 差距"
_FIGURES = frozenset(_FIGURES_WORDS.split())
_FAR = 3
_SEXES = frozenset("性")
_TEAMS = frozenset("队部团会")
_OTHER_THAN_PARTS = frozenset("商厂企者员民户客家师生童手性众人车船片品版")


@dataclass
class Attention:
    """What is spoken of: in the article, since the last sentences, in the last one, in this one, at the end of the last clause.

    In a conversation some words are ``ours``: 我们 for who answers, 你们 for who asks, both for the ``firm``.
    """

    center: Referent | None = None
    spoken: Referent | None = None
    first: Referent | None = None
    fresh: Referent | None = None
    thing: Referent | None = None
    person: Referent | None = None
    firm: Referent | None = None
    measured: Referent | None = None
    ours: frozenset[str] = frozenset()


class Reader:
    """Reads the phrases of one article; ``learning`` on the first look, when nothing was spoken of yet."""

    def __init__(self, referents: Referents) -> None:
        self.referents = referents
        self.now = Attention()
        self.learning = True

    def read(self, phrase: Phrase) -> Told:
        """What a phrase speaks of: the owner before 的, or the noun itself."""
        words = list(phrase.words)
        if words[-1].text in DOCUMENTS and (words[0].sort == "pronoun" or self._is_bare(words)):
            return find_document(self.referents.article, words[0].start, words[-1].text) or "attribute"
        last = max((at for at, word in enumerate(words) if word.sort == "of"), default=0)
        if last:
            return self._owned(words[:last], words[last + 1 :])
        if phrase.equals and words[-1].sort == "noun" and not words[-1].proper:
            words[-1] = words[-1]._replace(sort="measure")
        if phrase.called and words[-1].sort == "measure":
            words[-1] = words[-1]._replace(sort="noun")
        acts = phrase.acts and not cues.HARDWARE.fullmatch(self.referents.text(words))
        return self.read_words(words, where=phrase.where, part=not (phrase.new or phrase.called or acts))

    def _is_bare(self, words: Sequence[Word]) -> bool:
        """Whether words only say 报告 or 原报告, after the first look."""
        return len(self.referents.text(words)) < len("原报告书") and not self.learning

    def _owned(self, owner: list[Word], head: list[Word]) -> Told:
        """What a phrase of two parts with 的 between them speaks of."""
        named = next((word.name for word in reversed(head) if _is_usable(word)), None)
        if named:
            return named
        pure = without_measures(head)
        whole = owner[-1].sort in ("noun", "name", "pronoun") and all(word.sort != "verb" for word in owner)
        if whole and not any(word.proper for word in pure):
            said = self.read_words([word for word in owner if word.sort != "of"], part=False)
            where = bool(pure) and all(_is_place(word) for word in owner)
            if isinstance(said, (Name, Subject)) and not where:
                return (self._ours([*owner, *pure]) if owner[0].text in self.now.ours else None) or said
        lead = list(takewhile(lambda word: word.sort in ("name", "noun", "pronoun"), owner))
        if not pure and lead and not whole:
            return self.read_words(lead, part=False)
        apart = len(head) == 1 and head[0].text in _FIRMS and not whole
        return self.read_words(head, part=not apart)

    def read_words(self, words: Sequence[Word], *, where: bool = False, part: bool = True) -> Told:
        """What words without 的 speak of; a noun is no ``part`` of something where it has a clause of its own."""
        if not words:
            return None
        if words[0].sort == "pronoun":
            return self._pointed(words)
        rest = without_measures(words)
        named = _named(rest)
        if named:
            return named
        nouns = [word for word in rest if word.sort in ("noun", "number") or _is_usable(word)]
        if not nouns:
            return "attribute"
        return self._same(rest, new=not part) or self._of_nouns(words, rest, nouns, where=where, part=part)

    def _of_nouns(
        self, words: Sequence[Word], rest: list[Word], nouns: list[Word], *, where: bool, part: bool
    ) -> Told:
        """What a phrase of common nouns speaks of, which stand for nothing that was introduced."""
        measured = len(rest) < len(words)
        if all(word.text in table.ABSTRACT for word in nouns) or (measured and not self._owns(rest, words)):
            return "attribute"
        if where and not (rest[-1].tag.startswith("ns") or self.referents.count(rest[-1].text) > 2):
            return None
        if part and not self.learning and self._is_part(rest, measured=measured):
            return "attribute"
        return self.referents.noun(rest, self.referents.text(words).lstrip("的") if measured else "")

    def _owns(self, rest: list[Word], words: Sequence[Word]) -> bool:
        """Whether the words before a measure are what has it, not what is measured."""
        if rest[0].text in table.SCOPES:
            return len(rest) > 1 or not _SHARES.search(words[-1].text)
        if rest[0].tag.startswith(("ns", "nr", "nz")) or rest[-1].text[-1] in _SEXES:
            return True
        money = _MONEY.fullmatch(words[-1].text) is not None
        return self.referents.count(self.referents.text(rest)) > 1 + money or len(rest) > 1 + money

    def _is_part(self, rest: list[Word], *, measured: bool) -> bool:
        """Whether a noun is part of the named thing that the text speaks of."""
        spoken_of = (self.now.first, self.now.center, self.referents.main)
        near = [one for one in spoken_of if one is not None and self.referents.is_proper(one)]
        if not near or rest[0].text in table.SCOPES or any(word.proper for word in rest):
            return False
        text = self.referents.text(rest)
        alone = len(rest) == 1
        if alone and cues.HARDWARE.fullmatch(text):
            return True
        if (
            any(word.text in table.OTHERS for word in rest)
            or self.referents.told[text] > 1
            or text[-1] == "价"
        ):
            return False
        said = all(_says_nothing(word) for word in rest)
        if not said and rest[-1].text not in _HOLDINGS and not any(self._has_parts(one) for one in near):
            return False
        return text[-1] not in (_OTHER_THAN_PARTS if not measured else _SEXES) if alone else measured

    def _has_parts(self, one: Referent) -> bool:
        """Whether nouns may be parts of something: of a product, not of a company or a place."""
        if isinstance(one, Name):
            return one.kind in THINGS
        return not _WHERE_OR_WHO.search(one.text) and not self.referents.is_firm(one)

    def _same(self, rest: list[Word], *, new: bool = False) -> Referent | None:
        """The thing for which a bare noun stands."""
        text = "".join(word.text for word in rest)
        if rest[0].text in table.NEW_THING and not self.referents.is_called(text):
            return self.thing()
        if text in _FIRMS and new:
            return None
        if text in _FIRMS:
            return self.referents.firm_before(rest[0].start) or self.company()
        kept = [word for word in rest[:-1] if word.text not in table.OWN]
        apart = any(word.sort not in ("counter", "number") for word in kept)
        own = "".join(word.text for word in rest if word.text not in table.OWN)
        for noun in (text, own, "" if apart else rest[-1].text):
            found = self.referents.called(noun, rest[0].start)
            common = isinstance(found, Subject) and not self.referents.is_proper(found)
            if found and common and self.referents.count(noun) > _FAR * self.referents.count(found.text):
                return Subject(noun)
            if found:
                return found
        return None

    def thing(self) -> Referent | None:
        """The product that was spoken of last, or most often."""
        now = self.now
        for one in (now.first, now.thing, now.center, self.referents.main):
            if one is not None and (one is now.thing or (isinstance(one, Name) and one.kind in THINGS)):
                return one
        return self.referents.main_thing

    def company(self) -> Referent | None:
        """The company that was spoken of last, or most often."""
        for one in (self.now.first, self.now.center):
            if isinstance(one, Name) and one.kind == "company" and not SCHOOL.search(one.text):
                return one
        return self.referents.main_company or self.now.center

    def _pointed(self, words: Sequence[Word]) -> Told:
        """What a phrase with a pronoun speaks of: 它的面积, 该芯片, 这家公司, 他."""
        first = words[0].text
        rest = [word for word in words[1:] if word.sort in ("noun", "name", "measure", "adjective")]
        named = next((word.name for word in rest if _is_usable(word)), None)
        if first in _WE:
            return named or self._ours(words) or "attribute"
        if named or self.learning:
            return named
        if words[-1].text in _FIGURES and first[0] in "这该那此" and words[-1] is not words[0]:
            return self.now.measured or self.now.first or self.now.spoken
        if first in _THE_FIRM:
            return self.company()
        if first[0] in "他她" and first not in _THEY:
            return self.now.person or self._last()
        if first == "他们" and self.now.ours:
            others = (one for one in (self.now.first, self.now.spoken) if one is not self.now.firm)
            return next(others, None)
        if first in _THEY or not rest:
            return None if first in ("这", "那", "各") else self._last()
        nouns = [word for word in rest if word.sort == "noun"]
        if nouns and nouns[-1].text in _TIMES:
            return None
        if first in _EACH:
            return self.referents.noun(nouns) if nouns else "attribute"
        return (self._same(nouns[-1:]) or self._kin(nouns)) if nouns else self.now.first or self.now.spoken

    def _ours(self, words: Sequence[Word]) -> Referent | None:
        """What 我们 or 你们 speaks of in a conversation: the thing that was introduced with the noun behind it, else the company."""
        if words[0].text not in self.now.ours:
            return None
        nouns = [word for word in words[1:] if word.sort == "noun"]
        return (self._same(nouns[-1:]) if nouns else None) or self.now.firm

    def _last(self) -> Referent | None:
        """What 它 stands for: a thing shown at the end of the clause before, else what is spoken of for more than a clause."""
        now, known = self.now, self.referents
        for one in (now.fresh, now.first, now.spoken):
            told = one is now.first or one is now.spoken
            if one is not None and (known.is_strong(one) or (told and known.is_proper(one))):
                return one
        return now.center

    def _kin(self, nouns: list[Word]) -> Referent | None:
        """What is pointed at where nothing was introduced with this noun: a thing that the text tells of, or the noun itself."""
        text = self.referents.text(nouns)
        if re.fullmatch(CLASSES, nouns[-1].text):
            return self.thing() or self.now.first or self.now.spoken
        near = self._last()
        other = isinstance(near, Name) and near.kind in ("company", "person") and text[-1] not in _TEAMS
        return Subject(text, ("该" + text,)) if near is None or other else near


def _says_nothing(word: Word) -> bool:
    """Whether a noun may as well be a verb or a letter: 投产, 利用, C."""
    return (
        word.tag in ("vn", "v", "an", "vd", "eng", "x") or len(word.text) == 1 or word.text in table.ABSTRACT
    )


def _is_usable(word: Word) -> bool:
    """Whether a word is a name that can be a subject."""
    return word.name is not None and word.name.kind not in NEVER_SUBJECTS


def _is_place(word: Word) -> bool:
    """Whether a word only says where."""
    place = word.name is not None and word.name.kind == "place"
    return place or word.tag.startswith("ns") or word.text in table.SCOPES


def _named(words: list[Word]) -> Name | None:
    """The name of which a phrase speaks: the last person in it, else the last thing."""
    names = [word.name for word in words if word.name and _is_usable(word)]
    person = next((name for name in reversed(names) if name.kind == "person"), None)
    return person or next((name for name in reversed(names) if name.kind != "place"), None)
