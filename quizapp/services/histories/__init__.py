"""Histories: one student over time, one assignment over a class, one question or fact over all its uses."""

from quizapp.services.histories.assignment import AssignmentHistory, assignment_answers, assignment_history
from quizapp.services.histories.question import (
    UseHistory,
    fact_answers,
    fact_history,
    question_answers,
    question_history,
)
from quizapp.services.histories.student import (
    StudentHistory,
    own_answers,
    own_history,
    student_answers,
    student_history,
)

__all__ = [
    "AssignmentHistory",
    "StudentHistory",
    "UseHistory",
    "assignment_answers",
    "assignment_history",
    "fact_answers",
    "fact_history",
    "own_answers",
    "own_history",
    "question_answers",
    "question_history",
    "student_answers",
    "student_history",
]
