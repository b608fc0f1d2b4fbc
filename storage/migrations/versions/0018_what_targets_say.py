"""Targets have an indicator, the words of e-Kinerja and a target above them, and may cease to count."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_TERMS = ("indicator", "rencana_aksi", "parent")


def upgrade() -> None:
    for name in _TERMS:
        op.add_column("targets", sa.Column(name, sa.Text(), nullable=True))
    op.add_column("targets", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    # Below this migration every row counts.
    op.execute(
        "UPDATE entries SET target_id = NULL WHERE target_id IN"
        " (SELECT id FROM targets WHERE withdrawn_at IS NOT NULL)"
    )
    op.execute("DELETE FROM targets WHERE withdrawn_at IS NOT NULL")
    for name in ("withdrawn_at", *_TERMS):
        op.execute(f"ALTER TABLE targets DROP COLUMN {name}")
