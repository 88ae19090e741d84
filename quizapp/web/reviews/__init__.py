"""From a teacher's article to a bank, as pages: brought, reviewed, edited, published."""

from quizapp.web.reviews import bringing, desk, editing, publishing
from quizapp.web.reviews.blueprint import bp
from quizapp.web.reviews.words import init_app

__all__ = ["bp", "bringing", "desk", "editing", "init_app", "publishing"]
