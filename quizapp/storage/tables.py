"""Every table of the database: importing this module fills ``Base.metadata``. A new table module is named here."""

from quizapp.storage import (
    attempts,
    banks,
    classes,
    imports,
    jobs,
    ledger,
    media,
    people,
    pins,
    question_drafts,
    quizzes,
    reviews,
    statistics,
)
from quizapp.storage.database import Base

__all__ = [
    "Base",
    "attempts",
    "banks",
    "classes",
    "imports",
    "jobs",
    "ledger",
    "media",
    "people",
    "pins",
    "question_drafts",
    "quizzes",
    "reviews",
    "statistics",
]
