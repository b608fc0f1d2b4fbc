"""Columns of large tables that name a row which may be removed are found along an index (0320)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0080"
down_revision = "0079"
branch_labels = None
depends_on = None

_MOSTLY_EMPTY = (
    ("blockers", "reviewer_id"),
    ("blockers", "acted_for_id"),
    ("blockers", "entry_id"),
    ("entries", "acted_for_id"),
    ("feedback", "acted_for_id"),
    ("feedback", "entry_id"),
    ("leave_requests", "acted_for_id"),
    ("record_views", "viewer_id"),
    ("target_proposals", "acted_for_id"),
)
_ALWAYS_FILLED = (
    ("assessments", "assessor_id"),
    ("assessments", "employee_id"),
    ("rating_requests", "rated_id"),
)


def upgrade() -> None:
    for table, column in _MOSTLY_EMPTY:
        where = sa.text(f"{column} IS NOT NULL")
        op.create_index(f"ix_{table}_{column}", table, [column], sqlite_where=where, postgresql_where=where)
    for table, column in _ALWAYS_FILLED:
        op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    for table, column in _MOSTLY_EMPTY + _ALWAYS_FILLED:
        op.drop_index(f"ix_{table}_{column}", table)
