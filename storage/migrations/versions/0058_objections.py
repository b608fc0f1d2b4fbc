"""Objections and their events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "objections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("closing_id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["closing_id"], ["closings.id"], name=op.f("fk_objections_closing_id_closings")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name=op.f("fk_objections_employee_id_employees")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objections")),
        sa.UniqueConstraint("closing_id", "employee_id", name="uq_objections_closing_id"),
    )
    op.create_index("ix_objections_employee_id", "objections", ["employee_id"])
    op.create_index(
        "ix_objections_open",
        "objections",
        ["id"],
        sqlite_where=sa.text("state IN ('answer', 'decision')"),
        postgresql_where=sa.text("state IN ('answer', 'decision')"),
    )
    op.create_table(
        "objection_events",
        sa.Column("objection_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=11), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["employees.id"], name=op.f("fk_objection_events_by_id_employees")
        ),
        sa.ForeignKeyConstraint(
            ["objection_id"], ["objections.id"], name=op.f("fk_objection_events_objection_id_objections")
        ),
        sa.PrimaryKeyConstraint("objection_id", "number", name=op.f("pk_objection_events")),
    )


def downgrade() -> None:
    op.drop_table("objection_events")
    op.drop_table("objections")
