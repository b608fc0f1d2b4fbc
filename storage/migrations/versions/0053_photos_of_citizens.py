"""One photo with a comment: Telegram's id of it, sealed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("responses", "rating_screens"):
        op.add_column(table, sa.Column("photo", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    for table in ("responses", "rating_screens"):
        op.drop_column(table, "photo")
