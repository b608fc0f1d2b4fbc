"""Services close on a date; who is at a counter today."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("services", sa.Column("closed_on", sa.Date(), nullable=True))
    op.create_table(
        "counter_sayings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("is_there", sa.Boolean(), nullable=False),
        sa.Column("said_by_id", sa.Integer(), nullable=True),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["service_id"], ["services.id"], name="fk_counter_sayings_service_id_services"
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_counter_sayings_employee_id_employees"
        ),
        sa.ForeignKeyConstraint(
            ["said_by_id"], ["employees.id"], name="fk_counter_sayings_said_by_id_employees"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_counter_sayings"),
    )
    op.create_index("ix_counter_sayings_service_id", "counter_sayings", ["service_id", "date"])


def downgrade() -> None:
    op.drop_index("ix_counter_sayings_service_id", "counter_sayings")
    op.drop_table("counter_sayings")
    op.drop_column("services", "closed_on")
