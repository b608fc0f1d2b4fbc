"""What is promised for the lowest unsur of a service."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "promises",
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.String(7), nullable=False),
        sa.Column("unsur", sa.String(12), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["service_id"], ["services.id"], name="fk_promises_service_id_services"),
        sa.ForeignKeyConstraint(["made_by_id"], ["employees.id"], name="fk_promises_made_by_id_employees"),
        sa.PrimaryKeyConstraint("service_id", "quarter", "unsur", name="pk_promises"),
    )


def downgrade() -> None:
    op.drop_table("promises")
