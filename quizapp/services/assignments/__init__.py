"""Everything that is done with assignments: given, taken, watched, excepted from, intervened in."""

from quizapp.services.assignments.assigning import (
    AlreadyAssigned,
    Rules,
    accommodation_revision,
    assign_quiz,
    change_assignment,
    new_assignment_id,
    put_override,
    remove_override,
    restore_assignment,
    rules_revision,
    set_accommodation,
    withdraw_assignment,
)
from quizapp.services.assignments.intervening import (
    close_attempt,
    extend_attempt,
    reopen_attempt,
    void_attempt,
)
from quizapp.services.assignments.notices import Reader, find_readers
from quizapp.services.assignments.taking import (
    find_worth,
    get_assignment_page,
    list_assignments,
    start_assignment,
)
from quizapp.services.assignments.watching import assignment_desk, class_assignments, get_accommodation

__all__ = [
    "AlreadyAssigned",
    "Reader",
    "Rules",
    "accommodation_revision",
    "assign_quiz",
    "assignment_desk",
    "change_assignment",
    "class_assignments",
    "close_attempt",
    "extend_attempt",
    "find_readers",
    "find_worth",
    "get_accommodation",
    "get_assignment_page",
    "list_assignments",
    "new_assignment_id",
    "put_override",
    "remove_override",
    "reopen_attempt",
    "restore_assignment",
    "rules_revision",
    "set_accommodation",
    "start_assignment",
    "void_attempt",
    "withdraw_assignment",
]
