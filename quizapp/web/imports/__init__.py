"""Files of questions as pages: brought, looked through, taken into a bank, taken back; banks written as files."""

from quizapp.web.imports import bringing, desk, exporting
from quizapp.web.imports.blueprint import bp
from quizapp.web.imports.words import init_app

__all__ = ["bp", "bringing", "desk", "exporting", "init_app"]
