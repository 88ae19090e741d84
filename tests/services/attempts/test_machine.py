"""Random stories of one attempt on several pages of a browser, against a dictionary as the model."""

import itertools
from dataclasses import dataclass, field

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from quizapp.core.access import Visitor
from quizapp.core.quizzes.quiz import Settings
from quizapp.services import attempts
from tests.harness.stage import Hands, Stage

LIMIT, GRACE = 100, 10
SLOTS = (1, 2, 3)
TABS = ("tab-1", "tab-2", "tab-3")
RIGHT = "critic model"
slots, tabs = st.sampled_from(SLOTS), st.sampled_from(TABS)
texts = st.sampled_from([RIGHT, "wrong", "x", ""])
names = (f"machine-{n}" for n in itertools.count())


@dataclass
class Told:
    """What the model knows of one slot."""

    text: str = ""
    revision: int = 0
    writer: str = ""
    given: bool = False


@dataclass
class Model:
    """What must be true: the answers that stand, what each page has seen, and whether the attempt is over."""

    slots: dict[int, Told] = field(default_factory=lambda: {slot: Told() for slot in SLOTS})
    seen: dict[tuple[str, int], int] = field(default_factory=dict)
    newest: dict[tuple[str, int], tuple[int, str, str]] = field(default_factory=dict)
    sent: list[tuple[str, int, str, int, int]] = field(default_factory=list)
    elapsed: float = 0
    ended: str = ""

    def expect(self, tab: str, slot: int, text: str, seq: int, seen: int) -> str:
        """What a save must hear."""
        last = self.newest.get((tab, slot))
        told = self.slots[slot]
        if last and seq < last[0]:
            return "superseded"
        if last and seq == last[0]:
            return "repeated" if last[2] == "saved" else last[2]
        if self.ended == "deadline" or (not self.ended and self.elapsed > LIMIT + GRACE):
            return "late"
        if self.ended or told.given:
            return "closed"
        stale = told.writer != tab and told.revision > seen and told.text != text
        return "elsewhere" if stale else "saved"

    def hear(self, tab: str, slot: int, text: str, seq: int, outcome: str) -> None:
        """Takes over what a new save did."""
        if outcome == "saved":
            told = self.slots[slot]
            told.text, told.revision, told.writer = text, told.revision + 1, tab
            self.seen[tab, slot] = told.revision
        if outcome in {"saved", "elsewhere", "late"}:
            self.newest[tab, slot] = (seq, text, outcome)


class AttemptMachine(RuleBasedStateMachine):
    """One attempt; three pages save, repeat, reload and press while the clock runs."""

    stage: Stage

    @initialize(behaviour=st.sampled_from(["deferred", "immediate"]))
    def start(self, behaviour: str) -> None:
        limits = Settings(behaviour=behaviour, time_limit=LIMIT, grace=GRACE, per_page=0)
        quiz = self.stage.quiz("short", "hinted", "echo", settings=limits)
        self.immediate = behaviour == "immediate"
        self.hands: Hands = self.stage.start(Visitor(guest_id=next(names)), quiz)
        self.model, self.numbers = Model(), itertools.count(1)
        self.final: object = None

    @rule(tab=tabs, slot=slots, text=texts)
    def save(self, tab: str, slot: int, text: str) -> None:
        seen, seq = self.model.seen.get((tab, slot), 0), next(self.numbers)
        self._send((tab, slot, text, seq, seen))
        self.model.sent.append((tab, slot, text, seq, seen))

    @precondition(lambda self: self.model.sent)
    @rule(data=st.data())
    def repeat_an_old_request(self, data: st.DataObject) -> None:
        self._send(data.draw(st.sampled_from(self.model.sent)))

    @rule(tab=tabs)
    def reload(self, tab: str) -> None:
        self.model.seen |= {(tab, slot): told.revision for slot, told in self.model.slots.items()}

    @rule(seconds=st.sampled_from([1, 5, 30, 60]))
    def wait(self, seconds: int) -> None:
        self.stage.later(seconds)
        self.model.elapsed += seconds

    @rule()
    def hand_in(self) -> None:
        self._notice_the_end()
        self.hands.hand_in()
        self.model.ended = self.model.ended or "learner"

    @rule()
    def look(self) -> None:
        self._notice_the_end()
        assert (self.hands.page().state == "finished") == bool(self.model.ended)

    @rule()
    def sweep(self) -> None:
        self._notice_the_end()
        attempts.close_expired(self.stage.database, now=self.stage.now)

    @precondition(lambda self: not self.model.ended)
    @rule(tab=tabs, slot=slots, text=texts)
    def press(self, tab: str, slot: int, text: str) -> None:
        self._notice_the_end()
        seen, seq = self.model.seen.get((tab, slot), 0), next(self.numbers)
        expected = self.model.expect(tab, slot, text, seq, seen)
        told = attempts.answer(
            self.stage.database,
            self.hands.visitor,
            self.hands.attempt,
            {slot: {"text": [text]}},
            page=1,
            now=self.stage.now,
            writer=tab,
            seq=seq,
            seen={slot: seen},
        )
        self.model.hear(tab, slot, text, seq, expected)
        assert told.finished == bool(self.model.ended)
        assert told.elsewhere == ((slot,) if expected == "elsewhere" else ())
        graded = self.immediate and expected == "saved" and bool(text)
        assert told.graded == ((slot,) if graded else ())
        self.model.slots[slot].given |= graded

    @invariant()
    def the_last_acknowledged_answer_is_visible(self) -> None:
        # Looking closes what ran out of time: that is left to the rules.
        if not self.model.ended and self.model.elapsed <= LIMIT + GRACE:
            shown = ["".join(slot.raw.get("text", ())) for slot in self.hands.page().slots]
            assert shown == [told.text for told in self.model.slots.values()]

    @invariant()
    def the_marks_are_what_the_answers_earn_and_stay_so(self) -> None:
        if self.model.ended:
            review = self.hands.review()
            bare = [(slot.raw, slot.mark, slot.state) for slot in review.slots]
            assert review.mark == sum(told.text == RIGHT for told in self.model.slots.values())
            self.final = self.final or (bare, review.finished_at)
            assert (bare, review.finished_at) == self.final
            assert review.finished_at <= self.stage.now

    def teardown(self) -> None:
        assert attempts.rebuild(self.stage.database, check=True) == []

    def _send(self, request: tuple[str, int, str, int, int]) -> None:
        tab, slot, text, seq, seen = request
        known = self.model.newest.get((tab, slot))
        expected = self.model.expect(*request)
        saved = self.hands.send(slot, {"text": [text]}, seq=seq, seen=seen, writer=tab)
        assert saved.outcome == expected
        if known is None or seq > known[0]:
            self.model.hear(tab, slot, text, seq, expected)

    def _notice_the_end(self) -> None:
        if not self.model.ended and self.model.elapsed > LIMIT + GRACE:
            self.model.ended = "deadline"


def test_no_story_loses_an_answer(stage: Stage):
    AttemptMachine.stage = stage
    examples = 25 if stage.database.is_sqlite else 10
    run_state_machine_as_test(
        AttemptMachine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
