"""Visit codes: one rating each, known by a keyed hash; and how many wrong ones somebody tried."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "visit_codes",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_spent", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["service_id"], ["services.id"], name="fk_visit_codes_service_id_services"),
        sa.PrimaryKeyConstraint("id", name="pk_visit_codes"),
        sa.UniqueConstraint("code_hash", name="uq_visit_codes_code_hash"),
    )
    op.create_table(
        "visit_misses",
        sa.Column("who", sa.String(length=64), nullable=False),
        sa.Column("misses", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("who", name="pk_visit_misses"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("visit_misses")
    op.drop_table("visit_codes")
