"""What scores need: slimmer covering indexes, kept scorecards, and marks of changed records."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "changed_records",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(length=9), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changed_records")),
    )
    with op.batch_alter_table("changed_records", schema=None) as batch_op:
        batch_op.create_index("ix_changed_records_whose", ["topic", "employee_id"], unique=False)

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
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.create_index("ix_attendance_scoring", ["employee_id", "date", "status"], unique=False)

    with op.batch_alter_table("entries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entries_scoring"))
        batch_op.create_index(
            "ix_entries_scoring",
            ["employee_id", "date", "state", "submitted_at", "self_rating", "supervisor_rating"],
            unique=False,
        )
        batch_op.create_index(
            "ix_entries_target",
            ["target_id", "date", "state", "submitted_at", "volume"],
            unique=False,
            sqlite_where=sa.text("target_id IS NOT NULL"),
            postgresql_where=sa.text("target_id IS NOT NULL"),
        )


def _drop_triggers() -> None:
    """Those that a later start made: they would write to a table that is gone."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION IF EXISTS note_change() CASCADE")
        return
    found = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'note_change_%'"
    for name in op.get_bind().scalars(sa.text(found)).all():
        op.execute(f"DROP TRIGGER {name}")


def downgrade() -> None:
    _drop_triggers()
    with op.batch_alter_table("entries", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_entries_target",
            sqlite_where=sa.text("target_id IS NOT NULL"),
            postgresql_where=sa.text("target_id IS NOT NULL"),
        )
        batch_op.drop_index("ix_entries_scoring")
        batch_op.create_index(
            batch_op.f("ix_entries_scoring"),
            [
                "employee_id",
                "date",
                "state",
                "submitted_at",
                "self_rating",
                "supervisor_rating",
                "target_id",
                "volume",
            ],
            unique=False,
        )

    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.drop_index("ix_attendance_scoring")

    op.drop_table("kept_cards")
    op.drop_table("kept_sheets")
    with op.batch_alter_table("changed_records", schema=None) as batch_op:
        batch_op.drop_index("ix_changed_records_whose")

    op.drop_table("changed_records")
