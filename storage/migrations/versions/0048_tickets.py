"""Tickets of citizens, what they are about to write, and notices to chats that are sealed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None

_RANDOM = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_OPEN = sa.text("state != 'closed'")


def upgrade() -> None:
    op.create_table(
        "tickets",
        sa.Column("id", _RANDOM, autoincrement=False, nullable=False),
        sa.Column("number", sa.String(10), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("state", sa.String(6), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("reopened", sa.Integer(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("way_back", sa.LargeBinary(), nullable=True),
        sa.Column("is_told", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("escalated_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["service_id"], ["services.id"], name="fk_tickets_service_id_services"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_tickets_unit_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_tickets"),
        sa.UniqueConstraint("number", name="uq_tickets_number"),
    )
    op.create_index("ix_tickets_open", "tickets", ["unit_id"], sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.create_index("ix_tickets_written_on", "tickets", ["written_on", "service_id"])
    op.create_table(
        "ticket_drafts",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("wish", sa.String(6), nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(10), nullable=True),
        sa.Column("ticket_id", _RANDOM, nullable=True),
        sa.ForeignKeyConstraint(["service_id"], ["services.id"], name="fk_ticket_drafts_service_id_services"),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name="fk_ticket_drafts_ticket_id_tickets"),
        sa.PrimaryKeyConstraint("key", name="pk_ticket_drafts"),
        sqlite_with_rowid=False,
    )
    op.add_column("outbox", sa.Column("sealed", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_column("outbox", "sealed")
    op.drop_table("ticket_drafts")
    op.drop_index("ix_tickets_written_on", table_name="tickets")
    op.drop_index("ix_tickets_open", table_name="tickets")
    op.drop_table("tickets")
