"""Histories: one student over time, one assignment over a class, one question or fact over all its uses."""

from quizapp.services.histories.student import (
    StudentHistory,
    own_answers,
    own_history,
    student_answers,
    student_history,
)

__all__ = [
    "StudentHistory",
    "own_answers",
    "own_history",
    "student_answers",
    "student_history",
]
