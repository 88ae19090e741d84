"""What stands right behind a value and is what it is told of: 17岁的中场宁一鸣, 三成养殖户."""

import re
from collections.abc import Sequence

from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.articles.words import Word
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.grammar.phrases_zh import Phrase
from quizapp.core.facts.subjects.reading_zh import DOCUMENTS, Reader
from quizapp.core.facts.subjects.referents_zh import Referent
from quizapp.core.facts.subjects.titles_zh import find_document

_SHARE = re.compile(r"(?:^|[，。；：\n])(?:其中|有|约|近|超过?|其中有)?$")
_DESCRIBES = frozenset({"adjective", "verb", "counter", "place", "adverb", "noun"})
_TAKEN = re.compile(
    r"(?:用|在|把|将|通过|给|对|从|往|向|进|到|靠|这|那|该)(?:[了着]|过)?(?:[一这那某]?[个块段台份栋张条片款颗部套座支只辆艘]|这|那|一)(?:只有|仅有)?(?:面积|功耗|参数量?|总参数|长度|容量|重量|体积|时长|全长|重|长|高|宽|厚)?(?:约|近|达|超过|仅)?$"
)
_TESTED = re.compile(r"在(?:一|单)?[张块台颗部个][^，。；]{0,4}$")
_MOVED = re.compile(r"[把将][约近]?$")
_REACH = 16
_SIZES = frozenset("长高重宽厚深")


class Behind:
    """Finds what stands behind the values of one article."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.clauses = reader.referents.clauses
        self.plain = reader.referents.article.plain

    def described(self, sentence: Sentence, start: int, end: int) -> tuple[Referent | None, bool]:
        """What a value describes with 的 behind it, and whether as its size: 2.9公里长的过江隧道, 17岁的中场宁一鸣."""
        words, at = self.clauses.words, self.clauses.index(end)
        stop = self.clauses.index(sentence.end)
        if self.plain[end] != "的" and _MOVED.search(self.plain, max(sentence.body, start - 2), start):
            moved = self.clauses.phrase(at, stop) if at + 1 < stop else None
            if moved and moved.words[-1].sort == "noun":
                return self.noun_of(moved.words), True
        limit = min(stop, at + 4)
        while at < limit and words[at].sort in _DESCRIBES:
            at += 1
        if at + 1 >= stop or words[at].sort != "of":
            return None, False
        phrase = self.clauses.phrase(at + 1, stop)
        sized = words[at - 1].text[-1] in _SIZES or self.plain[start - 1 : start] in _SIZES
        if phrase is None:
            return None, False
        if words[phrase.next].text == "上" and _TESTED.search(
            self.plain, max(sentence.body, start - _REACH), start
        ):
            return None, False
        last = phrase.words[-1]
        titled = last.proper and self.plain[last.end : last.end + 1] == "》"
        shown = titled or (last.sort in ("noun", "name") and self._is_taken(sentence, start))
        if last.text in DOCUMENTS and self._is_taken(sentence, start):
            return find_document(self.reader.referents.article, start, last.text), True
        return self.noun_of(phrase.words), sized or shown

    def _is_taken(self, sentence: Sentence, start: int) -> bool:
        """Whether the noun that a value describes is what something is done with or in: 用一个130亿参数的模型, 装进那块功耗18瓦的主板."""
        found = _TAKEN.search(self.plain, max(sentence.body, start - _REACH), start)
        return found is not None

    def shared(self, start: int, end: int) -> Referent | None:
        """What a share is of, where it stands right behind it at the head of a clause: 三成养殖户亏损."""
        words, at = self.clauses.words, self.clauses.index(end)
        if not _SHARE.search(self.plain[max(0, start - 6) : start]) or at + 1 >= len(words):
            return None
        if words[at].start != end or words[at].sort not in ("noun", "name"):
            return None
        phrase = self.clauses.phrase(at, min(at + 6, len(words) - 1))
        if phrase is None or _is_noun_alone(words, phrase):
            return None
        return self.noun_of(phrase.words)

    def noun_of(self, words: Sequence[Word]) -> Referent | None:
        """What words speak of that are no part of anything."""
        found = self.reader.read_words(words, part=False)
        return found if isinstance(found, (Name, Subject)) else None


def _is_noun_alone(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether nothing is told of the noun behind a share: no verb follows, and it does not end with what is measured."""
    return words[phrase.next].sort not in ("verb", "adverb") and phrase.words[-1].sort != "measure"
