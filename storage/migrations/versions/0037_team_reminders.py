"""Who reminded whom on which day: one reminder of a supervisor a day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "team_reminders",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_team_reminders_employee_id_employees"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["employees.id"], name="fk_team_reminders_by_id_employees"),
        sa.PrimaryKeyConstraint("employee_id", "day", name="pk_team_reminders"),
    )


def downgrade() -> None:
    op.drop_table("team_reminders")
