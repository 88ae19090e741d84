from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.quizzes.deadline import all_closed, compute_deadline, find_obstacle
from quizapp.core.quizzes.quiz import Settings

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
seconds = st.integers(1, 10**6)
instants = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))


def after(count: int) -> datetime:
    return START + timedelta(seconds=count)


def test_without_limit_and_close_nothing_ends_an_attempt():
    deadline = compute_deadline(Settings(), started_at=START)
    assert (deadline.at, deadline.reason, deadline.seconds_left(START)) == (None, None, None)
    assert not deadline.is_over(START + timedelta(days=10_000))


@given(seconds, seconds)
def test_the_earlier_of_limit_and_close_decides_and_is_named(limit: int, close: int):
    deadline = compute_deadline(Settings(time_limit=limit, close_at=after(close)), started_at=START)
    assert deadline.at == after(min(limit, close))
    assert deadline.reason == ("limit" if limit < close else "close")


@given(seconds, st.integers(0, 600))
def test_an_answer_counts_through_the_last_instant_of_the_grace(limit: int, grace: int):
    deadline = compute_deadline(Settings(time_limit=limit, grace=grace), started_at=START)
    assert not deadline.is_over(after(limit + grace))
    assert deadline.is_over(after(limit + grace) + timedelta(milliseconds=1))


@given(seconds, instants)
def test_what_is_left_is_never_negative_and_never_more_than_the_limit(limit: int, now: datetime):
    left = compute_deadline(Settings(time_limit=limit), started_at=START).seconds_left(max(now, START))
    assert left is not None
    assert 0 <= left <= limit


def test_a_quiz_is_open_from_its_opening_until_just_before_its_close():
    settings = Settings(open_at=START, close_at=after(60))
    assert [find_obstacle(settings, now=after(at)) is None for at in (-1, 0, 59, 60)] == [
        False,
        True,
        True,
        False,
    ]


def test_the_obstacle_says_when_the_quiz_opens():
    obstacle = find_obstacle(Settings(open_at=START), now=after(-60))
    assert str(obstacle) == "This quiz opens at 2026-03-02 09:00 UTC."


def test_a_quiz_has_closed_for_everybody_only_after_the_grace():
    settings = Settings(close_at=START, grace=30)
    assert [all_closed(settings, now=after(at)) for at in (0, 30, 31)] == [False, False, True]
    assert not all_closed(Settings(), now=after(10**9))
