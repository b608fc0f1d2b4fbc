"""Reports that are rated once more, blind, and who was shown the own difference."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0062"
down_revision = "0061"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "second_ratings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=6), nullable=False),
        sa.Column("reason", sa.String(length=6), nullable=True),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(state = 'rated') = (rating IS NOT NULL) AND (rating IS NULL OR rating BETWEEN 1 AND 5)",
            name=op.f("ck_second_ratings_rated_has_rating"),
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entries.id"], name=op.f("fk_second_ratings_entry_id_entries")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name=op.f("fk_second_ratings_employee_id_employees")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_second_ratings")),
        sa.UniqueConstraint("entry_id", "employee_id", name=op.f("uq_second_ratings_entry_id_employee_id")),
    )
    op.create_index("ix_second_ratings_employee_id", "second_ratings", ["employee_id", "date"])
    op.create_table(
        "second_rating_views",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name=op.f("fk_second_rating_views_employee_id_employees")
        ),
        sa.PrimaryKeyConstraint("employee_id", "period", name=op.f("pk_second_rating_views")),
    )


def downgrade() -> None:
    op.drop_table("second_rating_views")
    op.drop_table("second_ratings")
