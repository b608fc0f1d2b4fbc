"""Who is asked to rate whom in a period."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rating_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(8), nullable=False),
        sa.Column("source", sa.String(12), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("rated_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("reason", sa.String(8), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_rating_requests_employee_id_employees"
        ),
        sa.ForeignKeyConstraint(["rated_id"], ["employees.id"], name="fk_rating_requests_rated_id_employees"),
        sa.PrimaryKeyConstraint("id", name="pk_rating_requests"),
        sa.UniqueConstraint(
            "period",
            "source",
            "employee_id",
            "rated_id",
            name="uq_rating_requests_period_source_employee_id_rated_id",
        ),
    )
    op.create_index("ix_rating_requests_employee_id", "rating_requests", ["employee_id", "date"])


def downgrade() -> None:
    op.drop_table("rating_requests")
