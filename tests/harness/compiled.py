"""What every application under test would compile anew, compiled once for all of a process: statements, addresses."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import FunctionType
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.engine.default import DefaultDialect
from werkzeug.routing import Rule

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


@contextmanager
def shared_addresses() -> Iterator[None]:
    """Rules that are written alike share the function that makes their addresses while this holds."""
    compiled: dict[tuple[Any, ...], FunctionType] = {}
    compile_builder = Rule._compile_builder

    def sharing(rule: Rule, append_unknown: bool = True) -> Any:
        key = (rule.rule, rule.subdomain, rule.host, repr(rule.defaults), append_unknown)
        if key not in compiled:
            compiled[key] = compile_builder(rule, append_unknown)
        return compiled[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "_compile_builder", sharing)
        yield
