"""The deadline under everything that may move it: windows, limits, accommodations, extensions, changes of the clock."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.quizzes.accommodation import (
    MAX_FACTOR,
    NONE,
    Accommodation,
    check_accommodation,
)
from quizapp.core.quizzes.deadline import (
    compute_deadline,
    find_obstacle,
    late_by,
    own_window,
)
from quizapp.core.quizzes.quiz import Settings

START = datetime(2026, 3, 2, 9, 45, tzinfo=UTC)
FEW = settings(max_examples=60)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


limits = st.none() | st.integers(60, 10**6)
offsets = st.none() | st.integers(-(10**6), 10**6)
factors = st.floats(1, MAX_FACTOR)
extras = st.builds(Accommodation, factor=factors, unlimited=st.booleans(), window=st.integers(0, 10**6))
rules = st.builds(
    lambda limit, close, late: Settings(
        time_limit=limit,
        close_at=None if close is None else START + timedelta(seconds=close),
        late_until=None if late is None else START + timedelta(seconds=late),
    ),
    limits,
    offsets,
    offsets,
)


def end(rule: Settings, given_: Accommodation = NONE, extended_to: datetime | None = None) -> datetime:
    """The end as a moment that compares; where nothing ends, the end of time."""
    found = compute_deadline(rule, started_at=START, accommodation=given_, extended_to=extended_to).at
    return datetime.max.replace(tzinfo=UTC) if found is None else found


def test_half_as_much_again_moves_the_close_by_what_it_would_cut() -> None:
    rule = Settings(time_limit=45 * 60, close_at=at(45))
    deadline = compute_deadline(rule, started_at=START, accommodation=Accommodation(1.5))
    assert deadline.at == at(67.5)  # 45 min × 1.5, the window extended from 10:30 to 10:52
    assert deadline.account is not None
    assert (deadline.account.limit, deadline.account.factor, deadline.account.own_limit) == (2700, 1.5, 4050)
    assert (deadline.account.window.close_for_all, deadline.account.window.close_at) == (at(45), at(67.5))


def test_a_late_starter_has_the_extra_time_on_top_of_what_others_have_left() -> None:
    rule = Settings(time_limit=45 * 60, close_at=at(45))
    mine = compute_deadline(rule, started_at=at(35), accommodation=Accommodation(1.5))
    assert (mine.at, mine.reason) == (at(67.5), "close")
    assert compute_deadline(rule, started_at=at(35)).at == at(45)


def test_without_a_limit_one_may_work_on_long_after_the_close_but_not_for_ever() -> None:
    rule = Settings(time_limit=45 * 60, close_at=at(45))
    mine = compute_deadline(rule, started_at=START, accommodation=Accommodation(unlimited=True))
    assert mine.at == at(45) + timedelta(hours=24)
    only_limit = Settings(time_limit=60)
    assert (
        compute_deadline(only_limit, started_at=START, accommodation=Accommodation(unlimited=True)).at is None
    )


@FEW
@given(rules, extras)
def test_no_accommodation_ever_shortens_an_attempt_and_none_ends_before_its_start(
    rule: Settings, given_: Accommodation
) -> None:
    assert START <= end(rule) <= end(rule, given_)


@FEW
@given(rules, extras, factors, st.integers(0, 10**6))
def test_more_is_never_less(rule: Settings, given_: Accommodation, factor: float, more: int) -> None:
    wider = replace(given_, window=given_.window + more)
    faster = replace(given_, factor=max(given_.factor, factor))
    for larger in (wider, faster, replace(given_, unlimited=True)):
        assert end(rule, given_) <= end(rule, larger)


@FEW
@given(rules, extras, st.integers(0, 10**6))
def test_a_longer_limit_a_later_close_or_an_extension_never_shortens(
    rule: Settings, given_: Accommodation, more: int
) -> None:
    by, now = timedelta(seconds=more), end(rule, given_)
    longer = replace(rule, time_limit=rule.time_limit + more if rule.time_limit else None)
    later = replace(rule, close_at=rule.close_at + by if rule.close_at else None)
    assert now <= end(longer, given_) and now <= end(later, given_)
    assert now <= end(rule, given_, START + by) and START + by <= end(rule, given_, START + by)


@FEW
@given(rules, factors, st.integers(0, 10**6))
def test_the_close_of_a_class_never_cuts_extra_time(rule: Settings, factor: float, start: int) -> None:
    """Whoever starts beside a classmate has the whole extra time more, whatever ends the classmate's attempt."""
    started = START + timedelta(seconds=start)
    theirs = compute_deadline(rule, started_at=started)
    mine = compute_deadline(rule, started_at=started, accommodation=Accommodation(factor))
    window = own_window(rule)
    if theirs.at is not None and mine.at is not None and (window.end_at is None or window.end_at > started):
        extra = timedelta(seconds=(rule.time_limit or 0) * (factor - 1))
        assert abs((mine.at - theirs.at) - extra) < timedelta(milliseconds=1)


def test_a_change_to_summer_time_gives_and_takes_no_minute() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    started = datetime(2026, 3, 29, 1, 30, tzinfo=berlin).astimezone(UTC)
    close = datetime(2026, 3, 29, 3, 30, tzinfo=berlin)  # an hour later by the clock that jumped
    deadline = compute_deadline(Settings(time_limit=5400, close_at=close), started_at=started)
    assert deadline.reason == "close" and deadline.seconds_left(started) == 3600


# The hours at which clocks jump: forward, back, and by half an hour.
CHANGES = {
    "Europe/Berlin": datetime(2026, 3, 29, 1, tzinfo=UTC),
    "America/New_York": datetime(2026, 11, 1, 6, tzinfo=UTC),
    "Australia/Lord_Howe": datetime(2026, 4, 4, 15, tzinfo=UTC),
}


@FEW
@given(
    st.sampled_from(sorted(CHANGES)),
    st.integers(-(10**4), 10**4),
    st.integers(60, 10**5),
    st.integers(0, 10**5),
    extras,
)
def test_hours_are_counted_as_they_pass_whatever_the_clocks_of_a_class_do(
    zone: str, before: int, limit: int, close: int, given_: Accommodation
) -> None:
    started = CHANGES[zone] + timedelta(seconds=before)
    closes = started + timedelta(seconds=close)
    rule = Settings(time_limit=limit, close_at=closes, late_until=closes + timedelta(hours=2))
    local = replace(
        rule,
        close_at=closes.astimezone(ZoneInfo(zone)),
        late_until=(closes + timedelta(hours=2)).astimezone(ZoneInfo(zone)),
    )
    wanted = compute_deadline(rule, started_at=started, accommodation=given_)
    told = compute_deadline(local, started_at=started.astimezone(ZoneInfo(zone)), accommodation=given_)
    assert told == wanted and told.seconds_left(started) == wanted.seconds_left(started)


@FEW
@given(rules, extras, st.integers(0, 600), st.integers(-600, 600))
def test_a_clock_that_is_off_by_less_than_the_grace_cuts_nobody(
    rule: Settings, given_: Accommodation, grace: int, off: int
) -> None:
    deadline = compute_deadline(replace(rule, grace=grace), started_at=START, accommodation=given_)
    if deadline.at is not None:
        server = deadline.at + timedelta(seconds=off)
        assert deadline.is_over(server) == (off > grace)
        assert deadline.seconds_left(server) == max(0, -off)


def test_late_work_is_taken_until_its_end_and_counts_as_late() -> None:
    rule = Settings(close_at=at(45), late_until=at(90), grace=30)
    assert compute_deadline(rule, started_at=START).reason == "late"
    assert [bool(late_by(rule, NONE, at=at(one))) for one in (45, 45.5, 46)] == [False, False, True]
    assert not late_by(rule, Accommodation(window=3600), at=at(60))
    assert find_obstacle(rule, now=at(60)) is None and find_obstacle(rule, now=at(90)) is not None


def test_the_obstacle_names_the_close_in_the_zone_of_the_class() -> None:
    obstacle = find_obstacle(Settings(close_at=START), now=at(1), zone=ZoneInfo("Asia/Shanghai"))
    assert str(obstacle) == "This quiz closed at 2026-03-02 17:45 CST."


@pytest.mark.parametrize(
    "given_", [Accommodation(0.9), Accommodation(5.5), Accommodation(window=-1), Accommodation(window=10**9)]
)
def test_an_accommodation_outside_of_reason_is_refused(given_: Accommodation) -> None:
    assert check_accommodation(given_) is not None and check_accommodation(Accommodation(2.0)) is None
