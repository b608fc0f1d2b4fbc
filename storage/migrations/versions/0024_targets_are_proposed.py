"""Targets are put forward and agreed in the chat."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_TEXTS = ("indicator", "rencana_aksi", "parent", "reason")


def upgrade() -> None:
    op.create_table(
        "target_proposals",
        sa.Column("ask", sa.String(6), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.Column("period", sa.String(8), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("weight", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=True) for name in _TEXTS),
        sa.Column("replaced", sa.JSON(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(9), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=True),
        sa.Column("acted_for_id", sa.Integer(), nullable=True),
        sa.Column("acted_as", sa.String(3), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column], ["employees.id"], name=f"fk_target_proposals_{column}_employees"
            )
            for column in ("employee_id", "reviewer_id", "acted_for_id")
        ),
        sa.ForeignKeyConstraint(["target_id"], ["targets.id"], name="fk_target_proposals_target_id_targets"),
        sa.PrimaryKeyConstraint("id", name="pk_target_proposals"),
    )
    op.create_index("ix_target_proposals_employee_id", "target_proposals", ["employee_id", "date"])
    op.create_index("ix_target_proposals_target_id", "target_proposals", ["target_id"])


def downgrade() -> None:
    op.drop_table("target_proposals")
