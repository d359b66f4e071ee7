"""Summaries of closed rounds, for pages that look over many."""

import sqlalchemy as sa
from alembic import op

revision = "7c1d02b9f6a8"
down_revision = "5d0c8f1b7a23"
branch_labels = None
depends_on = None

FIGURE: sa.Double[float] = sa.Double()


def upgrade() -> None:
    op.create_table(
        "round_summaries",
        sa.Column("round_id", sa.String(length=20), nullable=False),
        sa.Column("respondents", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=32), nullable=False),
        sa.Column("lower", sa.Integer(), nullable=False),
        sa.Column("upper", sa.Integer(), nullable=False),
        sa.Column("applicable", sa.Integer(), nullable=False),
        sa.Column("hidden_low", sa.Integer(), nullable=False),
        sa.Column("hidden_high", sa.Integer(), nullable=False),
        sa.Column("hidden_of", sa.Integer(), nullable=False),
        sa.Column("clarity", FIGURE, nullable=True),
        sa.Column("clarity_low", FIGURE, nullable=True),
        sa.Column("clarity_high", FIGURE, nullable=True),
        sa.Column("agreement", FIGURE, nullable=True),
        sa.Column("same_owner", sa.Integer(), nullable=True),
        sa.Column("same_owner_of", sa.Integer(), nullable=True),
        sa.Column("symptoms", sa.String(), nullable=False),
        sa.Column("rows", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["rounds.id"], name=op.f("fk_round_summaries_round_id_rounds"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("round_id", name=op.f("pk_round_summaries")),
    )


def downgrade() -> None:
    op.drop_table("round_summaries")
