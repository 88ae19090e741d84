"""Every cause of a regrade by every policy: the preview says exactly what is done, and what is undone is as it was."""

from dataclasses import dataclass, replace
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.access import Visitor
from quizapp.core.attempts.regrade import POLICIES, Policy
from quizapp.core.attempts.review import fraction_of
from quizapp.core.questions.question import Question, Tolerance
from quizapp.errors import Invalid
from quizapp.services import regrading
from quizapp.services.attempts.rebuilding import rebuild
from quizapp.services.regrading import RegradePreview
from quizapp.storage.attempt_slots import find_slots
from quizapp.storage.attempts import AttemptRow
from quizapp.storage.quizzes import QuizRow, quiz_of
from tests.core.questions.samples import MULTIPLE, NUMERIC, SHORT, SINGLE
from tests.harness.stage import Hands, Stage

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ASKED = (SINGLE, SHORT, NUMERIC, MULTIPLE)
# What each learner answers to these questions.
ANSWERS = {
    "Ada": ("a", "critic model", "32", ("a", "b")),
    "Bob": ("b", "the critic", "33", ("a",)),
    "Cleo": ("d", "nothing", "50", ("c",)),
}


def keyed(question: Question, **fractions: float) -> Question:
    """The question with other fractions of its options."""
    options = (replace(one, fraction=fractions.get(one.id, 0.0)) for one in question.options)
    return replace(question, options=tuple(options))


def typed(question: Question, **changes: object) -> Question:
    """The question with another typed key."""
    assert question.answer
    return replace(question, answer=replace(question.answer, **changes))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Cause:
    """A question as it is to be, or another ``weight`` of it; ``after`` are the fractions of Ada, Bob and Cleo by it."""

    question: Question
    after: tuple[float, float, float]
    weight: float | None = None


# As they were: single 1, 0, ¼; short 1, 0, 0; numeric 1, 0, 0; multiple 1, ½, 0.
BEFORE = {"single": (1, 0, 0.25), "short": (1, 0, 0), "numeric": (1, 0, 0), "multiple": (1, 0.5, 0)}
CAUSES = {
    "key": Cause(keyed(SINGLE, b=1), (0, 1, 0)),
    "alias": Cause(typed(SHORT, accept=("the critic",)), (1, 1, 0)),
    "wider tolerance": Cause(typed(NUMERIC, tolerance=Tolerance(rel=0.05)), (1, 1, 0)),
    "weights of options": Cause(keyed(MULTIPLE, a=0.9, b=0.1, c=-0.5), (1, 0.9, 0)),
    "heavier": Cause(SHORT, (1, 0, 0), 3.0),
    "lighter": Cause(NUMERIC, (1, 0, 0), 0.5),
    "key and weight": Cause(keyed(SINGLE, b=1), (0, 1, 0), 2.0),
}


@dataclass
class World:
    """A quiz of four questions that three learners took."""

    stage: Stage
    teacher: Visitor
    quiz: str
    hands: dict[str, Hands]

    def write(self, question: Question) -> None:
        if self.stage.questions[question.id] != question:
            self.stage.write(question)
            self.stage.questions = {**self.stage.questions, question.id: question}

    def preview(self, name: str, policy: Policy) -> RegradePreview:
        cause = CAUSES[name]
        self.write(cause.question)
        return regrading.preview_regrade(
            self.stage.database, self.teacher, self.quiz, cause.question.id, policy, weight=cause.weight
        )

    def apply(self, name: str, shown: RegradePreview) -> str:
        return regrading.apply_regrade(
            self.stage.database,
            self.teacher,
            self.quiz,
            shown.question.id,
            policy=shown.policy,
            weight=CAUSES[name].weight,
            digest=shown.digest,
            reason="Because.",
            now=self.stage.now,
        )

    def undo(self, done: str) -> int:
        return regrading.undo_regrade(self.stage.database, self.teacher, self.quiz, done, now=self.stage.now)

    def told(self) -> "Told":
        """All that a regrade could move: what every slot is worth, by which key, the totals, what the quiz gives."""
        with self.stage.database.read() as session:
            rows = session.query(AttemptRow).order_by(AttemptRow.id).limit(len(self.hands)).all()
            slots = find_slots(session, rows)
            weights = [slot.max_mark for slot in quiz_of(session.query(QuizRow).one()).slots]
            return Told(
                {
                    who: [(fraction_of(one), one.max_mark, one.question) for one in slots[row.id]]
                    for who, row in zip(self.hands, rows, strict=True)
                },
                {row.public_id: (row.mark, row.max_mark) for row in rows},
                weights,
            )


class Told(NamedTuple):
    """By learner fraction, maximum and grading version of each slot; by attempt mark and maximum; the quiz's own marks."""

    slots: dict[str, list[tuple[float | None, float, Question]]]
    totals: dict[str, tuple[float | None, float | None]]
    weights: list[float]


@pytest.fixture
def world(stage: Stage) -> World:
    teacher = stage.person("teacher", "teacher")
    quiz, hands = stage.quiz(*(one.id for one in ASKED), owner=teacher), {}
    for name, (picked, word, number, several) in ANSWERS.items():
        hands[name] = stage.start(stage.person(name), quiz)
        raws = (
            {"choice": [picked]},
            {"text": [word]},
            {"value": [number], "unit": ["GB"]},
            {"choice": list(several)},
        )
        for place, raw in enumerate(raws, 1):
            hands[name].save(place, hands[name].fields(place, raw), seen=0)
        hands[name].hand_in()
    return World(stage, teacher, quiz, hands)


def expected(cause: Cause, policy: Policy, at: int) -> tuple[float, float]:
    """Mark and maximum of a learner's slot by hand."""
    before, after = BEFORE[cause.question.id][at], cause.after[at]
    most = cause.weight or 1.0
    if policy == "drop":
        return 0.0, 0.0
    if policy == "full_marks":
        return most, most
    fraction = max(before, after) if policy == "never_lower" else after
    return fraction * most, most


def test_each_cause_by_each_policy_does_what_its_preview_says_and_is_undone(world: World) -> None:
    before = world.told()
    for name, cause in CAUSES.items():
        place = [one.id for one in ASKED].index(cause.question.id)
        # What full marks and a drop do does not depend on the key.
        for policy in POLICIES if name in ("key", "heavier") else POLICIES[:2]:
            shown = world.preview(name, policy)
            done = world.apply(name, shown)
            after = world.told()
            for at, one in enumerate(shown.slots):
                fraction, most, _ = after.slots[one.before.who][place]
                held = (fraction or 0.0) * most, most
                assert held == pytest.approx((one.mark, one.max_mark)), (name, policy)
                if policy != "never_lower" or cause.weight is None:
                    assert held == pytest.approx(expected(cause, policy, at)), (name, policy)
                mark, wide, then, wider = shown.totals[one.before.attempt_id]
                assert after.totals[one.before.attempt_id] == pytest.approx((then, wider))
                assert policy != "never_lower" or then / wider >= mark / wide - 1e-9
            assert policy != "never_lower" or rebuild(world.stage.database, check=True) == []
            assert world.undo(done) == len(shown.changed)
            world.write(next(one for one in ASKED if one.id == cause.question.id))
            assert world.told() == before, (name, policy)
    assert rebuild(world.stage.database, check=True) == []


def test_another_weight_holds_for_attempts_to_come_until_it_is_undone_and_must_be_one(world: World) -> None:
    shown = world.preview("heavier", "never_lower")
    # Ada had it right and gains; who had it wrong would lose by it, and keeps the weight that it had.
    assert [(one.before.who, one.mark, one.max_mark) for one in shown.changed] == [("Ada", 3.0, 3.0)]
    done = world.apply("heavier", shown)
    assert world.told().weights == [1.0, 3.0, 1.0, 1.0]
    later = world.stage.start(world.stage.person("Dora"), world.quiz)
    assert later.slot(2).max_mark == 3.0
    page = regrading.regrade_page(world.stage.database, world.teacher, world.quiz, now=world.stage.now)
    assert [(one.weight, one.slots) for one in page.past] == [(3.0, 1)]
    for weight in (0.0, -1.0, 1000.5, float("nan"), float("inf")):
        with pytest.raises(Invalid):
            regrading.preview_regrade(
                world.stage.database, world.teacher, world.quiz, "single", "recompute", weight=weight
            )
    world.undo(done)
    assert world.told().weights == [1.0, 1.0, 1.0, 1.0]


def test_any_regrades_undone_from_the_last_to_the_first_leave_everything_as_it_was(world: World) -> None:
    # Every example leaves marks and quiz as it found them, so all of them share one site.
    @settings(max_examples=5)
    @given(
        st.lists(
            st.tuples(st.sampled_from(sorted(CAUSES)), st.sampled_from(POLICIES)), min_size=2, max_size=4
        )
    )
    def check(regrades: list[tuple[str, Policy]]) -> None:
        before, done = world.told(), []
        for name, policy in regrades:
            shown = world.preview(name, policy)
            if shown.changed:
                done.append(world.apply(name, shown))
        for one in reversed(done):
            world.undo(one)
        assert world.told() == before and rebuild(world.stage.database, check=True) == []

    check()
