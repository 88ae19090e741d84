"""The search for words in questions: the same tokens in SQLite's FTS5 and in PostgreSQL's text search."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Boolean, ColumnElement, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from quizapp.core.banks.search import Phrase, find_phrases
from quizapp.storage.banks import QuestionRow

# Made by a migration beside the tables of the code: the index, its triggers, and the tables that FTS5 keeps it in.
INDEX = "question_search"
POSTGRESQL_INDEX = "ix_questions_tokens"


def has_words(query: str) -> ColumnElement[bool] | None:
    """The condition that a question holds the words of a search; None where it names none."""
    phrases = find_phrases(query)
    if not phrases:
        return None
    sqlite, postgresql = sqlite_query(phrases), postgresql_query(phrases)
    return _Holds(QuestionRow.id, QuestionRow.tokens, bindparam(None, sqlite), bindparam(None, postgresql))


def sqlite_query(phrases: Sequence[Phrase]) -> str:
    """The search in the words of FTS5; tokens hold nothing that it would read as anything but letters."""
    return " AND ".join(f'"{" ".join(one.tokens)}"{" *" if one.open else ""}' for one in phrases)


def postgresql_query(phrases: Sequence[Phrase]) -> str:
    """The search in the words of ``to_tsquery``."""
    return " & ".join(f"({' <-> '.join(one.tokens)}{':*' if one.open else ''})" for one in phrases)


class _Holds(FunctionElement[bool]):
    type = Boolean()
    inherit_cache = True


@compiles(_Holds, "sqlite")
def _in_sqlite(element: _Holds, compiler: SQLCompiler, **options: Any) -> str:
    id_, _, query, _ = element.clauses
    shown, wanted = compiler.process(id_, **options), compiler.process(query, **options)
    return f"{shown} IN (SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH {wanted})"


@compiles(_Holds, "postgresql")
def _in_postgresql(element: _Holds, compiler: SQLCompiler, **options: Any) -> str:
    _, tokens, _, query = element.clauses
    shown, wanted = compiler.process(tokens, **options), compiler.process(query, **options)
    return f"to_tsvector('simple', {shown}) @@ to_tsquery('simple', {wanted})"
