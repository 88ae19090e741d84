"""A Chinese subject as it can be shown: without the verb or adverb with which it was cut off; none where only those are left."""

import re
from dataclasses import replace

from quizapp.core.articles.article import ArticleText
from quizapp.core.facts.grammar.nouns import Subject

_NOBODY = re.compile(
    r"(?:人们|大家|我们|你们|他们|她们|此前|之前|目前|如今|其中|此外|同时|总的来说|总之|利用(?!率)|借助|通过|基于|根据|依靠|凭借|总结$|回顾|放眼|展望|纵观|截至|随着)"
)
_POINTS_AT_PICTURE = re.compile(r"(?:[上下左右]?[图表]所示|如[上下]?[图表])")
_AT_END = frozenset(
    ("甚至", "也", "都", "还", "就", "则", "已", "又", "仍", "仅", "只", "均", "更", "将", "能", "可", "会")
)
_REACHES = frozenset("出到有为成了入给于达超至过得着是")
_LEAST = 2


def legible(article: ArticleText, subject: Subject) -> Subject | None:
    """The subject without the words at its end that belong to what is told of it; None where it names nothing.

    Only verbs that reach for something go (发出, 达到): 治疗 and 训练 end nouns too.
    """
    text = subject.text
    if text.isascii() or text in article.printed_names:
        return subject
    if _NOBODY.match(text) or _POINTS_AT_PICTURE.match(text):
        return None
    words = list(article.tag(text))
    kept = list(words)
    while kept and (
        kept[-1][0] in _AT_END or (_is_verb(kept[-1]) and kept[-1][0][-1] in _REACHES and len(kept) > 1)
    ):
        kept.pop()
    shown = "".join(word for word, _ in kept)
    if len(shown) < _LEAST:
        return None
    return (
        subject if len(kept) == len(words) else replace(subject, text=shown, aliases=(*subject.aliases, text))
    )


def _is_verb(word: tuple[str, str]) -> bool:
    """Whether a dictionary holds a word as a verb and as nothing else."""
    return word[1] == "v"
