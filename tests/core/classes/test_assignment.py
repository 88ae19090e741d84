"""Whom an assignment is for, and which of several overrides holds."""

from datetime import UTC, datetime, timedelta

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
    settings = Settings(time_limit=600, close_at=at(1), attempts=1)
    overrides = [
        Override(Target("student", member_id=1), time_limit=900),
        Override(Target("group", "g1"), time_limit=1800, close_at=at(2)),
        Override(Target("label", "long"), close_at=at(9), attempts=3),
    ]
    mine = settings_for(settings, overrides, ANN)
    assert (mine.time_limit, mine.close_at, mine.attempts) == (900, at(2), 3)
    assert settings_for(settings, overrides, BO) == settings


def test_of_several_labels_the_most_generous_holds() -> None:
    overrides = [
        Override(Target("label", "early"), open_at=at(-2), close_at=at(3), time_limit=60, attempts=5),
        Override(Target("label", "long"), open_at=at(-1), close_at=at(2), time_limit=90, attempts=2),
    ]
    mine = settings_for(Settings(open_at=at(0)), overrides, ANN)
    assert (mine.open_at, mine.close_at, mine.time_limit, mine.attempts) == (at(-2), at(3), 90, 5)
    unlimited = Override(Target("label", "long"), no_limit=True)
    assert settings_for(Settings(time_limit=60), [overrides[0], unlimited], ANN).time_limit is None


def test_an_assignment_has_closed_for_all_when_its_last_student_is_done() -> None:
    settings = Settings(time_limit=3600, close_at=at(1))
    late = Override(Target("student", member_id=2), close_at=at(5))
    mine, theirs = own_window(settings, Accommodation(1.5)), own_window(settings_for(settings, [late], BO))
    assert last_end([own_window(settings), mine]) == at(1.5)
    assert last_end([own_window(settings), mine, theirs]) == at(5)
    assert last_end([own_window(Settings()), mine]) is None
