"""The administrators are found without reading everybody."""

from __future__ import annotations

from alembic import op

revision = "0073"
down_revision = "0072"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_employees_role", "employees", ["role"])


def downgrade() -> None:
    op.drop_index("ix_employees_role", "employees")
