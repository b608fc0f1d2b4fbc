"""What waits for too long goes to the superior and to administrators; supervisors have an own hour."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "escalations",
        sa.Column("case_table", sa.String(24), primary_key=True),
        sa.Column("case_id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("version", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("stage", sa.String(16), primary_key=True),
        sa.Column("reached_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "unsupervised",
        sa.Column("employee_id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.add_column("reminder_wishes", sa.Column("review_at", sa.Time(), nullable=True))


def downgrade() -> None:
    op.drop_column("reminder_wishes", "review_at")
    op.drop_table("unsupervised")
    op.drop_table("escalations")
