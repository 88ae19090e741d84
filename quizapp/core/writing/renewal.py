"""What writing a bank's questions anew changes: questions that a person wrote or edited stay as they are."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from quizapp.core.facts.fact import Fact
from quizapp.core.questions.content import question_to_mapping
from quizapp.core.questions.question import KindName, Question
from quizapp.core.writing.draft import FORMS, Bench, Draft, Form
from quizapp.core.writing.rank import Choosing
from quizapp.core.writing.write import Written, choose

Marks = Mapping[str, str]
_DIGITS = 16
_FORMS_OF: Mapping[KindName, tuple[Form, ...]] = {
    "single_choice": ("choice",),
    "multiple_choice": ("which",),
    "true_false": ("true", "false"),
    "numeric": ("number",),
    "short_text": ("text",),
    "cloze": ("cloze",),
    "matching": ("match",),
    "ordering": ("order",),
}


@dataclass(frozen=True)
class Renewal:
    """What becomes of the questions: ``added`` and ``changed`` drafts, ids ``removed``, and the new marks.

    A mark is the digest of a question as it was written: it proves that nobody edited the question since. The mark
    of a question that a person deleted stays, so that it is not written again.
    """

    added: tuple[Draft, ...]
    changed: tuple[Draft, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]
    marks: Marks
    dropped: Mapping[str, int] = field(default_factory=dict)

    @property
    def changes(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.added or self.changed or self.removed)


def digest_of(question: Question) -> str:
    """The digest of a question's plain form; it changes with every edit."""
    plain = json.dumps(question_to_mapping(question), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:_DIGITS]


def renew(
    facts: Sequence[Fact],
    questions: Sequence[Question],
    marks: Marks,
    bench: Bench,
    *,
    per_fact: int = 2,
    forms: Collection[Form] = FORMS,
) -> Renewal:
    """What to change so that each fact is asked in ``per_fact`` questions, as far as sound ones can be written."""
    ours = {one.id: one for one in questions if marks.get(one.id) == digest_of(one)}
    theirs = [one for one in questions if one.id not in ours]
    gone = set(marks) - {one.id for one in questions}
    choosing = Choosing(
        per_fact,
        _forms_of(theirs),
        asked=Counter([*(fact for one in theirs for fact in one.facts), *(_fact_of(id_) for id_ in gone)]),
        blocked={one.id for one in theirs} | gone,
        stands=ours,
        verdicts=Counter(one.answer.value for one in theirs if one.kind == "true_false" and one.answer),
    )
    written = choose(facts, bench, choosing, forms)
    return _compared(written, ours, [one.id for one in theirs], _still_gone(marks, gone, facts))


def _fact_of(id_: str) -> str:
    """The fact in the id of a written question."""
    return id_.rpartition("-")[0]


def _forms_of(questions: Iterable[Question]) -> dict[str, set[Form]]:
    """In which forms each fact is asked alone."""
    found: dict[str, set[Form]] = defaultdict(set)
    for question in questions:
        if len(question.facts) == 1:
            found[question.facts[0]].update(_FORMS_OF.get(question.kind, ()))
    return found


def _compared(
    written: Written, ours: Mapping[str, Question], kept: Sequence[str], gone: Mapping[str, str]
) -> Renewal:
    chosen = written.drafts
    now = {one.question.id: digest_of(one.question) for one in chosen}
    return Renewal(
        added=tuple(one for one in chosen if one.question.id not in ours),
        changed=tuple(
            one for one in chosen if one.question.id in ours and ours[one.question.id] != one.question
        ),
        removed=tuple(id_ for id_ in ours if id_ not in now),
        kept=tuple(kept),
        marks=dict(sorted({**gone, **now}.items())),
        dropped=written.dropped,
    )


def _still_gone(marks: Marks, gone: Collection[str], facts: Iterable[Fact]) -> dict[str, str]:
    """The marks of deleted questions whose facts are still there."""
    ids = {f"{fact.id}-{form}" for fact in facts for form in FORMS}
    return {id_: marks[id_] for id_ in gone if id_ in ids}
