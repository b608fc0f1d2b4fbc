"""What citizens said on each day is summed up, until a response of the day changes (0360)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0082"
down_revision = "0081"
branch_labels = None
depends_on = None

_COUNTED = (
    "date", "channel", "quarantined_on", "quick", "persyaratan", "prosedur", "waktu", "biaya", "produk",
    "kompetensi", "perilaku", "pengaduan", "sarana",
)  # fmt: skip
_OLD, _NEW = (", ".join(f"{row}.{name}" for name in _COUNTED) for row in ("OLD", "NEW"))
_FORGET = "DELETE FROM response_days WHERE date IN ({});"


def upgrade() -> None:
    op.create_table(
        "response_days",
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("sums", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("date", name="pk_response_days"),
    )
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    differs = "IS DISTINCT FROM" if is_postgresql else "IS NOT"
    for change, dates, when in (
        ("insert", "NEW.date", ""),
        ("delete", "OLD.date", ""),
        ("update", "OLD.date, NEW.date", f"WHEN (({_OLD}) {differs} ({_NEW}))"),
    ):
        name, forget = f"response_days_{change}", _FORGET.format(dates)
        trigger = f"CREATE TRIGGER {name} AFTER {change.upper()} ON responses FOR EACH ROW {when}"
        if is_postgresql:
            op.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN {forget} RETURN NULL; END $$"
            )
            op.execute(f"{trigger} EXECUTE FUNCTION {name}()")
        else:
            op.execute(f"{trigger} BEGIN {forget} END")


def downgrade() -> None:
    for change in ("insert", "delete", "update"):
        name = f"response_days_{change}"
        if op.get_bind().dialect.name == "postgresql":
            op.execute(f"DROP TRIGGER {name} ON responses")
            op.execute(f"DROP FUNCTION {name}()")
        else:
            op.execute(f"DROP TRIGGER {name}")
    op.drop_table("response_days")
