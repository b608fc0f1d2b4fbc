"""How people want to be reminded, and what they were told about which day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reminder_wishes",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(6), nullable=False),
        sa.Column("at", sa.Time(), nullable=True),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_reminder_wishes_employee_id_employees"
        ),
        sa.PrimaryKeyConstraint("employee_id", name="pk_reminder_wishes"),
    )
    op.create_table(
        "reminders",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("missed_told", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["employee_id"], ["employees.id"], name="fk_reminders_employee_id_employees"),
        sa.PrimaryKeyConstraint("employee_id", "day", name="pk_reminders"),
    )
    op.create_index("ix_reminders_day", "reminders", ["day"])


def downgrade() -> None:
    op.drop_table("reminders")
    op.drop_table("reminder_wishes")
