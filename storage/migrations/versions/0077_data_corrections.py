"""Requests of people to correct their own data."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0077"
down_revision = "0076"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "data_corrections",
        sa.Column("field", sa.String(length=10), nullable=False),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("was", sa.Text(), nullable=True),
        sa.Column("replaced", sa.JSON(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("proof", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=True),
        sa.Column("acted_for_id", sa.Integer(), nullable=True),
        sa.Column("acted_as", sa.String(length=3), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("reason_code", sa.String(length=12), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_data_corrections_unit_id_units"),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_data_corrections_employee_id_employees"
        ),
        sa.ForeignKeyConstraint(
            ["reviewer_id"], ["employees.id"], name="fk_data_corrections_reviewer_id_employees"
        ),
        sa.ForeignKeyConstraint(
            ["acted_for_id"], ["employees.id"], name="fk_data_corrections_acted_for_id_employees"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_data_corrections"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_data_corrections_employee_id", "data_corrections", ["employee_id", "state"])
    op.create_index(
        "ix_data_corrections_reviewed",
        "data_corrections",
        ["reviewer_id", "reviewed_at"],
        sqlite_where=sa.text("reviewer_id IS NOT NULL"),
        postgresql_where=sa.text("reviewer_id IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_table("data_corrections")
