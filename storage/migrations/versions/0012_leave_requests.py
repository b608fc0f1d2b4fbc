"""Leave can be asked for: requests, and which of them put an absence into the calendar."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "leave_requests",
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("half", sa.String(5), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("proof", sa.JSON(), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(9), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_leave_requests_employee_id_employees"
        ),
        sa.ForeignKeyConstraint(
            ["reviewer_id"], ["employees.id"], name="fk_leave_requests_reviewer_id_employees"
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["leave_requests.id"], name="fk_leave_requests_replaces_id_leave_requests"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_leave_requests"),
    )
    op.create_index("ix_leave_requests_employee_id", "leave_requests", ["employee_id", "date"])
    with op.batch_alter_table("leaves") as leaves:
        leaves.add_column(sa.Column("request_id", sa.Integer(), nullable=True))
        leaves.create_index("ix_leaves_request_id", ["request_id"])
        leaves.create_foreign_key(
            "fk_leaves_request_id_leave_requests", "leave_requests", ["request_id"], ["id"]
        )


def downgrade() -> None:
    # What was approved stays in the calendar.
    with op.batch_alter_table("leaves") as leaves:
        leaves.drop_constraint("fk_leaves_request_id_leave_requests", type_="foreignkey")
        leaves.drop_index("ix_leaves_request_id")
        leaves.drop_column("request_id")
    op.drop_table("leave_requests")
