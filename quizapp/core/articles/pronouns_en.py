"""For whom he and she stand in an English article: the one of whom the sentences before tell, never one who goes by the other."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence

_PRONOUN = re.compile(r"\b(?:(?P<he>he|his|him|himself)|(?P<she>she|her|herself))\b", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:(?P<he>Mr|Sir|Lord)|(?P<she>Ms|Mrs|Dame|Lady))\.? $")
_BYLINE = re.compile(r"(?:^|\n)(?:By|Text|Photos?|Words)(?: by)? (?:[A-Z][\w.’'-]+ )*(?:and )?$")
_CLEAR, _REACH = 2, 12


def find_genders(plain: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> dict[str, str]:
    """By the whole name of each person "he" or "she", where those words stand beside it clearly more often, or a title does."""
    told: dict[str, Counter[str]] = {}
    people = [name for name in names if name.kind == "person"]
    starts = [name.start for name in people]
    for place, sentence in enumerate(sentences):
        inside = people[bisect_right(starts, sentence.start - 1) : bisect_right(starts, sentence.end - 1)]
        for name in inside:
            title = _TITLE.search(plain, max(0, name.start - 5), name.start)
            if title:
                told.setdefault(name.names[0], Counter())[title.lastgroup or ""] += _REACH
        alone = len({name.names[0] for name in inside}) == 1
        if alone and not _PRONOUN.search(plain, sentence.start, inside[0].start):
            pronouns = _pronouns(plain, inside[0].end, sentence.end)
            if not pronouns and place + 1 < len(sentences):
                following = sentences[place + 1]
                pronouns = _pronouns(plain, following.start, following.start + 4)
            told.setdefault(inside[0].names[0], Counter()).update(pronouns)
    return {name: counts.most_common(1)[0][0] for name, counts in told.items() if _is_clear(counts)}


def _pronouns(plain: str, start: int, end: int) -> list[str]:
    return [found.lastgroup or "" for found in _PRONOUN.finditer(plain, start, end)]


def _is_clear(counts: Counter[str]) -> bool:
    ranked = counts.most_common(2)
    return bool(ranked) and (len(ranked) == 1 or ranked[0][1] >= _CLEAR * ranked[1][1])


def find_meant(
    plain: str,
    sentences: Sequence[Sentence],
    people: Sequence[Name],
    genders: Mapping[str, str],
    *,
    at: int,
    pronoun: str,
) -> Name | None:
    """The person for whom a pronoun at an offset stands, of the ``people`` of the article in order; None where none is told of before."""
    gender = pronoun if pronoun in ("he", "she") else ""
    starts = [name.start for name in people]
    last = bisect_right(sentences, at, key=lambda one: one.start) - 1
    for place in range(last, max(-1, last - _REACH), -1):
        sentence = sentences[place]
        end = at if place == last else sentence.end
        inside = people[bisect_right(starts, sentence.start - 1) : bisect_right(starts, end - 1)]
        for name in reversed(inside) if place == last else inside:
            other = gender and genders.get(name.names[0], gender) != gender
            led = _PRONOUN.search(plain, sentence.start, name.start)
            if not other and not led and not _BYLINE.search(plain, max(0, name.start - 40), name.start):
                return name
    return None
