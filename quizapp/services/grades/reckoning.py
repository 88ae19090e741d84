"""The cells of a gradebook: from attempts, terms and decisions to what each student has at each assignment.

Whoever sorts a gradebook of 300 students and 100 assignments by its results waits for 30,000 cells: so what nearly all
of them need is done in few steps, cells that say the same are one, and the rest takes its time.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from sqlalchemy.orm import Session

from quizapp.core.attempts.mark import Sitting, find_counting
from quizapp.core.classes.assignment import is_for
from quizapp.core.classes.membership import Member
from quizapp.core.grades.gradebook import Cell
from quizapp.services.assignments.reckoning import Terms, terms_of_each
from quizapp.storage.assignments import AssignmentRow, targets_of
from quizapp.storage.grades import GradeDecisionRow, PlainResult, Result, find_decisions, find_results

# What a student has at an assignment, with the row of the attempt that counts, if there is one.
Found = tuple[Cell, int | None]
RUNNING, MISSING, OPEN = Cell("running"), Cell("missing"), Cell("open")
# The attempts of each person on one assignment: a first one, and all where there are several.
Taken = tuple[dict[int, PlainResult], dict[int, list[PlainResult]]]


def find_cells(
    session: Session, rows: Sequence[AssignmentRow], members: Sequence[Member], *, now: datetime
) -> Mapping[int, tuple[Cell | None, ...]]:
    """What each student has at each of these assignments in their order, None where it is not for them.

    By the id of the membership.
    """
    ids, people = [row.id for row in rows], [member.person_id for member in members]
    terms = terms_of_each(session, rows, members)
    taken = _by_place(ids, find_results(session, ids, people))
    columns = {row.id: _column(row, members, taken[row.id], terms[row.id], now=now) for row in rows}
    places = {person_id: place for place, person_id in enumerate(people)}
    for (assignment_id, person_id), decision in find_decisions(session, ids, people).items():
        column, place = columns[assignment_id], places[person_id]
        column[place] = _decided(column[place], decision)
    lines = zip(*columns.values(), strict=True) if rows else [()] * len(members)
    return {member.id: line for member, line in zip(members, lines, strict=True)}


def find_found(
    session: Session, rows: Sequence[AssignmentRow], member: Member, *, now: datetime
) -> list[Found | None]:
    """What one student has at each of these assignments, each with the attempt that counts."""
    ids, terms = [row.id for row in rows], terms_of_each(session, rows, [member])
    taken = _by_place(ids, find_results(session, ids, [member.person_id]))
    decisions = find_decisions(session, ids, [member.person_id])
    found: list[Found | None] = []
    for row in rows:
        if is_for(targets_of(row), member):
            cell, attempt = _cell(_taken_by(member, taken[row.id]), terms[row.id][member.id], now=now)
            decision = decisions.get((row.id, member.person_id))
            found.append((_decided(cell, decision) or cell, attempt))
        else:
            found.append(None)
    return found


def _by_place(ids: Iterable[int], results: Iterable[PlainResult]) -> Mapping[int, Taken]:
    """What was taken of each assignment."""
    found: dict[int, Taken] = {id_: ({}, {}) for id_ in ids}
    for one in results:
        (first, several), person_id = found[one[0]], one[1]
        if person_id in first:
            several.setdefault(person_id, [first[person_id]]).append(one)
        else:
            first[person_id] = one
    return found


def _taken_by(member: Member, taken: Taken) -> list[Result]:
    """All that one of them took of an assignment."""
    first, several = taken
    one = first.get(member.person_id)
    mine = several.get(member.person_id) or ([] if one is None else [one])
    return [Result(*each) for each in mine]


def _column(
    row: AssignmentRow, members: Sequence[Member], taken: Taken, terms: Mapping[int, Terms], *, now: datetime
) -> list[Cell | None]:
    """What the attempts at one assignment say of each of these students."""
    first, several = taken
    different = {id(one): one for one in terms.values()}.values()
    sure_ms = min((one.surely_in_time_ms for one in different), default=0)
    column = [_ordinary(first.get(one.person_id), sure_ms) for one in members]
    meant = _find_meant(row, members)
    if len(meant) < len(members):
        column = [found if place in meant else None for place, found in enumerate(column)]
    for place in [place for place in meant if column[place] is None or members[place].person_id in several]:
        member = members[place]
        column[place] = _cell(_taken_by(member, taken), terms[member.id], now=now)[0]
    return column


def _find_meant(row: AssignmentRow, members: Sequence[Member]) -> Collection[int]:
    """The places of those of these students whom the assignment is for."""
    targets = targets_of(row)
    if any(target.kind == "class" for target in targets):
        return range(len(members))
    return {place for place, one in enumerate(members) if is_for(targets, one)}


def _ordinary(one: PlainResult | None, sure_ms: float) -> Cell | None:
    """What an attempt is worth that was handed in in time; None where there is more to be said."""
    if one is None:
        return None
    _, _, _, _, share, finished_ms, _ = one
    return _in_time(share) if finished_ms is not None and finished_ms <= sure_ms else None


@lru_cache(maxsize=4096)
def _in_time(share: float | None) -> Cell:
    """What a share of the marks is worth that was handed in in time."""
    return Cell("waiting" if share is None else "graded", share, earned=share)


def _cell(taken: Sequence[Result], terms: Terms, *, now: datetime) -> Found:
    """What the attempts say: the one that counts, else what is still to come."""
    finished = {one.number: (one, _worth(one, terms)) for one in taken if one.finished_ms is not None}
    sittings = [Sitting(number, cell.share) for number, (_, cell) in finished.items()]
    number = find_counting(sittings, terms.settings.counts)
    if number is not None:
        counting, cell = finished[number]
        return cell, counting.id
    if taken:
        return RUNNING, taken[0].id
    end = terms.window.end_at
    return MISSING if end is not None and now > end else OPEN, None


def _worth(one: Result, terms: Terms) -> Cell:
    """What one finished attempt is worth, the penalty for late work taken off."""
    cell, late = _in_time(one.share), terms.late_by(one.finished_at, one.extended_to)
    return replace(cell, share=terms.counted(one.share, late), late=True) if late else cell


def _decided(cell: Cell | None, decision: GradeDecisionRow | None) -> Cell | None:
    """What a teacher decided goes before what the attempts say."""
    if cell is None or decision is None or decision.decision == "none":
        return cell
    if decision.decision == "excused":
        return replace(cell, state="excused", overridden=True)
    return replace(cell, state="graded", share=decision.share, overridden=True)
