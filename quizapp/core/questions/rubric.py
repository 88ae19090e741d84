"""Criteria by which a person grades an open answer: their faults, and the sum of the points that were given."""

from collections.abc import Mapping, Sequence

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_
from quizapp.core.questions.question import Criterion, Question
from quizapp.core.questions.structure import check_different, check_ids, place

# A digit for each number of points, so that one key gives them.
MOST_POINTS, MOST_CRITERIA = 9, 12
BAD_POINTS = N_("%(points)s points: write a whole number from 1 to %(most)s")
TOO_MANY = N_("there are %(count)s criteria: give at most %(most)s")


def check_rubric(question: Question) -> list[Fault]:
    """Faults of the criteria: their number, ids, texts that cannot be told apart, points."""
    where, rubric = place(question, "rubric"), question.rubric
    faults = check_ids(where, [one.id for one in rubric])
    faults += check_different(where, [one.text for one in rubric])
    if len(rubric) > MOST_CRITERIA:
        faults.append(fault(where, TOO_MANY, {"count": str(len(rubric)), "most": str(MOST_CRITERIA)}))
    for one in rubric:
        if not 1 <= one.points <= MOST_POINTS:
            said = {"points": str(one.points), "most": str(MOST_POINTS)}
            faults.append(fault(f"{where}.{one.id}", BAD_POINTS, said))
    return faults


def grade_by_rubric(rubric: Sequence[Criterion], points: Mapping[str, int]) -> float | None:
    """The fraction (0..1) that these points are of all; None unless each criterion has some, from 0 to its most."""
    if points.keys() != {one.id for one in rubric}:
        return None
    if not all(0 <= points[one.id] <= one.points for one in rubric):
        return None
    return sum(points.values()) / sum(one.points for one in rubric)
