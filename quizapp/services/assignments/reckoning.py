"""What holds for a student of an assignment now, and deadlines computed anew when any of it changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from math import floor, inf

from sqlalchemy.orm import Session

from quizapp.core.attempts.mark import Sitting, find_counting
from quizapp.core.classes.assignment import is_for, settings_for
from quizapp.core.classes.membership import Member
from quizapp.core.quizzes.accommodation import NONE, Accommodation
from quizapp.core.quizzes.deadline import Deadline, Window, compute_deadline, last_end, late_for, own_window
from quizapp.core.quizzes.penalty import after_penalty, lateness
from quizapp.core.quizzes.quiz import Settings
from quizapp.storage.assigned_attempts import find_last_extension, find_running_ids
from quizapp.storage.assignments import (
    AssignmentRow,
    OverrideRow,
    accommodation_of,
    find_accommodations,
    find_overrides_of,
    find_own_assignments,
    override_of,
    rules_of,
    targets_of,
)
from quizapp.storage.attempts import AttemptRow, lock_attempt, settings_of, sitting_of
from quizapp.storage.classes import find_member_row, find_students, member_of


@dataclass(frozen=True)
class Terms:
    """What holds for one student: the settings with every override in them, and the standing accommodation."""

    settings: Settings
    accommodation: Accommodation

    @cached_property
    def window(self) -> Window:
        """The student's own window."""
        return own_window(self.settings, self.accommodation)

    @cached_property
    def surely_in_time_ms(self) -> float:
        """The last whole ms since 1970 at which nothing is late, whatever was extended; infinite without a close."""
        close = self.window.close_at
        return inf if close is None else floor(close.timestamp() * 1000) + self.settings.grace * 1000

    def deadline(self, *, started_at: datetime, extended_to: datetime | None = None) -> Deadline:
        """The end of an attempt that starts then."""
        return compute_deadline(
            self.settings,
            started_at=started_at,
            accommodation=self.accommodation,
            extended_to=extended_to,
        )

    def late_by(self, finished_at: datetime | None, extended_to: datetime | None = None) -> timedelta:
        """How much too late an attempt was handed in, 0 for one in time and one that goes on."""
        if finished_at is None:
            return timedelta()
        return late_for(self.window, self.settings.grace, at=finished_at, extended_to=extended_to)

    def counted(self, share: float | None, late: timedelta) -> float | None:
        """What a share of the marks (0..1) counts after the penalty for being so late."""
        return None if share is None else after_penalty(share, self.settings.penalty, late)

    def worth(self, mark: float, most: float, late: timedelta) -> float:
        """What a mark out of so many counts after that penalty; the mark itself where nothing is lost."""
        return lateness(late, self.settings.penalty).worth(mark, most)


def terms_for(session: Session, row: AssignmentRow, member: Member) -> Terms:
    """What holds for a student of an assignment."""
    return terms_of_all(session, row, [member])[member.id]


def terms_of_all(session: Session, row: AssignmentRow, members: Sequence[Member]) -> Mapping[int, Terms]:
    """What holds for each of these students, by the id of the membership."""
    return terms_of_each(session, [row], members)[row.id]


def terms_of_each(
    session: Session, rows: Sequence[AssignmentRow], members: Sequence[Member]
) -> Mapping[int, Mapping[int, Terms]]:
    """What holds for each of these students at each of these assignments, by the ids of assignment and membership.

    Two queries, however many they are.
    """
    given = find_accommodations(session, [one.person_id for one in members])
    found = find_overrides_of(session, [row.id for row in rows])
    return {row.id: _terms(row, found.get(row.id, ()), members, given) for row in rows}


def _terms(
    row: AssignmentRow,
    overrides: Sequence[OverrideRow],
    members: Sequence[Member],
    given: Mapping[int, Accommodation],
) -> Mapping[int, Terms]:
    rules, others = rules_of(row), [override_of(one) for one in overrides]
    # Most students have what the class has: they share it, and what is reckoned from it.
    found = dict.fromkeys((one.id for one in members), Terms(rules, NONE))
    if others or given:
        for one in members:
            settings = settings_for(rules, others, one) if others else rules
            extra = given.get(one.person_id, NONE)
            if settings is not rules or extra is not NONE:
                found[one.id] = Terms(settings, extra)
    return found


def worth_of(row: AttemptRow, terms: Terms) -> float | None:
    """The mark of an attempt once late work has lost its part; None while it has none."""
    if row.mark is None:
        return None
    return terms.worth(row.mark, row.max_mark or 0.0, terms.late_by(row.finished_at, row.extended_to))


def find_counting_of(rows: Sequence[AttemptRow], terms: Terms) -> int | None:
    """The number of the attempt that counts of one student's, what late work loses reckoned in."""
    sittings = [
        Sitting(
            one.number, terms.counted(sitting_of(one).share, terms.late_by(one.finished_at, one.extended_to))
        )
        for one in rows
        if one.counts and one.state == "finished"
    ]
    return find_counting(sittings, terms.settings.counts)


def students_of(session: Session, row: AssignmentRow) -> list[Member]:
    """The students whom an assignment is for, in the order of their names."""
    targets = targets_of(row)
    return [one for one in find_students(session, row.class_id) if is_for(targets, one)]


def refresh_assignment(session: Session, row: AssignmentRow) -> None:
    """Computes the end of the last window anew, and the deadlines of running attempts."""
    session.flush()
    members, targets = find_students(session, row.class_id), targets_of(row)
    terms = terms_of_all(session, row, members)
    own = [terms[one.id].window for one in members if is_for(targets, one)]
    end = last_end([own_window(rules_of(row)), *own])
    extended = find_last_extension(session, row.id)
    row.closes_at = end if end is None or extended is None else max(end, extended)
    by_person = {one.person_id: terms[one.id] for one in members}
    for attempt_id in find_running_ids(session, AttemptRow.assignment_id == row.id):
        held = lock_attempt(session, attempt_id)
        _put(held, by_person.get(held.person_id or 0) or terms_of_attempt(session, held))


def refresh_person(session: Session, person_id: int) -> None:
    """Computes everything anew that the standing accommodation of a person moves."""
    session.flush()
    for row, _ in find_own_assignments(session, person_id):
        refresh_assignment(session, row)
    for attempt_id in find_running_ids(session, AttemptRow.person_id == person_id):
        held = lock_attempt(session, attempt_id)
        _put(held, terms_of_attempt(session, held))


def _put(row: AttemptRow, terms: Terms) -> None:
    """Writes the end of an attempt that is held by what holds now."""
    deadline = terms.deadline(started_at=row.started_at, extended_to=row.extended_to)
    row.deadline_at, row.deadline_reason = deadline.at, deadline.reason


def terms_of_attempt(session: Session, row: AttemptRow) -> Terms:
    """What holds for an attempt now: the terms of its assignment, else the settings that it began with."""
    if row.assignment is not None and row.person_id is not None:
        member = find_member_row(session, row.assignment.class_id, row.person_id)
        if member is not None:
            return terms_for(session, row.assignment, member_of(member))
    return Terms(settings_of(row), accommodation_of(session, row.person_id))
