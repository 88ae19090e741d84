"""Everything that is done with classes: made, joined, filled from a list, taught together."""

from quizapp.services.classes.importing import enrol_roster, export_roster, review_roster
from quizapp.services.classes.joining import find_invitation, join_class, leave_class, my_classes
from quizapp.services.classes.making import (
    archive_class,
    change_class,
    close_code,
    copy_class,
    make_class,
    renew_code,
    restore_class,
)
from quizapp.services.classes.showing import class_page, class_rights, list_classes
from quizapp.services.classes.staff import add_staff, remove_staff
from quizapp.services.classes.students import change_student, get_student, issue_cards, remove_student

__all__ = [
    "add_staff",
    "archive_class",
    "change_class",
    "change_student",
    "class_page",
    "class_rights",
    "close_code",
    "copy_class",
    "enrol_roster",
    "export_roster",
    "find_invitation",
    "get_student",
    "issue_cards",
    "join_class",
    "leave_class",
    "list_classes",
    "make_class",
    "my_classes",
    "remove_staff",
    "remove_student",
    "renew_code",
    "restore_class",
    "review_roster",
]
