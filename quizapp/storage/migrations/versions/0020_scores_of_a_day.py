"""Scores of a day"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0020"
down_revision: str | None = "0019"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Brings the tables to this revision."""
    op.add_column("shown_marks", sa.Column("worth", sa.Double(), nullable=True))
    op.create_table(
        "past_lateness",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("late_seconds", sa.Double(), nullable=False),
        sa.Column("percent", sa.Double(), nullable=True),
        sa.Column("per", sa.String(length=8), nullable=True),
        sa.Column("floor", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(
            ["attempt_id"],
            ["attempts.id"],
            name=op.f("fk_past_lateness_attempt_id_attempts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_past_lateness")),
    )
    op.create_index("ix_past_lateness_attempt_id", "past_lateness", ["attempt_id"])


def downgrade() -> None:
    """Goes back to the revision before."""
    op.drop_index("ix_past_lateness_attempt_id", table_name="past_lateness")
    op.drop_table("past_lateness")
    op.drop_column("shown_marks", "worth")
