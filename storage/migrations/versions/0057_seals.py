"""Closings and results have a short digest of each of their columns, which names what was changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0057"
down_revision = "0056"
branch_labels = None
depends_on = None

_TABLES = ("closings", "results")


def upgrade() -> None:
    for table in _TABLES:
        op.add_column(table, sa.Column("seals", sa.Text(), nullable=True))


def downgrade() -> None:
    for table in _TABLES:
        op.drop_column(table, "seals")
