"""Buka sumbatan: the one act that frees most people, as a line with the button that begins it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta

from domain.calendar import extended_until
from domain.escalation import ripe_before
from domain.office import Office
from domain.people import StandInKind
from domain.unblocking import Act, Best, Blocked, Remedy, best_act
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button
from locales import Html, Words
from storage.records.supervision import serves
from storage.scoring.scope import Scope
from storage.uow import UnitOfWork

_FEWEST = 5
"""People of a unit who must owe a day of which nobody reported: fewer may all have forgotten it."""
_LOOKED_BACK = 7
_STAND_IN_FOR = timedelta(days=13)


async def best(uow: UnitOfWork, office: Office, now: datetime) -> Best | None:
    """The act that frees most people of the office before their cut-off."""
    today = office.date_of(now)
    end = Scope.running(office.scheme, now, office.zone).period.end
    needs: defaultdict[int, set[Act]] = defaultdict(set)
    cut_offs: dict[int, date] = {}
    for person, head in await uow.unblocking.silent(await _ripe(uow, office, today), today):
        needs[person].add(Act(Remedy.STAND_IN, head))
    for alone in await uow.unblocking.alone(today):
        if await uow.supervision.supervisor_of(alone.employee.id, today) is None:
            needs[alone.employee.id].add(Act(Remedy.ASSIGN, alone.unit.id))
    for person, unit_id, closes in await _closing(uow, office, now):
        needs[person].add(Act(Remedy.EXTEND, unit_id))
        cut_offs[person] = min(closes, cut_offs.get(person, closes))
    blocked = [Blocked(key, frozenset(acts), cut_offs.get(key, end)) for key, acts in needs.items()]
    return best_act(blocked, today)


async def _ripe(uow: UnitOfWork, office: Office, today: date) -> dict[datetime, list[int]]:
    """The units of supervisors by the instant before which something must have been sent to be slow."""
    ripe: defaultdict[datetime, list[int]] = defaultdict(list)
    for unit in await uow.people.units():
        calendar = await uow.calendars.of_unit(unit, today.year, office.time_rules)
        ripe[ripe_before(calendar, today, office.review_days.nudge)].append(unit.id)
    return ripe


async def _closing(uow: UnitOfWork, office: Office, now: datetime) -> list[tuple[int, int, date]]:
    """People who owe a day of which nobody of their unit reported, the unit, and until when it is open."""
    today = office.date_of(now)
    days = [today - timedelta(days=n) for n in range(1, _LOOKED_BACK + 1)]
    empty = await uow.unblocking.without_reports(days)
    extensions = await uow.calendars.extensions()
    found: list[tuple[int, int, date]] = []
    for unit in await uow.people.units():
        calendar = await uow.calendars.of_unit(unit, today.year, office.time_rules)
        for day in days:
            row = calendar.row(day)
            if (unit.id, day) not in empty or not row.is_working or not row.deadline < now <= row.late_until:
                continue
            if extended_until(extensions, day, 0, unit.id) is not None:
                continue
            people = await uow.reminders.owing_report(day, {unit.id: True})
            if len(people) >= _FEWEST:
                closes = (row.late_until - timedelta(seconds=1)).astimezone(calendar.zone).date()
                found.extend((person, unit.id, closes) for person in people)
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
        key = "stand_in" if serves(head, today) else "left"
        kind = StandInKind.PLH if key == "stand_in" else StandInKind.PLT
        name, command = head.name, f"delegasi baru {of} {today} {today + _STAND_IN_FOR} {kind}"
    else:
        key, name = found.act.remedy.value, (await uow.people.unit(of)).name
        command = f"delegasi atasan {of}" if found.act.remedy is Remedy.ASSIGN else "perpanjang"
    said = words(f"unblock-{key}", name=name, people=found.people, days=found.days_left)
    return said, [Button(words.plain(f"unblock-do-{found.act.remedy}"), CommandTap(command), style="primary")]
