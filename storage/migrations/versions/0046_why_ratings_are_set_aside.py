"""Why ratings are set aside, and what administrators decided about them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None

_UNDECIDED = sa.text("quarantined_on IS NOT NULL AND quarantine_decision_id IS NULL")


def upgrade() -> None:
    op.create_table(
        "quarantine_decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=10), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("responses", sa.Integer(), nullable=False),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["service_id"], ["services.id"], name="fk_quarantine_decisions_service_id_services"
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["employees.id"], name="fk_quarantine_decisions_decided_by_id_employees"
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"],
            ["quarantine_decisions.id"],
            name="fk_quarantine_decisions_reverses_id_quarantine_decisions",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_quarantine_decisions"),
        sa.UniqueConstraint("reverses_id", name="uq_quarantine_decisions_reverses_id"),
    )
    with op.batch_alter_table("responses") as responses:
        responses.add_column(sa.Column("quarantine_reason", sa.String(length=10), nullable=True))
        responses.add_column(sa.Column("quarantine_decision_id", sa.Integer(), nullable=True))
        responses.create_foreign_key(
            "fk_responses_quarantine_decision_id_quarantine_decisions",
            "quarantine_decisions",
            ["quarantine_decision_id"],
            ["id"],
        )
    # Until now nothing else set a rating aside.
    op.execute("UPDATE responses SET quarantine_reason = 'own_unit' WHERE quarantined_on IS NOT NULL")
    op.create_index(
        "ix_responses_set_aside",
        "responses",
        ["service_id", "date"],
        sqlite_where=_UNDECIDED,
        postgresql_where=_UNDECIDED,
    )


def downgrade() -> None:
    op.drop_index("ix_responses_set_aside", "responses")
    with op.batch_alter_table("responses") as responses:
        responses.drop_constraint(
            "fk_responses_quarantine_decision_id_quarantine_decisions", type_="foreignkey"
        )
        responses.drop_column("quarantine_decision_id")
        responses.drop_column("quarantine_reason")
    op.drop_table("quarantine_decisions")
