"""Evidence knows the album that it was sent in."""

from __future__ import annotations

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Written out, as both databases understand it: Alembic would copy all evidence on SQLite.
    op.execute("ALTER TABLE evidence ADD COLUMN album VARCHAR")
    op.execute("CREATE INDEX ix_evidence_album ON evidence (album) WHERE album IS NOT NULL")


def downgrade() -> None:
    op.execute("DROP INDEX ix_evidence_album")
    op.execute("ALTER TABLE evidence DROP COLUMN album")
