"""The rules as they were found, and who has read what changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rules_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_rules_versions"),
    )
    op.create_table(
        "rules_read",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_rules_read_employee_id_employees"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["rules_versions.id"], name="fk_rules_read_version_id_rules_versions"
        ),
        sa.PrimaryKeyConstraint("employee_id", "version_id", name="pk_rules_read"),
    )


def downgrade() -> None:
    op.drop_table("rules_read")
    op.drop_table("rules_versions")
