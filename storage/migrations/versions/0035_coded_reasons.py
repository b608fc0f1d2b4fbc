"""A usual reason is kept as its code: each reader sees it in their own language."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

_TABLES = (
    "entries",
    "leave_requests",
    "target_proposals",
    "blockers",
    "supervisor_corrections",
    "entry_versions",
)


def upgrade() -> None:
    for table in _TABLES:
        op.add_column(table, sa.Column("reason_code", sa.String(12), nullable=True))


def downgrade() -> None:
    for table in _TABLES:
        op.drop_column(table, "reason_code")
