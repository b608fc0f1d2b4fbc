"""Responses are found by service; the office's mean is computed from an index that has all of its columns."""

from __future__ import annotations

from alembic import op

revision = "0079"
down_revision = "0078"
branch_labels = None
depends_on = None

_UNSUR = (
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


def upgrade() -> None:
    op.drop_index("ix_responses_date", "responses")
    op.create_index("ix_responses_service", "responses", ["service_id", "date"])
    op.create_index(
        "ix_responses_rated", "responses", ["date", "channel", "quick", *_UNSUR, "quarantined_on"]
    )


def downgrade() -> None:
    op.drop_index("ix_responses_rated", "responses")
    op.drop_index("ix_responses_service", "responses")
    op.create_index("ix_responses_date", "responses", ["date", "service_id"])
