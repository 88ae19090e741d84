"""Who is told of an assignment by mail."""

from dataclasses import dataclass

from quizapp.core.access import Visitor
from quizapp.services.assignments.reckoning import students_of
from quizapp.storage.assignments import get_taught_assignment
from quizapp.storage.database import Database
from quizapp.storage.people import find_person


@dataclass(frozen=True)
class Reader:
    """A student with an address; ``language`` is the one that they have chosen, None for none."""

    name: str
    email: str
    language: str | None


def find_readers(database: Database, visitor: Visitor, assignment_id: str) -> tuple[Reader, ...]:
    """The students of an assignment who have an address. Raises NotFound, Forbidden."""
    with database.read() as session:
        row = get_taught_assignment(session, visitor, assignment_id, "assign")
        people = [(one.name, find_person(session, one.person_id)) for one in students_of(session, row)]
        return tuple(
            Reader(name, person.email, person.language)
            for name, person in people
            if person is not None and person.active and person.email
        )
