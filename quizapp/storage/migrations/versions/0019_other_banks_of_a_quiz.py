"""Other banks of a quiz"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Brings the tables to this revision."""
    op.create_table(
        "quiz_banks",
        sa.Column("quiz_id", sa.Integer(), nullable=False),
        sa.Column("bank_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bank_id"], ["banks.id"], name=op.f("fk_quiz_banks_bank_id_banks"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["quiz_id"], ["quizzes.id"], name=op.f("fk_quiz_banks_quiz_id_quizzes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("quiz_id", "bank_id", name=op.f("pk_quiz_banks")),
    )
    op.create_index(op.f("ix_quiz_banks_bank_id"), "quiz_banks", ["bank_id"], unique=False)


def downgrade() -> None:
    """Goes back to the revision before."""
    op.drop_index(op.f("ix_quiz_banks_bank_id"), table_name="quiz_banks")
    op.drop_table("quiz_banks")
