"""Changes of an office's records, each of a kind that may touch scores."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from sqlalchemy import delete, select, update

from storage.tables import (
    Assessment,
    Attendance,
    CalendarDay,
    Competency,
    Employee,
    Entry,
    Extension,
    Leave,
    Membership,
    Response,
    Service,
    ServiceStaff,
    Target,
)
from storage.tables import Unit as OfficeUnit
from storage.uow import UnitOfWork

DAY = date(2026, 11, 9)
Change = Callable[[UnitOfWork, int], Awaitable[object]]
Dated = Callable[[UnitOfWork, int, datetime], Awaitable[object]]


async def reported(uow: UnitOfWork, person: int, at: datetime) -> object:
    """A report of the day in the middle of which it was sent, approved with the lowest rating."""
    entry = Entry(
        employee_id=person,
        date=at.date(),
        activity="Menyusun laporan",
        self_rating=5,
        state="submitted",
        submitted_at=at,
        revised_at=at,
    )
    uow.session.add(entry)
    await uow.session.flush()
    return await uow.session.execute(
        update(Entry).where(Entry.id == entry.id).values(state="approved", supervisor_rating=1)
    )


async def rated(uow: UnitOfWork, person: int, at: datetime) -> object:
    """A response to a service, whoever staffs it."""
    service = await uow.session.scalar(select(Service.id).limit(1))
    uow.session.add(Response(service_id=service, date=at.date(), submitted_at=at, channel="visit", quick=1))
    return None


async def entry(uow: UnitOfWork, person: int) -> object:
    return await reported(uow, person, datetime(2026, 11, 9, 9, tzinfo=UTC))


async def fewer_entries(uow: UnitOfWork, person: int) -> object:
    return await uow.session.execute(
        delete(Entry).where(Entry.employee_id == person, Entry.date >= date(2026, 11, 9))
    )


async def leave(uow: UnitOfWork, person: int) -> object:
    await uow.session.execute(delete(Leave).where(Leave.employee_id == person, Leave.starts == DAY))
    uow.session.add(Leave(employee_id=person, kind="cuti", starts=DAY, ends=DAY + timedelta(days=3)))
    return None


async def target(uow: UnitOfWork, person: int) -> object:
    await uow.session.execute(delete(Target).where(Target.employee_id == person, Target.title == "Baru"))
    uow.session.add(
        Target(
            employee_id=person,
            period="2026",
            title="Baru",
            quantity=Decimal(3),
            unit="dokumen",
            weight=Decimal(1),
        )
    )
    return None


async def attendance(uow: UnitOfWork, person: int) -> object:
    return await uow.session.execute(
        update(Attendance).where(Attendance.employee_id == person).values(status="absent")
    )


async def assessment(uow: UnitOfWork, person: int) -> object:
    return await uow.session.execute(
        update(Assessment).where(Assessment.employee_id == person).values(rating=5)
    )


async def holiday(uow: UnitOfWork, person: int) -> object:
    await uow.session.execute(delete(CalendarDay).where(CalendarDay.date == date(2026, 11, 12)))
    uow.session.add(CalendarDay(date=date(2026, 11, 12), unit_id=None, kind="holiday"))
    return None


async def extension(uow: UnitOfWork, person: int) -> object:
    until = datetime(2026, 12, 1, tzinfo=UTC)
    uow.session.add(Extension(starts=DAY, ends=DAY, open_until=until, reason="Gangguan", created_at=until))
    return None


async def week(uow: UnitOfWork, person: int) -> object:
    return await uow.session.execute(update(OfficeUnit).values(work_week="1234567"))


async def joined(uow: UnitOfWork, person: int) -> object:
    return await uow.session.execute(
        update(Employee).where(Employee.id == person).values(joined=DAY, left=None, position="Penata Layanan")
    )


async def moved(uow: UnitOfWork, person: int) -> object:
    return await uow.session.execute(delete(Membership).where(Membership.employee_id == person))


async def required(uow: UnitOfWork, person: int) -> object:
    return await uow.session.execute(update(Competency).values(required=5))


async def response(uow: UnitOfWork, person: int) -> object:
    return await rated(uow, person, datetime(2026, 11, 9, 4, tzinfo=UTC))


async def released(uow: UnitOfWork, person: int) -> object:
    return await uow.session.execute(update(Response).values(quarantined_at=None))


async def staffed(uow: UnitOfWork, person: int) -> object:
    return await uow.session.execute(update(ServiceStaff).values(employee_id=person))


CHANGES: list[Change] = [
    entry,
    fewer_entries,
    leave,
    target,
    attendance,
    assessment,
    holiday,
    extension,
    week,
    joined,
    moved,
    required,
    response,
    released,
    staffed,
]
