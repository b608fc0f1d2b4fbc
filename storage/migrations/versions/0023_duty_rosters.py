"""Duty rosters: shifts and free days of people."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "duty_shifts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.CheckConstraint("(starts IS NULL) = (ends IS NULL)", name="ck_duty_shifts_whole_or_free"),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_duty_shifts_employee_id_employees"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_duty_shifts"),
        sa.UniqueConstraint("employee_id", "date", "starts", name="uq_duty_shifts_employee_id_date_starts"),
    )


def downgrade() -> None:
    op.drop_table("duty_shifts")
