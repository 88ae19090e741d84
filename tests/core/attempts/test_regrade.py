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


@given(
    fraction=fractions,
    policy=st.sampled_from(POLICIES),
    weight=st.none() | st.floats(0.25, 8),
    rest=st.tuples(fractions, st.integers(0, 20)),
    picked=st.sampled_from([None, RIGHT, "b"]),
    most=st.sampled_from([0.0, 2.0]),
)
def test_doing_the_same_again_changes_nothing_and_what_never_lowers_lowers_no_result(
    fraction: float,
    policy: Policy,
    weight: float | None,
    rest: tuple[float, int],
    picked: str | None,
    most: float,
) -> None:
    total = rest[0] * rest[1] + fraction * most, rest[1] + most
    (once,) = regrade([standing(picked, fraction, max_mark=most, total=total)], SINGLE, policy, weight=weight)
    again = replace(once.before, fraction=once.fraction, max_mark=once.max_mark, total=once.total)
    (twice,) = regrade([again], SINGLE, policy, weight=weight)
    assert (twice.mark, twice.max_mark) == (once.mark, once.max_mark)
    if policy == "never_lower" and total[1]:
        mark, wide = once.total
        assert mark / wide >= total[0] / total[1] - 1e-6


@pytest.mark.parametrize(
    ("policy", "picked", "fraction", "mark", "most"),
    [
        ("recompute", RIGHT, 1.0, 4.0, 4.0),
        ("recompute", "b", 0.0, 0.0, 4.0),
        ("full_marks", "b", 0.0, 4.0, 4.0),
        ("drop", RIGHT, 1.0, 0.0, 0.0),
        # Who had it right gains by its weight; who had it wrong would lose, and keeps what it weighed.
        ("never_lower", RIGHT, 1.0, 4.0, 4.0),
        ("never_lower", "b", 0.0, 0.0, 2.0),
    ],
)
def test_another_weight_counts_as_the_policy_says(
    policy: Policy, picked: str, fraction: float, mark: float, most: float
) -> None:
    before = standing(picked, fraction, total=(2.0 + 2 * fraction, 5.0))
    (one,) = regrade([before], SINGLE, policy, weight=4.0)
    assert (one.mark, one.max_mark) == (mark, most)


def test_a_lighter_question_lowers_nobody_where_nobody_may_lose() -> None:
    (one,) = regrade([standing(RIGHT, 1.0, total=(2.0, 4.0))], SINGLE, "never_lower", weight=1.0)
    assert (one.mark, one.max_mark) == (2.0, 2.0)


def test_what_a_person_decided_keeps_its_fraction_by_any_key_and_takes_the_new_weight() -> None:
    granted = standing("b", 1.0, by_person=True)
    (one,) = regrade([granted], SINGLE, "recompute")
    assert not one.changes
    (one,) = regrade([granted], SINGLE, "recompute", weight=3.0)
    assert (one.mark, one.max_mark) == (3.0, 3.0)


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
