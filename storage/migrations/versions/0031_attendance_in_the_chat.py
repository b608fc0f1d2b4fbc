"""Attendance in the chat: comings and leavings with a location, and the places of units."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

_PLACE = ("latitude", "longitude")


def upgrade() -> None:
    for name in _PLACE:
        op.add_column("units", sa.Column(name, sa.Float(), nullable=True))
    op.add_column("units", sa.Column("radius", sa.Integer(), nullable=True))
    op.create_table(
        "attendance_marks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("mark", sa.String(length=3), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("accuracy", sa.Float(), nullable=True),
        sa.Column("distance", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_attendance_marks_employee_id_employees"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_attendance_marks"),
    )
    op.create_index("ix_attendance_marks_person", "attendance_marks", ["employee_id", "date"])
    op.create_index("ix_attendance_marks_at", "attendance_marks", ["at"])


def downgrade() -> None:
    op.drop_table("attendance_marks")
    for name in (*_PLACE, "radius"):
        op.drop_column("units", name)
