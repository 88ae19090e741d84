"""How a review stands is the sum of its steps: undo takes back exactly one action, redo does it again."""

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from quizapp.core.languages import Twin
from quizapp.core.reviews.draft import FactDraft
from quizapp.core.reviews.judging import find_live_questions
from quizapp.core.reviews.log import step_from_mapping, step_to_mapping
from quizapp.core.reviews.state import ReviewState, find_statuses, fold
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
from tests.core.reviews.samples import DRAFTS, make_question

ids = st.sampled_from([draft.id for draft in DRAFTS])


def edited(draft: FactDraft, subject: str) -> FactDraft:
    return replace(draft, fact=replace(draft.fact, subject=Twin(en=subject)))


class Reviewing(RuleBasedStateMachine):
    """Any actions in any order, beside the list of states that they led to."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[Step] = []
        self.states: list[ReviewState] = [fold(DRAFTS, [])]
        self.undone: list[ReviewState] = []

    @property
    def state(self) -> ReviewState:
        return fold(DRAFTS, self.steps)

    def act(self, action: Action) -> None:
        self.steps.append(action)
        self.states.append(self.state)
        self.undone.clear()

    @rule(id_=ids, along=st.booleans())
    def accept(self, id_: str, along: bool) -> None:
        questions = self.state.drafts[id_].questions
        self.act(Accept(((id_, tuple(one.draft.id for one in questions if along)),)))

    @rule(id_=ids)
    def reject(self, id_: str) -> None:
        self.act(Reject(id_))

    @rule(id_=ids, subject=st.sampled_from(["Tern", "Gull"]))
    def edit_fact(self, id_: str, subject: str) -> None:
        self.act(EditFact(edited(self.state.drafts[id_].draft, subject)))

    @rule(id_=ids, number=st.integers(1, 4))
    def edit_question(self, id_: str, number: int) -> None:
        self.act(EditQuestion(id_, make_question(f"a-{id_}", number)))

    @rule(id_=ids, number=st.integers(1, 4), accepted=st.booleans())
    def judge(self, id_: str, number: int, accepted: bool) -> None:
        self.act(JudgeQuestion(id_, f"a-{id_}-q{number}", accepted))

    @rule(into=ids, other=ids)
    def merge(self, into: str, other: str) -> None:
        if into != other:
            self.act(Merge(self.state.drafts[into].draft, other))

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undo(self) -> None:
        self.steps.append(Undo())
        self.undone.append(self.states.pop())

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.steps.append(Redo())
        self.states.append(self.undone.pop())

    @invariant()
    def the_state_is_the_one_that_the_actions_led_to(self) -> None:
        assert self.state.drafts == self.states[-1].drafts
        assert self.state.undo == self.states[-1].undo
        assert (self.state.redo is not None) == bool(self.undone)

    @invariant()
    def the_log_alone_tells_who_is_judged(self) -> None:
        statuses = {id_: one.status for id_, one in self.state.drafts.items() if one.status != "open"}
        assert find_statuses(self.steps) == statuses

    @invariant()
    def the_log_says_it_all(self) -> None:
        stored = [step_to_mapping(step) for step in self.steps]
        assert [step_from_mapping(name, content) for name, content in stored] == self.steps

    @invariant()
    def what_goes_live_was_accepted_and_so_were_its_facts(self) -> None:
        drafts = self.state.drafts.values()
        facts = {one.draft.fact.id for one in drafts if one.status == "accepted"}
        judged = {q.draft.question.id for one in drafts for q in one.questions if q.status == "accepted"}
        for question in find_live_questions(self.state):
            assert question.id in judged and set(question.facts) <= facts


TestReviewing = Reviewing.TestCase
TestReviewing.settings = settings(max_examples=30, stateful_step_count=12, deadline=None)


def test_more_undo_than_actions_changes_nothing() -> None:
    assert fold(DRAFTS, [Undo(), Redo(), Undo()]) == fold(DRAFTS, [])


def test_a_new_action_ends_the_chance_to_redo() -> None:
    state = fold(DRAFTS, [Reject("f1"), Undo(), Reject("f2"), Redo()])
    assert (state.drafts["f1"].status, state.drafts["f2"].status, state.redo) == ("open", "rejected", None)


def test_a_question_on_two_facts_waits_for_both() -> None:
    shared = "a-f1-q3"
    accepted = Accept((("f1", (shared,)),))
    assert list(find_live_questions(fold(DRAFTS, [accepted]))) == []
    live = find_live_questions(fold(DRAFTS, [accepted, Accept((("f2", ()),))]))
    assert [question.id for question in live] == [shared]


def test_questions_on_a_fact_that_changed_are_gone_and_a_persons_own_wait_again() -> None:
    own = make_question("a-f1", 9, facts=("a-f1", "a-f2"))
    steps = [
        Accept((("f1", ("a-f1-q1", "a-f1-q3")),)),
        EditQuestion("f1", own),
        EditFact(edited(DRAFTS[1], "Gull")),
    ]
    questions = {one.draft.id: one.status for one in fold(DRAFTS, steps).drafts["f1"].questions}
    assert questions == {"a-f1-q1": "accepted", "a-f1-q2": "open", "a-f1-q9": "open"}


def test_an_edited_fact_has_its_new_questions_and_a_persons_own() -> None:
    own = make_question("a-f3", 1)
    new = replace(DRAFTS[2], questions=(make_question("a-f3", 7),))
    state = fold(DRAFTS, [EditQuestion("f3", own), EditFact(new)]).drafts["f3"]
    assert [(one.draft.id, one.status, one.edited) for one in state.questions] == [
        ("a-f3-q1", "open", True),
        ("a-f3-q7", "open", False),
    ]
