"""A teacher's own banks as pages: questions written, changed and merged."""

from quizapp.web.workbench import editing, merging
from quizapp.web.workbench.blueprint import bp
from quizapp.web.workbench.words import init_app

__all__ = ["bp", "editing", "init_app", "merging"]
