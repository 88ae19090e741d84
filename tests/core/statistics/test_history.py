"""Answers over time: sums, halves, groups, first answers; each group's answers are what its number counts."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.statistics.history import (
    DIMENSIONS,
    Given,
    Wanted,
    add_up_answers,
    compare_with_past,
    first_answers,
    lines_by,
    select_answers,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ONE = Given(
    attempt="a",
    attempt_number=1,
    slot=1,
    quiz_slot=1,
    taker="p1",
    person_id=1,
    bank="bank",
    question="q",
    quiz="quiz",
    version_id=1,
    number=1,
    form="numeric",
    language="en",
    fraction=1.0,
    max_mark=1.0,
    seconds=10.0,
    at=NOON,
    facts=("score",),
    topics=("models", "scores"),
)


def answer(minute: int, fraction: float | None = 1.0, **changed: object) -> Given:
    shown = {"attempt": f"a{minute}", "at": NOON + timedelta(minutes=minute), "fraction": fraction, **changed}
    return ONE._replace(**shown)  # type: ignore[arg-type]  # the fields of an answer by their names


def test_what_waits_counts_nowhere_but_among_what_waits() -> None:
    found = add_up_answers([answer(1), answer(2, 0.5, taker="p2", seconds=30.0), answer(3, None, taker="p3")])
    assert (found.n, found.right, found.waiting, found.takers, found.seconds) == (2, 1, 1, 2, 10.0)
    assert found.share == 0.75 and found.interval is not None
    # Wilson's interval of 0.75 over 2, worked out by hand.
    assert found.interval == pytest.approx((0.1979, 0.9733), abs=5e-5)
    assert add_up_answers([]).share is None and add_up_answers([answer(1, None)]).interval is None


def test_halves_follow_time_and_not_the_order_of_arrival() -> None:
    line = compare_with_past(
        "x", [answer(5, 1.0), answer(1, 0.0), answer(3, 0.0), answer(4, 1.0), answer(2, 0.0)]
    )
    assert (line.earlier.n, line.later.n) == (3, 2)
    assert (line.earlier.share, line.later.share) == (0.0, 1.0)


def test_groups_stand_by_how_many_answers_they_have() -> None:
    answers = [answer(1), answer(2, topics=("models",)), answer(3, topics=())]
    assert [(line.name, line.whole.n) for line in lines_by(["topic"], answers)["topic"]] == [
        ("models", 2),
        ("scores", 1),
    ]
    assert [line.name for line in lines_by(["fact"], answers)["fact"]] == ["bank/score"]


def test_of_several_answers_to_a_question_the_first_is_told() -> None:
    answers = [answer(9, 1.0), answer(2, 0.0), answer(3, 1.0, question="other"), answer(4, 0.5, taker="p2")]
    assert [(one.question, one.taker, one.fraction) for one in first_answers(answers)] == [
        ("q", "p1", 0.0),
        ("other", "p1", 1.0),
        ("q", "p2", 0.5),
    ]


def test_how_often_a_learner_had_been_asked_is_counted_for_each() -> None:
    answers = [answer(n, 1.0 if n > 2 else 0.0) for n in range(1, 6)] + [answer(7, 0.5, taker="p2")]
    found = {line.name: (line.whole.n, line.whole.share) for line in lines_by(["time"], answers)["time"]}
    assert found == {"1": (2, 0.25), "2": (1, 0.0), "3": (3, 1.0)}


ANSWERS = st.lists(
    st.builds(
        answer,
        st.integers(0, 30),
        st.sampled_from([None, 0.0, 0.5, 1.0]),
        taker=st.sampled_from(["p1", "p2"]),
        slot=st.integers(1, 50),
        question=st.sampled_from(["q", "r"]),
        topics=st.sampled_from([(), ("a",), ("a", "b")]),
        language=st.sampled_from(["zh", "en"]),
        number=st.integers(1, 2),
    ),
    max_size=12,
    unique_by=lambda one: (one.attempt, one.slot),
)


@settings(max_examples=40, deadline=None)
@given(ANSWERS, st.sampled_from(DIMENSIONS))
def test_every_number_leads_to_as_many_answers(answers: list[Given], dimension: str) -> None:
    for line in lines_by([dimension], answers)[dimension]:  # type: ignore[arg-type]  # drawn from DIMENSIONS
        behind = select_answers(answers, Wanted({dimension: line.name}))  # type: ignore[dict-item]
        assert add_up_answers(behind) == line.whole
        middle = (len(behind) + 1) // 2
        assert (add_up_answers(behind[:middle]), add_up_answers(behind[middle:])) == (
            line.earlier,
            line.later,
        )
