"""Feedback about people, requests for it, and the monthly question."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

_OPEN = sa.text("closed_at IS NULL")


def _people(table: str, *columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([column], ["employees.id"], name=f"fk_{table}_{column}_employees")
        for column in columns
    ]


def upgrade() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("giver_id", sa.Integer(), nullable=False),
        sa.Column("acted_for_id", sa.Integer(), nullable=True),
        sa.Column("acted_as", sa.String(3), nullable=True),
        sa.Column("kind", sa.String(6), nullable=False),
        sa.Column("occasion", sa.String(7), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reply", sa.Text(), nullable=True),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=True),
        *_people("feedback", "employee_id", "giver_id", "acted_for_id"),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_feedback_entry_id_entries"),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
    )
    op.create_index("ix_feedback_employee_id", "feedback", ["employee_id", "date"])
    op.create_index("ix_feedback_giver_id", "feedback", ["giver_id", "date"])
    op.create_table(
        "feedback_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("feedback_id", sa.Integer(), nullable=True),
        *_people("feedback_requests", "employee_id"),
        sa.ForeignKeyConstraint(
            ["feedback_id"], ["feedback.id"], name="fk_feedback_requests_feedback_id_feedback"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_feedback_requests"),
    )
    op.create_index(
        "uq_feedback_requests_open",
        "feedback_requests",
        ["employee_id"],
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )
    op.create_table(
        "feedback_questions",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        *_people("feedback_questions", "employee_id", "reviewer_id"),
        sa.PrimaryKeyConstraint("employee_id", "month", name="pk_feedback_questions"),
    )
    op.create_index("ix_feedback_questions_reviewer_id", "feedback_questions", ["reviewer_id", "month"])


def downgrade() -> None:
    for table in ("feedback_questions", "feedback_requests", "feedback"):
        op.drop_table(table)
