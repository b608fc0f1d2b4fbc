"""Dialogs are a stack, stand-ins act for supervisors, and notices of reviews are about cases of any kind."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_OUTBOX = sa.table(
    "outbox",
    sa.column("id", sa.Integer),
    sa.column("kind", sa.String),
    sa.column("payload", sa.JSON),
    sa.column("state", sa.String),
)
_OF_ENTRIES = {
    "entry_submitted": "case_submitted",
    "entry_reviewed": "case_reviewed",
    "card_decided": "case_decided",
}


def upgrade() -> None:
    with op.batch_alter_table("dialogs") as dialogs:
        dialogs.drop_constraint("pk_dialogs", type_="primary")
        dialogs.create_primary_key("pk_dialogs", ["token"])
        dialogs.add_column(sa.Column("position", sa.Integer(), nullable=False, server_default="1"))
        dialogs.create_index("ix_dialogs_telegram_id", ["telegram_id"])
    with op.batch_alter_table("dialogs") as dialogs:
        dialogs.alter_column("position", server_default=None)
    op.create_table(
        "stand_ins",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("supervisor_id", sa.Integer(), nullable=False),
        sa.Column("stand_in_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(3), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["supervisor_id"], ["employees.id"], name="fk_stand_ins_supervisor_id_employees"
        ),
        sa.ForeignKeyConstraint(["stand_in_id"], ["employees.id"], name="fk_stand_ins_stand_in_id_employees"),
        sa.PrimaryKeyConstraint("id", name="pk_stand_ins"),
    )
    op.create_index("ix_stand_ins_supervisor_id", "stand_ins", ["supervisor_id"])
    op.create_index("ix_stand_ins_stand_in_id", "stand_ins", ["stand_in_id"])
    op.create_index("ix_outbox_employee_id", "outbox", ["employee_id", "kind"])
    _rename_notices()


def _rename_notices() -> None:
    """What waits to be sent, or may be corrected once it was, is about a case from now on."""
    connection = op.get_bind()
    rows = connection.execute(sa.select(_OUTBOX).where(_OUTBOX.c.kind.in_(_OF_ENTRIES))).all()
    for row in rows:
        payload = {"case": "entry", "case_id": row.payload["entry_id"]}
        if "version" in row.payload:
            payload["version"] = row.payload["version"]
        renamed = sa.update(_OUTBOX).where(_OUTBOX.c.id == row.id)
        connection.execute(renamed.values(kind=_OF_ENTRIES[row.kind], payload=payload))
    # What confirmed a return names no entry: it cannot be put into words any more, and needs not arrive.
    connection.execute(
        sa.update(_OUTBOX)
        .where(_OUTBOX.c.kind == "decision_received", _OUTBOX.c.state == "pending")
        .values(state="obsolete")
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_employee_id", "outbox")
    op.drop_table("stand_ins")
    # One conversation a person is kept: the one that is being held.
    op.execute(
        "DELETE FROM dialogs WHERE EXISTS (SELECT 1 FROM dialogs AS above"
        " WHERE above.telegram_id = dialogs.telegram_id AND above.position > dialogs.position)"
    )
    with op.batch_alter_table("dialogs") as dialogs:
        dialogs.drop_index("ix_dialogs_telegram_id")
        dialogs.drop_constraint("pk_dialogs", type_="primary")
        dialogs.create_primary_key("pk_dialogs", ["telegram_id"])
        dialogs.drop_column("position")
