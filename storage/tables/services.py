"""Public services, who staffs them, and what citizens say of them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class Service(Table):
    """A public service that citizens rate."""

    __tablename__ = "services"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str]
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    population: Mapped[int | None]


class ServiceStaff(Table):
    """Who staffs a service, on which dates (inclusive)."""

    __tablename__ = "service_staff"
    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[int] = mapped_column(ForeignKey("services.id"), index=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), index=True)
    starts: Mapped[date]
    ends: Mapped[date]


class Response(Table):
    """A citizen's rating of a service; the citizen is known only as a keyed hash."""

    __tablename__ = "responses"
    __table_args__ = (
        UniqueConstraint("service_id", "date", "rater"),
        Index("ix_responses_date", "date", "service_id"),
        CheckConstraint("quick IS NULL OR quick BETWEEN 1 AND 4", name="quick"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[int] = mapped_column(ForeignKey("services.id"))
    date: Mapped[date]
    """In the zone of the service's unit: once per service, person and day."""
    submitted_at: Mapped[datetime]
    rater: Mapped[str | None] = mapped_column(String(64))
    channel: Mapped[str] = mapped_column(String(5))
    quick: Mapped[int | None]
    """One tap on four faces, 1..4: the response's overall value; fills no unsur."""
    persyaratan: Mapped[int | None]
    prosedur: Mapped[int | None]
    waktu: Mapped[int | None]
    biaya: Mapped[int | None]
    produk: Mapped[int | None]
    kompetensi: Mapped[int | None]
    perilaku: Mapped[int | None]
    pengaduan: Mapped[int | None]
    sarana: Mapped[int | None]
    comment: Mapped[str | None]
    kind: Mapped[str | None] = mapped_column(String(10))
    """praise, complaint or suggestion."""
    quarantined_at: Mapped[datetime | None]
    """Kept and shown to administrators, but weighs nothing until released."""
