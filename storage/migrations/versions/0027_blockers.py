"""Blockers: what stands in the way, put before the supervisor."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

_STANDS = sa.text("state IN ('returned', 'submitted')")


def upgrade() -> None:
    op.create_table(
        "blockers",
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("help", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("passed_by_id", sa.Integer(), nullable=True),
        sa.Column("steps", sa.JSON(), nullable=False),
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
            sa.ForeignKeyConstraint([column], ["employees.id"], name=f"fk_blockers_{column}_employees")
            for column in ("employee_id", "reviewer_id", "acted_for_id", "passed_by_id")
        ),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_blockers_entry_id_entries"),
        sa.PrimaryKeyConstraint("id", name="pk_blockers"),
    )
    op.create_index("ix_blockers_employee_id", "blockers", ["employee_id", "date"])
    op.create_index("ix_blockers_open", "blockers", ["due"], sqlite_where=_STANDS, postgresql_where=_STANDS)


def downgrade() -> None:
    op.drop_table("blockers")
