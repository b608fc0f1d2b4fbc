"""Papers that were issued, so that anybody can check one by its code."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "issued_papers",
        sa.Column("code", sa.String(12), nullable=False),
        sa.Column("kind", sa.String(6), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(8), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("approved", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_issued_papers_employee_id_employees"
        ),
        sa.PrimaryKeyConstraint("code", name="pk_issued_papers"),
        sa.UniqueConstraint(
            "employee_id",
            "kind",
            "period",
            "revision",
            name="uq_issued_papers_employee_id_kind_period_revision",
        ),
    )


def downgrade() -> None:
    op.drop_table("issued_papers")
