"""Classes as pages: made and kept, joined, filled from a list, cards to sign in with."""

from quizapp.web.classes import joining, pages, roster, staff, students
from quizapp.web.classes.blueprint import bp

__all__ = ["bp", "joining", "pages", "roster", "staff", "students"]
