"""The report or survey that a Chinese article, or a part of it, tells of: 咨询机构发布《企业用云调查》，样本为…"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.titles_zh import find_published
from quizapp.core.facts.subjects.topics import TOLD_OF

_PUBLISHED = re.compile(
    r"(?:发布|公布|公开|发表|出台|印发|出版|推出|发出)了?(?!于|在|到)[^，。；《》\n]{0,16}《(?P<title>[^《》\n]{2,40}(?P<noun>报告|白皮书|蓝皮书|调查|榜单|年报|月报|季报|指数|洞察|展望|研究))》"
)


class Papers:
    """The papers of one article by where they are published; ``parts`` are the offsets at which its parts begin."""

    def __init__(self, article: ArticleText, names: Sequence[Name], parts: Collection[int]) -> None:
        self._article = article
        self._names = [name.start for name in names if name.kind in TOLD_OF]
        self._parts = sorted(parts)
        self._papers = [
            (_sentence_of(article.plain, found.start()), _as_subject(article, found))
            for found in _PUBLISHED.finditer(article.plain)
        ]

    def find(self, sentence: Sentence, start: int, end: int, kind: str) -> Subject | None:
        """The paper that is published behind a date, or of which a part of a round-up tells, where the sentence of a value names nothing else before it."""
        published = find_published(self._article, end, sentence.end) if kind == "date" else None
        named = bisect_left(self._names, start) > bisect_left(self._names, sentence.start)
        return published or (None if named else self.of_part(start))

    def of_part(self, at: int) -> Subject | None:
        """The paper that was published last before an offset, in its own part of a round-up."""
        part = bisect_right(self._parts, at)
        begin = self._parts[part - 1] if part else None
        near = (one for start, one in reversed(self._papers) if begin is not None and begin <= start <= at)
        return next(near, None)

    def of_article(self, at: int) -> Subject | None:
        """The paper with which an article opens, before any of its parts, where it tells of one alone."""
        first = self._parts[0] if self._parts else at
        opening = {one.text: one for start, one in self._papers if start < min(first, at)}
        return next(iter(opening.values())) if len(opening) == 1 else None


def _sentence_of(plain: str, at: int) -> int:
    """Where the sentence around an offset begins."""
    return max(plain.rfind("。", 0, at), plain.rfind("\n", 0, at)) + 1


def _as_subject(article: ArticleText, found: re.Match[str]) -> Subject:
    """A paper as a subject, for which 报告 or 调查 stands too."""
    return Subject(article.text[slice(*found.span("title"))], (found["noun"], "这份" + found["noun"]))
