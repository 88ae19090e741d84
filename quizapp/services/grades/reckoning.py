"""The cells of a gradebook: from attempts, terms and decisions to what each student has at each assignment."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.attempts.mark import Sitting, find_counting
from quizapp.core.classes.assignment import is_for
from quizapp.core.classes.membership import Member
from quizapp.core.grades.gradebook import Cell, CellState
from quizapp.core.quizzes.deadline import is_late
from quizapp.services.assignments.reckoning import Terms, terms_of_each
from quizapp.storage.assignments import AssignmentRow, targets_of
from quizapp.storage.grades import GradeDecisionRow, Result, find_decisions, find_results

# What a student has at an assignment, with the attempt that counts, if there is one.
Found = tuple[Cell, str | None]


def find_cells(
    session: Session, rows: Sequence[AssignmentRow], members: Sequence[Member], *, now: datetime
) -> Mapping[tuple[int, int], Found]:
    """The cell of each student at each assignment that is for them, by the ids of assignment and membership."""
    ids, people = [row.id for row in rows], [member.person_id for member in members]
    taken = find_results(session, ids, people)
    decisions = find_decisions(session, ids, people)
    terms = terms_of_each(session, rows, members)
    cells: dict[tuple[int, int], Found] = {}
    for row in rows:
        targets = targets_of(row)
        for member in (one for one in members if is_for(targets, one)):
            place = (row.id, member.person_id)
            found = _cell(taken.get(place, ()), terms[row.id][member.id], now=now)
            cells[row.id, member.id] = _decided(found, decisions.get(place))
    return cells


def _cell(taken: Sequence[Result], terms: Terms, *, now: datetime) -> Found:
    """What the attempts say: the one that counts, else what is still to come."""
    finished = [one for one in taken if one.state == "finished"]
    number = find_counting([Sitting(one.number, one.share) for one in finished], terms.settings.counts)
    counting = next((one for one in finished if one.number == number), None)
    if counting is not None:
        state: CellState = "waiting" if counting.share is None else "graded"
        return Cell(state, counting.share, late=_late(counting, terms)), counting.id
    if taken:
        return Cell("running"), taken[0].id
    end = terms.window.end_at
    return Cell("missing" if end is not None and now > end else "open"), None


def _late(one: Result, terms: Terms) -> bool:
    if one.finished_at is None or (one.extended_to is not None and one.finished_at <= one.extended_to):
        return False
    return is_late(terms.settings, terms.accommodation, at=one.finished_at)


def _decided(found: Found, decision: GradeDecisionRow | None) -> Found:
    """What a teacher decided goes before what the attempts say."""
    if decision is None or decision.decision == "none":
        return found
    cell, attempt = found
    if decision.decision == "excused":
        return Cell("excused", cell.share, overridden=True, late=cell.late), attempt
    return Cell("graded", decision.share, overridden=True, late=cell.late), attempt
