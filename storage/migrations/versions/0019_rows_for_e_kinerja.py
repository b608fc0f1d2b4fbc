"""What people say for the sheet of e-Kinerja alone, and what of it was offered and transferred."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ekinerja_rows",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=True),
        sa.Column("started", sa.Time(), nullable=True),
        sa.Column("ended", sa.Time(), nullable=True),
        sa.Column("realised", sa.Integer(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=True),
        sa.Column("of_volume", sa.BigInteger(), nullable=True),
        sa.Column("offered", sa.JSON(), nullable=True),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("moved", sa.JSON(), nullable=True),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("moved_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_ekinerja_rows_entry_id_entries"),
        sa.ForeignKeyConstraint(["moved_by"], ["employees.id"], name="fk_ekinerja_rows_moved_by_employees"),
        sa.PrimaryKeyConstraint("entry_id", name="pk_ekinerja_rows"),
    )


def downgrade() -> None:
    op.drop_table("ekinerja_rows")
