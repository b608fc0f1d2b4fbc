"""A nurse who reported every shift, nights after they ended, loses nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from domain.calendar import AsOf
from domain.duty import Hours, Planned, rotation
from domain.people import TimeZone
from domain.periods import Period, Span
from storage.base.engine import Database
from storage.records.schemes import load_scheme
from storage.scoring.scope import Scope
from storage.tables import ALWAYS, FOREVER, Employee, Entry, Membership, Unit
from tests.harness import changes

EARLY, NIGHT = Hours(time(7), time(14, 30)), Hours(time(22), time(7))
WIB = TimeZone.WIB.info


async def worked(database: Database, planned: Sequence[Planned], sent: Mapping[date, datetime]) -> None:
    """A nurse with a roster, and when the report of each date was sent."""
    async with changes(database) as uow:
        uow.session.add(Unit(id=1, name="RSUD Contoh", timezone="WIB"))
        uow.session.add(Employee(id=1, nip="199001012015012001", name="Sari Contoh", role="asn"))
        await uow.session.flush()
        uow.session.add(Membership(employee_id=1, unit_id=1, starts=ALWAYS, ends=FOREVER))
        await uow.duty.plan(1, planned)
        for day, moment in sent.items():
            entry = Entry(employee_id=1, date=day, activity="Dinas", state="submitted", self_rating=4)
            entry.submitted_at = entry.revised_at = moment
            uow.session.add(entry)


async def discipline(database: Database, day: date) -> tuple[object, int]:
    """The value of discipline in November as of the end of a day, and the number of reports."""
    scope = Scope(load_scheme("mataram"), Period.parse("2026-11"), AsOf.end_of(day, WIB), WIB)
    async with database.read() as uow:
        (scorecard,) = await uow.scoring.scorecards(scope)
    component = scorecard.card.components[1]
    return component.value, component.records


async def test_sixteen_of_sixteen_shifts_are_discipline_100(database: Database) -> None:
    """Two early, two nights, two free days, weekends among them; a night is reported at 07.30."""
    cycle, span = (EARLY, EARLY, NIGHT, NIGHT, None, None), Span(date(2026, 11, 1), date(2026, 11, 22))
    planned = list(rotation(cycle, span))
    half_an_hour = timedelta(minutes=30)
    sent = {day: each.ends_at(day, WIB) + half_an_hour for day, hours in planned for each in hours}
    await worked(database, planned, sent)
    assert await discipline(database, date(2026, 11, 22)) == (100, 15), "the last night is not due yet"
    assert await discipline(database, date(2026, 11, 23)) == (100, 16)


async def test_after_the_grace_a_night_is_late(database: Database) -> None:
    third, fourth = date(2026, 11, 3), date(2026, 11, 4)
    sent = {
        third: datetime(2026, 11, 4, 11, tzinfo=WIB),
        fourth: datetime(2026, 11, 5, 11, 1, tzinfo=WIB),
    }
    await worked(database, [(third, (NIGHT,)), (fourth, (NIGHT,))], sent)
    assert await discipline(database, date(2026, 11, 30)) == (75, 2)
