"""Statements of the database that every application under test compiles anew, compiled once for all of them."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine
from sqlalchemy.engine.default import DefaultDialect

from quizapp.storage import database


@contextmanager
def shared_statements() -> Iterator[None]:
    """Engines of one kind find each other's compiled statements while this holds.

    A statement is kept under its dialect, and each engine has a dialect of its own: here those of one kind are equal.
    """
    compiled: dict[str, dict[object, object]] = {}
    make_engine = database._engine

    def sharing(url: str, pool_size: int) -> Engine:
        engine = make_engine(url, pool_size)
        engine.update_execution_options(compiled_cache=compiled.setdefault(engine.dialect.name, {}))
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DefaultDialect, "__hash__", lambda dialect: hash(type(dialect)))
        patch.setattr(DefaultDialect, "__eq__", lambda dialect, other: type(dialect) is type(other))
        patch.setattr(database, "_engine", sharing)
        yield
