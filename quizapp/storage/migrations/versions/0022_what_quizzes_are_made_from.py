"""What quizzes are made from"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0022"
down_revision: str | None = "0021"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Brings the tables to this revision."""
    op.create_table(
        "quiz_origins",
        sa.Column("quiz_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["quizzes.id"], name=op.f("fk_quiz_origins_origin_id_quizzes"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["quiz_id"], ["quizzes.id"], name=op.f("fk_quiz_origins_quiz_id_quizzes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("quiz_id", name=op.f("pk_quiz_origins")),
    )
    op.create_index(op.f("ix_quiz_origins_origin_id"), "quiz_origins", ["origin_id"], unique=False)


def downgrade() -> None:
    """Goes back to the revision before."""
    op.drop_index(op.f("ix_quiz_origins_origin_id"), table_name="quiz_origins")
    op.drop_table("quiz_origins")
