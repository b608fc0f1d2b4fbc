"""A frozen result is found by the code on its sheet, with which its digest begins."""

from __future__ import annotations

from alembic import op

revision = "0061"
down_revision = "0060"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_results_digest", "results", ["digest"])


def downgrade() -> None:
    op.drop_index("ix_results_digest", "results")
