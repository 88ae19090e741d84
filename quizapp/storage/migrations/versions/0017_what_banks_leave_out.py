"""What banks leave out"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Brings the tables to this revision."""
    # Not in a batch: that would make the table anew, and everything that hangs on its rows would go with the old one.
    op.add_column("banks", sa.Column("left_out", sa.JSON(), nullable=True))
    # Folders that were loaded before say it: a bank without their digest is loaded anew, and no question changes by it.
    op.execute("UPDATE banks SET digest = '' WHERE owner_id IS NULL")


def downgrade() -> None:
    """Goes back to the revision before."""
    op.drop_column("banks", "left_out")
