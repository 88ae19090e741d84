"""How Alembic reaches the database: ``schema.upgrade`` hands it a connection that is inside a transaction."""

from typing import Literal

from alembic import context

from quizapp.storage.database import Instant
from quizapp.storage.schema import COMPARE
from quizapp.storage.tables import Base


def render_item(kind: str, item: object, _context: object) -> str | Literal[False]:
    """A column of times by its plain type: a migration must not change when our classes do."""
    return "sa.BigInteger()" if kind == "type" and isinstance(item, Instant) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_item=render_item,
    **COMPARE,
    # SQLite cannot alter most of a table in place; Alembic then copies it.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
