"""Leave of half a day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_KEY = ["employee_id", "kind", "starts", "ends"]


def upgrade() -> None:
    with op.batch_alter_table("leaves") as table:
        table.add_column(sa.Column("half", sa.String(length=5), nullable=False, server_default=""))
        table.drop_constraint("uq_leaves_employee_id_kind_starts_ends", type_="unique")
        table.create_unique_constraint("uq_leaves_employee_id_kind_starts_ends_half", [*_KEY, "half"])
    with op.batch_alter_table("leaves") as table:
        table.alter_column("half", server_default=None)


def downgrade() -> None:
    # What the earlier release cannot say is left out: it would count as whole days.
    op.execute("DELETE FROM leaves WHERE half <> ''")
    with op.batch_alter_table("leaves") as table:
        table.drop_constraint("uq_leaves_employee_id_kind_starts_ends_half", type_="unique")
        table.create_unique_constraint("uq_leaves_employee_id_kind_starts_ends", _KEY)
        table.drop_column("half")
