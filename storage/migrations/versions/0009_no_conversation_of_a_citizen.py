"""a citizen's conversation leaves no row: what is left of earlier ones goes.

Thanks that still wait are not said: the rating was confirmed by the message that they would have changed.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("responses") as batch_op:
        batch_op.add_column(sa.Column("comment_key", sa.String(length=64), nullable=True))
    op.create_index("ix_responses_comment_key", "responses", ["comment_key"], unique=False)
    op.execute("DELETE FROM dialogs WHERE flow = 'comment'")
    op.execute("DELETE FROM outbox WHERE kind = 'response_received'")
    op.execute("UPDATE failed_updates SET payload = NULL, error = '' WHERE kind IN ('tap fc1', 'tap sv1')")


def downgrade() -> None:
    op.drop_index("ix_responses_comment_key", "responses")
    with op.batch_alter_table("responses") as batch_op:
        batch_op.drop_column("comment_key")
