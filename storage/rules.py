"""Reads the current rules, and finds the people affected by a change of them."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from datetime import date, datetime

from msgspec import Struct

from domain.calendar import DayKind
from domain.duty import NO_DUTY
from domain.office import Office
from domain.periods import KNOWN_YEARS, Period, Span
from domain.rule_changes import (
    FREE,
    WORKED,
    Reader,
    ReaderChanges,
    Rules,
    changed_days,
    changes_for,
    scheme_changes,
)
from storage.records.rules import rules_of
from storage.tables import RulesVersion
from storage.uow import UnitOfWork


async def rules_now(uow: UnitOfWork, office: Office, today: date) -> Rules:
    """The scheme in force, and the days of every unit in this year and the next."""
    span = Span(date(today.year, 1, 1), date(min(today.year + 1, KNOWN_YEARS[-1]), 12, 31))
    calendars = await uow.calendars.of_units(await uow.people.units(), today.year, office.time_rules)
    days: dict[int, str] = {}
    # Most units of an office work on the same days, and two years of each are long to work out.
    alike: dict[tuple[frozenset[int], frozenset[tuple[date, DayKind]]], str] = {}
    for unit, calendar in calendars.items():
        own = frozenset((day, row.kind) for day, row in calendar.corrections.items())
        key = (calendar.week, own)
        if key not in alike:
            alike[key] = "".join(WORKED if calendar.is_working(day) else FREE for day in span)
        days[unit] = alike[key]
    return Rules(office.scheme, span.start, days)


class Concerned(Struct, frozen=True):
    """A person affected by a change, with the changes."""

    employee_id: int
    name: str
    changes: ReaderChanges


async def concerned(
    uow: UnitOfWork,
    office: Office,
    pair: tuple[RulesVersion, RulesVersion],
    now: datetime,
    only: Collection[int] | None = None,
) -> list[Concerned]:
    """People in service today who have joined and are affected by a version; by name."""
    before, after = (rules_of(each) for each in pair)
    today = office.date_of(now)
    period = Period.containing(today, after.scheme.period)
    scheme = scheme_changes(before.scheme, after.scheme)
    span = Span(min(period.start, today), date(today.year + 1, 12, 31))
    leaves = await uow.calendars.absences(span, only)
    duties = await uow.duty.all(span, only)
    members = await uow.digest.members(span, only)

    def find() -> list[Concerned]:
        days = {unit: changed_days(before, after, unit) for unit in after.days}
        found = []
        for member in members:
            stay = next((each for each in member.memberships if today in each.span), None)
            if stay is None or not member.is_linked:
                continue
            key, unit = member.employee_id, stay.unit_id
            reader = Reader(unit, stay.span, leaves.get(key, ()), duties.get(key, NO_DUTY))
            changes = changes_for(before, after, scheme, days.get(unit, ()), reader, period)
            if changes.are_there:
                found.append(Concerned(key, member.name, changes))
        return found

    # For a large office this takes a while; chats go on meanwhile.
    return await asyncio.to_thread(find)
