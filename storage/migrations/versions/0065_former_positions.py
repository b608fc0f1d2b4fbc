"""Positions that people had until a day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0065"
down_revision = "0064"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "former_positions",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("position", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_former_positions_employee_id_employees"
        ),
        sa.PrimaryKeyConstraint("employee_id", "ends", name="pk_former_positions"),
    )


def downgrade() -> None:
    op.drop_table("former_positions")
