"""People propose another supervisor; administrators decide."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_PEOPLE = ("employee_id", "reviewer_id", "acted_for_id", "supervisor_id", "former_id")


def upgrade() -> None:
    op.create_table(
        "supervisor_corrections",
        sa.Column("supervisor_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("former_id", sa.Integer(), nullable=True),
        sa.Column("former_starts", sa.Date(), nullable=True),
        sa.Column("former_ends", sa.Date(), nullable=True),
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
                [column], ["employees.id"], name=f"fk_supervisor_corrections_{column}_employees"
            )
            for column in _PEOPLE
        ),
        sa.PrimaryKeyConstraint("id", name="pk_supervisor_corrections"),
    )
    op.create_index(
        "ix_supervisor_corrections_employee_id", "supervisor_corrections", ["employee_id", "state"]
    )


def downgrade() -> None:
    op.drop_table("supervisor_corrections")
