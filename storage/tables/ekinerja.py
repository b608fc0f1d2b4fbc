"""Additions to an entry for its row in e-Kinerja."""

from __future__ import annotations

from datetime import datetime, time
from decimal import Decimal

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class EkinerjaRow(Table):
    """What an author said for the sheet alone, and which cells were offered and transferred."""

    __tablename__ = "ekinerja_rows"
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"), primary_key=True)
    plan: Mapped[str | None]
    started: Mapped[time | None]
    ended: Mapped[time | None]
    realised: Mapped[int | None]
    measure: Mapped[str | None]
    of_volume: Mapped[Decimal | None]
    offered: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    """The cells as they last stood on a sheet or on a screen to copy from."""
    offered_at: Mapped[datetime | None]
    """When they stood there first."""
    moved: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    """The cells that were transferred."""
    moved_at: Mapped[datetime | None]
    moved_by: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
