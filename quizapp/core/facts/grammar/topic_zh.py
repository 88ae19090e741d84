"""Of what a Chinese sentence speaks at an offset, by the noun phrases that head its clauses."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence
from quizapp.core.articles.words import Word
from quizapp.core.facts.grammar.phrases_zh import Clauses

_POINTING_WORDS = "他 她 它 我 你 我们 他们 它们 她们 你们 大家 自己 这 那 其 这些 那些 这里 那里 谁 什么 有人 人们 两者 后者 前者 此 一切 之一"
_POINTS = frozenset(_POINTING_WORDS.split())
_LONGEST = 20
_REACH = 240
_PEOPLE = re.compile(r"们|(?:人员|研究者|开发者|用户|网友|专家|业内人士|记者)$")
_POINTED = re.compile(
    r"(?:模型|芯片|产品|系统|手机|汽车|软件|平台|(?P<firm>公司|企业|机构|厂商|团队|实验室))$"
)
_LATIN_HEAD = re.compile(r"([A-Z][A-Za-z0-9.+\- ]*)[\u4e00-\u9fff]{2,6}")
_MADE_OF = frozenset({"noun", "verb", "adjective", "measure", "name"})
_BEHIND = frozenset({"preposition", "adverb", "of"})
_NO_OPENING = frozenset({"preposition", "link", "pronoun"})
_COUNTABLE = frozenset({"noun", "measure", "adjective", "name"})
_CLAUSE_ENDS = frozenset("，,；;：:。！？!?\n、（(")
_FAR = 14
_DEGREES = frozenset("很更最太极")


def find_topic(article: ArticleText, sentence: Sentence, at: int) -> str | None:
    """The noun phrase of which a sentence speaks at an offset: the head of the clause, or of the nearest clause before that has one."""
    words = article.words[_place(article, sentence.body) : _place(article, at)]
    clauses = Clauses(words)
    within = clauses.between(sentence.body, at)
    for place in reversed(range(len(within))):
        begin, stop = within[place]
        phrase = clauses.head(begin, stop)
        opens = place in (0, len(within) - 1) or words[begin - 2].sort in ("place", "time")
        found = (
            phrase.words if phrase else _compound(words[begin:stop], last=stop == len(words)) if opens else ()
        )
        if found and not (phrase and phrase.where):
            return _named(article, sentence, found)
    return None


def _named(article: ArticleText, sentence: Sentence, found: Sequence[Word]) -> str | None:
    """A noun phrase as a subject: what 这款芯片 points at; None for a pronoun, people without a name, or too much."""
    words = _unpointed(found)
    if any(word.sort == "pronoun" or word.text in _POINTS for word in words):
        return None
    text = article.text[words[0].start : words[-1].end].strip("“”「」《》 ")
    kind = _POINTED.search(text) if len(words) < len(found) else None
    if kind:
        kinds = ("company",) if kind["firm"] else ("model", "chip", "product")
        before = article.names_in(max(0, found[0].start - _REACH), found[0].start)
        names = [name.text for name in before if name.kind in kinds]
        text = names[-1] if names else text
    return text if 2 <= len(text) <= _LONGEST and not _PEOPLE.search(text) else None


def _unpointed(words: Sequence[Word]) -> Sequence[Word]:
    """The words of a phrase without what points at its noun: 芯片 in 这款芯片."""
    first = next((at for at, word in enumerate(words) if word.sort not in ("pronoun", "counter", "of")), 0)
    return words[first:]


def short_forms(subject: str) -> tuple[str, ...]:
    """The Latin name at the head of a subject, without the noun behind it: Transformer for Transformer架构."""
    found = _LATIN_HEAD.fullmatch(subject)
    return (found[1].strip(),) if found else ()


def first_noun(article: ArticleText, start: int, end: int) -> str | None:
    """The noun with which a stretch begins, as far as its words are nouns."""
    words = article.words[_place(article, start) : _place(article, end)]
    stop = next((at for at, word in enumerate(words) if word.sort not in ("noun", "measure")), len(words))
    return article.text[words[0].start : words[stop - 1].end] if stop else None


def counted_noun(article: ArticleText, start: int, end: int) -> str:
    """What is counted by a number that ends at an offset: 产品 of 款具有代表意义的产品, 图像 of 幅图像拼接而成; empty where no noun is."""
    words = article.words[_place(article, start) : _place(article, end)][:_FAR]
    stop = next((at for at, word in enumerate(words) if word.text in _CLAUSE_ENDS), len(words))
    words = words[:stop]
    begin = next((at for at, word in enumerate(words) if word.sort != "of"), 0)
    run = next((at for at in range(begin, len(words)) if words[at].sort not in _COUNTABLE), len(words))
    of = next((at for at in range(run, len(words)) if words[at].sort == "of"), None)
    if of is not None and (run < of or words[of - 1].sort == "adjective" or run == begin):
        begin = of + 1
        while begin + 1 < len(words) and words[begin].sort in ("verb", "number", "counter"):
            begin += 1
        run = next((at for at in range(begin, len(words)) if words[at].sort not in _COUNTABLE), len(words))
    if any(word.sort == "measure" for word in words[begin + 1 : run]):
        run = begin + 1
    nouns = [word for word in words[begin:run] if not word.name]
    return article.plain[nouns[0].start : nouns[-1].end] if nouns and nouns[-1].sort != "adjective" else ""


def opens_noun_phrase(article: ArticleText, start: int, *, verbs: bool = True) -> bool:
    """Whether the word at an offset can open a noun phrase; no adverb, preposition or link can, and a verb only where it is said so."""
    place = _place(article, start)
    word = article.words[place] if place < len(article.words) else None
    if word is None or word.start != start:
        return verbs
    if word.sort == "verb" and not verbs:
        return False
    return word.sort not in _NO_OPENING and word.text not in _DEGREES and not word.tag.startswith("d")


def _compound(words: Sequence[Word], *, last: bool) -> Sequence[Word]:
    """The words of a noun that opens with a verb, at the head of a clause: 扩散模型 in 扩散模型在; none where a clause is all verb and object."""
    stop = next((at for at, word in enumerate(words) if word.sort not in _MADE_OF and word.text != "+"), None)
    if stop is None:
        stop = len(words) if last else 0
    elif words[stop].sort not in _BEHIND:
        stop = 0
    found = words[:stop]
    return found if len(found) > 1 and all(len(word.text) > 1 or word.text == "+" for word in found) else ()


def _place(article: ArticleText, offset: int) -> int:
    """The place of the first word that begins at an offset or behind."""
    return bisect_left(article.words, offset, key=lambda word: word.start)
