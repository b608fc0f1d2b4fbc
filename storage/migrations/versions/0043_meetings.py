"""Decisions of meetings are blockers of their owners; work is shown to a meeting once its author agrees."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None

_STANDS = sa.text("state IN ('returned', 'submitted')")


def _open_index() -> None:
    op.create_index("ix_blockers_open", "blockers", ["due"], sqlite_where=_STANDS, postgresql_where=_STANDS)


def upgrade() -> None:
    # Without its partial index while SQLite copies the table: it would come back as a whole one.
    op.drop_index("ix_blockers_open", table_name="blockers")
    with op.batch_alter_table("blockers") as blockers:
        blockers.add_column(sa.Column("meeting", sa.String(7), nullable=True))
        blockers.add_column(sa.Column("meeting_of_id", sa.Integer(), nullable=True))
        blockers.create_foreign_key(
            "fk_blockers_meeting_of_id_employees", "employees", ["meeting_of_id"], ["id"]
        )
    op.create_index("ix_blockers_meeting_of_id", "blockers", ["meeting_of_id", "meeting"])
    _open_index()
    op.create_table(
        "practices_shown",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_practices_shown_entry_id_entries"),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["employees.id"], name="fk_practices_shown_asked_by_id_employees"
        ),
        sa.PrimaryKeyConstraint("entry_id", name="pk_practices_shown"),
    )


def downgrade() -> None:
    op.drop_table("practices_shown")
    op.drop_index("ix_blockers_open", table_name="blockers")
    op.drop_index("ix_blockers_meeting_of_id", table_name="blockers")
    with op.batch_alter_table("blockers") as blockers:
        blockers.drop_constraint("fk_blockers_meeting_of_id_employees", type_="foreignkey")
        blockers.drop_column("meeting_of_id")
        blockers.drop_column("meeting")
    _open_index()
