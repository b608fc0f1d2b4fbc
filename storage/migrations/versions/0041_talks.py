"""Talks about ratings that lie far apart: notes that supervisor and author read and answer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "talk_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_talk_notes_entry_id_entries"),
        sa.ForeignKeyConstraint(["by_id"], ["employees.id"], name="fk_talk_notes_by_id_employees"),
        sa.PrimaryKeyConstraint("id", name="pk_talk_notes"),
    )
    op.create_index("ix_talk_notes_entry_id", "talk_notes", ["entry_id"])
    op.create_index("ix_talk_notes_by_id", "talk_notes", ["by_id"])


def downgrade() -> None:
    op.drop_table("talk_notes")
