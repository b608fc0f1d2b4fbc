"""The sums of a day become means, in parts that can be added up, and its date and moments numbers.

They are made anew from the entries.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _drop() -> None:
    """With the triggers, whatever their version: when they are made again, so are the sums."""
    op.drop_table("person_days")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION IF EXISTS keep_sums() CASCADE")
        op.execute("DROP FUNCTION IF EXISTS keep_person_day(integer, date)")
        return
    found = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'keep_sums_%'"
    for name in op.get_bind().scalars(sa.text(found)).all():
        op.execute(f"DROP TRIGGER {name}")


def upgrade() -> None:
    _drop()
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


def downgrade() -> None:
    _drop()
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
