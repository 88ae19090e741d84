"""Every table of the database: importing this module fills ``Base.metadata``. A new table module is named here."""

from quizapp.storage import (
    assignments,
    attempts,
    bank_changes,
    banks,
    classes,
    imports,
    jobs,
    ledger,
    media,
    people,
    pins,
    question_checks,
    question_comments,
    question_drafts,
    quizzes,
    reviews,
    statistics,
)
from quizapp.storage.database import Base

__all__ = [
    "Base",
    "assignments",
    "attempts",
    "bank_changes",
    "banks",
    "classes",
    "imports",
    "jobs",
    "ledger",
    "media",
    "people",
    "pins",
    "question_checks",
    "question_comments",
    "question_drafts",
    "quizzes",
    "reviews",
    "statistics",
]
