"""Results read from an index"""

from collections.abc import Sequence

from alembic import op

revision: str = "0021"
down_revision: str | None = "0020"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

READ = ("assignment_id", "person_id", "counts", "number", "mark", "max_mark", "finished_at", "extended_to")


def upgrade() -> None:
    """Brings the tables to this revision."""
    op.create_index("ix_attempts_results", "attempts", READ)
    op.drop_index("ix_attempts_assignment_id", "attempts")


def downgrade() -> None:
    """Goes back to the revision before."""
    op.create_index("ix_attempts_assignment_id", "attempts", ["assignment_id"])
    op.drop_index("ix_attempts_results", "attempts")
