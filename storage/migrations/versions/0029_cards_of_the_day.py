"""A pinned card of the day, for who wants one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "today_cards",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_today_cards_employee_id_employees"
        ),
        sa.PrimaryKeyConstraint("employee_id", name="pk_today_cards"),
    )


def downgrade() -> None:
    op.drop_table("today_cards")
