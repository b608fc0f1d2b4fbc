"""Units, people, their accounts, memberships, supervisors and invitations."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from domain.people import in_service
from storage.tables.base import Table


class Unit(Table):
    """A unit of the office (OPD, bagian, UPT) with its zone and work week."""

    __tablename__ = "units"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    timezone: Mapped[str] = mapped_column(String(4))
    work_week: Mapped[str] = mapped_column(String(7), default="12345")
    """ISO weekday digits that are worked, Monday = 1."""
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    """Where it works, in degrees; with a radius in metres once an administrator has said so."""
    radius: Mapped[int | None]


class Employee(Table):
    """A civil servant (ASN) or administrator of the roster."""

    __tablename__ = "employees"
    __table_args__ = (Index("ix_employees_role", "role"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    nip: Mapped[str] = mapped_column(String(18), unique=True)
    name: Mapped[str]
    position: Mapped[str | None]
    """The last one that is known; those before it are former positions."""
    rank: Mapped[str | None]
    role: Mapped[str] = mapped_column(String(8), default="asn")
    joined: Mapped[date | None]
    left: Mapped[date | None]
    employment: Mapped[str | None] = mapped_column(String(16))
    """PNS, PPPK or PPPK paruh waktu; None where the office has not said it."""

    def serves(self, day: date) -> bool:
        """Whether the person is in service on a day."""
        return in_service(self.joined, self.left, day)


class FormerPosition(Table):
    """The position that a person had until a day; None: none. The last one stands with the person."""

    __tablename__ = "former_positions"
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    ends: Mapped[date] = mapped_column(primary_key=True)
    position: Mapped[str | None]


class Account(Table):
    """The one Telegram account of a person of the roster, or of an administrator named in the settings."""

    __tablename__ = "accounts"
    telegram_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), unique=True)
    language: Mapped[str] = mapped_column(String(2))
    linked_at: Mapped[datetime]
    unreachable_since: Mapped[datetime | None]
    menu: Mapped[str | None] = mapped_column(String(16))
    """Mark of the menu of commands that Telegram shows in this chat; None before one was published."""


class Membership(Table):
    """Which unit a person belongs to, on which dates (inclusive)."""

    __tablename__ = "memberships"
    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    starts: Mapped[date]
    ends: Mapped[date]


class Supervision(Table):
    """Who supervises whom, on which dates (inclusive)."""

    __tablename__ = "supervisions"
    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), index=True)
    supervisor_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), index=True)
    starts: Mapped[date]
    ends: Mapped[date]


class StandIn(Table):
    """Who acts for a supervisor (Plt or Plh), on which dates (inclusive)."""

    __tablename__ = "stand_ins"
    id: Mapped[int] = mapped_column(primary_key=True)
    supervisor_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), index=True)
    stand_in_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), index=True)
    kind: Mapped[str] = mapped_column(String(3))
    """plt or plh."""
    starts: Mapped[date]
    ends: Mapped[date]


class Invite(Table):
    """A one-time link, and a code to type, for a person to join; only their hashes are stored."""

    __tablename__ = "invites"
    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    code_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    """Of the typed code; None without the office's secret."""
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(default=0)
    """Wrong confirmations; the link is dead after a few."""
