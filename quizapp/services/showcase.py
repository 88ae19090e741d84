"""One real fact with its passage, for the first page."""

from quizapp.core.access import Visitor
from quizapp.core.attempts.view import SourceView
from quizapp.storage.database import Database
from quizapp.storage.pins import find_candidates, find_sources
from quizapp.storage.quizzes import find_open_quizzes


def find_example(database: Database, visitor: Visitor, bank: str | None = None) -> SourceView | None:
    """The source of the first question for a number among the open quizzes, of one bank or all; else None."""
    with database.read() as session:
        for bank_id in dict.fromkeys(row.bank_id for row in find_open_quizzes(session, visitor, bank)):
            numeric = [version for one, version in find_candidates(session, bank_id) if one.kind == "numeric"]
            sources = find_sources(session, numeric[:1]).get(numeric[0], ()) if numeric else ()
            if sources:
                return sources[0]
    return None
