"""The pages of a class's gradebook: the table, one cell, what counts how much, files for spreadsheets."""

from quizapp.web.grades import cell, own, table, weights
from quizapp.web.grades.blueprint import bp

__all__ = ["bp", "cell", "own", "table", "weights"]
