"""What a form makes is made once: its id comes from the form, and whoever sends that again finds it there."""

from sqlalchemy import ColumnExpressionArgument, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session


def is_made(session: Session, column: InstrumentedAttribute[str], id_: str) -> bool:
    """Whether there is a row with this id; until the transaction ends nobody else makes one. An empty id is none's."""
    if not id_:
        return False
    if session.get_bind().dialect.name == "postgresql":
        # SQLite lets one transaction write at a time as it is.
        session.execute(select(func.pg_advisory_xact_lock(func.hashtext(id_))))
    same: ColumnExpressionArgument[bool] = column == id_
    return session.scalar(select(column).where(same)) is not None
