"""Attendance has no index by person: each row of an import changed a page of its own in it.

Revision ID: 0076
Revises: 0075
"""

from __future__ import annotations

from alembic import op

revision = "0076"
down_revision = "0075"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_attendance_scoring", "attendance")


def downgrade() -> None:
    op.create_index("ix_attendance_scoring", "attendance", ["employee_id", "date", "status"])
