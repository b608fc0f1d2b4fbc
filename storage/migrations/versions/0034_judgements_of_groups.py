"""Ratings of groups that supervisors set by judgement."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "group_judgements",
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("rating", sa.String(length=5), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("assessor_id", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_group_judgements_employee_id_employees"
        ),
        sa.ForeignKeyConstraint(
            ["assessor_id"], ["employees.id"], name="fk_group_judgements_assessor_id_employees"
        ),
        sa.PrimaryKeyConstraint("period", "employee_id", "group_id", name="pk_group_judgements"),
    )


def downgrade() -> None:
    op.drop_table("group_judgements")
