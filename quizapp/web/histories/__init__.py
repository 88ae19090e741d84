"""Histories as pages: one student over time, one assignment over a class, one question or fact over all its uses."""

from quizapp.web.histories import assignment, student, uses
from quizapp.web.histories.blueprint import bp
from quizapp.web.histories.words import init_app

__all__ = ["assignment", "bp", "init_app", "student", "uses"]
