"""Who looked at whose record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0072"
down_revision = "0071"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "record_views",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=True),
        sa.Column("viewer_id", sa.Integer(), nullable=True),
        sa.Column("looker", sa.String(length=13), nullable=False),
        sa.Column("what", sa.String(length=14), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_record_views_employee_id_employees"
        ),
        sa.ForeignKeyConstraint(["viewer_id"], ["employees.id"], name="fk_record_views_viewer_id_employees"),
        sa.PrimaryKeyConstraint("id", name="pk_record_views"),
        sa.UniqueConstraint(
            "employee_id",
            "day",
            "what",
            "viewer_id",
            "looker",
            name="uq_record_views_employee_id_day_what_viewer_id_looker",
        ),
    )
    op.create_index("ix_record_views_employee_id", "record_views", ["employee_id", "at"])


def downgrade() -> None:
    op.drop_table("record_views")
