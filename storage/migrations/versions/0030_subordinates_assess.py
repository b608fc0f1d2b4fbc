"""Subordinates assess: their word is longer than those of the other assessors."""

from __future__ import annotations

from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # SQLite knows no lengths.
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE assessments ALTER COLUMN source TYPE VARCHAR(12)")


def downgrade() -> None:
    op.execute("DELETE FROM assessments WHERE source = 'subordinate'")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE assessments ALTER COLUMN source TYPE VARCHAR(10)")
