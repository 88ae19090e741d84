"""How a review stands: derived from its drafts and its log of steps, by nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from quizapp.core.reviews.draft import FactDraft, QuestionDraft
from quizapp.core.reviews.step import (
    Accept,
    Action,
    EditFact,
    EditQuestion,
    JudgeQuestion,
    Merge,
    Redo,
    Reject,
    Step,
    Undo,
)

DraftStatus = Literal["open", "accepted", "rejected", "merged"]
QuestionStatus = Literal["open", "accepted", "rejected"]


@dataclass(frozen=True)
class QuestionState:
    """A question as it stands in a review; ``edited`` where a person wrote it."""

    draft: QuestionDraft
    status: QuestionStatus = "open"
    edited: bool = False


@dataclass(frozen=True)
class DraftState:
    """A draft as it stands; ``merged_into`` names the draft that took its source over."""

    draft: FactDraft
    questions: tuple[QuestionState, ...]
    status: DraftStatus = "open"
    edited: bool = False
    merged_into: str | None = None


@dataclass(frozen=True)
class ReviewState:
    """All drafts by id in the order of the article, and what undo and redo would take back and do again."""

    drafts: Mapping[str, DraftState]
    undo: Action | None = None
    redo: Action | None = None


def fold(drafts: Iterable[FactDraft], steps: Iterable[Step]) -> ReviewState:
    """The state after these steps."""
    done, back = _settle(steps)
    state = {draft.id: DraftState(draft, _fresh(draft.questions)) for draft in drafts}
    for action in done:
        state |= _changed(state, action)
    return ReviewState(state, done[-1] if done else None, back[-1] if back else None)


def find_statuses(steps: Iterable[Step]) -> Mapping[str, DraftStatus]:
    """The status of every draft that is no longer open, from the log alone: as ``fold`` says, without the drafts."""
    statuses: dict[str, DraftStatus] = {}
    for action in _settle(steps)[0]:
        match action:
            case Accept(drafts):
                statuses |= dict.fromkeys((id_ for id_, _ in drafts), "accepted")
            case Reject(id_):
                statuses[id_] = "rejected"
            case Merge(_, other):
                statuses[other] = "merged"
    return statuses


def _settle(steps: Iterable[Step]) -> tuple[list[Action], list[Action]]:
    """The actions that count, and those that were taken back and may be done again, the last one last.

    A new action ends the chance to redo what was taken back before.
    """
    done: list[Action] = []
    back: list[Action] = []
    for step in steps:
        if isinstance(step, Undo):
            back += [done.pop()] if done else []
        elif isinstance(step, Redo):
            done += [back.pop()] if back else []
        else:
            done.append(step)
            back.clear()
    return done, back


def _changed(state: Mapping[str, DraftState], action: Action) -> dict[str, DraftState]:
    """The drafts that an action changes, as they are after it."""
    match action:
        case Accept(drafts):
            return {id_: _accept(state[id_], questions) for id_, questions in drafts}
        case Reject(id_):
            return {id_: replace(state[id_], status="rejected")}
        case EditFact(edited):
            return _without(state, edited) | {edited.id: _edit(state[edited.id], edited)}
        case EditQuestion(id_, question):
            return {id_: _put_question(state[id_], question)}
        case JudgeQuestion(id_, question, accepted):
            return {id_: _judge(state[id_], question, accepted)}
        case Merge(merged, other):
            return _without(state, state[other].draft) | {
                merged.id: replace(state[merged.id], draft=merged),
                other: replace(state[other], status="merged", merged_into=merged.id),
            }


def _without(state: Mapping[str, DraftState], changed: FactDraft) -> dict[str, DraftState]:
    """The other drafts whose questions test a fact that is no longer what it was, without these questions.

    What a person wrote stays, to be judged again.
    """
    found: dict[str, DraftState] = {}
    for id_, draft in state.items():
        if id_ != changed.id and any(_tests(one, changed) for one in draft.questions):
            kept = (one for one in draft.questions if one.edited or not _tests(one, changed))
            judged = (replace(one, status="open") if _tests(one, changed) else one for one in kept)
            found[id_] = replace(draft, questions=tuple(judged))
    return found


def _tests(question: QuestionState, draft: FactDraft) -> bool:
    return draft.fact.id in question.draft.question.facts


def _fresh(questions: Iterable[QuestionDraft]) -> tuple[QuestionState, ...]:
    return tuple(QuestionState(question) for question in questions)


def _accept(draft: DraftState, questions: tuple[str, ...]) -> DraftState:
    judged = (
        replace(one, status="accepted") if one.draft.id in questions else one for one in draft.questions
    )
    return replace(draft, status="accepted", questions=tuple(judged))


def _edit(draft: DraftState, edited: FactDraft) -> DraftState:
    """The draft with its new fact: questions of a person stay to be judged again, the others are written anew."""
    own = tuple(replace(one, status="open") for one in draft.questions if one.edited)
    return replace(draft, draft=edited, questions=(*own, *_fresh(edited.questions)), edited=True)


def _put_question(draft: DraftState, question: QuestionDraft) -> DraftState:
    """The draft with a question that a person wrote: in the place of the one with its id, or as the last."""
    written = QuestionState(question, "accepted", edited=True)
    if question.id not in {one.draft.id for one in draft.questions}:
        return replace(draft, questions=(*draft.questions, written))
    placed = (written if one.draft.id == question.id else one for one in draft.questions)
    return replace(draft, questions=tuple(placed))


def _judge(draft: DraftState, question: str, accepted: bool) -> DraftState:
    status: QuestionStatus = "accepted" if accepted else "rejected"
    judged = (replace(one, status=status) if one.draft.id == question else one for one in draft.questions)
    return replace(draft, questions=tuple(judged))
