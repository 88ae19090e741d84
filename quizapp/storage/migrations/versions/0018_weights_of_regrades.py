"""Weights of regrades"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Brings the tables to this revision."""
    op.add_column("regrades", sa.Column("weight", sa.Double(), nullable=True))
    op.add_column("regrades", sa.Column("slot_marks", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Goes back to the revision before."""
    op.drop_column("regrades", "slot_marks")
    op.drop_column("regrades", "weight")
