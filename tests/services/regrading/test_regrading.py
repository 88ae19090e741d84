"""A wrong key found after the quiz: looked at, mended for everybody at once, and taken back."""

from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.config import Config
from quizapp.core.access import Visitor
from quizapp.core.classes.assignment import Target
from quizapp.core.quizzes.quiz import Settings
from quizapp.errors import Conflict, Forbidden, Invalid, NotFound
from quizapp.services import classes, progress, regrading, results
from quizapp.services.assignments.assigning import Rules, assign_quiz
from quizapp.services.assignments.taking import start_assignment
from quizapp.services.attempts.rebuilding import rebuild
from quizapp.services.scores import scores_on
from tests.core.questions.samples import SINGLE
from tests.harness.stage import GUEST, Hands, Stage, seed

# The key of the bank's question is "a"; this is what its teacher finds out later.
MENDED = replace(SINGLE, options=tuple(replace(one, fraction=float(one.id == "b")) for one in SINGLE.options))
WHY = "The key named the wrong score."


@pytest.fixture
def teacher(stage: Stage) -> Visitor:
    return stage.person("teacher", "teacher")


@pytest.fixture
def quiz(stage: Stage, teacher: Visitor) -> str:
    return stage.quiz("single", "statement", owner=teacher)


def take(stage: Stage, visitor: Visitor, quiz: str, picked: str) -> Hands:
    hands = stage.start(visitor, quiz)
    hands.save(1, hands.fields(1, {"choice": [picked]}))
    hands.save(2, hands.right(2))
    hands.hand_in()
    stage.later(60)
    return hands


def preview(stage: Stage, teacher: Visitor, quiz: str, policy: str = "recompute") -> regrading.RegradePreview:
    return regrading.preview_regrade(stage.database, teacher, quiz, "single", policy)  # type: ignore[arg-type]


def apply(
    stage: Stage, teacher: Visitor, quiz: str, policy: str = "recompute", digest: str = "", reason: str = WHY
) -> str:
    digest = digest or preview(stage, teacher, quiz, policy).digest
    return regrading.apply_regrade(
        stage.database,
        teacher,
        quiz,
        "single",
        policy=policy,  # type: ignore[arg-type]
        digest=digest,
        reason=reason,
        now=stage.now,
    )


def marks(stage: Stage, teacher: Visitor, quiz: str) -> dict[str, tuple[float | None, float | None]]:
    shown = results.quiz_results(stage.database, teacher, quiz, now=stage.now)
    return {row.name: (row.mark, row.max_mark) for row in shown.rows}


def wrong(stage: Stage, learner: Visitor) -> list[tuple[int, float]]:
    return [(one.slot, one.fraction) for one in progress.mistakes(stage.database, learner, now=stage.now)]


def test_a_preview_says_who_gains_and_who_loses_and_changes_nothing(
    stage: Stage, teacher: Visitor, quiz: str
):
    take(stage, stage.person("Ada"), quiz, "a")
    take(stage, stage.person("Bob"), quiz, "b")
    stage.write(MENDED)
    shown = preview(stage, teacher, quiz)
    assert [(one.before.who, one.before.mark, one.mark) for one in shown.slots] == [
        ("Ada", 1, 0),
        ("Bob", 0, 1),
    ]
    assert shown.newer and sorted(shown.totals.values()) == [(1.0, 2.0, 2.0, 2.0), (2.0, 2.0, 1.0, 2.0)]
    assert marks(stage, teacher, quiz) == {"Ada": (2.0, 2.0), "Bob": (1.0, 2.0)}


@pytest.mark.parametrize(
    ("policy", "ada", "bob"),
    [
        ("recompute", (1.0, 2.0), (2.0, 2.0)),
        ("never_lower", (2.0, 2.0), (2.0, 2.0)),
        ("full_marks", (2.0, 2.0), (2.0, 2.0)),
        ("drop", (1.0, 1.0), (1.0, 1.0)),
    ],
)
def test_what_the_preview_says_is_done_and_can_be_undone(
    stage: Stage, teacher: Visitor, quiz: str, policy: str, ada: tuple, bob: tuple
):
    take(stage, stage.person("Ada"), quiz, "a")
    take(stage, stage.person("Bob"), quiz, "b")
    before = marks(stage, teacher, quiz)
    stage.write(MENDED)
    done = apply(stage, teacher, quiz, policy)
    assert marks(stage, teacher, quiz) == {"Ada": ada, "Bob": bob}
    assert rebuild(stage.database, check=True) == []
    regrading.undo_regrade(stage.database, teacher, quiz, done, now=stage.now)
    assert marks(stage, teacher, quiz) == before
    assert rebuild(stage.database, check=True) == []


def test_the_learner_sees_the_new_mark_the_new_key_and_why(stage: Stage, teacher: Visitor, quiz: str):
    hands = take(stage, stage.person("Bob"), quiz, "b")
    stage.write(MENDED)
    apply(stage, teacher, quiz)
    slot = hands.review().slots[0]
    assert (slot.mark, slot.key) == (1.0, {"choice": ["b"]})
    (entry,) = slot.entries
    assert (entry.before, entry.fraction, entry.by, entry.reason) == (0.0, 1.0, "teacher", WHY)


def test_both_the_change_and_its_undoing_stay_in_the_ledger(stage: Stage, teacher: Visitor, quiz: str):
    hands = take(stage, GUEST, quiz, "b")
    stage.write(MENDED)
    done = apply(stage, teacher, quiz)
    assert regrading.undo_regrade(stage.database, teacher, quiz, done, now=stage.now) == 1
    slot = hands.review().slots[0]
    assert [entry.cause for entry in slot.entries] == ["regrade", "undo"]
    assert (slot.mark, slot.key) == (0.0, {"choice": ["a"]})
    page = regrading.regrade_page(stage.database, teacher, quiz, now=stage.now)
    assert [(one.policy, one.slots, one.undone_at) for one in page.past] == [("recompute", 1, stage.now)]


def test_mistakes_follow_what_was_graded_again(stage: Stage, teacher: Visitor, quiz: str):
    bob = stage.person("Bob")
    take(stage, bob, quiz, "b")
    assert wrong(stage, bob) == [(1, 0.0)]
    stage.write(MENDED)
    done = apply(stage, teacher, quiz)
    assert wrong(stage, bob) == []
    regrading.undo_regrade(stage.database, teacher, quiz, done, now=stage.now)
    assert wrong(stage, bob) == [(1, 0.0)]


def test_undoing_leaves_what_was_decided_since(stage: Stage, teacher: Visitor, quiz: str):
    take(stage, stage.person("Bob"), quiz, "b")
    stage.write(MENDED)
    first = apply(stage, teacher, quiz)
    second = apply(stage, teacher, quiz, "drop")
    assert regrading.undo_regrade(stage.database, teacher, quiz, first, now=stage.now) == 0
    assert marks(stage, teacher, quiz) == {"Bob": (1.0, 1.0)}
    regrading.undo_regrade(stage.database, teacher, quiz, second, now=stage.now)
    assert marks(stage, teacher, quiz) == {"Bob": (2.0, 2.0)}


def test_what_was_done_first_can_be_undone_once_what_was_done_since_is(
    stage: Stage, teacher: Visitor, quiz: str
):
    take(stage, stage.person("Bob"), quiz, "b")
    stage.write(MENDED)
    first, second = apply(stage, teacher, quiz), apply(stage, teacher, quiz, "drop")
    for regrade, left in ((second, (2.0, 2.0)), (first, (1.0, 2.0))):
        assert regrading.undo_regrade(stage.database, teacher, quiz, regrade, now=stage.now) == 1
        assert marks(stage, teacher, quiz) == {"Bob": left}


def test_a_preview_that_is_out_of_date_is_not_carried_out(stage: Stage, teacher: Visitor, quiz: str):
    take(stage, stage.person("Ada"), quiz, "a")
    stage.write(MENDED)
    old = preview(stage, teacher, quiz).digest
    take(stage, stage.person("Bob"), quiz, "a")
    with pytest.raises(Conflict):
        apply(stage, teacher, quiz, digest=old)
    assert marks(stage, teacher, quiz)["Ada"] == (2.0, 2.0)


def test_the_same_regrade_twice_is_done_once(stage: Stage, teacher: Visitor, quiz: str):
    take(stage, stage.person("Bob"), quiz, "b")
    stage.write(MENDED)
    digest = preview(stage, teacher, quiz).digest
    done = apply(stage, teacher, quiz, digest=digest)
    with pytest.raises(Conflict):
        apply(stage, teacher, quiz, digest=digest)
    regrading.undo_regrade(stage.database, teacher, quiz, done, now=stage.now)
    with pytest.raises(Conflict):
        regrading.undo_regrade(stage.database, teacher, quiz, done, now=stage.now)


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501])
def test_a_regrade_needs_a_reason_that_people_can_read(
    stage: Stage, teacher: Visitor, quiz: str, reason: str
):
    take(stage, stage.person("Bob"), quiz, "b")
    stage.write(MENDED)
    with pytest.raises(Invalid):
        apply(stage, teacher, quiz, reason=reason)


def test_attempts_that_run_are_told_and_left_alone(stage: Stage, teacher: Visitor, quiz: str):
    take(stage, stage.person("Ada"), quiz, "a")
    stage.start(stage.person("Bob"), quiz)
    stage.write(MENDED)
    shown = preview(stage, teacher, quiz)
    assert (shown.running, len(shown.slots)) == (1, 1)


def test_the_questions_that_changed_come_first(stage: Stage, teacher: Visitor, quiz: str):
    take(stage, stage.person("Ada"), quiz, "a")
    stage.write(replace(stage.questions["statement"], stem=MENDED.stem))
    page = regrading.regrade_page(stage.database, teacher, quiz, now=stage.now)
    assert [(one.newest.id, one.changed, one.attempts) for one in page.asked] == [
        ("statement", True, 1),
        ("single", False, 1),
    ]


def test_only_the_maker_of_a_quiz_regrades_it(stage: Stage, teacher: Visitor, quiz: str):
    take(stage, stage.person("Ada"), quiz, "a")
    stage.write(MENDED)
    done = apply(stage, teacher, quiz)
    for visitor, error in (
        (stage.person("other", "teacher"), NotFound),
        (stage.person("learner"), Forbidden),
    ):
        with pytest.raises(error):
            preview(stage, visitor, quiz)
        with pytest.raises(error):
            apply(stage, visitor, quiz, digest="x")
        with pytest.raises(error):
            regrading.undo_regrade(stage.database, visitor, quiz, done, now=stage.now)
    with pytest.raises(NotFound):
        regrading.preview_regrade(stage.database, teacher, quiz, "never-asked", "drop")


def in_class(
    stage: Stage, teacher: Visitor, class_id: str, quiz: str, student: Visitor, *, config: Config
) -> None:
    """A class is assigned the quiz, and a student answers the first question with what is right later."""
    rules = Rules(Settings(), (Target("class"),))
    given = assign_quiz(stage.database, teacher, class_id, quiz, rules, now=stage.now)
    id_ = start_assignment(
        stage.database, config, student, given, language="en", now=stage.now, rng_seed=seed()
    )
    hands = Hands(stage, student, id_)
    hands.save(1, hands.fields(1, {"choice": ["b"]}))
    hands.hand_in()


def test_who_teaches_a_class_regrades_the_attempts_of_that_class_alone(
    stage: Stage, teacher: Visitor, quiz: str, tmp_path: Path
):
    colleague, helper = stage.person("colleague", "teacher"), stage.person("helper", "teacher")
    class_id = classes.make_class(stage.database, colleague, name="Next door", now=stage.now)
    code = classes.class_page(stage.database, colleague, class_id).join_code or ""
    bob = stage.person("Bob")
    classes.join_class(stage.database, bob, code, name="Bob", now=stage.now)
    classes.add_staff(stage.database, colleague, class_id, username="helper", role="assistant", now=stage.now)
    take(stage, stage.person("Ada"), quiz, "b")
    with pytest.raises(NotFound):
        preview(stage, colleague, quiz)
    in_class(stage, colleague, class_id, quiz, bob, config=Config(instance=tmp_path))
    own, eve = classes.make_class(stage.database, teacher, name="Own", now=stage.now), stage.person("Eve")
    code = classes.class_page(stage.database, teacher, own).join_code or ""
    classes.join_class(stage.database, eve, code, name="Eve", now=stage.now)
    in_class(stage, teacher, own, quiz, eve, config=Config(instance=tmp_path))
    stage.write(MENDED)

    shown = preview(stage, colleague, quiz)
    assert [one.before.who for one in shown.slots] == ["Bob"]
    assert (shown.whole, shown.editable, shown.keeper) == (False, False, "")
    for who in (helper, stage.person("other", "teacher")):
        with pytest.raises(NotFound):
            preview(stage, who, quiz)
    # The weight reaches their students, and not the quiz.
    weighed = regrading.preview_regrade(stage.database, colleague, quiz, "single", "recompute", weight=3.0)
    done = regrading.apply_regrade(
        stage.database,
        colleague,
        quiz,
        "single",
        policy="recompute",
        weight=3.0,
        digest=weighed.digest,
        reason=WHY,
        now=stage.now,
    )
    assert marks(stage, teacher, quiz) == {"Ada": (1.0, 2.0), "Bob": (3.0, 4.0), "Eve": (0.0, 2.0)}
    assert stage.start(stage.person("Cleo"), quiz).slot(1).max_mark == 1.0
    # What the maker of the quiz does for everybody is theirs to undo.
    all_ = apply(stage, teacher, quiz, "drop")
    page = regrading.regrade_page(stage.database, colleague, quiz, now=stage.now)
    assert [(one.slots, one.own) for one in page.past] == [(1, False), (1, True)]
    with pytest.raises(NotFound):
        regrading.undo_regrade(stage.database, colleague, quiz, all_, now=stage.now)
    scores = scores_on(stage.database, colleague, quiz, at=stage.now)
    assert [one.who for one in scores.scores] == ["Bob"] and not scores.whole
    regrading.undo_regrade(stage.database, teacher, quiz, all_, now=stage.now)
    assert regrading.undo_regrade(stage.database, colleague, quiz, done, now=stage.now) == 1
    held = marks(stage, teacher, quiz)
    assert (held["Ada"], held["Bob"], held["Eve"]) == ((1.0, 2.0), (0.0, 2.0), (0.0, 2.0))
