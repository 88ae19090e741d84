"""Points of criteria"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Brings the tables to this revision."""
    with op.batch_alter_table("mark_entries", schema=None) as batch_op:
        batch_op.add_column(sa.Column("points", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Takes the tables back to the revision before."""
    with op.batch_alter_table("mark_entries", schema=None) as batch_op:
        batch_op.drop_column("points")
