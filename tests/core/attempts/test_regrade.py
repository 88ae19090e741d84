"""Grading again: what each policy makes of what was given."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.attempts.regrade import POLICIES, Policy, Standing, regrade, same_shape
from quizapp.core.questions.question import Answer, Option
from tests.core.questions.samples import CLOZE, MATCHING, MULTIPLE, NUMERIC, SAMPLES, SINGLE, same

WRONG_KEY = replace(
    SINGLE, options=tuple(replace(one, fraction=float(one.id == "b")) for one in SINGLE.options)
)
RIGHT = next(one.id for one in SINGLE.options if one.fraction == 1)
fractions = st.floats(0, 1)


def standing(picked: str | None, fraction: float | None, **more: object) -> Standing:
    raw = None if picked is None else {"choice": [picked]}
    return replace(Standing("a1", 1, "Ada", WRONG_KEY, raw, fraction, 2.0, 2.0), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("policy", "picked", "before", "after", "most"),
    [
        ("recompute", RIGHT, 0.0, 1.0, 2.0),
        ("recompute", "b", 1.0, 0.0, 2.0),
        ("recompute", None, 0.0, 0.0, 2.0),
        ("never_lower", RIGHT, 0.0, 1.0, 2.0),
        ("never_lower", "b", 1.0, 1.0, 2.0),
        ("full_marks", "c", 0.0, 1.0, 2.0),
        ("full_marks", None, 0.0, 1.0, 2.0),
        ("drop", "b", 1.0, 1.0, 0.0),
    ],
)
def test_each_policy_does_what_its_name_says(
    policy: Policy, picked: str | None, before: float, after: float, most: float
) -> None:
    (one,) = regrade([standing(picked, before)], SINGLE, policy)
    assert (one.fraction, one.max_mark) == (after, most)


def test_the_gain_is_told_in_marks() -> None:
    (one,) = regrade([standing(RIGHT, 0.0)], SINGLE, "recompute")
    assert one.changes and one.gain == 2.0


@given(
    fraction=fractions, most=st.floats(0, 10), picked=st.sampled_from([None, *(o.id for o in SINGLE.options)])
)
def test_nobody_loses_where_nobody_may(fraction: float, most: float, picked: str | None) -> None:
    own = 2.0
    before = standing(picked, fraction, max_mark=min(most, own))
    (one,) = regrade([before], SINGLE, "never_lower")
    assert one.gain >= -1e-9


@given(fraction=fractions, policy=st.sampled_from(POLICIES))
def test_doing_the_same_again_changes_nothing(fraction: float, policy: Policy) -> None:
    (once,) = regrade([standing(RIGHT, fraction)], SINGLE, policy)
    again = replace(once.before, fraction=once.fraction, max_mark=once.max_mark)
    (twice,) = regrade([again], SINGLE, policy)
    assert not twice.changes


def test_a_dropped_question_comes_back_when_it_is_graded_again() -> None:
    (one,) = regrade([standing(RIGHT, 1.0, max_mark=0.0)], SINGLE, "recompute")
    assert (one.fraction, one.max_mark) == (1.0, 2.0)


def test_what_a_person_graded_is_left_to_people() -> None:
    question = replace(SINGLE, kind="open_answer", options=())
    read = replace(standing(None, 0.75), question=question, raw={"text": ["My words"]})
    for policy in ("recompute", "never_lower"):
        (one,) = regrade([read], question, policy)  # type: ignore[arg-type]
        assert not one.changes


class TestSameShape:
    @pytest.mark.parametrize("question", SAMPLES.values(), ids=lambda one: one.id)
    def test_a_question_has_the_shape_of_itself(self, question):
        assert same_shape(question, replace(question, stem=same("Other words")))

    @pytest.mark.parametrize(
        ("shown", "newer"),
        [
            (SINGLE, replace(SINGLE, options=SINGLE.options[1:])),
            (SINGLE, replace(SINGLE, options=(*SINGLE.options, Option("new", same("new"))))),
            (SINGLE, replace(MULTIPLE, id=SINGLE.id)),
            (MATCHING, replace(MATCHING, extras=())),
            (CLOZE, replace(CLOZE, blanks=CLOZE.blanks[1:])),
        ],
    )
    def test_one_with_other_things_to_pick_has_not(self, shown, newer):
        assert not same_shape(shown, newer)

    def test_another_key_or_tolerance_does_not_matter(self):
        assert same_shape(NUMERIC, replace(NUMERIC, answer=Answer("1", type="number")))

    @pytest.mark.parametrize("policy", ["recompute", "never_lower"])
    def test_what_cannot_be_graded_by_the_newer_version_stays_as_it_is_and_says_so(self, policy: Policy):
        newer = replace(SINGLE, options=SINGLE.options[1:])
        (one,) = regrade([standing("b", 1.0)], newer, policy)
        assert not one.fits and not one.changes
