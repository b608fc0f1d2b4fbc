"""Public services, who staffs them, and what citizens say of them."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from typing import cast

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, Integer, String
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import Mapped, mapped_column

from domain.survey import Unsur
from storage.tables.base import Table, only

Day = date


class Service(Table):
    """A public service that citizens rate."""

    __tablename__ = "services"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str]
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    population: Mapped[int | None]
    closed_on: Mapped[date | None]
    """The first date on which it is not offered any more."""

    def is_open_on(self, day: Day) -> bool:
        """Whether citizens may rate it on a date."""
        return self.closed_on is None or day < self.closed_on


class ServiceStaff(Table):
    """Who staffs a service, on which dates (inclusive)."""

    __tablename__ = "service_staff"
    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[int] = mapped_column(ForeignKey("services.id"), index=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), index=True)
    starts: Mapped[date]
    ends: Mapped[date]


class CounterSaying(Table):
    """Who was at a service's counter on a day; every statement is kept, the last one counts."""

    __tablename__ = "counter_sayings"
    __table_args__ = (Index("ix_counter_sayings_service_id", "service_id", "date"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[int] = mapped_column(ForeignKey("services.id"))
    date: Mapped[date]
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    is_there: Mapped[bool]
    said_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    """None for an administrator of the settings who is not in the roster."""
    said_at: Mapped[datetime]


_UNDECIDED = "quarantined_on IS NOT NULL AND quarantine_decision_id IS NULL"


def random_id() -> int:
    """An id that tells nothing of when its row came."""
    return secrets.randbits(63)


class Response(Table):
    """A rating of a service; the citizen is known only as a keyed hash.

    It has its day, but no time and, with random ids, no order: together with the records of people who use
    the service, either would identify citizens (docs/decisions/0023).
    """

    __tablename__ = "responses"
    __table_args__ = (
        Index("ix_responses_service", "service_id", "date"),
        Index("ix_responses_rated", "date", "channel", "quick", *Unsur, "quarantined_on"),
        Index("ix_responses_set_aside", "service_id", "date", **only(_UNDECIDED)),
        CheckConstraint("quick IS NULL OR quick BETWEEN 1 AND 4", name="quick"),
    )
    # On SQLite this must be the row id itself: any other key adds one in the order of arrival.
    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=False,
        default=random_id,
    )
    service_id: Mapped[int] = mapped_column(ForeignKey("services.id"))
    date: Mapped[date]
    """In the office's zone."""
    rater: Mapped[str | None] = mapped_column(String(64), unique=True)
    """Hash of person, service, the unit's date and a visit code; None when it came by file."""
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
    photo: Mapped[bytes | None]
    """Telegram's id of a photo, sealed for this response (storage/sealed_photos.py)."""
    consent: Mapped[int | None]
    """Version of the sentence of consent that was shown (domain/responses.py); None when it came by file."""
    age: Mapped[str | None] = mapped_column(String(16))
    """This and the next three: voluntary, in the bands of domain/respondents.py."""
    sex: Mapped[str | None] = mapped_column(String(16))
    education: Mapped[str | None] = mapped_column(String(16))
    occupation: Mapped[str | None] = mapped_column(String(24))
    quarantined_on: Mapped[Day | None]
    """Kept and shown to administrators in groups, but weighs nothing until released."""
    quarantine_reason: Mapped[str | None] = mapped_column(String(10))
    """Why it was set aside (`domain/quarantine/reasons.py`); stays when it is released."""
    quarantine_decision_id: Mapped[int | None] = mapped_column(ForeignKey("quarantine_decisions.id"))
    """By which it was released, or kept aside; the latest one."""


class ResponseDay(Table):
    """What all citizens said on a day, summed up for the mean of the office; what is not there is read.

    A row goes with any change of a response of its day, by triggers of the database (0360).
    """

    __tablename__ = "response_days"
    date: Mapped[date] = mapped_column(primary_key=True)
    sums: Mapped[list[tuple[str, int, int, int]]] = mapped_column(JSON)
    """Channel, values per response, sum of the values, number of responses: one of each kind."""


# A copy writes responses first, as each of them removes the sums of its day.
cast(SqlTable, ResponseDay.__table__).add_is_dependent_on(cast(SqlTable, Response.__table__))


class RatingScreen(Table):
    """The service that a citizen has in front of them, and what they wrote there before tapping a face.

    Known by keyed hashes alone, in no order, without a time, and cleared every night.
    """

    __tablename__ = "rating_screens"
    __table_args__ = ({"sqlite_with_rowid": False},)
    rater: Mapped[str] = mapped_column(String(64), primary_key=True)
    """As of a response."""
    shown: Mapped[str | None] = mapped_column(String(64), index=True)
    """Hash of the person and the quarter of an hour; None once another screen was shown."""
    service_id: Mapped[int] = mapped_column(ForeignKey("services.id"))
    is_visit: Mapped[bool]
    """Whether the screen was opened with a visit code, which is not kept here."""
    comment: Mapped[str | None]
    photo: Mapped[bytes | None]
    """As of a response."""


class VisitCode(Table):
    """A visit code: a keyed hash of it, and nothing about who was shown it or who used it.

    It has no time of issue and no order: with either, and the records of who staffed the counter, a response
    would have a time (docs/decisions/0175).
    """

    __tablename__ = "visit_codes"
    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=False,
        default=random_id,
    )
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    service_id: Mapped[int] = mapped_column(ForeignKey("services.id"))
    valid_until: Mapped[datetime]
    """To the hour (UTC); of a code that was spent, to the date."""
    is_spent: Mapped[bool]


class VisitMiss(Table):
    """How many codes that do not exist somebody tried in an hour; cleared every night."""

    __tablename__ = "visit_misses"
    __table_args__ = ({"sqlite_with_rowid": False},)
    who: Mapped[str] = mapped_column(String(64), primary_key=True)
    """Keyed hash of the person and the hour."""
    misses: Mapped[int]


class CodeScreen(Table):
    """A phone that shows visit codes, one after the other; the row goes when it stops."""

    __tablename__ = "code_screens"
    telegram_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    service_id: Mapped[int] = mapped_column(ForeignKey("services.id"))
    message_id: Mapped[int | None]
    """None before the first code is shown."""
    code_hash: Mapped[str | None] = mapped_column(String(64))
    """The hash of the current code; earlier ones leave nothing here."""
    is_shown: Mapped[bool]
    """Whether Telegram has accepted the message with the current code."""
    ends_at: Mapped[datetime]
    """To the hour."""


class Promise(Table):
    """What is promised for one of the lowest unsur of a service in a quarter; the last word holds."""

    __tablename__ = "promises"
    service_id: Mapped[int] = mapped_column(ForeignKey("services.id"), primary_key=True)
    quarter: Mapped[str] = mapped_column(String(7), primary_key=True)
    """Code of the quarter whose results it answers, such as 2026-Q3."""
    unsur: Mapped[str] = mapped_column(String(12), primary_key=True)
    text: Mapped[str]
    due: Mapped[date]
    """The day until which it should be kept."""
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    """None of an administrator who is not of the roster."""
    made_at: Mapped[datetime]


class QuarantineDecision(Table):
    """Who released or kept a group of ratings, when and why. A reversal is a decision of its own."""

    __tablename__ = "quarantine_decisions"
    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[int] = mapped_column(ForeignKey("services.id"))
    reason: Mapped[str] = mapped_column(String(10))
    """For which they had been set aside."""
    complete: Mapped[bool]
    """Whether they have all nine unsur; a group has either kind."""
    starts: Mapped[date]
    ends: Mapped[date]
    responses: Mapped[int]
    released: Mapped[bool]
    why: Mapped[str]
    decided_by_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    decided_at: Mapped[datetime]
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("quarantine_decisions.id"), unique=True)
