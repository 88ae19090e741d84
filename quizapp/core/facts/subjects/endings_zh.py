"""What a Chinese clause ends with that the next one may speak of: what it names with 是, what is made or shown in it."""

import re

from quizapp.core.articles import word_table as table
from quizapp.core.articles.word_cuts import NEW
from quizapp.core.articles.words import Word
from quizapp.core.facts.subjects.reading_zh import Attention
from quizapp.core.facts.subjects.referents_zh import Referent, Referents
from quizapp.core.facts.subjects.topics import THINGS

_NEXT = frozenset(
    ("其次", "再次", "最后", "接着", "随后", "然后", "第二", "第三", "第二名", "第三名", "而", "则", "，")
)
_FIRST = re.compile(r"最|首位|榜首|第一")
_BUILDS = frozenset(("建", "新建", "修建", "兴建"))


class Endings:
    """Finds what stands at the ends of clauses, and keeps the last thing that was shown."""

    def __init__(self, referents: Referents, now: Attention) -> None:
        self.referents = referents
        self.now = now

    def identified(self, words: list[Word]) -> Referent | None:
        """What a clause names at its end: 市占率第一的是五岭汽车, 其次是游泳."""
        copula = max((at for at, word in enumerate(words) if word.text == "是"), default=0)
        before, rest = words[:copula], words[copula + 1 :]
        follows = bool(before) and all(word.text in _NEXT for word in before)
        if not rest or not (follows or any(word.sort == "of" for word in before)):
            return None
        name = rest[-1].name
        if name and name.kind in (*THINGS, "company"):
            return name
        first = follows or any(_FIRST.match(word.text) for word in before)
        nouns = all(word.sort == "noun" for word in rest) and (first or any(map(_is_new, rest)))
        return self.referents.noun(rest) if nouns and rest[-1].text not in table.ABSTRACT else None

    def made(self, begin: int, stop: int) -> Referent | None:
        """The new thing with which a clause ends that tells of its making: 建设一座低温工厂, 推出“虾稻贷”, 研发了松针平台."""
        words = self.referents.clauses.words
        made = next((at for at in range(stop - 1, begin - 1, -1) if words[at].text in table.MAKES), None)
        if made is None:
            return None
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


def _is_new(word: Word) -> bool:
    """Whether a word is a name, or one that no dictionary holds."""
    return word.proper or word.tag.endswith(NEW)
