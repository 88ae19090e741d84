"""Concepts in an article: what a term means, what an abbreviation stands for, what kind of thing something is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.english_words import AUXILIARIES, DETERMINERS, PARTICIPLES, verbs
from quizapp.core.facts.grammar.initials import find_initials
from quizapp.core.facts.grammar.last_phrase import behind_verb, last_phrase
from quizapp.core.facts.words.clauses_en import find_clauses
from quizapp.core.facts.words.definition_patterns import ABBREVIATION, FULL_NAME, PATTERNS, TYPE
from quizapp.core.facts.words.explanations_zh import EXPLANATIONS_ZH
from quizapp.core.facts.words.glosses_en import GLOSSES_EN
from quizapp.core.facts.words.glosses_zh import GLOSSES_ZH, Gloss
from quizapp.core.facts.words.list_lines import find_list_lines
from quizapp.core.facts.words.passing_en import find_passing, find_pointed
from quizapp.core.facts.words.sorts import find_sorts, is_plain
from quizapp.core.patterns import Sought, Table


@dataclass(frozen=True)
class Definition:
    """What is said to be what, by offsets in the reading; the attribute in both languages; other names of the term."""

    subject: tuple[int, int]
    value: tuple[int, int]
    attribute: tuple[str, str]
    aliases: tuple[str, ...] = ()


_BRACKETS = Sought(
    r"(?P<full>(?:[\u4e00-\u9fff]{2,4}-)?[A-Za-z]{0,8}[\u4e00-\u9fff]{1,3}[A-Za-z]{0,8}[\u4e00-\u9fff]{1,12})[”」]? ?[（(](?P<inside>[A-Za-z][A-Za-z0-9\-–, ，/]{1,60})[）)]"
)
_BEFORE_BRACKET = Sought(
    r"(?P<words>(?:[A-Za-z][A-Za-z'’]*[ -]){1,8}[A-Za-z][A-Za-z'’]*) \((?P<abbr>[A-Z][A-Za-z0-9-]{1,8})\)"
)
_IN_BRACKET = Sought(r"\b(?P<abbr>[A-Z]{2,7}s?) \((?P<words>(?:[A-Za-z][a-z'’]*[ -]){1,7}[A-Za-z][a-z'’]*)\)")
_CONCEPT_HEAD = re.compile(
    r"(?:注意力|机制|学习|网络|算法|推理|训练|内存|测试|延迟|技术|方法|架构|编码|搜索|检索|解码|生成|微调|量化|蒸馏|剪枝|提示|预测|强化|模型|对齐|缓存|并行|采样|优化|评估|电池|制动|驾驶|免疫|疗法|细胞|蛋白|受体|效应|指数|比率|收益率|定律|法则|能力|幻觉|窗口|智能体|编程|工程|注入|对话|专家|范式|路线|假设|原理)$"
)
_ASKS_WHAT = Sought(
    r"(?:什么是|什么叫|何为|何谓)[^，。；\n]{1,40}$|(?:什么是|什么叫|何为|何谓)[^，。；？\n]{1,40}？"
)
_ANSWER = re.compile(r"\n?[^。\n]{6,100}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NO_TERM_ALONE = re.compile(
    r"[这那它他她我你此其谁该本]|[0-9]|(?:今天|昨天|目前|公司|部分|方面|时间|问题|结果|原因|例如|比如|同时)$"
)
_LONGEST_TERM = 16
_NAMING = frozenset({"as", "called", "dubbed", "termed"})
_ARTICLE = re.compile(r"(?:An?|The) ")
_POINTERS = re.compile(
    r"(?:it|this|that|there|he|she|they|we|which|what|one|here|every|each|behind|and|but|nor|so|neither|today|yesterday|january|february|march|april|may|june|july|august|september|october|november|december)",
    re.IGNORECASE,
)
_CUT = re.compile(
    r".*(?:采用了?|分别是|使用了?|基于|通过|以及|视为|作为|通常|其|比|引入了?|叫做?|称为|的|了|是|和|与|及|将|由|个|种|项|款|把|被|首次|首例|首个|首款|获得|预防|利用(?!率|效率)|依靠|借助|全球|目前)"
)


_CUT_NUMBER = re.compile(
    r"(?: (?:[a-z]+ed|[a-z]+ing|made|built))?(?: (?:on|of|at|to|by|with|from|in|for|over|about|than|some))* [$€£]?[0-9][0-9,]*$"
)
_BESIDES = re.compile(r", (?:while|whereas|although|though|but) ")
_NAME_OF = re.compile(r"[A-Z][\w&-]* of $")
_OF = re.compile(r"(?:基于|面向|来自|通过)[\u4e00-\u9fff]{2,8}的$")
_SOUGHT = (*EXPLANATIONS_ZH, *PATTERNS)
_IN_CHINESE = Table(*(one for one in _SOUGHT if _HAN.search(one[0].source)))
_IN_ENGLISH = Table(*(one for one in _SOUGHT if not _HAN.search(one[0].source)))
_GLOSSES_ZH, _GLOSSES_EN = Table(*GLOSSES_ZH), Table(*GLOSSES_EN)


def find_definitions(article: ArticleText, sentence: Sentence) -> Iterator[Definition]:
    """The definitions of one sentence, the surest first."""
    plain = article.plain[sentence.body : _end(article, sentence)]
    yield from (Definition(*one) for one in find_list_lines(article, sentence))
    for spelled in (_shifted(one, sentence.body) for one in _abbreviations(plain)):
        if not article.chinese:
            yield spelled
        elif not _is_person(article, *spelled.subject):
            yield _ungoverned(article, spelled)
    if not article.chinese:
        yield from _passing(article, sentence)
    for pattern, attribute in (_IN_CHINESE if article.chinese else _IN_ENGLISH).held(article.plain):
        for found in pattern.finditer(plain):
            one = _trimmed(plain, found, attribute)
            shifted = _shifted(one, sentence.body) if one else None
            shifted = _with_sort(article, shifted) if shifted and attribute == TYPE else shifted
            if shifted and (article.chinese or not _is_person(article, *shifted.subject)):
                yield shifted
    yield from _glossed(article, sentence, plain)
    for sort in find_sorts(article, sentence):
        yield Definition(sort.subject, sort.value, TYPE, sort.aliases)
    if not article.chinese:
        yield from (Definition(*one) for one in find_clauses(article, sentence))


def _passing(article: ArticleText, sentence: Sentence) -> Iterator[Definition]:
    """The terms of an English sentence that are explained right behind them."""
    end = _end(article, sentence)
    for one in (
        *find_passing(article.plain, sentence.body, end),
        *find_pointed(article.plain, sentence.body, end),
    ):
        told = Definition(*one)
        if not _is_person(article, *one.subject) and not _is_seat(article, told):
            yield told


def _with_sort(article: ArticleText, one: Definition) -> Definition | None:
    """The sort before a Chinese name without the verb before it; None where it tells no more than 模型."""
    start, end = one.value
    if not article.chinese or end > one.subject[0]:
        return one
    begin = last_phrase(article, start, end)
    begin = begin if begin < end else start
    return None if is_plain(article.plain[begin:end]) else replace(one, value=(begin, end))


def _glossed(article: ArticleText, sentence: Sentence, plain: str) -> Iterator[Definition]:
    """The terms that a sentence explains in passing."""
    for gloss in (_GLOSSES_ZH if article.chinese else _GLOSSES_EN).held(article.plain):
        for found in gloss.pattern.finditer(plain):
            one = _explained(article, sentence.body, gloss, found)
            shifted = _shifted(one, sentence.body) if one else None
            if shifted and not _is_person(article, *shifted.subject) and not _is_seat(article, shifted):
                yield shifted


def _ungoverned(article: ArticleText, one: Definition) -> Definition:
    """A term with its full form, the Chinese one of which begins behind the verb that governs it: 推动自动驾驶汽车（AV）."""
    subject, value = (
        (behind_verb(article, *span), span[1]) if _HAN.match(article.plain, span[0]) else span
        for span in (one.subject, one.value)
    )
    return replace(one, subject=subject, value=value)


def _is_seat(article: ArticleText, one: Definition) -> bool:
    """Whether a term is only the last word of a longer name, as the place of a firm is: Juniper Systems of Taiwan, the maker of …"""
    start, end = one.subject
    of = not article.chinese and _NAME_OF.search(article.plain, max(0, start - 40), start)
    return bool(of) and " " not in article.plain[start:end]


def _is_person(article: ArticleText, start: int, end: int) -> bool:
    """Whether a stretch is somebody's name, who has an office and no definition."""
    return any(name.kind == "person" for name in article.names_in(start, end))


def _explained(article: ArticleText, by: int, gloss: Gloss, found: re.Match[str]) -> Definition | None:
    """What a gloss says; a stretch that ends in a term is cut to its last noun phrase."""
    groups = found.groupdict()
    value = next((found.span(group) for group in "vwxy" if groups.get(group)), None)
    if groups.get("t"):
        start, end = found.span("t")
        end -= found["t"][-1] in "”」"
        quoted = max(found["t"].rfind("“"), found["t"].rfind("「")) + 1
        begin = start + quoted if quoted else last_phrase(article, by + start, by + end) - by
        term = (begin, end)
        if begin >= end or end - begin > _LONGEST_TERM or _NO_TERM_ALONE.match(found.string, begin, end):
            return None
        if value is None:
            return Definition(found.span("s"), term, gloss.attribute)
        return Definition(term, value, gloss.attribute)
    if value and gloss.attribute == FULL_NAME and found["s"].isupper():
        first = find_initials(found.string[slice(*value)], found["s"])
        value = (value[0] + (first or 0), value[1])
    return _trimmed(found.string, found, gloss.attribute, value or found.span("v"))


def _trimmed(
    plain: str, found: re.Match[str], attribute: tuple[str, str], value: tuple[int, int] | None = None
) -> Definition | None:
    """A definition whose term is cut to its last noun phrase, with the abbreviation behind it; None for a pronoun."""
    start, end = found.span("s")
    cut = (
        re.match(r".*\b(?:with|of|by|in|for|through|on|to|using|called) ", plain[start:end])
        if found["s"].isascii() and found.start()
        else None
    )
    start += cut.end() if cut else 0
    start += _verb_before(plain[:start], plain[start:end])
    article = _ARTICLE.match(plain, start, end)
    start = article.end() if article else start
    term = plain[start:end]
    if (
        not term
        or re.match(r"[这那它他她我你此其谁不但而也就或并因如该本]", term)
        or _POINTERS.fullmatch(term.split(" ")[0])
        or not AUXILIARIES.isdisjoint(term.split(" "))
    ):
        return None
    abbreviation = re.match(r"[”\"]? ?[（(]([A-Za-z][\w -]{1,30})[）)]", plain[end:])
    aliases = (abbreviation[1],) if abbreviation else ()
    return Definition((start, end), _before_number(plain, value or found.span("v")), attribute, aliases)


def _before_number(plain: str, value: tuple[int, int]) -> tuple[int, int]:
    """A value without the number at its end that its pattern cut in two: … parameters trained on 2 of 2.2 million."""
    start, end = value
    aside = _BESIDES.search(plain, start, end)
    end = aside.start() if aside else end
    cut = plain[end : end + 1] == "." and plain[end + 1 : end + 2].isdigit() and plain[end - 1].isdigit()
    found = _CUT_NUMBER.search(plain, start, end) if cut else None
    return (start, found.start()) if found else (start, end)


def _verb_before(before: str, term: str) -> int:
    """How many characters of a term are a verb of the sentence before it: need advanced packaging."""
    first, _, rest = term.partition(" ")
    opens = not before.strip() or before.split()[-1].lower() in DETERMINERS | _NAMING
    return len(first) + 1 if rest and not opens and first in verbs() - PARTICIPLES else 0


def _end(article: ArticleText, sentence: Sentence) -> int:
    """Where to stop reading: behind the next line in captions, which cut their sentences, and behind the answer to what something is."""
    if _ASKS_WHAT.search(article.plain, sentence.start, sentence.end):
        answer = _ANSWER.match(article.plain, sentence.end)
        return answer.end() if answer else sentence.end
    if sentence.kind != "caption":
        return sentence.end
    following = article.plain.find("\n", sentence.end + 1)
    return following if following > 0 else sentence.end


def _shifted(one: Definition, by: int) -> Definition:
    """A definition with its offsets counted from the article's start."""
    subject, value = ((span[0] + by, span[1] + by) for span in (one.subject, one.value))
    return replace(one, subject=subject, value=value)


def _abbreviations(plain: str) -> Iterator[Definition]:
    """The abbreviations that a sentence spells out."""
    for found in _BRACKETS.finditer(plain):
        yield from _chinese(found)
    for pattern in (_BEFORE_BRACKET, _IN_BRACKET):
        for found in pattern.finditer(plain):
            start = find_initials(found["words"], found["abbr"])
            if start is not None:
                yield Definition(
                    found.span("abbr"), (found.start("words") + start, found.end("words")), FULL_NAME
                )


def _chinese(found: re.Match[str]) -> Iterator[Definition]:
    """多头潜在注意力(MLA) gives the Chinese name of MLA, 混合专家（Mixture-of-Experts，MoE） the English of 混合专家."""
    full = _CUT.sub("", found["full"])
    start = found.end("full") - len(full)
    parts = [part for part in re.finditer(r"[^,，]+", found["inside"])]
    longest = max(parts, key=lambda part: len(part[0]))
    at = found.start("inside")
    if len(full) < 2:
        return
    if re.search(r"[A-Za-z]{3,}[ -][A-Za-z]{2,}", longest[0]):
        left = len(longest[0]) - len(longest[0].lstrip())
        others = tuple(part[0].strip() for part in parts if part is not longest)
        quoted = found.string[: found.start()].endswith(("「", "“"))
        brand = not others and longest[0].istitle() and len(longest[0].split()) < 3
        if (not quoted or others) and not (brand and not _CONCEPT_HEAD.search(full)):
            yield Definition(
                (start, found.end("full")),
                (at + longest.start() + left, at + longest.end()),
                FULL_NAME,
                others,
            )
    elif len(parts) == 1 and re.fullmatch(ABBREVIATION, longest[0].strip()) and len(full) >= 3:
        letters = sum(char.isupper() for char in longest[0])
        described = _OF.search(found["full"].removesuffix(full)) if len(full) <= 2 * letters - 2 else None
        start -= len(described[0]) if described else 0
        yield Definition((at, at + longest.end()), (start, found.end("full")), FULL_NAME)
