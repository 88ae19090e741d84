"""Accounts: the ways in, the way out, and one's own account."""

from flask import Flask

from quizapp.web.accounts import own_account, sessions, ways_in, words
from quizapp.web.accounts.blueprint import bp

__all__ = ["bp", "init_app", "own_account", "ways_in"]


def init_app(app: Flask) -> None:
    """Knows the visitor at each request, and has words for roles and devices."""
    sessions.init_app(app)
    words.init_app(app)
