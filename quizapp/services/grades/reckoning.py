"""The cells of a gradebook: from attempts, terms and decisions to what each student has at each assignment."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.attempts.mark import Sitting, find_counting
from quizapp.core.classes.assignment import is_for
from quizapp.core.classes.membership import Member
from quizapp.core.grades.gradebook import Cell, CellState
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
        targets, own = targets_of(row), terms[row.id]
        for member in (one for one in members if is_for(targets, one)):
            place = (row.id, member.person_id)
            found = _cell(taken.get(place, ()), own[member.id], now=now)
            cells[row.id, member.id] = _decided(found, decisions[place]) if place in decisions else found
    return cells


def _cell(taken: Sequence[Result], terms: Terms, *, now: datetime) -> Found:
    """What the attempts say: the one that counts, else what is still to come."""
    if len(taken) == 1 and taken[0].state == "finished":
        return _worth(taken[0], terms), taken[0].id
    finished = {one.number: (one, _worth(one, terms)) for one in taken if one.state == "finished"}
    sittings = [Sitting(number, cell.share) for number, (_, cell) in finished.items()]
    number = find_counting(sittings, terms.settings.counts)
    if number is not None:
        counting, cell = finished[number]
        return cell, counting.id
    if taken:
        return Cell("running"), taken[0].id
    end = terms.window.end_at
    return Cell("missing" if end is not None and now > end else "open"), None


def _worth(one: Result, terms: Terms) -> Cell:
    """What one finished attempt is worth, the penalty for late work taken off."""
    late = terms.late_by(one.finished_at, one.extended_to)
    state: CellState = "waiting" if one.share is None else "graded"
    return Cell(state, terms.counted(one.share, late), late=bool(late), earned=one.share)


def _decided(found: Found, decision: GradeDecisionRow) -> Found:
    """What a teacher decided goes before what the attempts say."""
    if decision.decision == "none":
        return found
    cell, attempt = found
    if decision.decision == "excused":
        return replace(cell, state="excused", overridden=True), attempt
    return replace(cell, state="graded", share=decision.share, overridden=True), attempt
