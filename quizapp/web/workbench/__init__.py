"""A teacher's own banks as pages: questions written, changed and merged."""

from quizapp.web.workbench import bulk, editing, facts, history, merging, sharing, talking
from quizapp.web.workbench.blueprint import bp
from quizapp.web.workbench.words import init_app

__all__ = ["bp", "bulk", "editing", "facts", "history", "init_app", "merging", "sharing", "talking"]
