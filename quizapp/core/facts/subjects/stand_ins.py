"""Words that stand for what was named before: the company, this phone, it, she."""

import re
from collections.abc import Callable, Sequence

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar import bonds
from quizapp.core.facts.subjects.common_nouns import CommonNouns
from quizapp.core.facts.subjects.officers_zh import find_officers_firm
from quizapp.core.facts.subjects.topics import THINGS, TOLD_OF, Topics
from quizapp.core.patterns import Sought

Inside = Callable[[int, int], Sequence[Name]]
"""Gives the names between two offsets."""

_OPENING = 12
_INVESTOR = re.compile(r"(?:资本|创投|基金|证券)$")


class StandIns:
    """Finds such words in one article, sentence after sentence, and what they mean by what was spoken of."""

    def __init__(self, article: ArticleText, inside: Inside, topics: Topics, nouns: CommonNouns) -> None:
        self.article = article
        self.inside = inside
        self.topics = topics
        self.nouns = nouns
        self._asked: tuple[int, list[tuple[Sought, Name | None]]] = -1, []

    def find(self, sentence: Sentence, start: int, found: Sequence[Name]) -> list[Name]:
        """What the words of a sentence before an offset stand for, beside the names that were ``found`` in it."""
        every = list(found)
        plain = self.article.plain[sentence.start : start]
        for pattern, name in self._meant(sentence):
            for again in pattern.finditer(plain):
                at = sentence.start + again.start()
                if pattern is bonds.AGAIN and self.article.chinese:
                    before = [one for one in every if one.end <= at and one.kind in TOLD_OF]
                    things = (one for one in reversed(before) if one.kind in THINGS)
                    name = next(things, before[-1] if before else name)
                if pattern is bonds.COMPANY_AGAIN and self.article.chinese:
                    before = [one for one in found if one.end <= at]
                    name = (
                        find_officers_firm(self.article.plain, before)
                        or self._heading(before, sentence)
                        or name
                    )
                if name and not any(one.start <= at < one.end for one in every):
                    every.append(Name(at, sentence.start + again.end(), name.text, name.kind, name.names))
        return every[len(found) :]

    def _meant(self, sentence: Sentence) -> list[tuple[Sought, Name | None]]:
        """The kinds of words that a sentence may hold, with what each means in it; remembered, since all its values ask."""
        if self._asked[0] != sentence.start:
            kinds = (
                (bonds.COMPANY_AGAIN, self._company(sentence)),
                (bonds.THING_AGAIN, self.topics.thing or self.topics.main_thing),
                (bonds.AGAIN, None if self.nouns.spoken else self.topics.last),
                (bonds.PERSON_AGAIN, self.topics.person),
            )
            plain, start, end = self.article.plain, sentence.start, sentence.end
            self._asked = start, [kind for kind in kinds if kind[0].may_match(plain, start, end)]
        return self._asked[1]

    def _heading(self, before: Sequence[Name], sentence: Sentence) -> Name | None:
        """The company that opens a sentence with no more than what it is before it: 芯片公司澜桥智能完成融资，公司…"""
        first = before[0] if before and before[0].kind == "company" else None
        opens = first and not bonds.CLAUSE.search(self.article.plain, sentence.body, first.start)
        return first if first and opens and first.start - sentence.body < _OPENING else None

    def _company(self, sentence: Sentence) -> Name | None:
        """The company for which 该公司 stands: in a paragraph that names but one, that one."""
        begin = self.article.plain.rfind("\n", 0, sentence.start) + 1
        near = [
            name
            for name in self.inside(begin, sentence.start)
            if name.kind == "company"
            and not _INVESTOR.search(name.text)
            and not bonds.INVESTS.match(self.article.plain, name.end)
        ]
        one = self.article.chinese and len({name.names[0] for name in near}) == 1
        told = [name for name in (self.topics.company, self.topics.main_company) if name]
        return near[-1] if one else next((name for name in told if not _INVESTOR.search(name.text)), None)
