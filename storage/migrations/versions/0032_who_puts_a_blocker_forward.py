"""A blocker says who puts it before the own supervisor: its author, or who passed it up; found by an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

_STANDS = sa.text("state IN ('returned', 'submitted')")


def _change(added: str, removed: str) -> None:
    with op.batch_alter_table("blockers") as blockers:
        blockers.create_foreign_key(f"fk_blockers_{added}_employees", "employees", [added], ["id"])
        if added == "put_by_id":
            blockers.alter_column(added, existing_type=sa.Integer(), nullable=False)
        blockers.drop_constraint(f"fk_blockers_{removed}_employees", type_="foreignkey")
        blockers.drop_column(removed)
    op.create_index("ix_blockers_open", "blockers", ["due"], sqlite_where=_STANDS, postgresql_where=_STANDS)


def upgrade() -> None:
    # Without its partial index while SQLite copies the table: it would come back as a whole one.
    op.drop_index("ix_blockers_open", table_name="blockers")
    op.add_column("blockers", sa.Column("put_by_id", sa.Integer(), nullable=True))
    op.execute("UPDATE blockers SET put_by_id = COALESCE(passed_by_id, employee_id)")
    _change("put_by_id", "passed_by_id")
    op.create_index("ix_blockers_put_by_id", "blockers", ["put_by_id", "date"])


def downgrade() -> None:
    op.drop_index("ix_blockers_put_by_id", table_name="blockers")
    op.drop_index("ix_blockers_open", table_name="blockers")
    op.add_column("blockers", sa.Column("passed_by_id", sa.Integer(), nullable=True))
    op.execute("UPDATE blockers SET passed_by_id = NULLIF(put_by_id, employee_id)")
    _change("passed_by_id", "put_by_id")
