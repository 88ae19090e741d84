"""Which drafts may be accepted, alone or along with others, and what goes with them."""

from collections.abc import Iterator

from quizapp.core.facts.fact import ASKED_WITH_SPEAKER, NEVER_ASKED
from quizapp.core.languages import N_, Message
from quizapp.core.questions.question import Question
from quizapp.core.reviews.draft import FactDraft
from quizapp.core.reviews.state import DraftState, ReviewState

NEVER = N_("What is supposed or denied is never asked.")
NO_SPEAKER = N_("Say who says so: a claim, a forecast or a disputed fact is told with its speaker only.")


def is_clean(state: DraftState) -> bool:
    """Whether a draft may be accepted unlooked at among all others of its kind.

    It waits to be judged, may be asked, is told by nobody else in another way, and has a question without an error.
    """
    draft = state.draft
    contradicted = draft.known is not None and draft.known.relation == "contradiction"
    return (
        state.status == "open"
        and draft.candidate.quizzable
        and draft.fact.standing == "stated"
        and not contradicted
        and bool(acceptable_questions(state))
    )


def acceptable_questions(state: DraftState) -> tuple[str, ...]:
    """The questions that are accepted along with their fact: those that wait and have no error."""
    if not may_ask(state.draft):
        return ()
    return tuple(one.draft.id for one in state.questions if one.status == "open" and not one.draft.is_faulty)


def find_live_questions(state: ReviewState) -> Iterator[Question]:
    """The questions that are accepted, all of whose facts are: these are published, in the order of the article."""
    accepted = [one for one in state.drafts.values() if one.status == "accepted"]
    facts = {one.draft.fact.id for one in accepted}
    for draft in accepted:
        for one in draft.questions:
            if one.status == "accepted" and facts.issuperset(one.draft.question.facts):
                yield one.draft.question


def may_ask(draft: FactDraft) -> bool:
    """Whether questions on a fact may go live."""
    return find_obstacle(draft, asked=True) is None


def find_obstacle(draft: FactDraft, *, asked: bool = False) -> Message | None:
    """Why a fact cannot be accepted, or not ``asked``: a claim of nobody, what is supposed or denied."""
    fact = draft.fact
    if asked and fact.standing in NEVER_ASKED:
        return Message(NEVER)
    unsaid = fact.said_by is None or not any(text.strip() for text in fact.said_by.sides().values())
    return Message(NO_SPEAKER) if fact.standing in ASKED_WITH_SPEAKER and unsaid else None
