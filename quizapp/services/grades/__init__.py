"""The gradebook of a class: shown, decided by hand where attempts do not say it all, weighed."""

from quizapp.core.grades.choosing import Wanted
from quizapp.services.grades.deciding import Counts, decide_grade, set_grading
from quizapp.services.grades.own import OwnCourse, OwnResult, own_course
from quizapp.services.grades.showing import CellPage, Gradebook, Grading, get_cell, get_grading, gradebook

__all__ = [
    "CellPage",
    "Counts",
    "Gradebook",
    "Grading",
    "OwnCourse",
    "OwnResult",
    "Wanted",
    "decide_grade",
    "get_cell",
    "get_grading",
    "gradebook",
    "own_course",
    "set_grading",
]
