"""Lists that go together: names and values joined by 依次为, 分别为 or respectively."""

import re
from itertools import pairwise

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.value import Value

_CUE = re.compile(r"依次|分别|respectively", re.IGNORECASE)
_JOIN = re.compile(r" ?(?:[、，,/]|和|与|及|以及|and|, and)+ ?", re.IGNORECASE)
_JOIN_NAMES = re.compile(
    r"[”」\"]? ?(?:[、，,/]|和|与|及|以及|and)+ ?[^，,、。；]{0,6}?[“「\"]?", re.IGNORECASE
)


def aligned_subjects(article: ArticleText, sentence: Sentence, values: list[Value]) -> dict[int, Name]:
    """The name of each value, by its start, where a list of values answers a list of names."""
    plain = article.plain[sentence.start : sentence.end]
    if len(values) < 2 or not _CUE.search(plain):
        return {}
    names = [
        name
        for name in article.names_in(sentence.start, sentence.end)
        if name.kind not in ("benchmark", "term")
    ]
    found: dict[int, Name] = {}
    for run in _runs(article.plain, values):
        lists = [
            one
            for one in _name_runs(article.plain, names)
            if len(one) == len(run) and one[-1].end <= run[0].start
        ]
        if lists:
            found |= {value.start: name for value, name in zip(run, lists[-1], strict=True)}
    return found


def _runs(plain: str, values: list[Value]) -> list[list[Value]]:
    """The values that follow one another with only commas or "and" in between."""
    runs = [[values[0]]]
    for one, other in pairwise(values):
        if _JOIN.fullmatch(plain[one.end : other.start]):
            runs[-1].append(other)
        else:
            runs.append([other])
    return [run for run in runs if len(run) > 1]


def _name_runs(plain: str, names: list[Name]) -> list[list[Name]]:
    """The names that follow one another in a list."""
    runs: list[list[Name]] = [[name] for name in names[:1]]
    for one, other in pairwise(names):
        if _JOIN_NAMES.fullmatch(plain[one.end : other.start]):
            runs[-1].append(other)
        else:
            runs.append([other])
    return [run for run in runs if len(run) > 1]
