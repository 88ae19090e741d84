"""Assignments as pages: given, taken, watched, excepted from, intervened in."""

from quizapp.web.assignments import assigning, desk, exceptions, taking
from quizapp.web.assignments.blueprint import bp

__all__ = ["assigning", "bp", "desk", "exceptions", "taking"]
