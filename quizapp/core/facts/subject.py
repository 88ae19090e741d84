"""What a number is about: the name in its clause that fits it best, or what the text was speaking of."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts import bonds
from quizapp.core.facts.clause_zh import find_life, find_measured, find_own
from quizapp.core.facts.common_nouns import CommonNouns
from quizapp.core.facts.description import Descriptions
from quizapp.core.facts.discourse_zh import Bond, Discourse
from quizapp.core.facts.kind import is_technical
from quizapp.core.facts.nouns import Subject, find_market, opening_words
from quizapp.core.facts.pointing import Pointing
from quizapp.core.facts.reference import References
from quizapp.core.facts.scale import OF_COMPANIES, Scale
from quizapp.core.facts.spoken import OF_PRODUCTS, English
from quizapp.core.facts.topics import NEVER_SUBJECTS, THINGS, Topics

_OF_ANYTHING = frozenset({"finance", "funding", "date", "quantity", "ratio"})
_TOLD_OF = THINGS | {"company"}
_LABEL = re.compile(
    r"(?P<label>[A-Z\u4e00-\u9fff][^:：，,。;；]{1,30})[:：] ?(?:only |just |about |from |约|仅)?"
)
_TOPIC_WEIGHT, _LED_WEIGHT, _SURE = 2.0, 1.4, 3.0
_DOMINANT, _OPENING, _BY_FAR = 4, 250, 2
_FIGURE = re.compile(r"(?<![A-Za-z0-9.])[0-9][0-9.,]*")
_RICH, _LED_BY_FAR = 0.3, 2.5


class Binder:
    """Finds subjects in one article, sentence after sentence."""

    def __init__(self, article: ArticleText) -> None:
        self.article = article
        self.names = [name for name in article.names if name.kind not in NEVER_SUBJECTS]
        self.starts = [name.start for name in self.names]
        self.counts = Counter(name.names[0] for name in self.names)
        self.scale = Scale(article.plain)
        self.technical = is_technical(article.plain)
        self.topics = Topics(self._frequent(THINGS), self._frequent({"company"}))
        self.descriptions = Descriptions(article.plain, self.names, self.topics)
        self.english = English(article, References(article, self.names), self.topics)
        self.pointing = Pointing(article.plain, self.names if article.chinese else [])
        self.discourse = None if not article.chinese or self._is_rich() else Discourse(article, self.names)
        self.nouns = CommonNouns(article, [name for name in self.names if name.kind in _TOLD_OF])

    def _is_rich(self) -> bool:
        """Whether an article has so many names that a value's own is found among those of its sentence."""
        named = sum(name.kind in _TOLD_OF for name in self.names)
        figures = len(_FIGURE.findall(self.article.plain))
        in_names = sum(len(_FIGURE.findall(name.text)) for name in self.names)
        return named > _RICH * max(1, figures - in_names)

    def _frequent(self, kinds: frozenset[str] | set[str]) -> Name | None:
        """The most frequent name of these kinds; of several, the first."""
        counts = Counter(name.names[0] for name in self.names if name.kind in kinds)
        fitting = [
            name
            for name in self.names
            if name.kind in kinds and counts[name.names[0]] >= min(_DOMINANT, max(counts.values()))
        ]
        fitting = [name for name in fitting if counts[name.names[0]] >= _DOMINANT or name.start < _OPENING]
        return max(fitting, key=lambda name: (counts[name.names[0]], -name.start), default=None)

    def inside(self, start: int, end: int) -> list[Name]:
        """The names between two offsets."""
        return self.names[bisect_left(self.starts, start) : bisect_right(self.starts, end - 1)]

    def find(self, sentence: Sentence, start: int, end: int, kind: str) -> Subject:
        """The subject of the value at these offsets."""
        either = self._of_two(sentence, start)
        labelled = self.describe(either) if either else self._labelled(sentence, start)
        if labelled:
            return labelled
        told = self.discourse.find(sentence, start, end, kind) if self.discourse else None
        if told and told.sure:
            return self._bound(told)
        own = self._of_its_own(sentence, start, end, kind) if self.article.chinese and not told else None
        if own:
            return own
        names = self._fitting(self._candidates(sentence, start, end), kind)
        weight, best = self._heaviest(names, sentence, start, end, kind=kind)
        if told and (weight <= _LED_BY_FAR or not best):
            return self._bound(told)
        market = find_market(self.article, sentence, start, kind)
        if market and weight < _SURE:
            return market
        if not self.article.chinese:
            spoken = self._spoken(names, sentence, start, end, kind=kind)
            if spoken:
                return spoken if isinstance(spoken, Subject) else self.describe(spoken)
        topic = self._topic(kind)
        before = [
            name for name in names if name.end <= start and (name.kind in THINGS or kind in _OF_ANYTHING)
        ]
        leads = any(self.scale.leads(name, sentence) for name in before)
        quoted = best and best.kind == "person" and not self.article.chinese and weight < _SURE
        if best and not quoted and weight > (_LED_WEIGHT if leads else _TOPIC_WEIGHT if topic else 0):
            return self.describe(best)
        noun = self.nouns.find(sentence, start, end)
        if noun:
            return noun
        if topic:
            return self.describe(topic)
        spoken_of = self.topics.spoken
        if isinstance(spoken_of, Name):
            return self.describe(spoken_of)
        return spoken_of or opening_words(self.article, sentence, start)

    def _bound(self, bond: Bond) -> Subject:
        """What a value was found to be about, as a subject."""
        return self.describe(bond.referent) if isinstance(bond.referent, Name) else bond.referent

    def _labelled(self, sentence: Sentence, start: int) -> Subject | None:
        """The name that stands before a colon and the value on a line of its own: Solace Touring: £27,900."""
        label = _LABEL.fullmatch(self.article.plain, sentence.body, start)
        inside = self.inside(*label.span("label")) if label else []
        name = next((name for name in inside if label and name.text == label["label"]), None)
        return self.describe(name) if name else None

    def _of_its_own(self, sentence: Sentence, start: int, end: int, kind: str) -> Subject | None:
        """What the words of a Chinese clause speak of, whatever the text was about: a person's life, a noun of its own."""
        plain = self.article.plain
        if kind in ("date", "quantity", "benchmark_score"):
            person = find_life(sentence, self.inside(sentence.start, start), plain, start)
            if person:
                return self.describe(person)
        measured = find_measured(self.article, sentence, start, end)
        if measured or self.nouns.needed:
            market = find_market(self.article, sentence, start, kind)
            return measured or market or self.nouns.beside(sentence, start)
        own = find_own(self.article, sentence, start, end, kind=kind)
        between = own and self.inside(own.end - len(own.subject.text), max(start, own.end))
        return own.subject if own and not between else None

    def _of_two(self, sentence: Sentence, start: int) -> Name | None:
        """The first or the second of the two things named last, where the clause says the former or the latter."""
        words = bonds.OF_TWO.finditer(self.article.plain, sentence.start, sentence.end)
        told = [word for word in words if word.end() <= start]
        if not told or self.inside(told[-1].end(), start):
            return None
        if bonds.COMPARED.search(self.article.plain[sentence.start : told[-1].start()]):
            return None
        at = told[0].start()
        pair: list[Name] = []
        for name in reversed(self.names[: bisect_left(self.starts, at)]):
            if name.kind in (*THINGS, "company") and all(one.names[0] != name.names[0] for one in pair):
                pair.append(name)
            if len(pair) == 2 and pair[0].kind == pair[1].kind:
                return pair[0] if told[-1]["latter"] else pair[1]
        return None

    def _fitting(self, names: list[Name], kind: str) -> list[Name]:
        """The names without the companies where only a product can have what is told."""
        things = any(name.kind in THINGS for name in names) or self.topics.thing or self.topics.main_thing
        return [name for name in names if name.kind != "company"] if kind in OF_PRODUCTS and things else names

    def _heaviest(
        self, names: list[Name], sentence: Sentence, start: int, end: int, *, kind: str
    ) -> tuple[float, Name | None]:
        """The name that weighs most for a value, of several the first, and its weight."""
        best: Name | None = None
        most = 0.0
        for name in names:
            weight = self.scale.weigh(name, sentence, start, end, kind=kind)
            if best is None or weight > most:
                most, best = weight, name
        return most, best

    def _spoken(
        self, names: list[Name], sentence: Sentence, start: int, end: int, *, kind: str
    ) -> Name | Subject | None:
        """What an English clause says that the value is about: the thing right behind it, or what the clause speaks of."""
        gapped = next(
            (name for name in names if bonds.GAPPED.fullmatch(self.article.plain, name.end, start)), None
        )
        if (
            gapped
            and gapped.kind in _TOLD_OF
            and bonds.JOINS.search(self.article.plain[sentence.start : gapped.start])
        ):
            return gapped
        behind = next((name for name in names if name.start >= end), None)
        if behind and self.scale.owns(behind, end):
            return behind
        return self.english.find(sentence, start, end, kind)

    def _candidates(self, sentence: Sentence, start: int, end: int) -> list[Name]:
        """The names of the sentence, and the words that stand for the last ones."""
        found = [
            name
            for name in self.inside(sentence.start, sentence.end)
            if name.end <= start or name.start >= end
        ]
        found += self.pointing.find(sentence.start, start)
        plain = self.article.plain[sentence.start : start]
        for pattern, name in (
            (bonds.COMPANY_AGAIN, self.topics.company or self.topics.main_company),
            (bonds.THING_AGAIN, self.topics.thing or self.topics.main_thing),
            (bonds.AGAIN, None if self.nouns.spoken else self.topics.last),
            (bonds.PERSON_AGAIN, self.topics.person),
        ):
            for again in pattern.finditer(plain):
                at = sentence.start + again.start()
                if pattern is bonds.AGAIN and self.article.chinese:
                    name = next(
                        (one for one in reversed(found) if one.end <= at and one.kind in THINGS), name
                    )
                if name and not any(one.start <= at < one.end for one in found):
                    found.append(Name(at, sentence.start + again.end(), name.text, name.kind, name.names))
        return found

    def _topic(self, kind: str) -> Name | None:
        """What the text was speaking of when no name stands near."""
        topics = self.topics
        if kind in OF_COMPANIES:
            return topics.company or topics.main_company or topics.thing or topics.main_thing
        if kind in ("date", "ratio", "quantity") and topics.last:
            return topics.last
        return topics.thing or topics.main_thing or topics.company or topics.main_company

    def describe(self, name: Name) -> Subject:
        """A name as a subject."""
        return self.descriptions.describe(name)

    def close(self, sentence: Sentence) -> None:
        """Remembers what the sentence was about, for those that follow."""
        if self.discourse:
            self.discourse.close(sentence)
        inside = self.inside(sentence.start, sentence.end)
        self.topics.person = next((name for name in inside if name.kind == "person"), self.topics.person)
        about = [name for name in inside if self.scale.leads(name, sentence)]
        things = [name for name in about if name.kind in THINGS]
        companies = [name for name in about if name.kind == "company"]
        for name in (*companies[:1], *things[:1]):
            self.topics.turn_to(name)
        self._return_to_main(sentence, things)
        if not self.article.chinese:
            self.topics.spoken = (
                self._main_clause(sentence, things) or (*things, *companies, self.topics.spoken)[0]
            )
        self.nouns.close(sentence, named=bool(about))
        if about:
            self.topics.last = (*things, *about)[0]
        elif self._speaks_of_company(sentence):
            self.topics.last = self.topics.company or self.topics.main_company
        if (
            self.article.chinese
            and sentence.kind == "prose"
            and self.article.plain.startswith("\n\n", sentence.end)
        ):
            self._begin_paragraph()

    def _begin_paragraph(self) -> None:
        """Turns back to what the article speaks of most by far, from a thing that only the last paragraph told of."""
        main, thing = self.topics.main_thing, self.topics.thing
        if main and thing and self.counts[thing.names[0]] * _BY_FAR <= self.counts[main.names[0]]:
            self.topics.turn_to(main)

    def _return_to_main(self, sentence: Sentence, things: list[Name]) -> None:
        """Turns back to the article's main thing where "the model" is named before any other."""
        again = bonds.THING_AGAIN.search(self.article.plain, sentence.start, sentence.end)
        if again and self.topics.main_thing and things and things[0].start >= again.start():
            self.topics.thing = self.topics.main_thing

    def _speaks_of_company(self, sentence: Sentence) -> bool:
        """Whether a sentence tells of "the company", not only of what it says."""
        company = bonds.COMPANY_AGAIN.search(self.article.plain, sentence.start, sentence.end)
        return bool(company and not bonds.SPEAKS.match(self.article.plain, company.end()))

    def _main_clause(self, sentence: Sentence, things: list[Name]) -> Name | Subject | None:
        """What an English sentence speaks of: the subject of its first clauses, or the thing that a company shows in it."""
        clauses = self.english.clauses(sentence)
        found = (self.english.resolve(one, "quantity") for one in clauses[:2])
        spoken = next((one for one in found if one is not None), None)
        shown = things and bonds.EVENT.search(self.article.plain, sentence.start, sentence.end)
        return things[-1] if shown and isinstance(spoken, Name) and spoken.kind == "company" else spoken
