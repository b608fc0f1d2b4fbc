"""Work that its author marks as an innovation, and whether a reviewer confirms that."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "innovations",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_confirmed", sa.Boolean(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_innovations_entry_id_entries"),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["employees.id"], name="fk_innovations_decided_by_id_employees"
        ),
        sa.PrimaryKeyConstraint("entry_id", name="pk_innovations"),
    )


def downgrade() -> None:
    op.drop_table("innovations")
