"""Which drafts are kept: the sound ones, the best of each fact, in forms as different as can be."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from quizapp.core.languages import N_, Message, Twin
from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import check_question
from quizapp.core.writing.draft import Draft, Form
from quizapp.core.writing.lint.flaw import Flaw

NEW_FORM = N_("the fact is not asked in this form yet")
OTHERS = N_("other questions on the fact are better")
ENOUGH_TRUE = N_("there would be many more true statements than false ones")
TWICE = N_("the statement stands for another fact already")
Judge = Callable[[Question], tuple[Flaw, ...]]
_KINDS: Mapping[Form, str] = {
    "choice": "pick", "subject": "pick", "number": "type", "text": "type", "cloze": "type",
    "true": "judge", "false": "judge", "match": "many", "order": "many", "which": "many",
}  # fmt: skip
_AGAIN = 0.15
# On one sentence a fact is asked twice, and once where other facts are asked on it as well.
_MOST_QUOTED = 2
# Three true statements to two false ones: more, and “true” is the better guess.
_TRUE_SHARE, _SLACK = 1.5, 1


@dataclass
class Choosing:
    """A choice of drafts while it is made: what stands already, and what was dropped for what.

    ``has`` are the forms in which each fact is asked by others, ``asked`` how often, ``stands`` the ids of drafts
    that stood before and are kept as long as they can be written, ``blocked`` those that must not be written,
    ``verdicts`` how many statements are true and false, ``quoted`` how many facts are asked on each sentence, ``judged`` the sentences that are judged true or false. ``judge`` finds
    the flaws of a question.
    """

    most: int
    has: Mapping[str, Collection[Form]] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    stands: Collection[str] = ()
    blocked: Collection[str] = ()
    verdicts: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    kept: list[Draft] = field(default_factory=list)
    judge: Judge = field(default=lambda question: ())
    stems: set[tuple[Form, Twin]] = field(default_factory=set)
    quoted: Counter[str] = field(default_factory=Counter)
    judged: set[str] = field(default_factory=set)

    def choose(self, drafts: Iterable[Draft]) -> list[Draft]:
        """The drafts that are kept, fact by fact, the best of each first; those on several facts at the end."""
        alone: dict[str, list[Draft]] = defaultdict(list)
        groups: list[Draft] = []
        for draft in self._sound(drafts):
            (alone[draft.question.facts[0]] if len(draft.question.facts) == 1 else groups).append(draft)
        for rows in alone.values():
            self.quoted.update({one.quoted for one in rows if one.quoted})
        for draft in (one for rows in (*alone.values(), groups) for one in rows):
            if draft.question.id in self.stands and not self._is_flawed(draft):
                self._keep(draft)
        for draft in groups:
            if draft.question.id not in self.stands and self._wants(draft) and not self._is_flawed(draft):
                self._keep(draft)
        for fact, rows in alone.items():
            self._choose_on(fact, rows)
        return self.kept

    def _wants(self, draft: Draft) -> bool:
        """Whether most facts of a draft are asked too seldom, and in no other question on several facts."""
        together = {fact for one in self.kept if len(one.question.facts) > 1 for fact in one.question.facts}
        lacking = [
            fact for fact in draft.question.facts if self.asked[fact] < self.most and fact not in together
        ]
        return len(lacking) * 2 > len(draft.question.facts)

    def _choose_on(self, fact: str, drafts: list[Draft]) -> None:
        has = self.has.get(fact, ())
        standing = {one.form for one in drafts if one.question.id in self.stands}
        left = [one for one in drafts if one.form not in has and one.form not in standing]
        used = Counter(_KINDS[form] for form in (*has, *standing))
        quoted = 0
        while left and self.asked[fact] < self.most:
            best = max(left, key=lambda one: self._worth(one, used))
            left.remove(best)
            if best.quoted and (used[_KINDS[best.form]] or not self._may_quote(best, quoted)):
                self.dropped[OTHERS] += 1
                continue
            if self._is_flawed(best):
                continue
            if _KINDS[best.form] == "judge" and (used["judge"] or not self._balances(best)):
                self.dropped[OTHERS if used["judge"] else ENOUGH_TRUE] += 1
                continue
            fresh = not used[_KINDS[best.form]]
            used[_KINDS[best.form]] += 1
            quoted += bool(best.quoted)
            self._keep(replace(best, reasons=(*best.reasons, Message(NEW_FORM))) if fresh else best)
        if left:
            self.dropped[OTHERS] += len(left)

    def _may_quote(self, draft: Draft, quoted: int) -> bool:
        """Whether another question may be asked on a sentence: of several facts each once, and one of them is judged too."""
        if self.quoted[draft.quoted] == 1:
            return quoted < _MOST_QUOTED
        return not quoted or (_KINDS[draft.form] == "judge" and draft.quoted not in self.judged)

    def _worth(self, draft: Draft, used: Mapping[str, int]) -> float:
        """The score, less for a way of asking that is there already and for the verdict that is given more often."""
        common = self.verdicts[draft.form] > self.verdicts["false" if draft.form == "true" else "true"]
        return draft.score - _AGAIN * used.get(_KINDS[draft.form], 0) - (0.05 if common else 0)

    def _is_flawed(self, draft: Draft) -> bool:
        """Whether a rule of good writing is broken so badly that the draft is dropped; it is counted by the rule."""
        rule = next((one.rule for one in self.judge(draft.question) if one.severity == "error"), None)
        if rule is not None:
            self.dropped[rule] += 1
        return rule is not None

    def _balances(self, draft: Draft) -> bool:
        most = _TRUE_SHARE * self.verdicts["false"] + _SLACK
        return draft.form != "true" or self.verdicts["true"] < most

    def _keep(self, draft: Draft) -> None:
        self.kept.append(draft)
        self.asked.update(draft.question.facts)
        if draft.form in ("true", "false"):
            self.verdicts[draft.form] += 1
            self.judged.add(draft.quoted)

    def _sound(self, drafts: Iterable[Draft]) -> Sequence[Draft]:
        """The drafts without a fault; the others are counted by what is wrong with them."""
        kept = []
        for draft in (one for one in drafts if one.question.id not in self.blocked):
            fault = _fault(draft) or (TWICE if self._said(draft) else None)
            if fault:
                self.dropped[fault] += 1
            else:
                kept.append(draft)
        return kept

    def _said(self, draft: Draft) -> bool:
        """Whether a statement, or a sentence with the same gap, was there before: it may tell several facts."""
        asked = (draft.form, draft.question.stem)
        again = bool(draft.form == "true" or draft.quoted) and asked in self.stems
        self.stems.add(asked)
        return again


def _fault(draft: Draft) -> str | None:
    """What is wrong with a draft, in a word for counting."""
    faults = [one.message.text for one in check_question(draft.question) if one.severity == "error"]
    return faults[0] if faults else None
