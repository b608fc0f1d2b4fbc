"""Evidence may be a video, a voice message or a place, and keeps what was written with it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("evidence") as evidence:
        evidence.alter_column("kind", existing_type=sa.String(5), type_=sa.String(10))
        evidence.add_column(sa.Column("caption", sa.String(), nullable=True))
        evidence.add_column(sa.Column("latitude", sa.Float(), nullable=True))
        evidence.add_column(sa.Column("longitude", sa.Float(), nullable=True))


def downgrade() -> None:
    op.execute("DELETE FROM evidence WHERE kind NOT IN ('photo', 'file', 'link')")
    with op.batch_alter_table("evidence") as evidence:
        evidence.drop_column("longitude")
        evidence.drop_column("latitude")
        evidence.drop_column("caption")
        evidence.alter_column("kind", existing_type=sa.String(10), type_=sa.String(5))
