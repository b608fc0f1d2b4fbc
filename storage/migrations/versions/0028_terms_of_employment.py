"""People have terms of employment."""

from __future__ import annotations

from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Written out, as both databases understand it: Alembic would copy the table on SQLite.
    op.execute("ALTER TABLE employees ADD COLUMN employment VARCHAR(16)")


def downgrade() -> None:
    op.execute("ALTER TABLE employees DROP COLUMN employment")
