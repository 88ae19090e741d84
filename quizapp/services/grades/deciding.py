"""What a teacher decides about grades: a mark by hand, an excuse, what counts how much."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.grades.gradebook import Category
from quizapp.core.grades.scale import SCALES
from quizapp.core.languages import N_, Message
from quizapp.errors import Conflict, Invalid, NotFound
from quizapp.services.assignments.log import need_reason
from quizapp.services.assignments.reckoning import students_of
from quizapp.storage.assignments import AssignmentRow, find_class_assignments, get_taught_assignment
from quizapp.storage.classes import get_class
from quizapp.storage.database import Database
from quizapp.storage.grades import AssignmentGradingRow, GradeCategoryRow, GradeDecisionRow, GradingRow

MOST_CATEGORIES = 20
DECISIONS = ("share", "excused", "none")
NO_SHARE = N_("Write the grade in percent, from 0 to 100.")
DECIDED_SINCE = N_("Somebody decided about this grade while you read it: look at their decision first.")
NO_TITLE = N_("Give each category a name.")
BAD_WEIGHT = N_("A weight is a number of 0 or more, and not all of them are 0.")
BAD_DROP = N_("How many of the lowest drop is a whole number of 0 or more.")
TOO_MANY = N_("At most %(most)s categories.")
BAD_POINTS = N_("The points of an assignment are a number above 0.")


@dataclass(frozen=True)
class Counts:
    """What one assignment counts: the place of its category in the list, None for none; its points."""

    assignment_id: str
    category: int | None
    points: float


def decide_grade(
    database: Database,
    visitor: Visitor,
    assignment_id: str,
    member_id: int,
    *,
    decision: str,
    share: float | None,
    reason: str,
    now: datetime,
    seen: int | None = None,
) -> None:
    """Puts a grade by hand (``share`` 0..1), an excuse, or what the attempts say, in place of what held before.

    Raises NotFound, Forbidden, Invalid, and Conflict where there are more decisions than were ``seen``.
    """
    with database.write() as session:
        row = get_taught_assignment(session, visitor, assignment_id, "assign")
        member = next((one for one in students_of(session, row) if one.id == member_id), None)
        if member is None or decision not in DECISIONS:
            raise NotFound
        number = _next_number(session, row.id, member.person_id)
        if seen is not None and number > seen + 1:
            raise Conflict(Message(DECIDED_SINCE))
        if decision == "share" and (share is None or not 0 <= share <= 1):
            raise Invalid(Message(NO_SHARE))
        session.add(
            GradeDecisionRow(
                assignment_id=row.id,
                person_id=member.person_id,
                number=number,
                decision=decision,
                share=share if decision == "share" else None,
                reason=need_reason(reason),
                by_id=visitor.person_id or 0,
                at=now,
            )
        )


def set_grading(
    database: Database,
    visitor: Visitor,
    class_id: str,
    *,
    scale: str,
    categories: Sequence[Category],
    counts: Sequence[Counts],
) -> None:
    """Puts scale, categories and what assignments count in place of those of before. Raises NotFound, Forbidden, Invalid."""
    _refuse_faulty(scale, categories, counts)
    with database.write() as session:
        class_ = get_class(session, visitor, class_id, "assign", hold=True)
        session.merge(GradingRow(class_id=class_.id, scale=scale))
        rows = {row.public_id: row.id for row in find_class_assignments(session, class_.id)}
        _forget(session, class_.id, list(rows.values()))
        made = [_category_row(class_.id, one) for one in categories]
        session.add_all(made)
        session.flush()
        for one in counts:
            if one.assignment_id in rows:
                category = None if one.category is None else made[one.category].id
                row_id = rows[one.assignment_id]
                session.add(
                    AssignmentGradingRow(assignment_id=row_id, category_id=category, points=one.points)
                )


def _refuse_faulty(scale: str, categories: Sequence[Category], counts: Sequence[Counts]) -> None:
    weights = [one.weight for one in categories]
    problems = [
        (scale not in SCALES, Message(BAD_WEIGHT)),
        (len(categories) > MOST_CATEGORIES, Message(TOO_MANY, {"most": str(MOST_CATEGORIES)})),
        (any(not one.title.strip() for one in categories), Message(NO_TITLE)),
        (
            any(not 0 <= one < math.inf for one in weights) or (weights and not sum(weights)),
            Message(BAD_WEIGHT),
        ),
        (any(one.drop_lowest < 0 for one in categories), Message(BAD_DROP)),
        (any(not 0 < one.points < math.inf for one in counts), Message(BAD_POINTS)),
        (
            any(one.category is not None and one.category >= len(categories) for one in counts),
            Message(NO_TITLE),
        ),
    ]
    for is_wrong, message in problems:
        if is_wrong:
            raise Invalid(message)


def _forget(session: Session, class_id: int, assignment_ids: Sequence[int]) -> None:
    for row in session.scalars(
        select(AssignmentGradingRow).where(AssignmentGradingRow.assignment_id.in_(assignment_ids))
    ):
        session.delete(row)
    session.flush()
    for category in session.scalars(select(GradeCategoryRow).where(GradeCategoryRow.class_id == class_id)):
        session.delete(category)
    session.flush()


def _category_row(class_id: int, one: Category) -> GradeCategoryRow:
    title = one.title.strip()[:100]
    return GradeCategoryRow(class_id=class_id, title=title, weight=one.weight, drop_lowest=one.drop_lowest)


def _next_number(session: Session, assignment_id: int, person_id: int) -> int:
    """The number of the next decision; nobody else makes one at this assignment until the transaction ends."""
    session.execute(select(AssignmentRow.id).where(AssignmentRow.id == assignment_id).with_for_update())
    mine = (GradeDecisionRow.assignment_id == assignment_id, GradeDecisionRow.person_id == person_id)
    return (session.scalar(select(func.max(GradeDecisionRow.number)).where(*mine)) or 0) + 1
