"""Lists that go together: names and values joined by 依次为, 分别为 or respectively."""

import re
from itertools import pairwise

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.subjects.topics import THINGS
from quizapp.core.facts.values.value import Value

_CUE = re.compile(r"依次|分别|respectively", re.IGNORECASE)
_POINTER = re.compile(r"(?P<count>[两二三四五])(?:[款个种家台部]|者)[\u4e00-\u9fff]{0,4}?(?=的|分别|依次)")
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
    pointed = _pointed_at(article, sentence)
    found: dict[int, Name] = {}
    for run in _runs(article.plain, values):
        lists = [
            one
            for one in [*pointed, *_name_runs(article.plain, names)]
            if len(one) == len(run) and one[-1].end <= run[0].start
        ]
        if lists:
            found |= {value.start: name for value, name in zip(run, lists[-1], strict=True)}
    return found


def _pointed_at(article: ArticleText, sentence: Sentence) -> list[list[Name]]:
    """The things named last before a sentence, as many as it points at: 两款模型的窗口分别为."""
    pointer = _POINTER.search(article.plain, sentence.start, sentence.end)
    if not pointer:
        return []
    wanted, found = "两二三四五".index(pointer["count"]) or 1, dict[str, Name]()
    for name in reversed(article.names_in(0, sentence.start)):
        if name.kind in THINGS and name.names[0] not in found and len(found) <= wanted:
            found[name.names[0]] = name
    return [list(reversed(found.values()))]


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
