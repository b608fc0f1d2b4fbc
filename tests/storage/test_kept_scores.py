"""Kept scorecards: after any change, what is brought up to date equals what is computed from nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest
from sqlalchemy import delete, select, update

from domain.calendar import AsOf
from domain.people import TimeZone
from domain.periods import Period
from storage.engine import Database
from storage.schemes import load_scheme
from storage.scoring.kept_cards import Card, Summary
from storage.scoring.scope import Scope
from storage.tables import (
    Assessment,
    Attendance,
    CalendarDay,
    ChangedRecord,
    Competency,
    Employee,
    Entry,
    Extension,
    KeptCard,
    KeptSheet,
    Leave,
    Membership,
    Response,
    Service,
    ServiceStaff,
    Target,
)
from storage.tables import Unit as OfficeUnit
from storage.unit import UnitOfWork
from tests.storage.offices import Generator, fill

DAY = date(2026, 11, 9)
NOON = datetime(2026, 11, 18, 5, tzinfo=UTC)
WIB = TimeZone.WIB.info
Kept = tuple[dict[int, Card], Summary]
Change = Callable[[UnitOfWork, int], Awaitable[object]]


def scope_of(scheme: str, now: datetime, code: str = "2026-11") -> Scope:
    """A period as of an instant."""
    period = Period.parse(code)
    return Scope(load_scheme(scheme), period, AsOf.now(now, period, WIB), WIB)


async def refreshed(database: Database, scope: Scope, now: datetime) -> int:
    """Brings the kept cards up to date; how many were computed."""
    async with database.unit() as unit:
        computed = await unit.kept_scores.refresh(scope, now)
        await unit.commit()
        return computed


async def kept(database: Database, scope: Scope) -> Kept:
    """What is kept."""
    async with database.read() as unit:
        sheet = await unit.kept_scores.sheet(scope)
        assert sheet is not None
        return await unit.kept_scores.cards(scope), sheet.summary


async def from_nothing(database: Database, scope: Scope) -> Kept:
    """What is kept when nothing was before."""
    async with database.unit() as unit:
        await unit.session.execute(delete(KeptCard))
        await unit.session.execute(delete(KeptSheet))
        await unit.commit()
    await refreshed(database, scope, NOON)
    return await kept(database, scope)


async def an_office(database: Database, seed: int) -> None:
    """A generated office of a few weeks."""
    office = Generator(seed, date(2026, 10, 1), date(2026, 11, 17)).office()
    async with database.unit() as unit:
        await fill(unit.session, office)
        await unit.commit()


async def _entry(unit: UnitOfWork, person: int) -> object:
    at = datetime(2026, 11, 9, 9, tzinfo=UTC)
    entry = Entry(
        employee_id=person,
        date=DAY,
        activity="Menyusun laporan",
        self_rating=5,
        state="submitted",
        submitted_at=at,
        revised_at=at,
    )
    unit.session.add(entry)
    await unit.session.flush()
    return await unit.session.execute(
        update(Entry).where(Entry.id == entry.id).values(state="approved", supervisor_rating=1)
    )


async def _fewer_entries(unit: UnitOfWork, person: int) -> object:
    return await unit.session.execute(
        delete(Entry).where(Entry.employee_id == person, Entry.date >= date(2026, 11, 9))
    )


async def _leave(unit: UnitOfWork, person: int) -> object:
    unit.session.add(Leave(employee_id=person, kind="cuti", starts=DAY, ends=DAY + timedelta(days=3)))
    return None


async def _target(unit: UnitOfWork, person: int) -> object:
    unit.session.add(
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


async def _attendance(unit: UnitOfWork, person: int) -> object:
    return await unit.session.execute(
        update(Attendance).where(Attendance.employee_id == person).values(status="absent")
    )


async def _assessment(unit: UnitOfWork, person: int) -> object:
    return await unit.session.execute(
        update(Assessment).where(Assessment.employee_id == person).values(rating=5)
    )


async def _holiday(unit: UnitOfWork, person: int) -> object:
    unit.session.add(CalendarDay(date=date(2026, 11, 12), unit_id=None, kind="holiday"))
    return None


async def _extension(unit: UnitOfWork, person: int) -> object:
    until = datetime(2026, 12, 1, tzinfo=UTC)
    unit.session.add(Extension(starts=DAY, ends=DAY, open_until=until, reason="Gangguan", created_at=until))
    return None


async def _week(unit: UnitOfWork, person: int) -> object:
    return await unit.session.execute(update(OfficeUnit).values(work_week="1234567"))


async def _joined(unit: UnitOfWork, person: int) -> object:
    return await unit.session.execute(
        update(Employee).where(Employee.id == person).values(joined=DAY, left=None, position="Penata Layanan")
    )


async def _moved(unit: UnitOfWork, person: int) -> object:
    return await unit.session.execute(delete(Membership).where(Membership.employee_id == person))


async def _required(unit: UnitOfWork, person: int) -> object:
    return await unit.session.execute(update(Competency).values(required=5))


async def _response(unit: UnitOfWork, person: int) -> object:
    service = await unit.session.scalar(select(Service.id).limit(1))
    unit.session.add(
        Response(
            service_id=service,
            date=DAY,
            submitted_at=datetime(2026, 11, 9, 4, tzinfo=UTC),
            channel="visit",
            quick=1,
        )
    )
    return None


async def _released(unit: UnitOfWork, person: int) -> object:
    return await unit.session.execute(update(Response).values(quarantined_at=None))


async def _staffed(unit: UnitOfWork, person: int) -> object:
    return await unit.session.execute(update(ServiceStaff).values(employee_id=person))


CHANGES: list[Change] = [
    _entry,
    _fewer_entries,
    _leave,
    _target,
    _attendance,
    _assessment,
    _holiday,
    _extension,
    _week,
    _joined,
    _moved,
    _required,
    _response,
    _released,
    _staffed,
]


# Between them they use every source but self ratings and behaviour, which change with others.
@pytest.mark.parametrize("scheme", ["bungo", "tebingtinggi"])
async def test_after_every_kind_of_change_the_kept_equal_the_computed(
    database: Database, scheme: str
) -> None:
    await an_office(database, 11)
    scope, chance = scope_of(scheme, NOON), Random(scheme)
    await refreshed(database, scope, NOON)
    for change in CHANGES:
        async with database.unit() as unit:
            people = [employee.id for employee in await unit.people.all()]
            await change(unit, chance.choice(people))
            await unit.commit()
        await refreshed(database, scope, NOON)
        now = await kept(database, scope)
        assert now == await from_nothing(database, scope), change.__name__


@pytest.mark.parametrize("scheme", ["mataram", "batanghari"])
async def test_as_the_days_go_by_the_kept_equal_the_computed(database: Database, scheme: str) -> None:
    await an_office(database, 31)
    async with database.unit() as unit:
        newcomer = (await unit.people.all())[0]
        newcomer.joined, newcomer.left = date(2026, 11, 28), None
        await unit.commit()
    start = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
    for hours in (0, 5, 24, 30, 54, 100, 400):
        now = start + timedelta(hours=hours)
        code = "2026-11" if now.astimezone(WIB).month == 11 else "2026-12"
        scope = scope_of(scheme, now, code)
        await refreshed(database, scope, now)
        found = await kept(database, scope)
        assert found == await from_nothing(database, scope), hours


async def test_only_who_changed_is_computed_anew(database: Database) -> None:
    await an_office(database, 12)
    scope = scope_of("gajahmungkur", NOON)
    everybody = await refreshed(database, scope, NOON)
    assert everybody > 3
    assert await refreshed(database, scope, NOON) == 0
    async with database.unit() as unit:
        people = await unit.kept_scores.cards(scope)
        await _entry(unit, next(iter(people)))
        await unit.commit()
    assert await refreshed(database, scope, NOON) == 1


async def test_another_scheme_is_computed_from_nothing(database: Database) -> None:
    await an_office(database, 13)
    everybody = await refreshed(database, scope_of("batanghari", NOON), NOON)
    assert await refreshed(database, scope_of("nasional", NOON), NOON) == everybody
    assert await refreshed(database, scope_of("batanghari", NOON), NOON) == everybody


async def test_a_change_that_is_rolled_back_leaves_no_note(database: Database) -> None:
    await an_office(database, 14)
    await refreshed(database, scope_of("batanghari", NOON), NOON)
    async with database.unit() as unit:
        person = (await unit.people.all())[0]
        await _entry(unit, person.id)
    async with database.read() as unit:
        assert not (await unit.session.scalars(select(ChangedRecord))).all()


async def test_means_of_few_are_not_told(database: Database) -> None:
    await an_office(database, 15)
    scope = scope_of("batanghari", NOON)
    async with database.read() as unit:
        assert await unit.kept_scores.office_means(scope) == {}
    await refreshed(database, scope, NOON)
    async with database.read() as unit:
        cards = await unit.kept_scores.cards(scope)
        means = await unit.kept_scores.office_means(scope)
    rated = [card for card in cards.values() if card["components"][1][1] is not None]
    assert ("supervisor" in means) == (len(rated) >= 5)
