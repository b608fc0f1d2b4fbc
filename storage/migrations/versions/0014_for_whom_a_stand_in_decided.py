"""A decision of a stand-in says for whom it was taken."""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_CASES = ("entries", "leave_requests")


def upgrade() -> None:
    # Written out, as both databases understand it: Alembic would copy every entry on SQLite.
    for table in _CASES:
        key = f"CONSTRAINT fk_{table}_acted_for_id_employees REFERENCES employees (id)"
        op.execute(f"ALTER TABLE {table} ADD COLUMN acted_for_id INTEGER {key}")
        op.execute(f"ALTER TABLE {table} ADD COLUMN acted_as VARCHAR(3)")


def downgrade() -> None:
    for table in _CASES:
        op.execute(f"ALTER TABLE {table} DROP COLUMN acted_for_id")
        op.execute(f"ALTER TABLE {table} DROP COLUMN acted_as")
