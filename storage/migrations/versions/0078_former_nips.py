"""Numbers (NIP) by which people were known before they were corrected."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0078"
down_revision = "0077"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "former_nips",
        sa.Column("nip", sa.String(length=18), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_former_nips_employee_id_employees"
        ),
        sa.PrimaryKeyConstraint("nip", "employee_id", name="pk_former_nips"),
    )
    op.create_index("ix_former_nips_employee_id", "former_nips", ["employee_id"])


def downgrade() -> None:
    op.drop_table("former_nips")
