"""What is recommended after closed results, and what is decided about proposals."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recommendations",
        sa.Column("closing_id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("supervisor_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("written_by_id", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done", sa.String(length=8), nullable=True),
        sa.Column("done_why", sa.Text(), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["closing_id"], ["closings.id"], name=op.f("fk_recommendations_closing_id_closings")
        ),
        *(
            sa.ForeignKeyConstraint(
                [column], ["employees.id"], name=op.f(f"fk_recommendations_{column}_employees")
            )
            for column in ("employee_id", "supervisor_id", "written_by_id", "answered_by_id")
        ),
        sa.PrimaryKeyConstraint("closing_id", "employee_id", name=op.f("pk_recommendations")),
    )
    for column in ("employee_id", "supervisor_id"):
        op.create_index(f"ix_recommendations_{column}", "recommendations", [column])
    op.create_table(
        "proposal_decisions",
        sa.Column("closing_id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=16), nullable=False),
        sa.Column("decision", sa.String(length=8), nullable=False),
        sa.Column("action", sa.String(length=9), nullable=False),
        sa.Column("competency", sa.Text(), nullable=True),
        sa.Column("course", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["closing_id", "employee_id"],
            ["recommendations.closing_id", "recommendations.employee_id"],
            name=op.f("fk_proposal_decisions_closing_id_employee_id_recommendations"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["employees.id"], name=op.f("fk_proposal_decisions_decided_by_id_employees")
        ),
        sa.PrimaryKeyConstraint("closing_id", "employee_id", "mark", name=op.f("pk_proposal_decisions")),
    )


def downgrade() -> None:
    op.drop_table("proposal_decisions")
    op.drop_table("recommendations")
