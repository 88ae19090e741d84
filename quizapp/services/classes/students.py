"""A student of a class as its teachers keep them: name, number, group, labels."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime

from quizapp.config import Config
from quizapp.core.access import Visitor
from quizapp.core.classes.membership import Member
from quizapp.core.classes.roster import check_fields
from quizapp.core.languages import N_, Message
from quizapp.core.people import clean_name
from quizapp.errors import Conflict, Invalid
from quizapp.services.assignments.lateness import students_moved
from quizapp.services.codes import Issued, issue_anew
from quizapp.storage.classes import (
    caretakers,
    find_student_rows,
    find_students,
    get_class,
    get_member_row,
    is_in_care,
    member_of,
)
from quizapp.storage.database import Database


@dataclass(frozen=True)
class StudentFields:
    """What teachers may write of a student."""

    name: str
    number: str = ""
    group: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cards:
    """Sign-in cards of a class, to be printed; their codes are shown this once.

    ``students`` by the id of the person say whose card is whose; ``left_out`` counts other accounts.
    """

    class_name: str
    issued: tuple[Issued, ...]
    students: Mapping[int, Member]
    left_out: int = 0


def get_student(database: Database, visitor: Visitor, class_id: str, member_id: int) -> Member:
    """A student of a class in which the visitor teaches. Raises NotFound."""
    with database.read() as session:
        row = get_class(session, visitor, class_id)
        return member_of(get_member_row(session, row.id, member_id, "student"))


def change_student(
    database: Database,
    visitor: Visitor,
    class_id: str,
    member_id: int,
    fields: StudentFields,
    *,
    now: datetime,
) -> None:
    """Writes the fields of a student; another group or label reaches running attempts at once.

    Raises NotFound, Forbidden, Invalid; Conflict where the number is another's.
    """
    complaint = check_fields(fields.name, fields.number, fields.group, fields.labels)
    if complaint is not None:
        raise Invalid(complaint)
    number = clean_name(fields.number)
    with database.write() as session:
        row = get_class(session, visitor, class_id, "enrol", hold=True)
        member = get_member_row(session, row.id, member_id, "student")
        holder = next(
            (one for one in find_students(session, row.id) if number and one.number == number), None
        )
        if holder is not None and holder.id != member_id:
            params = {"number": number, "name": holder.name}
            raise Conflict(
                Message(N_("The number %(number)s is that of %(name)s in this class already."), params)
            )
        member.name, member.number = clean_name(fields.name), number
        group, labels = clean_name(fields.group), list(fields.labels)
        moved = (member.group, member.labels) != (group, labels)
        with students_moved(session, row.id, now=now) if moved else nullcontext():
            member.group, member.labels = group, labels


def remove_student(
    database: Database, visitor: Visitor, class_id: str, member_id: int, *, now: datetime
) -> str:
    """Takes a student out of the class and gives their name; the account and what they did stay. Raises NotFound."""
    with database.write() as session:
        row = get_class(session, visitor, class_id, "enrol")
        member = get_member_row(session, row.id, member_id, "student")
        member.left_at = now
        return member.name


def issue_cards(
    database: Database,
    config: Config,
    visitor: Visitor,
    class_id: str,
    *,
    only: Sequence[int] = (),
    now: datetime,
) -> Cards:
    """Cards for these students, or for all who have chosen no password yet; older codes of theirs are void.

    An account that nobody who teaches the class made is left out: its owner resets the password. Raises NotFound,
    Forbidden.
    """
    with database.write() as session:
        row = get_class(session, visitor, class_id, "enrol")
        makers = caretakers(session, row.id)
        rows = {member.id: member for member in find_student_rows(session, row.id)}
        chosen = [
            rows[one.id]
            for one in find_students(session, row.id)
            if (one.id in only if only else rows[one.id].person.password is None)
        ]
        kept = [member for member in chosen if is_in_care(member.person, makers)]
        issued = tuple(issue_anew(session, config, one.person, by=visitor, now=now) for one in kept)
        students = {member.person_id: member_of(member) for member in kept}
        return Cards(row.name, issued, students, len(chosen) - len(kept))
