"""Plans duty rosters: the records, and the notices."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from domain.audit.rows import Values, digest
from domain.calendar import WorkCalendar, extended_until
from domain.day_state import Sent
from domain.duty import Hours, Planned, Shift, overlapping
from domain.duty_plans import (
    MOST_HOURS,
    Change,
    DutyDraft,
    changes,
    check_open,
    months_begun,
    offered,
    rest_of_month,
)
from domain.errors import Invalid, NotAllowed
from domain.notices import Notice, Priority, Recipient
from domain.office import Office
from domain.periods import Span
from handlers.frame.actor import Actor
from handlers.frame.gate import Action, may
from handlers.frame.records import DayOf
from handlers.kit.days import today_of, unit_and_calendar
from storage.tables import Employee
from storage.uow import UnitOfWork

_LOOKED_BACK = timedelta(days=56)
_LOOKED_AHEAD = timedelta(days=28)
_WEEK = timedelta(days=7)


class DutyPlanned(Notice, kind="duty_planned"):
    """To a person: these days of the own roster were planned by somebody (None: an administrator)."""

    employee_id: int
    planner_id: int | None
    dates: tuple[date, ...]


class PlanKept(Notice, kind="duty_plan_kept", priority=Priority.ANSWER):
    """To the planner of a roster for several people: its number of people; replaces the conversation."""

    people: int
    days: int
    week: date
    """Its Monday; of a pattern the first day."""
    last: date | None = None
    """The last day of a pattern; None of a week."""


class PersonPlan(Struct, frozen=True):
    """What a plan changes for a person."""

    person: Employee
    calendar: WorkCalendar
    changes: Sequence[Change]

    @property
    def months_begun(self) -> list[Span]:
        """The months in which this is the person's first roster."""
        return months_begun(self.calendar.duty, [change.date for change in self.changes])

    @property
    def overlapping(self) -> list[tuple[Shift, Shift]]:
        """Shifts of which the second starts before the first is over, at least one of them planned."""
        planned = {each.date: each.after for each in self.changes}
        others = [each for each in self.calendar.duty.shifts if each.date not in planned]
        own = [Shift(day, hours) for day, shifts in planned.items() for hours in shifts]
        return [
            pair
            for pair in overlapping([*others, *own])
            if not planned.keys().isdisjoint(each.date for each in pair)
        ]


async def options(uow: UnitOfWork, office: Office, draft: DutyDraft, now: datetime) -> list[Hours]:
    """The shifts through which taps cycle: those of the first person's unit, and those written."""
    today = office.date_of(now)
    unit = await uow.people.unit_of(draft.people[0], today) if draft.people else None
    around = Span(today - _LOOKED_BACK, today + _LOOKED_AHEAD)
    used = [] if unit is None else await uow.duty.hours_of_unit(unit.id, around, MOST_HOURS)
    return offered(used, draft.typed)


async def check_day(
    uow: UnitOfWork, office: Office, actor: Actor, employee_id: int, day: date, now: datetime
) -> None:
    """Raises Invalid or NotAllowed when a day of a person cannot be planned by the actor."""
    person = await uow.people.get(employee_id)
    if not await may(uow, office, actor, Action.PLAN_DUTY_OF, DayOf(employee_id, day), now):
        raise NotAllowed("duty-not-yours", name=person.name, day=day)
    unit, calendar = await unit_and_calendar(uow, office, employee_id, day)
    if day > calendar.local_date(now):
        return
    entries = await uow.entries.of_days(employee_id, Span(day, day))
    sent = Sent.of([(entry.state, entry.submitted_at) for entry in entries], now)
    extended = extended_until(await uow.calendars.extensions(employee_id), day, employee_id, unit.id)
    check_open(calendar.row(day), sent, now, extended, person.name)


async def plans_of(uow: UnitOfWork, office: Office, draft: DutyDraft, now: datetime) -> list[PersonPlan]:
    """The changes of a draft, for each person with any."""
    found = []
    for employee_id in draft.people:
        person = await uow.people.get(employee_id)
        # A week may be planned as the one before it, and a pattern goes on for months.
        known = Span(draft.span.start - _WEEK, draft.span.end)
        _, calendar = await unit_and_calendar(uow, office, employee_id, draft.span.start, known)
        today = await today_of(uow, office, employee_id, now)
        made = changes(draft, calendar, today)
        if made:
            found.append(PersonPlan(person, calendar, made))
    return found


def _logged(rows: Sequence[Planned]) -> Values:
    """What the log has of planned days: from when to when, how many, and a digest of their shifts."""
    shifts = sorted(f"{day} {each.start}-{each.end}" for day, hours in rows for each in hours)
    days = sorted(day.isoformat() for day, _ in rows)
    return {"from": days[0], "to": days[-1], "days": len(days), "shifts": digest("\n".join(shifts))}


async def save(
    uow: UnitOfWork, office: Office, actor: Actor, draft: DutyDraft, now: datetime
) -> list[PersonPlan]:
    """Plans what a draft says, and tells each person concerned once.

    Raises Invalid when it changes nothing, or a day that is reported or closed, NotAllowed when a day of a
    person is not for the actor to plan.
    """
    plans = await plans_of(uow, office, draft, now)
    if not plans:
        raise Invalid("duty-no-change")
    for plan in plans:
        employee_id, days = plan.person.id, [change.date for change in plan.changes]
        for day in days:
            await check_day(uow, office, actor, employee_id, day, now)
        rest = [row for month in plan.months_begun for row in rest_of_month(plan.calendar, month, days)]
        rows = [*rest, *((each.date, each.after) for each in plan.changes)]
        await uow.duty.plan(employee_id, rows)
        uow.audit.note("plan-duty", f"duty_shifts/{employee_id}", after=_logged(rows))
        if employee_id != actor.employee_id:
            told = DutyPlanned(employee_id, actor.employee_id, tuple(days))
            uow.outbox.add(told, Recipient(employee_id=employee_id), now)
    return plans
