"""Pages of an attempt"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0023"
down_revision: str | None = "0022"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Brings the tables to this revision."""
    # Not in a batch: that would make the table anew, and everything that hangs on its rows would go with the old one.
    op.add_column("attempts", sa.Column("page_count", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Goes back to the revision before."""
    op.drop_column("attempts", "page_count")
