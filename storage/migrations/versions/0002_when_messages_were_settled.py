"""when messages were settled."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_outbox_settled", "outbox", ["settled_at", "state"])


def downgrade() -> None:
    op.drop_index("ix_outbox_settled", "outbox")
