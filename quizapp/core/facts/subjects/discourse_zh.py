"""What the values of a Chinese article are about: the head of their clause, and what was spoken of where it has none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.articles.turns import Turn
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.grammar.phrases_zh import Clauses
from quizapp.core.facts.subjects.behind_zh import Behind
from quizapp.core.facts.subjects.conversation_zh import Conversation
from quizapp.core.facts.subjects.earlier_zh import Earlier
from quizapp.core.facts.subjects.endings_zh import Endings
from quizapp.core.facts.subjects.headlines_zh import find_headlines
from quizapp.core.facts.subjects.own_zh import find_measured_alone
from quizapp.core.facts.subjects.reading_zh import Reader, Told
from quizapp.core.facts.subjects.referents_zh import Referent, Referents
from quizapp.core.facts.subjects.resolved_en import OF_PRODUCTS
from quizapp.core.facts.subjects.topics import THINGS, Topics

_OF_FIRMS = re.compile(r"员工|雇员|研发人员|营收|营业收入|净利|净亏损|估值|市值|股价|毛利率|专利|门店|负债率")
_OF_THINGS = OF_PRODUCTS | {"price", "speed"}
_OF_NOBODY = frozenset({"ratio", "finance", "price", "date"})
_TITLE, _HEADING = 5, 2
_ASKED, _ANSWERING = frozenset(("你们", "你", "您")), frozenset(("我们", "咱们"))


@dataclass(frozen=True)
class Bond:
    """What a value is about, whether its own clause says so by name, and whether a noun of its own sentence does."""

    referent: Referent
    sure: bool
    own: bool = False


@dataclass(frozen=True)
class _Step:
    """What a clause speaks of, the new thing at its end, and the first thing that its sentence spoke of so far."""

    told: Told
    made: Referent | None
    first: Referent | None


class Discourse:
    """Follows what a Chinese article speaks of, from clause to clause."""

    def __init__(
        self, article: ArticleText, names: Sequence[Name], topics: Topics, talk: Conversation
    ) -> None:
        self.talk = talk
        self.plain = article.plain
        self.clauses = Clauses(article.words)
        self.referents = Referents(article, names, self.clauses)
        self.reader = Reader(self.referents)
        self.behind = Behind(self.reader)
        self.earlier = Earlier(self.referents)
        self.endings = Endings(self.referents, self.reader.now)
        self._begun = 0, 0
        self._steps: list[_Step] = []
        self._learn(article.sentences)
        self.now = self.reader.now
        self.main = topics.main_thing if topics.titled else self.referents.main
        self.article_main = self.main
        several = not topics.titled and all(one.kind != "caption" for one in article.sentences[:5])
        self.headlines = find_headlines(article.sentences, self.referents) if several else {}
        self.now.center = self.now.spoken = self.main
        if talk.turns and talk.turns[0].start <= article.sentences[0].start:
            self.take(talk.turns[0])

    def _learn(self, sentences: Sequence[Sentence]) -> None:
        """Reads the whole article for what it speaks of, and how often."""
        heads = [
            [self.clauses.head(*clause) for clause in self.clauses.between(one.body, one.end)]
            for one in sentences
        ]
        for phrase in (head for every in heads for head in every if head):
            self.referents.learn(phrase)
        for place, (sentence, every) in enumerate(zip(sentences, heads, strict=True)):
            heading = sentence.kind == "heading" or place == 0
            weight = _TITLE if place == 0 else _HEADING if heading else 1
            for told in (self.reader.read(head) for head in every if head):
                if isinstance(told, (Name, Subject)):
                    self.referents.tell(told, weight)
            for name in self.referents.inside(sentence.start, sentence.end) if heading else ():
                if name.kind in (*THINGS, "company"):
                    self.referents.tell(name, 1)
        self.referents.settle()
        self.reader.learning = False

    def find(self, sentence: Sentence, start: int, end: int, kind: str) -> Bond | None:
        """What a value at these offsets is about; None where nothing was spoken of."""
        found = self._find(sentence, start, end, kind)
        if found is None or found.own or kind not in _OF_NOBODY or not self.is_person(found.referent):
            return found
        head = self.clauses.last_head(sentence.body, start)
        own = find_measured_alone(self.referents, head) if head else None
        return Bond(own, sure=True, own=True) if own else found

    def _find(self, sentence: Sentence, start: int, end: int, kind: str) -> Bond | None:
        """What a value is about by its clause, the clauses before, and what is spoken of."""
        beside = self.referents.bracketed(sentence.body, start)
        if beside:
            return Bond(beside, sure=True)
        clauses = self.clauses.between(sentence.body, start)
        inside = bool(clauses) and clauses[-1][1] == self.clauses.index(start)
        told, made = self._follow(clauses, inside=inside)
        own = told.pop() if inside else None
        behind, sized = self.behind.described(sentence, start, end)
        if behind is not None and (isinstance(behind, Name) or sized):
            return Bond(behind, sure=True)
        named = self._own(own, clauses, start, end, kind=kind)
        if named:
            return named
        clause = clauses[-1] if inside else None
        dated = self._dated(sentence, end) if kind == "date" and own is None else None
        if dated:
            return Bond(dated, sure=isinstance(dated, Name) and self.plain[end : end + 1] not in "，,")
        near = self.earlier.acting(told, made, clauses)
        if near:
            return Bond(self._fit(near, clause, kind), sure=True)
        back = self.earlier.spoken_of(
            told, made, split="；" in self.plain[sentence.start : start] or own is None
        )
        if back:
            fitting = self._fit(back, clause, kind)
            return Bond(fitting, sure=self.referents.is_proper(back))
        return self._of_center(behind, sentence, end, clause, bare=kind == "date" and own is None, kind=kind)

    def _own(
        self, own: Told, clauses: list[tuple[int, int]], start: int, end: int, *, kind: str
    ) -> Bond | None:
        """What the clause of a value names itself: a share's whole, its head, the name right before the value."""
        shared = self.behind.shared(start, end) if own is None and kind == "ratio" else None
        if shared:
            return Bond(shared, sure=True)
        if isinstance(own, (Name, Subject)):
            pointed = self.clauses.words[clauses[-1][0]].sort == "pronoun"
            return Bond(
                self._fit(own, None, kind) if pointed else own,
                sure=self.referents.is_proper(own),
                own=not pointed,
            )
        owner = None if kind == "ratio" else self.referents.right_before(start)
        return Bond(owner, sure=True) if owner else None

    def _of_center(
        self,
        behind: Referent | None,
        sentence: Sentence,
        end: int,
        clause: tuple[int, int] | None,
        *,
        bare: bool,
        kind: str,
    ) -> Bond | None:
        """What a value is about whose sentence names nothing before it: what stands behind, or what is spoken of."""
        center = self.now.center
        if behind is not None and (clause is None or center is None or not self.referents.is_proper(center)):
            return Bond(behind, sure=False)
        ahead = self._ahead(sentence, end) if bare else None
        if ahead:
            return Bond(ahead, sure=False)
        return Bond(self._fit(center, clause, kind), sure=False) if center else None

    def _follow(
        self, clauses: list[tuple[int, int]], *, inside: bool
    ) -> tuple[list[Told], list[Referent | None]]:
        """What each clause speaks of, and what new thing stands at its end; of the last only the first of these where it goes on."""
        whole = clauses[:-1] if inside else clauses
        if not whole or whole[0] != self._begun:
            self._begun, self._steps = (whole[0] if whole else (0, 0)), []
        for place in range(len(self._steps), len(whole)):
            self._steps.append(self._step(whole[place], self._steps[-1] if place else None))
        steps = self._steps[: len(whole)]
        self.now.first, self.now.fresh = (steps[-1].first, steps[-1].made) if steps else (None, None)
        told = [step.told for step in steps]
        if inside:
            told.append(self._told(*clauses[-1]))
        return told, [step.made for step in steps]

    def _step(self, clause: tuple[int, int], before: _Step | None) -> _Step:
        """Reads a whole clause behind another one of its sentence; what is only a share is not spoken of."""
        self.now.first, self.now.fresh = (before.first, before.made) if before else (None, None)
        one = self._told(*clause)
        weak = isinstance(one, Subject) and not self.referents.is_proper(one)
        told = None if before and before.first and weak and "占" in self._said(clause) else one
        return _Step(told, self.now.fresh, self.now.first)

    def _said(self, clause: tuple[int, int]) -> str:
        """The text of a clause."""
        return self.plain[self.clauses.words[clause[0]].start : self.clauses.words[clause[1] - 1].end]

    def _fit(self, referent: Referent, clause: tuple[int, int] | None, kind: str) -> Referent:
        """The company instead of its thing where staff or shares are told of, the thing where a product's traits are."""
        thing = isinstance(referent, Name) and referent.kind in THINGS
        if thing and clause and _OF_FIRMS.search(self._said(clause)):
            return self.reader.company() or referent
        if kind in _OF_THINGS and self.referents.is_firm(referent):
            return self.reader.thing() or referent
        return referent

    def _told(self, begin: int, stop: int) -> Told:
        """What the clause between two words speaks of; what stands last in it may be meant by 它 in the next."""
        phrase = self.clauses.head(begin, stop)
        if phrase and self.endings.is_passed(phrase, stop):
            return None
        found = self.reader.read(phrase) if phrase else None
        if isinstance(found, (Name, Subject)):
            self.now.first = self.now.first or found
        words = [word for word in self.clauses.words[begin:stop] if word.text not in "“”「」《》"]
        last = words[-1].name if words else None
        shown = last and last.kind in THINGS and not self.endings.is_compared(last)
        self.now.fresh = last if shown else self.endings.made(begin, stop)
        identified = self.endings.identified(words)
        self.now.fresh = identified or self.now.fresh
        return identified or found

    def _dated(self, sentence: Sentence, end: int) -> Referent | None:
        """What stands right behind a date that opens its clause: 到2035年江豚有望…"""
        clause = next(iter(self.clauses.between(end, sentence.end)), None)
        begun = self._told(*clause) if clause and self.plain[end : end + 1] not in "。；的" else None
        return begun if isinstance(begun, (Name, Subject)) else None

    def _ahead(self, sentence: Sentence, end: int) -> Referent | None:
        """What the first clauses behind a date speak of."""
        every = (self._told(*clause) for clause in self.clauses.between(end, sentence.end)[:2])
        return next((told for told in every if isinstance(told, (Name, Subject))), None)

    def close(self, sentence: Sentence) -> None:
        """Remembers what a sentence spoke of; where a paragraph ends, what the article speaks of most."""
        now = self.now
        if sentence.start in self.headlines:
            self.turn_to(self.headlines[sentence.start] or self.article_main)
            return
        told, _ = self._follow(self.clauses.between(sentence.body, sentence.end), inside=False)
        found = [one for one in told if isinstance(one, (Name, Subject))]
        self._remember_person(sentence, found)
        quoted = self.referents.is_source
        things = [
            one for one in found if not (isinstance(one, Name) and one.kind == "person") and not quoted(one)
        ]
        turn = self.talk.turn_of(sentence)
        strong = next((one for one in things if self.referents.is_strong(one)), None)
        if turn and turn.asks:
            known = (one for one in reversed(things) if self._is_known(one))
            strong = self.talk.asked(sentence, turn, next(known, None))
        now.spoken = next(iter(things), now.spoken)
        ours = strong is now.firm and isinstance(now.center, Name) and now.center.kind in THINGS
        if strong and not (ours and turn and not turn.asks):
            now.center = self.endings.shown(sentence, strong) or strong
        if isinstance(now.fresh, Name) and (strong is None or self.referents.is_firm(strong)):
            now.center = now.spoken = now.fresh
        turned = self.endings.turned(sentence)
        if turned:
            now.center = now.spoken = turned
        now.first = now.fresh = None
        if turn and turn.asks:
            self.main = now.center
        if self.plain.startswith("\n", sentence.end) and not self._is_answered(sentence):
            now.center = now.spoken = self.main

    def _is_known(self, one: Referent) -> bool:
        """Whether something has a name, or is spoken of for more than a clause."""
        return self.referents.is_strong(one) or self.referents.is_proper(one)

    def _is_answered(self, sentence: Sentence) -> bool:
        """Whether somebody else speaks behind a sentence, who goes on with what was spoken of."""
        turn = self.talk.opens(sentence)
        if turn:
            self.take(turn)
        return turn is not None

    def take(self, turn: Turn) -> None:
        """Turns to who speaks in a turn of a conversation."""
        self.now.firm = self.talk.firm(turn)
        self.now.ours = _ASKED if turn.asks else _ANSWERING
        self.now.person = self.talk.person(turn)

    def turn_to(self, main: Referent | None) -> None:
        """Turns to what a new part of the article tells of."""
        self.main = self.now.center = self.now.spoken = main

    def _remember_person(self, sentence: Sentence, found: list[Referent]) -> None:
        """Keeps the person of whom a sentence tells, or whom it names last."""
        told = next((one for one in found if self.is_person(one)), None)
        names = self.referents.inside(sentence.start, sentence.end)
        named = next((name for name in reversed(names) if name.kind == "person"), None)
        self.now.person = told or named or self.now.person

    def is_person(self, one: Referent) -> bool:
        """Whether somebody is spoken of, not something."""
        return one.kind == "person" if isinstance(one, Name) else one.text in self.referents.people
