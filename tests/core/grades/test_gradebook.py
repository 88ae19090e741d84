"""The grade of a course: weights, drops, excuses, what was missed."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.grades.gradebook import Category, Cell, Column, Course, grade_course

QUIZ, EXAM = Category("quiz", "Quizzes", 1, drop_lowest=1), Category("exam", "Exam", 3)
COLUMNS = (Column("q1", "quiz"), Column("q2", "quiz"), Column("q3", "quiz", 2), Column("e1", "exam"))


def graded(share: float) -> Cell:
    return Cell("graded", share)


def in_order(cells: Mapping[str, Cell]) -> list[Cell | None]:
    return [cells.get(column.id) for column in COLUMNS]


def grade(**cells: Cell) -> Course:
    return grade_course(COLUMNS, (QUIZ, EXAM), in_order(cells))


def test_categories_count_by_their_weight_and_assignments_by_their_points() -> None:
    course = grade(q1=graded(0.2), q2=graded(0.5), q3=graded(0.8), e1=graded(0.6))
    assert course.dropped == {"q1"}
    assert course.categories == pytest.approx({"quiz": (0.5 + 2 * 0.8) / 3, "exam": 0.6})
    assert course.share == pytest.approx((0.7 + 3 * 0.6) / 4)


def test_a_category_in_which_nothing_counts_yet_has_no_weight() -> None:
    assert grade(q1=graded(0.4), e1=Cell("waiting")).share == pytest.approx(0.4)


@pytest.mark.parametrize("state", ["open", "running", "waiting", "excused"])
def test_what_is_excused_or_has_no_result_yet_counts_nowhere(state) -> None:
    assert grade(q1=graded(0.9), q2=Cell(state, 0.0)).share == pytest.approx(0.9)


def test_what_was_missed_counts_as_nothing() -> None:
    assert grade(e1=Cell("missing"), q1=graded(1.0)).share == pytest.approx(0.25)


def test_the_last_one_of_a_category_is_never_dropped() -> None:
    course = grade_course(
        COLUMNS, (Category("quiz", "Quizzes", drop_lowest=9),), [graded(0.1), graded(0.4), None, None]
    )
    assert (course.share, course.dropped) == (pytest.approx(0.4), {"q1"})


def test_nobody_has_a_grade_of_nothing() -> None:
    assert grade() == Course(None, {}, frozenset())


shares = st.floats(0, 1)
cells = st.dictionaries(
    st.sampled_from([column.id for column in COLUMNS]),
    st.builds(Cell, st.sampled_from(["open", "waiting", "missing", "graded", "excused"]), shares),
)


@given(cells=cells, drops=st.integers(0, 4))
def test_a_grade_is_a_share_and_dropping_never_lowers_it(cells, drops: int) -> None:
    plain = grade_course(COLUMNS, (Category("quiz", "Q", 1), EXAM), in_order(cells))
    kind = grade_course(COLUMNS, (Category("quiz", "Q", 1, drops), EXAM), in_order(cells))
    assert (plain.share is None) == (kind.share is None)
    if plain.share is not None and kind.share is not None:
        assert 0 <= kind.share <= 1 + 1e-9 and kind.share >= plain.share - 1e-9


@given(cells=cells, column=st.sampled_from(COLUMNS), better=shares)
def test_a_better_result_never_lowers_a_grade(cells, column: Column, better: float) -> None:
    before = cells.get(column.id)
    if before is None or before.state != "graded":
        return
    raised = {**cells, column.id: Cell("graded", max(before.share, better))}
    one, other = (grade_course(COLUMNS, (QUIZ, EXAM), in_order(each)).share for each in (cells, raised))
    assert one is not None and other is not None and other >= one - 1e-9


def test_an_excused_share_counts_nowhere_and_so_is_never_the_lowest_that_drops() -> None:
    assert Cell("excused", 0.1, overridden=True).counted is None
