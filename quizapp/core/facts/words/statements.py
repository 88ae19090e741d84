"""What is said of a thing in words alone: what it can do, and how it compares with another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.words.abilities_en import ABILITIES_EN, AGAIN_EN, CONTRASTS_EN, TIED_EN
from quizapp.core.facts.words.abilities_zh import ABILITIES_ZH, AGAIN_ZH, CONTRASTS_ZH, TIED_ZH
from quizapp.core.patterns import Sought

_ABILITY, _CONTRAST = ("能力", "capability"), ("比较", "comparison")
_THINGS = frozenset({"model", "chip", "product"})
_RIVALS = _THINGS | {"company"}


@dataclass(frozen=True)
class Statement:
    """What is said of a thing, and where it stands."""

    kind: Literal["capability", "comparison"]
    subject: str
    aliases: tuple[str, ...]
    value: tuple[int, int]
    attribute: tuple[str, str]


def find_statements(
    article: ArticleText, sentence: Sentence, spoken_of: Subject | None
) -> Iterator[Statement]:
    """The abilities and comparisons of a sentence that hold no number; those with numbers are facts already.

    ``spoken_of`` is the thing that the text was speaking of, for which "it" and "the model" stand.
    """
    abilities, contrasts = (ABILITIES_ZH, CONTRASTS_ZH) if article.chinese else (ABILITIES_EN, CONTRASTS_EN)
    for start, end in _spans(abilities, article.plain, sentence):
        subject = _subject(article, sentence, start, spoken_of)
        if subject and not _holds_number(article, start, end):
            yield Statement("capability", subject.text, subject.aliases, (start, end), _ABILITY)
    for start, end in _spans(contrasts, article.plain, sentence):
        subject = _subject(article, sentence, start, spoken_of)
        rivals = [name for name in article.names_in(start, end) if name.kind in _RIVALS]
        if subject and rivals and rivals[0].text != subject.text and not _holds_number(article, start, end):
            yield Statement("comparison", subject.text, subject.aliases, (start, end), _CONTRAST)


def _spans(pattern: Sought, plain: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where the values of a pattern stand, the first of those that share their end."""
    found = (match.span("v") for match in pattern.finditer(plain, sentence.body, sentence.end))
    for _, same in groupby(found, key=lambda span: span[1]):
        yield next(same)


def _subject(article: ArticleText, sentence: Sentence, at: int, spoken_of: Subject | None) -> Subject | None:
    """The thing tied to what is said at an offset: the last one named before it, or that for which a pronoun stands."""
    tied, again = (TIED_ZH, AGAIN_ZH) if article.chinese else (TIED_EN, AGAIN_EN)
    named = article.names_in(sentence.body, at)
    for name in reversed(_things(named)):
        if tied.fullmatch(article.plain, name.end, at):
            return Subject(name.text, tuple(one for one in name.names if one != name.text))
    if not again.match(article.plain, sentence.body, at):
        return None
    return spoken_of


def _things(names: Sequence[Name]) -> list[Name]:
    return [name for name in names if name.kind in _THINGS]


def _holds_number(article: ArticleText, start: int, end: int) -> bool:
    """Whether a figure stands between two offsets that is not part of a name."""
    inside: set[int] = set()
    for name in article.names_in(start - 40, end):
        inside.update(range(name.start, name.end))
    return any(article.plain[at].isdigit() and at not in inside for at in range(start, end))
