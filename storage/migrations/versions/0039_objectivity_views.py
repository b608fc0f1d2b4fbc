"""Who was shown the own figures of objectivity, before anybody else sees them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "objectivity_views",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(8), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_objectivity_views_employee_id_employees"
        ),
        sa.PrimaryKeyConstraint("employee_id", "period", name="pk_objectivity_views"),
    )


def downgrade() -> None:
    op.drop_table("objectivity_views")
