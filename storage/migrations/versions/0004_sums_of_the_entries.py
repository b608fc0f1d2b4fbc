"""Sums of the entries by person and day, and by target and month; triggers keep them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "person_days",
        sa.Column("employee_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("rated", sa.Integer(), nullable=False),
        sa.Column("self_total", sa.Integer(), nullable=False),
        sa.Column("supervisor_total", sa.Integer(), nullable=False),
        sa.Column("first_submitted", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_submitted", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("employee_id", "date", name=op.f("pk_person_days")),
        sqlite_with_rowid=False,
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


def _drop_triggers() -> None:
    """Those that a later start made: they would write to tables that are gone."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION IF EXISTS keep_sums() CASCADE")
        op.execute("DROP FUNCTION IF EXISTS keep_person_day(integer, date)")
        op.execute("DROP FUNCTION IF EXISTS keep_target_month(integer, date)")
        return
    found = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'keep_sums_%'"
    for name in op.get_bind().scalars(sa.text(found)).all():
        op.execute(f"DROP TRIGGER {name}")


def downgrade() -> None:
    _drop_triggers()
    op.drop_table("target_months")
    op.drop_table("person_days")
