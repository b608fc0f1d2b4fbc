"""Which cards of the guide people have opened."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cards_read",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("card", sa.String(length=16), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_cards_read_employee_id_employees"
        ),
        sa.PrimaryKeyConstraint("employee_id", "card", name="pk_cards_read"),
    )


def downgrade() -> None:
    op.drop_table("cards_read")
