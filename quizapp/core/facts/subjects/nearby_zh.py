"""The noun phrases near a value of a Chinese article, each with the signs of where it stands."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from quizapp.core.articles import word_table as table
from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence
from quizapp.core.articles.words import Word
from quizapp.core.facts.grammar.phrases_zh import Clauses
from quizapp.core.facts.subjects.referents_zh import without_measures

_NOMINAL = frozenset({"name", "noun", "adjective", "measure"})
_HEADS = frozenset({"name", "noun", "measure"})
_QUOTES = frozenset("“”「」《》『』")
_ENDS = frozenset("，,；;：:。！？!?\n")
_STOPS = ("。", "；")
_LONGEST = 80
_SENTENCES, _CLOSING, _BEHIND, _TITLED = 2, 4, 3, 3

Standing = tuple[Sequence[Word], frozenset[str]]
"""The words of a phrase, and the signs of where they stand."""


@dataclass(frozen=True)
class Place:
    """Where a value stands: the clauses of its sentence up to it, the places of the words that open its own, of itself, behind it."""

    clauses: list[tuple[int, int]]
    begin: int
    at: int
    behind: int

    @property
    def inside(self) -> bool:
        """Whether words of its own clause stand before the value."""
        return self.begin < self.at


class Nearby:
    """Finds the noun phrases near the values of one article; what a clause holds is read once."""

    def __init__(self, article: ArticleText, clauses: Clauses) -> None:
        self.article = article
        self.clauses = clauses
        self._sentences = [one.start for one in article.sentences]
        self._heads: dict[int, list[Standing]] = {}
        self._closes: dict[tuple[int, int, str], list[Standing]] = {}
        self._besides: dict[tuple[int, int, int], frozenset[str]] = {}

    def place(self, sentence: Sentence, start: int, end: int) -> Place:
        """Where the value at these offsets stands."""
        clauses = self.clauses.between(sentence.body, start)
        at = self.clauses.index(start)
        inside = bool(clauses) and clauses[-1][1] == at
        return Place(clauses, clauses[-1][0] if inside else at, at, self.clauses.index(end))

    def find(self, place: Place) -> Iterator[Standing]:
        """The phrases near a value in its sentence: before it and behind it."""
        yield from self._heading(place)
        yield from self._in_clause(place)
        yield from self._behind(place)
        whole = place.clauses[:-1] if place.inside else place.clauses
        for back, clause in enumerate(reversed(whole[-_CLOSING:])):
            yield from self._closing(clause, f"close {min(back, 2)}")

    def find_before(self, sentence: Sentence) -> Iterator[Standing]:
        """The phrases of the sentences before one, and of the title."""
        yield from self._earlier(sentence)
        for words, _ in self._titled:
            yield words, frozenset({"title"})

    def _heading(self, place: Place) -> Iterator[Standing]:
        """The phrases that head the clauses up to a value, the nearest first."""
        nearest = 0
        for back, (begin, stop) in enumerate(reversed(place.clauses), start=0 if place.inside else 1):
            phrase = self.clauses.head(begin, stop)
            if phrase is None or phrase.words[0].sort == "pronoun":
                continue
            signs = {f"head {min(back, 3)}", *self._beside(phrase.words, phrase.next, stop)}
            if without_measures(phrase.words):
                signs.add(f"nearest {min(nearest, 2)}")
                nearest += 1
            if back == 0 and phrase.equals:
                signs.add("equals")
            yield phrase.words, frozenset(signs)

    def _beside(self, words: Sequence[Word], behind: int, stop: int) -> frozenset[str]:
        """The signs of the words right before and behind a phrase, and whether it is said of it that it speaks; read once."""
        key = words[0].start, behind, stop
        if key not in self._besides:
            self._besides[key] = frozenset(self._around(words, behind, stop))
        return self._besides[key]

    def _around(self, words: Sequence[Word], behind: int, stop: int) -> Iterator[str]:
        """The signs of the words beside a phrase."""
        every = self.clauses.words
        first = self.clauses.index(words[0].start)
        while first and (every[first - 1].sort == "adjective" or every[first - 1].text in _QUOTES):
            first -= 1
        if first:
            before = every[first - 1]
            yield f"behind {before.text if before.sort == 'preposition' else before.sort}"
        if any(one.text in table.SPEAKS for one in every[behind : min(behind + 3, stop)]):
            yield "speaks"
        if behind < len(every):
            yield f"before {every[behind].sort}"

    def _in_clause(self, place: Place) -> Iterator[Standing]:
        """The phrases in the clause of a value before it, the nearest first."""
        for back, (begin, stop, words) in enumerate(reversed(self._runs(place.begin, place.at))):
            signs = {f"clause {min(back, 2)}", *self._beside(words, stop, place.at)}
            if stop == place.at:
                signs.add("right before")
            if begin == place.begin:
                signs.add("first")
            yield words, frozenset(signs)

    def _behind(self, place: Place) -> Iterator[Standing]:
        """The phrases behind a value up to the end of its clause."""
        every, stop = self.clauses.words, place.behind
        while stop < len(every) and every[stop].text not in _ENDS:
            stop += 1
        for far, (begin, last, words) in enumerate(self._runs(place.behind, stop)[:_BEHIND]):
            signs = {f"after {far}", *self._beside(words, last, stop)}
            if begin == place.behind:
                signs.add("right after")
            yield words, frozenset(signs)

    def _closing(self, clause: tuple[int, int], sign: str) -> list[Standing]:
        """The last phrase of a clause, with a sign of which clause it is; read once."""
        key = (*clause, sign)
        if key not in self._closes:
            found: list[Standing] = []
            for _, stop, words in self._runs(*clause)[-1:]:
                ends = {"ends", f"{sign} ends"} if stop == clause[1] else set()
                found.append((words, frozenset({sign, *ends, *self._beside(words, stop, clause[1])})))
            self._closes[key] = found
        return self._closes[key]

    def _earlier(self, sentence: Sentence) -> Iterator[Standing]:
        """The phrases that head the clauses of the sentences before, and the one that closes the last."""
        at = bisect_left(self._sentences, sentence.start)
        for back in range(1, min(at, _SENTENCES) + 1):
            before = self.article.sentences[at - back]
            apart = "\n" in self.article.plain[before.end : sentence.start]
            about = {f"apart {back}"} if apart else set()
            about |= {"heading"} if before.kind == "heading" else set()
            heads = self._heads_of(at - back)
            for order, (words, signs) in enumerate(heads):
                last = {f"sentence {back} last"} if order == len(heads) - 1 else set()
                yield words, signs | about | last | {f"sentence {back} {'later' if order else 'first'}"}
            clauses = self.clauses.between(before.body, before.end) if back == 1 else []
            for words, signs in self._closing(clauses[-1], "closes") if clauses else ():
                yield words, signs | {"closes apart"} if apart else signs

    def _heads_of(self, at: int) -> list[Standing]:
        """The phrases that head the clauses of the sentence at a place, with what stands beside them."""
        if at not in self._heads:
            sentence = self.article.sentences[at]
            found: list[Standing] = []
            for begin, stop in self.clauses.between(sentence.body, sentence.end):
                phrase = self.clauses.head(begin, stop)
                if phrase and phrase.words[0].sort != "pronoun" and without_measures(phrase.words):
                    found.append((phrase.words, self._beside(phrase.words, phrase.next, stop)))
            self._heads[at] = found
        return self._heads[at]

    @cached_property
    def _titled(self) -> list[Standing]:
        """The first phrases that head the clauses of the title and of the sentence below it; none where there is no title."""
        if not self.title:
            return []
        return [one for at in range(min(2, len(self._sentences))) for one in self._heads_of(at)][:_TITLED]

    @cached_property
    def title(self) -> str:
        """The title: a first line without a full stop."""
        first = self.article.sentences[0]
        line = self.article.plain[first.start : first.end]
        return "" if line.endswith(_STOPS) or len(line) > _LONGEST else line

    def _runs(self, begin: int, stop: int) -> list[tuple[int, int, list[Word]]]:
        """The noun phrases between two places: where each begins, the place behind it, its words."""
        every, found, at = self.clauses.words, [], begin
        while at < stop:
            first = at
            while at < stop and self._goes_on(first, at, stop):
                at += 1
            words = [one for one in every[first:at] if one.text not in _QUOTES]
            while words and words[-1].sort in ("of", "adjective"):
                words.pop()
            if any(one.sort in _HEADS for one in words):
                found.append((first, at, words))
            at = max(at, first + 1)
        return found

    def _goes_on(self, first: int, at: int, stop: int) -> bool:
        """Whether the word at a place belongs to the noun phrase that began at another."""
        word = self.clauses.words[at]
        if word.sort in _NOMINAL or at == first:
            return word.sort in _NOMINAL
        if word.text in _QUOTES:
            return True
        return word.sort == "of" and at + 1 < stop and self.clauses.words[at + 1].sort in _NOMINAL
