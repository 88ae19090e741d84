"""Whom an assignment is for, and which of several overrides holds."""

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.classes.assignment import (
    Override,
    Target,
    is_for,
    settings_for,
)
from quizapp.core.classes.membership import Member
from quizapp.core.quizzes.accommodation import Accommodation
from quizapp.core.quizzes.deadline import last_end, own_window
from quizapp.core.quizzes.quiz import Settings

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANN = Member(1, 1, "Ann", group="g1", labels=("early", "long"))
BO = Member(2, 2, "Bo")


def at(hours: float) -> datetime:
    return NOON + timedelta(hours=hours)


def test_a_target_names_a_class_a_group_a_label_or_one_student() -> None:
    targets = [
        Target("class"),
        Target("group", "g1"),
        Target("label", "long"),
        Target("student", member_id=1),
    ]
    assert [[target.meets(one) for one in (ANN, BO)] for target in targets] == [
        [True, True],
        [True, False],
        [True, False],
        [True, False],
    ]
    assert not Target("group", "").meets(BO)
    assert is_for([Target("group", "g2"), Target("student", member_id=2)], BO) and not is_for([], BO)


def test_the_student_holds_over_the_group_the_group_over_a_label_field_by_field() -> None:
    rule = Settings(time_limit=600, close_at=at(1), attempts=1)
    given_ = [
        Override(Target("student", member_id=1), time_limit=900),
        Override(Target("group", "g1"), time_limit=1800, close_at=at(2)),
        Override(Target("label", "long"), close_at=at(9), attempts=3),
    ]
    mine = settings_for(rule, given_, ANN)
    assert (mine.time_limit, mine.close_at, mine.attempts) == (900, at(2), 3)
    assert settings_for(rule, given_, BO) == rule


def test_of_several_labels_the_most_generous_holds() -> None:
    given_ = [
        Override(Target("label", "early"), open_at=at(-2), close_at=at(3), time_limit=60, attempts=5),
        Override(Target("label", "long"), open_at=at(-1), close_at=at(2), time_limit=90, attempts=2),
    ]
    mine = settings_for(Settings(open_at=at(0)), given_, ANN)
    assert (mine.open_at, mine.close_at, mine.time_limit, mine.attempts) == (at(-2), at(3), 90, 5)
    unlimited = Override(Target("label", "long"), no_limit=True)
    assert settings_for(Settings(time_limit=60), [given_[0], unlimited], ANN).time_limit is None


TARGETS = [
    Target("student", member_id=1),
    Target("group", "g1"),
    Target("label", "early"),
    Target("label", "long"),
    Target("student", member_id=2),
    Target("group", "g2"),
]
moments = st.none() | st.integers(-100, 100).map(at)
overrides = st.builds(
    Override,
    st.sampled_from(TARGETS),
    open_at=moments,
    close_at=moments,
    late_until=moments,
    time_limit=st.none() | st.integers(60, 10**5),
    attempts=st.none() | st.integers(1, 9),
)


@settings(max_examples=30)
@given(st.lists(overrides, max_size=8), st.randoms(use_true_random=False))
def test_the_nearest_override_holds_whatever_stands_beside_it_and_in_whatever_order(
    given_: list[Override], chance: Random
) -> None:
    rule = Settings(open_at=at(0), close_at=at(1), time_limit=600, attempts=1)
    found = settings_for(rule, given_, ANN)
    for name, pick in {"open_at": min, "close_at": max, "time_limit": max, "attempts": max}.items():
        values = {
            kind: [
                value
                for one in given_
                if one.target in TARGETS[:4] and one.target.kind == kind
                for value in [getattr(one, name)]
                if value is not None
            ]
            for kind in ("student", "group", "label")
        }
        nearest = next((had for had in values.values() if had), [getattr(rule, name)])
        assert getattr(found, name) == pick(nearest), name
    chance.shuffle(given_)
    assert settings_for(rule, given_, ANN) == found
    assert settings_for(rule, [one for one in given_ if one.target in TARGETS[:4]], BO) == rule


def test_an_assignment_has_closed_for_all_when_its_last_student_is_done() -> None:
    rule = Settings(time_limit=3600, close_at=at(1))
    late = Override(Target("student", member_id=2), close_at=at(5))
    mine, theirs = own_window(rule, Accommodation(1.5)), own_window(settings_for(rule, [late], BO))
    assert last_end([own_window(rule), mine]) == at(1.5)
    assert last_end([own_window(rule), mine, theirs]) == at(5)
    assert last_end([own_window(Settings()), mine]) is None
