"""responses keep their day alone, under ids in no order.

The date of responses that are there is that of their unit's zone, as it was; from now on it is the office's.
The two differ for responses of the hours around midnight in a unit of another zone, if there are any.
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_NUMBERS = (
    "quick",
    "persyaratan",
    "prosedur",
    "waktu",
    "biaya",
    "produk",
    "kompetensi",
    "perilaku",
    "pengaduan",
    "sarana",
)
_KEPT = f"service_id, date, rater, channel, {', '.join(_NUMBERS)}, comment, kind"


def _rebuild(changed: str, values: str, columns: Sequence[sa.Column[object] | sa.Constraint]) -> None:
    """Makes the table again and fills it in random order; `values` are those of the `changed` columns."""
    # Under PostgreSQL the names of indexes are unique: the old table goes before the new one comes.
    op.execute(
        f"CREATE TABLE responses_before AS SELECT {values}, {_KEPT} FROM responses ORDER BY random()"  # noqa: S608
    )
    op.drop_table("responses")
    op.create_table(
        "responses",
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("rater", sa.String(length=64), nullable=True),
        sa.Column("channel", sa.String(length=5), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in _NUMBERS),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(length=10), nullable=True),
        *columns,
        sa.CheckConstraint("quick IS NULL OR quick BETWEEN 1 AND 4", name=op.f("ck_responses_quick")),
        sa.ForeignKeyConstraint(
            ["service_id"], ["services.id"], name=op.f("fk_responses_service_id_services")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_responses")),
    )
    op.execute(f"INSERT INTO responses ({changed}, {_KEPT}) SELECT {changed}, {_KEPT} FROM responses_before")  # noqa: S608
    op.drop_table("responses_before")
    op.create_index("ix_responses_date", "responses", ["date", "service_id"], unique=False)


def upgrade() -> None:
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    id_ = "abs(random() / 2)" if on_sqlite else "CAST(floor(random() * 9007199254740992) AS BIGINT)"
    day = "date(quarantined_at)" if on_sqlite else "CAST(quarantined_at AT TIME ZONE 'UTC' AS DATE)"
    _rebuild(
        "id, quarantined_on",
        f"{id_} AS id, {day} AS quarantined_on",
        [
            sa.Column(
                "id",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                autoincrement=False,
                nullable=False,
            ),
            sa.Column("quarantined_on", sa.Date(), nullable=True),
            sa.UniqueConstraint("rater", name=op.f("uq_responses_rater")),
        ],
    )


def downgrade() -> None:
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    noon = "{} || ' 05:00:00'" if on_sqlite else "({} + TIME '05:00') AT TIME ZONE 'UTC'"
    _rebuild(
        "id, submitted_at, quarantined_at",
        "row_number() OVER (ORDER BY id) AS id"
        f", {noon.format('date')} AS submitted_at, {noon.format('quarantined_on')} AS quarantined_at",
        [
            sa.Column("id", sa.Integer(), nullable=False),
            sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
            sa.Column("quarantined_at", sa.DateTime(timezone=True), nullable=True),
            sa.UniqueConstraint(
                "service_id", "date", "rater", name=op.f("uq_responses_service_id_date_rater")
            ),
        ],
    )
