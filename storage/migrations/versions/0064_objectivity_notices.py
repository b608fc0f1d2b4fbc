"""Notices about figures of objectivity, and how they stood at a closing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0064"
down_revision = "0063"
branch_labels = None
depends_on = None

_OPEN = sa.text("state = 'open'")


def upgrade() -> None:
    op.create_table(
        "objectivity_notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(8), nullable=False),
        sa.Column("signal", sa.String(11), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("z", sa.Text(), nullable=True),
        sa.Column("records", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(9), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("reason_code", sa.String(8), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("explanation", sa.Text(), nullable=True),
        sa.Column("explained_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_objectivity_notices"),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_objectivity_notices_employee_id_employees"
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["employees.id"], name="fk_objectivity_notices_decided_by_id_employees"
        ),
        sa.UniqueConstraint(
            "employee_id",
            "period",
            "signal",
            "number",
            name="uq_objectivity_notices_employee_id_period_signal_number",
        ),
    )
    op.create_index("ix_objectivity_notices_period", "objectivity_notices", ["period"])
    op.create_index(
        "ix_objectivity_notices_open",
        "objectivity_notices",
        ["found_at"],
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )
    op.create_table(
        "objectivity_stood",
        sa.Column("closing_id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(9), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("closing_id", "notice_id", name="pk_objectivity_stood"),
        sa.ForeignKeyConstraint(
            ["closing_id"], ["closings.id"], name="fk_objectivity_stood_closing_id_closings"
        ),
        sa.ForeignKeyConstraint(
            ["notice_id"],
            ["objectivity_notices.id"],
            name="fk_objectivity_stood_notice_id_objectivity_notices",
        ),
    )
    op.add_column("closings", sa.Column("objectivity_at", sa.DateTime(timezone=True), nullable=True))
    # Of periods that were closed before there were notices, none stood.
    op.execute("UPDATE closings SET objectivity_at = closed_at")


def downgrade() -> None:
    op.drop_column("closings", "objectivity_at")
    op.drop_table("objectivity_stood")
    op.drop_table("objectivity_notices")
