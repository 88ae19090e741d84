"""What a number is about: the name in its clause that fits it best, or what the text was speaking of."""

from bisect import bisect_left, bisect_right
from collections import Counter
from operator import itemgetter

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar import bonds
from quizapp.core.facts.grammar.nouns import Subject, find_market, opening_words
from quizapp.core.facts.subjects.bearers_zh import Bearers
from quizapp.core.facts.subjects.clause_zh import find_life, find_measured, find_own, find_shared
from quizapp.core.facts.subjects.common_nouns import CommonNouns
from quizapp.core.facts.subjects.conversation_zh import Conversation
from quizapp.core.facts.subjects.description import Descriptions
from quizapp.core.facts.subjects.discourse_zh import Bond
from quizapp.core.facts.subjects.focus_en import let_go
from quizapp.core.facts.subjects.heads_zh import Heads
from quizapp.core.facts.subjects.legible_zh import legible
from quizapp.core.facts.subjects.named_en import Named
from quizapp.core.facts.subjects.phrase_names import PhraseNames
from quizapp.core.facts.subjects.pointing import Pointing
from quizapp.core.facts.subjects.reference import References
from quizapp.core.facts.subjects.referents_zh import Referent
from quizapp.core.facts.subjects.resolved_en import OF_PRODUCTS
from quizapp.core.facts.subjects.scale import OF_COMPANIES, Scale
from quizapp.core.facts.subjects.sections import Section
from quizapp.core.facts.subjects.sections_en import find_breaks, find_stories
from quizapp.core.facts.subjects.sections_zh import find_sections
from quizapp.core.facts.subjects.spoken import English
from quizapp.core.facts.subjects.stand_ins import StandIns
from quizapp.core.facts.subjects.tied import find_tied
from quizapp.core.facts.subjects.tied_zh import TiedChinese, without_modifiers
from quizapp.core.facts.subjects.topics import (
    NEVER_SUBJECTS,
    THINGS,
    TOLD_OF,
    find_topics,
    is_rich,
    speaks_of_company,
)
from quizapp.core.facts.values.kind import is_technical

_OF_ANYTHING = frozenset({"finance", "funding", "date", "quantity", "ratio"})
_TOPIC_WEIGHT, _LED_WEIGHT, _SURE, _BY_FAR = 2.0, 1.4, 3.0, 2
_LED_BY_FAR = 2.5


class Binder:
    """Finds subjects in one article, sentence after sentence."""

    def __init__(self, article: ArticleText) -> None:
        self.article = article
        self.talk = Conversation(article)
        usable = [name for name in self.talk.names if name.kind not in NEVER_SUBJECTS]
        self.names = without_modifiers(article, usable)
        self.starts = [name.start for name in self.names]
        self.counts = Counter(name.names[0] for name in self.names)
        self.scale = Scale(article.plain)
        self.technical = is_technical(article.plain)
        self.topics = find_topics(article, self.names)
        self.descriptions = Descriptions(article.plain, self.names, self.topics)
        references = References(article, self.names)
        naming = PhraseNames(article, references, self.topics)
        self.english = English(article, references, self.topics, naming)
        self.pointing = Pointing(article.plain, self.names if article.chinese else [])
        self.rich = article.chinese and is_rich(article.plain, self.names)
        self.heads = Heads(article, self.names, self.topics, self.talk) if article.chinese else None
        follows = self.heads and (article.turns or not self.rich)
        self.discourse = self.heads.followed if self.heads and follows else None
        self.bearers = Bearers(article.plain, self.names, self.topics, self.talk) if article.chinese else None
        shown = Named(article, self.names, self.inside, self.topics.sources)
        self.named = None if article.chinese else shown
        find_parts = find_sections if article.chinese else find_stories
        self.sections = find_parts(article.plain, article.sentences, self.names)
        ties = TiedChinese(article, self.names, self.topics, self.sections)
        self.tied_zh = ties if article.chinese else None
        self.breaks = find_breaks(article, self.sections)
        self.nouns = CommonNouns(article, [name for name in self.names if name.kind in TOLD_OF])
        self.stand_ins = StandIns(article, self.inside, self.topics, self.nouns)

    def inside(self, start: int, end: int) -> list[Name]:
        """The names between two offsets."""
        return self.names[bisect_left(self.starts, start) : bisect_right(self.starts, end - 1)]

    def find(self, sentence: Sentence, start: int, end: int, kind: str, unit: str = "") -> Subject:
        """The subject of the value at these offsets, of a kind that can have it."""
        found = self._find(sentence, start, end, kind)
        if self.bearers:
            other = self.bearers.instead(found, sentence, start, end, kind=kind, unit=unit)
            found, topic = self.describe(other) if other else found, self._topic(kind)
            found = legible(self.article, found) or (self.describe(topic) if topic else found)
        named = None if self.topics.holds(found) else self.named
        if named and (name := named.instead(found, sentence, start, kind, self._topic(kind))):
            found = self.describe(name)
        if self.heads and self.tied_zh:
            self.heads.measure(found, kind)
            self.tied_zh.remember(sentence, end, found)
        return found

    def _find(self, sentence: Sentence, start: int, end: int, kind: str) -> Subject:
        """What the words around a value at these offsets say that it is about."""
        tied = find_tied(self.article.plain, self.names, sentence, start, end)
        said = tied or (self.tied_zh.find(sentence, start, end, kind) if self.tied_zh else None)
        if said:
            return self._as_subject(said)
        clear, told = self._in_words(sentence, start, end, kind) if self.article.chinese else (None, None)
        if clear:
            return clear
        names = self._fitting(self._candidates(sentence, start, end), kind)
        weighed = [(self.scale.weigh(name, sentence, start, end, kind=kind), name) for name in names]
        weight, best = max(weighed, key=itemgetter(0), default=(0.0, None))
        quoted = told and best and self.heads and self.heads.followed.referents.is_source(best)
        if told and (weight <= _LED_BY_FAR or not best or quoted):
            return self._as_subject(told.referent)
        market = find_market(self.article, sentence, start, kind)
        if market and weight < _SURE:
            return market
        if self.heads and weight < _TOPIC_WEIGHT:
            noun = self.heads.noun(names, sentence, start, end, kind=kind)
            headed = noun.referent if noun else self.heads.measured(names, sentence, start)
            if headed:
                return self._as_subject(headed)
        if not self.article.chinese:
            spoken = self._spoken(names, sentence, start, end, kind=kind)
            if spoken:
                return spoken if isinstance(spoken, Subject) else self.describe(spoken)
        topic = self._topic(kind)
        before = (one for one in names if one.end <= start and (one.kind in THINGS or kind in _OF_ANYTHING))
        leads = any(self.scale.leads(name, sentence) for name in before)
        quoted = best and best.kind == "person" and not self.article.chinese and weight < _SURE
        if best and not quoted and weight > (_LED_WEIGHT if leads else _TOPIC_WEIGHT if topic else 0):
            return self.describe(best)
        return self._without_name(topic, sentence, start, end)

    def _in_words(
        self, sentence: Sentence, start: int, end: int, kind: str
    ) -> tuple[Subject | None, Bond | None]:
        """What the words of a Chinese clause say clearly, whatever is named; and what following the text says, less so."""
        shared = find_shared(self.article, sentence, start) if kind == "ratio" else None
        if shared and not self.topics.main_thing and not self.inside(sentence.body, start):
            return shared, None
        counted = self.heads.find(sentence, start, end, kind, rich=self.rich) if self.heads else None
        if counted:
            return self._as_subject(counted), None
        answers = self.talk.turn_of(sentence) is not None
        follows = self.discourse if not self.rich or answers else None
        told = follows.find(sentence, start, end, kind) if follows else None
        if told and (told.sure or answers):
            return self._as_subject(told.referent), told
        return None if told else self._of_its_own(sentence, start, end, kind), told

    def _without_name(self, topic: Name | None, sentence: Sentence, start: int, end: int) -> Subject:
        """What a value is about that no name of its sentence carries: a noun, or what the text was speaking of."""
        headed = (self.heads.headed if self.heads else None) or self.topics.turned
        if headed:
            return headed
        noun = None if sentence.kind == "caption" and topic else self.nouns.find(sentence, start, end)
        if noun:
            return noun
        if topic:
            return self.describe(topic)
        spoken_of = self.topics.spoken or (self.tied_zh.papers.of_article(start) if self.tied_zh else None)
        if isinstance(spoken_of, Name):
            return self.describe(spoken_of)
        return spoken_of or opening_words(self.article, sentence, start)

    def _as_subject(self, referent: Referent) -> Subject:
        """What is spoken of as a subject."""
        return self.describe(referent) if isinstance(referent, Name) else referent

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

    def _fitting(self, names: list[Name], kind: str) -> list[Name]:
        """The names without the companies where only a product can have what is told."""
        things = any(name.kind in THINGS for name in names) or self.topics.thing or self.topics.main_thing
        return [name for name in names if name.kind != "company"] if kind in OF_PRODUCTS and things else names

    def _spoken(
        self, names: list[Name], sentence: Sentence, start: int, end: int, *, kind: str
    ) -> Name | Subject | None:
        """What an English clause says that the value is about: the thing right behind it, or what the clause speaks of."""
        gapped = next(
            (name for name in names if bonds.GAPPED.fullmatch(self.article.plain, name.end, start)), None
        )
        if (
            gapped
            and gapped.kind in TOLD_OF
            and bonds.JOINS.search(self.article.plain[sentence.start : gapped.start])
        ):
            return gapped
        behind = next((name for name in names if name.start >= end), None)
        if behind and self.scale.owns(behind, start, end):
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
        return found + self.stand_ins.find(sentence, start, found)

    def _topic(self, kind: str) -> Name | None:
        """What the text was speaking of when no name stands near."""
        topics = self.topics
        if kind in OF_COMPANIES:
            return topics.company or topics.main_company or topics.thing or topics.main_thing
        of_company = not self.article.chinese and not topics.main_thing and kind not in OF_PRODUCTS
        if of_company and (topics.company or topics.main_company):
            return topics.company or topics.main_company
        if kind in ("date", "ratio", "quantity") and topics.last:
            return topics.last
        return topics.thing or topics.main_thing or topics.company or topics.main_company or topics.told

    def describe(self, name: Name) -> Subject:
        """A name as a subject."""
        return self.descriptions.describe(name)

    def thing_spoken_of(self) -> Subject | None:
        """The thing for which "it" or "the model" would stand in the next sentence; None where there was none."""
        return self.describe(thing) if (thing := self.topics.thing or self.topics.main_thing) else None

    def close(self, sentence: Sentence) -> None:
        """Remembers what the sentence was about, for those that follow."""
        if self.heads:
            self.heads.close(sentence)
        self.talk.close(sentence, self.topics)
        section = self.sections.get(sentence.start)
        if section:
            self._open(section, sentence)
            return
        if sentence.start in self.breaks:
            self.topics.return_home()
            return
        inside = self.inside(sentence.start, sentence.end)
        person = next((name for name in inside if name.kind == "person"), None)
        if person and not bonds.PERSON_AGAIN.search(self.article.plain, sentence.start, person.start):
            self.topics.person = person
        about = [name for name in inside if self.scale.leads(name, sentence)]
        things = [
            name
            for name in about
            if name.kind in THINGS
            and not (self.topics.is_version(name, sentence) and not self.article.chinese)
        ]
        companies = self.topics.firms(about)
        things = self.scale.shown_last(things, sentence)
        for name in (*companies[:1], *things[:1]):
            self.topics.turn_to(name)
        self.topics.return_to_main(self.article.plain, sentence, things)
        if not self.article.chinese:
            self.english.close(sentence, things, companies)
        if self.heads:
            self.heads.turn(sentence, named=bool(things))
        self.nouns.close(sentence, named=bool(about))
        if about:
            self.topics.last = (*things, *about)[0]
        elif speaks_of_company(self.article.plain, sentence):
            self.topics.last = self.topics.company or self.topics.main_company
        self._begin_paragraph(sentence)

    def _open(self, section: Section, heading: Sentence) -> None:
        """Turns to what a new part of the article tells of."""
        self.topics.open(section.thing, section.company, section.person, section.first)
        if self.heads:
            self.topics.spoken = None
            self.heads.turn_to(section.first)
        else:
            self.topics.open_story(section.first, heading.start)

    def _begin_paragraph(self, sentence: Sentence) -> None:
        """Turns back, where a sentence ends a paragraph, to the thing of the title, or of which the article speaks most by far, from one that only the last paragraph told of."""
        if sentence.kind != "prose" or not self.article.plain.startswith("\n\n", sentence.end):
            return
        if not self.article.chinese:
            let_go(self.topics, self.article, sentence)
        self.topics.return_to_company(self.counts, self.article)
        main, thing = self.topics.main_thing, self.topics.thing
        by_far = main and thing and self.counts[thing.names[0]] * _BY_FAR <= self.counts[main.names[0]]
        if main and thing and (by_far or self.topics.titled):
            self.topics.turn_to(main)
