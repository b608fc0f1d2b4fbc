"""Entries, leave and proposals are found by who decided them and when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0068"
down_revision = "0067"
branch_labels = None
depends_on = None

_DECIDED = sa.text("reviewer_id IS NOT NULL")
_TABLES = ("entries", "leave_requests", "target_proposals")


def upgrade() -> None:
    for table in _TABLES:
        op.create_index(
            f"ix_{table}_reviewed",
            table,
            ["reviewer_id", "reviewed_at"],
            sqlite_where=_DECIDED,
            postgresql_where=_DECIDED,
        )


def downgrade() -> None:
    for table in _TABLES:
        op.drop_index(f"ix_{table}_reviewed", table)
