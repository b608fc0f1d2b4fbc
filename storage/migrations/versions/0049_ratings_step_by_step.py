"""Ratings step by step: the version of the consent, the respondent's profile, and the screen in front of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None

_PROFILE = (("age", 16), ("sex", 16), ("education", 16), ("occupation", 24))


def upgrade() -> None:
    op.drop_index("ix_responses_comment_key", "responses")
    with op.batch_alter_table("responses") as batch_op:
        batch_op.drop_column("comment_key")
        batch_op.add_column(sa.Column("consent", sa.Integer(), nullable=True))
        for name, length in _PROFILE:
            batch_op.add_column(sa.Column(name, sa.String(length=length), nullable=True))
    op.create_table(
        "rating_screens",
        sa.Column("rater", sa.String(length=64), nullable=False),
        sa.Column("shown", sa.String(length=64), nullable=True),
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("is_visit", sa.Boolean(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["service_id"], ["services.id"], name="fk_rating_screens_service_id_services"
        ),
        sa.PrimaryKeyConstraint("rater", name="pk_rating_screens"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_rating_screens_shown", "rating_screens", ["shown"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_rating_screens_shown", "rating_screens")
    op.drop_table("rating_screens")
    with op.batch_alter_table("responses") as batch_op:
        for name, _ in reversed(_PROFILE):
            batch_op.drop_column(name)
        batch_op.drop_column("consent")
        batch_op.add_column(sa.Column("comment_key", sa.String(length=64), nullable=True))
    op.create_index("ix_responses_comment_key", "responses", ["comment_key"], unique=False)
