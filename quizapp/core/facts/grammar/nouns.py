"""Subjects that are no names: the goods of a market, the noun that heads a clause, the words that open a sentence."""

import re
from dataclasses import dataclass
from itertools import takewhile

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.script import simplify
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar import bonds
from quizapp.core.facts.grammar.english_words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS

_SMALL = PREPOSITIONS | DETERMINERS | CONJUNCTIONS
_SHOWN = 20
_CLAUSE = re.compile(r"[，,；;。：:\n]")
_LEADS, _NOMINAL = frozenset("rpcdmutxqf"), frozenset("nabjlsize")
_GROWTH = re.compile(r"(?<=.)[，,](?:年均|年复合|复合|同比|环比|较|比|占)[^，。；]*$")


@dataclass(frozen=True)
class Subject:
    """What something is about, and its other names."""

    text: str
    aliases: tuple[str, ...] = ()


def find_market(article: ArticleText, sentence: Sentence, start: int, kind: str) -> Subject | None:
    """The goods of which a clause gives the sales or the price: sales of sleep medicines, 储能电池出货量."""
    if kind not in ("finance", "quantity", "ratio", "price", "date"):
        return None
    plain = article.plain[sentence.start : start]
    level = _GROWTH.sub("", plain)
    found = _market(plain) or (_market(level) if level != plain else None)
    if not found:
        return None
    goods = article.text[sentence.start + found.start("goods") : sentence.start + found.end("goods")]
    whole = article.text[sentence.start + found.start() : sentence.start + found.end()]
    return Subject(
        goods.strip(), (whole.strip(), goods.strip() + "市场") if article.chinese else (whole.strip(),)
    )


def _market(plain: str) -> re.Match[str] | None:
    """The goods or the indicator of which the end of a text speaks."""
    return bonds.MARKET_EN.search(plain) or bonds.MARKET_ZH.search(plain) or bonds.INDICATOR_ZH.search(plain)


def _whole_words(head: str) -> str:
    """The words of an English head without the small ones around them, and without one that was cut."""
    words = head.split(" ")
    while len(words) > 1 and words[0].lower() in _SMALL:
        words = words[1:]
    while len(words) > 1 and (words[-1].lower() in _SMALL or words[-1].isdigit()):
        words = words[:-1]
    return " ".join(words)


def _cut_at_word(text: str) -> str:
    """The first words of a text, as many as are shown."""
    return text if len(text) <= _SHOWN else text[: _SHOWN + 1].rsplit(" ", 1)[0]


def _heading(article: ArticleText, head: str, whole: str) -> str | None:
    """The nouns with which the first clause opens that opens with nouns, of the words before a value or else of the whole sentence: 专家 of 专家解释了技术."""
    for clause in (head, *_CLAUSE.split(whole)):
        words = list(article.tag(simplify(clause)))
        begin = next((at for at, word in enumerate(words) if word[1][:1] not in _LEADS), len(words))
        run = takewhile(lambda word: word[1][:1] in _NOMINAL or word[1] == "vn", words[begin:])
        nouns = "".join(text for text, _ in run)
        first = sum(len(text) for text, _ in words[:begin])
        if len(nouns) > 1:
            return clause[first : first + len(nouns)].strip() or None
    return None


def opening_words(article: ArticleText, sentence: Sentence, start: int) -> Subject:
    """The words at the head of the clause, where the article names nothing."""
    whole = article.text[sentence.body : sentence.end]
    text = article.text[sentence.body : start]
    head = re.split(
        r"[，；;：:]|,(?![0-9])|\b(?:is|are|was|were|has|have|had|can|will|reached|rose|fell|grew)\b|(?:是|为|达|有|超过|约)|(?<=[\u4e00-\u9fff]{2})(?:目前|如今|现在|只|仅|已|会|将|还|也|则|却|就|都)",
        text,
    )[0].strip()
    if head.lower() in _SMALL or (head and whole.isascii() and not head[0].isalpha()):
        head = ""
    first = re.sub(r"^[\s\d年月日:./-]+", "", whole)
    head = (
        head[-30:] or (_cut_at_word(first) if first.isascii() else first[:_SHOWN].strip()) or whole[:_SHOWN]
    )
    head = _whole_words(head) if head.isascii() else _heading(article, head, whole) or head
    return Subject(head.split("的")[0] or head, (head,) if "的" in head else ())
