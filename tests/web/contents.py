"""What is in a database, to see whether anything changed."""

from quizapp.storage.database import Base, Database

# Kept by the guard of sign-ins and by the clock, not by what a visitor may do.
RESTLESS = {"sign_ins", "sign_in_failures"}


def contents(database: Database) -> dict[str, list[object]]:
    """All rows of all tables that hold what people do."""
    with database.read() as session:
        tables = [table for table in Base.metadata.sorted_tables if table.name not in RESTLESS]
        return {table.name: [tuple(row) for row in session.execute(table.select())] for table in tables}
