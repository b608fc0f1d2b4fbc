"""Evidence that the office's server keeps, the links to it, and who opened them when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kept_files",
        sa.Column("unique_id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("not_kept", sa.String(8), nullable=True),
        sa.PrimaryKeyConstraint("unique_id", name="pk_kept_files"),
    )
    op.create_table(
        "evidence_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("unique_id", sa.Text(), nullable=False),
        sa.Column("seed", sa.String(32), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_evidence_links_entry_id_entries"),
        sa.ForeignKeyConstraint(
            ["unique_id"], ["kept_files.unique_id"], name="fk_evidence_links_unique_id_kept_files"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_evidence_links"),
        sa.UniqueConstraint("token_hash", name="uq_evidence_links_token_hash"),
    )
    op.create_index("ix_evidence_links_entry_id", "evidence_links", ["entry_id", "unique_id"])
    op.create_table(
        "evidence_visits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(8), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["link_id"], ["evidence_links.id"], name="fk_evidence_visits_link_id_evidence_links"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_evidence_visits"),
    )
    op.create_index("ix_evidence_visits_link_id", "evidence_visits", ["link_id"])


def downgrade() -> None:
    op.drop_table("evidence_visits")
    op.drop_table("evidence_links")
    op.drop_table("kept_files")
