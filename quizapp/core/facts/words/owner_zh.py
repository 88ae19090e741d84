"""Whose a thing is that a Chinese sentence calls 其, where it names several companies."""

import re
from collections.abc import Sequence

from quizapp.core.articles.article import ArticleText

_ASIDE = re.compile(r"(?:[在向对与和比从被把给跟于为着]|超过|超越|对手) ?$")
_POSSESSES = re.compile(r" ?的")

Span = tuple[int, int]


def owner_meant(article: ArticleText, firms: Sequence[Span]) -> Span | None:
    """The company for which 其 stands behind those that are named: the first, as long as none is named aside, else the last that is not.

    Aside are those behind a preposition (向同行清溪科技) and those whose thing is spoken of (谷歌的 Gemini); None where all are.
    """
    plain = article.plain
    free = [one for one in firms if not _ASIDE.search(plain, max(0, one[0] - 3), one[0])]
    own = [one for one in free if not _POSSESSES.match(plain, one[1])]
    if len(firms) == 1 or len(own) == len(firms):
        return next(iter(free), None)
    return own[-1] if own else None
