"""Who may use which address, as docs/access.md tells it: ``python -m tests.harness.access_table`` writes it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from flask import Flask
from werkzeug.routing import Rule

from quizapp.app import create_app
from quizapp.config import ROOT, Config
from quizapp.core.access import GRANTS, Permission
from quizapp.web.access import permission_of

DOCUMENT = ROOT / "docs" / "access.md"
COLUMNS = ("guest", "learner", "teacher", "owner")
HEAD = """# Who may do what

Written by `python -m tests.harness.access_table` from the addresses and permissions of the application; a test compares. What a
permission grants is in `quizapp/core/access.py`. Beyond it, an attempt, a quiz, an account or a sign-in is found only by those it
belongs to, because the query that loads it asks for its owner; for all others the answer is 404, the same as for one that is absent.

Who teaches a class that was assigned somebody else's quiz has the attempts of that class: at `/quizzes/<quiz_id>/regrade…` its teachers (not its
assistants) look at, do and undo regrades of these attempts alone, at `/quizzes/<quiz_id>/scores` they see what these were worth. The quiz, its results and statistics
stay with its maker, regrades of other attempts too; a key is changed by those who may change the bank, and who may not is told whom to ask.

- **yes**: the page or the action, for what is one's own.
- **sign in**: a guest is led to the sign-in page and back; a script or a form gets 401.
- **no**: 403.

| address | methods | permission | guest | learner | teacher | owner |
|---|---|---|---|---|---|---|
"""


def rules(app: Flask) -> list[Rule]:
    """All rules of the application, by address."""
    return sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, sorted(methods(rule))))


def methods(rule: Rule) -> list[str]:
    """The methods that a rule is written for."""
    return sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})


def cell(column: str, permission: Permission) -> str:
    """What this column meets at an address that needs the permission."""
    return "yes" if permission in GRANTS[column] else "sign in" if column == "guest" else "no"


def table(app: Flask) -> Iterator[str]:
    """The rows of the document."""
    for rule in rules(app):
        permission = permission_of(app, rule.endpoint)
        assert permission is not None
        cells = " | ".join(cell(column, permission) for column in COLUMNS)
        yield f"| `{rule.rule}` | {' '.join(methods(rule))} | {permission} | {cells} |\n"


def document(app: Flask) -> str:
    """The whole document."""
    return HEAD + "".join(table(app))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        DOCUMENT.write_text(document(create_app(Config(instance=Path(folder)))), "utf-8")
