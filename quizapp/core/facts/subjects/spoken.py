"""What the clause around a value speaks of in English: a name, what a noun or pronoun stands for, or the noun itself."""

import re
from collections.abc import Sequence
from dataclasses import replace

from quizapp.core.articles.name import Name
from quizapp.core.articles.presented_en import is_presented
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar import bonds
from quizapp.core.facts.grammar.english_words import PARTICIPLES, PREPOSITIONS
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.beside import (
    find_counted,
    find_dated,
    find_founded,
    find_of_life,
    find_priced,
    find_recipient,
    find_shown,
    find_sold,
    find_speaker,
)
from quizapp.core.facts.subjects.counted import (
    find_first,
    find_introduced,
    find_other_side,
    find_trial,
    names_in,
    phrase_subject,
)
from quizapp.core.facts.subjects.english import Clause
from quizapp.core.facts.subjects.focus_en import find_bought, find_made
from quizapp.core.facts.subjects.groups_en import (
    find_group,
    find_owner_of_all,
    find_partitive,
    is_share_of_group,
)
from quizapp.core.facts.subjects.reference import is_person
from quizapp.core.facts.subjects.resolved_en import MANY_PEOPLE, OBJECT, OF_PRODUCTS, Phrases
from quizapp.core.facts.subjects.topics import THINGS

_OF_ITS = re.compile(r" of its ")
_FIRMS = re.compile(
    r".*\b(?:companies|firms|banks|start-?ups|[a-z]*makers|providers|operators|states|countries|governments|households|investors|suppliers|retailers|developers|publishers|users|consumers)"
)
_TAKES_IT = re.compile(
    r"(?:puts?|sells?|sold|priced|prices|offers|offered|launched|released|published|unveiled|bought|acquired|opened|introduced|showed) (?P<it>it)\b"
)
_FOR_WHOM = re.compile(
    r"\b(?:cost|costs|saved?|saves|earned|earns|brought|brings|gave|gives|left) (?:it|the (?:company|firm|group|maker)) (?:[a-z]+ ){0,2}$"
)
_RATES = re.compile(
    r"(?:shows?|showed|puts?|ranks?|ranked|rates?|rated|finds?|found|sees?|gave|gives) (?:that )?(?:the )?"
)
_EXPLAINED = re.compile(
    r", (?:(?:the|an?) )?[a-z-][^,;:.]{0,40}? (?:that|which|who|whose) [^,;:.]{3,90}, (?:(?:up|down) )?(?:from|to|by|at|of|in|on|for|with|against) [^,;:]{0,60}$"
)


class English(Phrases):
    """Finds what values speak of in one English article."""

    def close(self, sentence: Sentence, things: Sequence[Name], companies: Sequence[Name]) -> None:
        """Remembers what "it" may stand for behind a sentence, what the words before a list speak of, and whom a study asked in it."""
        told = (*things, *companies, self.topics.spoken)[0]
        self.topics.spoken = self._main_clause(sentence, things) or told
        clauses = self.clauses(sentence)
        made = next((one for one in (find_made(self.article, clause) for clause in clauses[:1]) if one), None)
        self.topics.spoken = made or self.topics.spoken
        self.topics.made = made or self.topics.made
        if made and self.topics.since and not self.topics.main_thing and not self.topics.turned:
            self.topics.turned = made
        resolved = (self.resolve(one, "quantity") for one in clauses)
        neuter = (found for found in resolved if found and not is_person(found))
        self.topics.neuter = made or next(neuter, None) or self._shown(clauses) or self.topics.neuter
        shares = [one for one in clauses[:1] if self.is_share(one)]
        self.topics.share = self.resolve(shares[0], "ratio") if shares else None
        self.topics.group = find_group(self.article, sentence) or self.topics.group
        if sentence.kind != "item":
            opens = self.article.plain[sentence.end - 1] == ":"
            self.topics.led = self.topics.spoken if opens else None

    def _main_clause(self, sentence: Sentence, things: Sequence[Name]) -> Name | Subject | None:
        """What a sentence speaks of: the subject of its first clauses, or the thing that a company shows in it."""
        clauses = sorted(self.clauses(sentence), key=lambda one: one.relative)
        found = (self.resolve(one, "quantity") for one in clauses[:2])
        spoken = next((one for one in found if one is not None), None)
        plain = self.article.plain
        put_out = [one for one in things if is_presented(plain, one)]
        event = bonds.EVENT.search(plain, sentence.start, sentence.end)
        if put_out and clauses and plain[slice(*clauses[0].head)].lower() in ("that", "this"):
            return put_out[0]
        shown = put_out or (things[-1:] if event else ())
        return shown[-1] if shown and isinstance(spoken, Name) and spoken.kind == "company" else spoken

    def _shown(self, clauses: Sequence[Clause]) -> Subject | None:
        """The thing that somebody is said to have or to make: keeps a recorder beside her bed."""
        taken = (OBJECT.match(self.article.plain, one.verb) for one in clauses)
        span = next((one.span("what") for one in taken if one and one["what"][0] == "a"), None)
        return phrase_subject(self.article, *span) if span else None

    def find(self, sentence: Sentence, start: int, end: int, kind: str) -> Name | Subject | None:
        """What the value at these offsets is about, as far as grammar tells."""
        bought = find_bought(self.article, sentence, start) if kind in ("finance", "date") else None
        if bought:
            return bought
        bought = find_bought(self.article, sentence, start) if kind in ("finance", "date") else None
        if bought:
            return bought
        found = self._about(sentence, start, end, kind)
        company = None if self.topics.main_thing else self.topics.company or self.topics.main_company
        told = isinstance(found, Subject) and found != self.topics.spoken and not _are_firms(found)
        if company and told and kind in ("finance", "funding"):
            return company
        maker = isinstance(found, Name) and (
            (found.kind in ("company", "place", "person") and kind in OF_PRODUCTS)
            or (found.kind == "company" and kind == "speed")
        )
        return None if maker and (self.topics.thing or self.topics.main_thing) else found

    def _about(self, sentence: Sentence, start: int, end: int, kind: str) -> Name | Subject | None:
        """The same without regard to what a kind of fact is said of."""
        dated = kind == "date" and (
            find_dated(self.article, start) or find_shown(self.article, sentence, start, end)
        )
        other = self._beside(sentence, start, end, kind) or dated
        if other:
            return other
        if _FOR_WHOM.search(self.article.plain, sentence.body, start):
            return self.topics.company or self.topics.main_company
        clauses = self.clauses(sentence)
        governing = self._governing(sentence, clauses, start)
        explained = self._explained(sentence, governing, start, kind)
        if explained:
            return explained
        alone = governing is None and not names_in(self.article, sentence.body, start)
        if alone and sentence.kind == "item" and self.topics.led:
            return self.topics.led
        heads = any(one.phrase[0] <= start < one.phrase[1] and one.verb > start for one in clauses)
        if governing is None or governing.phrase[0] <= start < governing.phrase[1] or heads:
            return (
                find_first(self.article, sentence, start, end)
                or find_trial(self.article, sentence, start, end)
                or self._fronted(sentence, start, end, kind)
            )
        return self._rated(governing, start) or self._of_clause(governing, kind)

    def _explained(
        self, sentence: Sentence, governing: Clause | None, start: int, kind: str
    ) -> Name | Subject | None:
        """The company founded on a day, the person of whose life it is, or the name that a value explains."""
        with_others = kind == "quantity" and self.article.plain.endswith(" with ", 0, start)
        if (kind == "date" or with_others) and governing:
            founded = find_founded(self.article, governing, start, self.topics)
            if founded:
                return founded
        lived = find_of_life(self.article, sentence, start) if kind in ("date", "quantity") else None
        since = governing.verb if governing else sentence.body
        return lived or find_introduced(self.article, since, start)

    def _rated(self, governing: Clause, start: int) -> Name | None:
        """The thing of which somebody's figures show a value: The slides show the Kelp 9% behind."""
        rated = _RATES.match(self.article.plain, governing.verb)
        shown = self.article.names_in(rated.end(), rated.end() + 1) if rated else ()
        return next((one for one in shown if one.end <= start and one.kind in THINGS), None)

    def _of_clause(self, governing: Clause, kind: str) -> Name | Subject | None:
        """What a clause speaks of, or "it" where somebody sells it or puts it out."""
        taken = _TAKES_IT.match(self.article.plain, governing.verb) if kind in ("price", "date") else None
        if taken:
            it = replace(governing, phrase=taken.span("it"), head=taken.span("it"), aside=None)
            return self.resolve(it, kind)
        return self.resolve(governing, kind)

    def _governing(self, sentence: Sentence, clauses: Sequence[Clause], start: int) -> Clause | None:
        """The clause whose verb a value follows, but for one that only explains a word between commas: its rate, the share that a system gets wrong, from 38%."""
        before = [one for one in clauses if one.verb < start]
        explained = _EXPLAINED.search(self.article.plain, sentence.body, start)
        outside = [one for one in before if explained and one.verb < explained.start()]
        governing = next(reversed(outside or before), None)
        around = next((one for one in clauses if one.aside and one.aside[0] <= start < one.aside[1]), None)
        begins = around.aside[0] if around and around.aside else start
        return around if around and (governing is None or governing.verb < begins) else governing

    def _beside(self, sentence: Sentence, start: int, end: int, kind: str) -> Name | Subject | None:
        """What the words right around a value say that it is of: a share of those asked, two of the 31 mills, against 6.1 on placebo."""
        if kind in ("ratio", "quantity") and is_share_of_group(
            self.article, sentence, start, end, share=kind == "ratio"
        ):
            told = next((one for one in reversed(self.clauses(sentence)) if one.verb < start), None)
            people = self.resolve(told, kind) if told else None
            if isinstance(people, Subject) and people.text.endswith("s"):
                return people
            if self.topics.group:
                return self.topics.group
        if _OF_ITS.match(self.article.plain, end):
            speaker = find_speaker(self.article, sentence.body, start)
            if speaker:
                return speaker
        named = None
        if kind in ("price", "hardware_spec", "parameter_count"):
            named = find_sold(self.article, start) or find_priced(self.article, end, kind)
        elif kind in ("funding", "finance", "date"):
            named = find_recipient(self.article, start, end)
        return (
            named
            or find_owner_of_all(self.article, sentence, start)
            or find_partitive(self.article, sentence, start, end)
            or find_other_side(self.article, sentence, start, end)
            or find_counted(self.article.plain, self.references, end)
        )

    def _fronted(self, sentence: Sentence, start: int, end: int, kind: str) -> Name | Subject | None:
        """What the first clause speaks of, where a value is told before its verb: A trial with 2,000 patients …, After 18 months, stones …"""
        clauses = self.clauses(sentence)
        around = next((one for one in clauses if one.phrase[0] <= start < one.phrase[1]), None)
        if around:
            people = MANY_PEOPLE.fullmatch(self.article.plain, *around.head)
            return self.resolve(around, kind) if people or around.head[1] <= start else None
        opening = self.article.plain[sentence.body : start].split(" ")[0].lower()
        told = opening in PARTICIPLES - PREPOSITIONS
        if not told and any(name.kind != "person" for name in names_in(self.article, sentence.body, start)):
            return None
        behind = next((one for one in clauses if one.verb > end), None)
        return self.resolve(behind, kind) if behind and behind.head[0] >= end else None


def _are_firms(found: Subject) -> bool:
    """Whether a phrase names many that have money of their own: the five largest cloud companies."""
    return any(_FIRMS.fullmatch(one.lower()) for one in (found.text, *found.aliases))
