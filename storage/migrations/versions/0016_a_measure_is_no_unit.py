"""What a volume counts is a measure; a unit is a part of the office."""

from __future__ import annotations

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_COUNTING = ("entries", "targets")


def upgrade() -> None:
    # Written out, as both databases understand it: Alembic would copy every entry on SQLite.
    for table in _COUNTING:
        op.execute(f"ALTER TABLE {table} RENAME COLUMN unit TO measure")


def downgrade() -> None:
    for table in _COUNTING:
        op.execute(f"ALTER TABLE {table} RENAME COLUMN measure TO unit")
