"""No triggers any more, and nothing that they kept; of the nightly scores only the office's summary stays."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def _drop_triggers() -> None:
    """Earlier releases made them at each start, under names that held a hash."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION IF EXISTS note_change() CASCADE")
        op.execute("DROP FUNCTION IF EXISTS keep_sums() CASCADE")
        op.execute("DROP FUNCTION IF EXISTS keep_person_day(integer, date)")
        op.execute("DROP FUNCTION IF EXISTS keep_target_month(integer, date)")
        return
    found = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        " AND (name LIKE 'note_change_%' OR name LIKE 'keep_sums_%')"
    )
    for name in op.get_bind().scalars(sa.text(found)).all():
        op.execute(f"DROP TRIGGER {name}")


def upgrade() -> None:
    _drop_triggers()
    for table in ("person_days", "target_months", "kept_cards", "kept_sheets", "changed_records"):
        op.drop_table(table)
    op.create_table(
        "score_summaries",
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("period", "scheme", name=op.f("pk_score_summaries")),
    )


def downgrade() -> None:
    op.drop_table("score_summaries")
    op.create_table(
        "changed_records",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(length=9), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changed_records")),
    )
    op.create_index("ix_changed_records_whose", "changed_records", ["topic", "employee_id"])
    op.create_table(
        "kept_sheets",
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("rules", sa.String(length=64), nullable=False),
        sa.Column("as_of", sa.DateTime(timezone=True), nullable=False),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("period", "scheme", name=op.f("pk_kept_sheets")),
    )
    op.create_table(
        "kept_cards",
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("card", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name=op.f("fk_kept_cards_employee_id_employees")
        ),
        sa.PrimaryKeyConstraint("period", "scheme", "employee_id", name=op.f("pk_kept_cards")),
    )
    op.create_table(
        "target_months",
        sa.Column("target_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("volume", sa.BigInteger(), nullable=False),
        sa.Column("last_submitted", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("target_id", "month", name=op.f("pk_target_months")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "person_days",
        sa.Column("employee_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rated", sa.Integer(), nullable=False),
        sa.Column("self_mean", sa.BigInteger(), nullable=True),
        sa.Column("supervisor_mean", sa.BigInteger(), nullable=True),
        sa.Column("first_submitted", sa.BigInteger(), nullable=False),
        sa.Column("holds_from", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            "employee_id",
            "day",
            name=op.f("pk_person_days"),
            postgresql_include=["rated", "self_mean", "supervisor_mean", "first_submitted", "holds_from"],
        ),
        sqlite_with_rowid=False,
    )
