"""A review published again over a bank whose questions were edited since: nothing of these edits is lost."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from quizapp.core.facts.fact import Fact
from quizapp.core.questions.content import question_from_mapping, question_to_mapping
from quizapp.core.questions.difference import PartChange, compare_plain
from quizapp.core.questions.merging import Conflict, Side, merge
from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import check_question
from quizapp.core.reviews.judging import find_live_questions
from quizapp.core.reviews.state import ReviewState

Fate = Literal["kept", "merged", "draft", "retired", "dropped"]


@dataclass(frozen=True)
class Held:
    """How a question stands in its bank: as it is asked, None where it is not; ``drafted`` where a draft lies above that."""

    asked: Question | None
    drafted: bool = False


@dataclass(frozen=True)
class Meeting:
    """A question that was changed in its bank after the review was published, and what becomes of it.

    ``kept``: only the bank changed it. ``merged``: the review changed it, too; of the parts in ``conflicts`` one side is chosen,
    by itself the bank's. ``draft`` and ``retired`` stay what the bank made of them. ``dropped``: the review rejects it now.
    ``bank_changes`` and ``review_changes`` are those since it was published.
    """

    question: Question
    fate: Fate
    bank_changes: tuple[PartChange, ...] = ()
    review_changes: tuple[PartChange, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True)
class Republication:
    """The questions of a review as its bank asks them next, and what was changed there meanwhile."""

    questions: tuple[Question, ...]
    meetings: tuple[Meeting, ...]


def meet(
    before: ReviewState,
    now: ReviewState,
    held: Mapping[str, Held],
    choices: Mapping[str, Side] | None = None,
) -> Republication:
    """What a review that was published as ``before`` puts into a bank that has these questions.

    ``choices`` says by question whose text is taken in parts that both changed: ``theirs`` is the bank's.
    """
    live = {question.id: question for question in find_live_questions(now)}
    published = {question.id: question for question in find_live_questions(before)}
    questions: list[Question] = []
    meetings: list[Meeting] = []
    for id_, question in live.items():
        there = held.get(id_)
        if id_ not in published or there is None:
            questions.append(question)
            continue
        asked, meeting = _meet(published[id_], there, question, (choices or {}).get(id_, "theirs"))
        questions += [asked] if asked else []
        meetings += [meeting] if meeting else []
    return Republication(tuple(questions), (*meetings, *_dropped(published, live, held)))


def keep_own(
    questions: Collection[Question], states: Collection[ReviewState], facts: Collection[str]
) -> list[Question]:
    """The questions of a bank that no review state has, each on those of its facts that are still there."""
    ids = {one.draft.id for state in states for draft in state.drafts.values() for one in draft.questions}
    own = (question for question in questions if question.id not in ids)
    return [replace(one, facts=tuple(id_ for id_ in one.facts if id_ in facts)) for one in own]


def keep_standing(fact: Fact, held: Mapping[str, Fact]) -> Fact:
    """The fact, out of date where its bank says so."""
    there = held.get(fact.id)
    return replace(fact, standing="superseded") if there and there.standing == "superseded" else fact


def _meet(
    published: Question, held: Held, now: Question, side: Side
) -> tuple[Question | None, Meeting | None]:
    """The question as it is asked next, None where it is not, and what is told of it where the bank changed it."""
    if held.asked is None:
        return None, Meeting(now, "retired")
    if held.drafted:
        return held.asked, Meeting(held.asked, "draft") if now != published else None
    if held.asked in (published, now):
        return now, None
    base, theirs, mine = (question_to_mapping(one) for one in (published, held.asked, now))
    there, here = compare_plain(base, theirs), compare_plain(base, mine)
    if now == published:
        return held.asked, Meeting(held.asked, "kept", there)
    conflicts = merge(base, theirs, mine).conflicts
    merged = merge(base, theirs, mine, {one.part: side for one in conflicts}).content
    together, _ = question_from_mapping(merged, "merged")
    sound = together is not None and all(one.severity != "error" for one in check_question(together))
    asked = together if together is not None and sound else now if side == "mine" else held.asked
    return asked, Meeting(held.asked, "merged", there, here, conflicts)


def _dropped(
    published: Mapping[str, Question], live: Mapping[str, Question], held: Mapping[str, Held]
) -> Iterator[Meeting]:
    """Those that the review rejects now and that the bank changed: asked no more, but not in silence."""
    for id_, question in published.items():
        there = held.get(id_, Held(None)).asked
        if id_ not in live and there is not None and there != question:
            changes = compare_plain(question_to_mapping(question), question_to_mapping(there))
            yield Meeting(there, "dropped", changes)
