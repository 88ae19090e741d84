"""What the lines of a list say of what they name: 基础层：参数微调, Base Layer: fine-tuning, Prompt learning for quick adaptation."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.words.definition_patterns import FUNCTION

CONTENT = ("内容", "what it does")
_MARK = r"(?m:^)[ \t]*(?:[0-9]{1,2}[.、)]|[-*•])[ \t]*\**"
_PART = r"(?:层|阶段|模块|环节|部件|Layer|Stage|Phase|Module|Tier|Component)"
_PARTS = re.compile(
    rf"{_MARK}(?P<s>[A-Z\u4e00-\u9fff][^\n:：，,。]{{0,24}}?{_PART})\**[:：]\** ?(?P<v>[^\n。；.;:：]{{4,90}}?)[.。；;]?[ \t]*(?=\n|$)"
)
_SORT = r"(?:techniques?|methods?|methodolog(?:y|ies)|approach(?:es)?|capabilit(?:y|ies)|mechanisms?|strateg(?:y|ies)|modules?|tools?|frameworks?)"
_FOR = re.compile(
    rf"{_MARK}(?P<s>[A-Z][\w-]*(?: [\w-]+){{0,3}}?)(?: \((?P<abbr>[A-Z][A-Za-z]{{1,7}})\))?(?: {_SORT})? for (?P<v>(?!(?:the|a|an|all|each|every|our|your|more|example|now|years?)\b)[a-z][a-z -]{{6,60}})[.;]?[ \t]*(?=\n|$)"
)
_FEWEST_PARTS, _FEWEST_USES = 2, 3


class Line(NamedTuple):
    """What a line names and says of it, by offsets of the reading; its other names."""

    subject: tuple[int, int]
    value: tuple[int, int]
    attribute: tuple[str, str]
    aliases: tuple[str, ...] = ()


def find_list_lines(article: ArticleText, sentence: Sentence) -> Iterator[Line]:
    """What an item says of the part or the technique that it names, where its neighbours are written alike."""
    if sentence.kind != "item":
        return
    plain = article.plain
    begin = plain.rfind("\n", 0, sentence.body) + 1
    part = _PARTS.match(plain, begin)
    if part and _alike(_PARTS, plain) >= _FEWEST_PARTS:
        yield Line(part.span("s"), part.span("v"), CONTENT)
    use = None if article.chinese else _FOR.match(plain, begin)
    if use and _alike(_FOR, plain) >= _FEWEST_USES:
        subject = use.span("abbr") if use["abbr"] else use.span("s")
        yield Line(subject, use.span("v"), FUNCTION, (use["s"],) if use["abbr"] else ())


def _alike(pattern: re.Pattern[str], plain: str) -> int:
    """How many lines of a text are written in a way."""
    return sum(1 for _ in pattern.finditer(plain))
