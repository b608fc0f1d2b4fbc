"""Where the queue of each reviewer stands in the chat, and when it rang last."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "queue_cards",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("shows", sa.String(32), nullable=True),
        sa.Column("rang_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_queue_cards_employee_id_employees"
        ),
        sa.PrimaryKeyConstraint("employee_id", name="pk_queue_cards"),
    )


def downgrade() -> None:
    op.drop_table("queue_cards")
