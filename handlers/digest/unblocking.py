"""Buka sumbatan: the one act that frees most people, as a line with the button that begins it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from domain.answers import shortened
from domain.calendar import WorkCalendar, extended_until
from domain.closing.lock import lock_of
from domain.escalation import ripe
from domain.office import Office
from domain.people import StandInKind
from domain.unblocking import Best, Blocked, Remedy, UnblockingStep, best_act
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button
from locales import Html, Words
from storage.scoring.scope import Scope
from storage.uow import UnitOfWork

_FEWEST = 5
"""The least number of people who owe an unreported day: fewer may all have forgotten it."""
_LOOKED_BACK = 7
_LONGEST_NAME = 60
_STAND_IN_FOR = timedelta(days=13)


async def best(uow: UnitOfWork, office: Office, now: datetime) -> Best | None:
    """The act that frees most people of the office before their cut-off."""
    today = office.date_of(now)
    running = Scope.running(office.scheme, now, office.zone).period
    needs: defaultdict[int, set[UnblockingStep]] = defaultdict(set)
    cut_offs: dict[int, date] = {}
    units = await uow.people.units()
    calendars = await uow.calendars.of_units(units, today.year, office.time_rules)
    long_since = ripe(calendars, today, office.review_days.nudge)
    for person, head, first in await uow.unblocking.silent(long_since, today):
        needs[person].add(UnblockingStep(Remedy.STAND_IN, head))
        if first is not None and first < running.start:
            # Of a period that is over, which may be closed any day.
            cut_offs[person] = today
    for alone in await uow.unblocking.alone(today):
        if not alone.has_supervisor:
            needs[alone.employee.id].add(UnblockingStep(Remedy.ASSIGN, alone.unit.id))
    for person, unit_id, closes in await _closing(uow, calendars, today, now):
        needs[person].add(UnblockingStep(Remedy.EXTEND, unit_id))
        cut_offs[person] = min(closes, cut_offs.get(person, closes))
    blocked = [Blocked(frozenset(acts), cut_offs.get(key, running.end)) for key, acts in needs.items()]
    return best_act(blocked, today)


async def _closing(
    uow: UnitOfWork, calendars: Mapping[int, WorkCalendar], today: date, now: datetime
) -> list[tuple[int, int, date]]:
    """The people of a unit that reported nothing on a day, the unit, and until when the day is open."""
    closed = await uow.closings.closed()
    past = (today - timedelta(days=n) for n in range(1, _LOOKED_BACK + 1))
    days = [day for day in past if lock_of(day, closed) is None]
    empty = await uow.unblocking.without_reports(days)
    extensions = await uow.calendars.extensions()
    found: list[tuple[int, int, date]] = []
    for day in days:
        closes: dict[int, date] = {}
        for unit_id, calendar in calendars.items():
            row = calendar.row(day)
            is_late = row.is_working and row.deadline < now <= row.late_until
            is_empty = is_late and (unit_id, day) in empty
            if is_empty and extended_until(extensions, day, 0, unit_id) is None:
                closes[unit_id] = calendar.local_date(row.late_until - timedelta(seconds=1))
        owing = await uow.reminders.owing_report(day, dict.fromkeys(closes, True)) if closes else {}
        for unit_id, people in owing.items():
            if len(people) >= _FEWEST:
                found.extend((person, unit_id, closes[unit_id]) for person in people)
    return found


async def line(
    uow: UnitOfWork, office: Office, words: Words, now: datetime
) -> tuple[Html, list[Button]] | None:
    """The sentence that names the best act, and the button that begins it; None when none frees anybody."""
    found = await best(uow, office, now)
    if found is None:
        return None
    today, of = office.date_of(now), found.act.of
    if found.act.remedy is Remedy.STAND_IN:
        head = await uow.people.get(of)
        key = "stand_in" if head.serves(today) else "left"
        kind = StandInKind.PLH if key == "stand_in" else StandInKind.PLT
        name, command = head.name, f"delegasi baru {of} {today} {today + _STAND_IN_FOR} {kind}"
    else:
        key, name = found.act.remedy.value, (await uow.people.unit(of)).name
        command = f"delegasi atasan {of}" if found.act.remedy is Remedy.ASSIGN else "perpanjang"
    said = words(
        f"unblock-{key}", name=shortened(name, _LONGEST_NAME), people=found.people, days=found.days_left
    )
    return said, [Button(words.plain(f"unblock-do-{found.act.remedy}"), CommandTap(command), style="primary")]
