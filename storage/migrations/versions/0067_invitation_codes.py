"""Invitations have a code that is typed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0067"
down_revision = "0066"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("invites") as batch:
        batch.add_column(sa.Column("code_hash", sa.String(64), nullable=True))
        batch.create_unique_constraint("uq_invites_code_hash", ["code_hash"])


def downgrade() -> None:
    with op.batch_alter_table("invites") as batch:
        batch.drop_constraint("uq_invites_code_hash", type_="unique")
        batch.drop_column("code_hash")
