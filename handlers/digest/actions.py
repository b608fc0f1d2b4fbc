"""Gathers what a weekly digest tells."""

from __future__ import annotations

import asyncio
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import zip_longest

from domain.digest import (
    Comment,
    OverdueBlocker,
    Reporting,
    ReportWeek,
    ServiceRating,
    WaitingReviews,
    WeeklyDigestFigures,
    report_week,
    weekly_figures,
)
from domain.office import Office
from domain.periods import Span
from domain.satisfaction import quarter_of, told, whole
from handlers.kit.ticket_days import late_of
from storage.records.supervision import Waiting, serves
from storage.uow import UnitOfWork


async def digest(uow: UnitOfWork, office: Office, until: datetime) -> WeeklyDigestFigures:
    """The figures of the office's week that ends at `until`, or in which it lies.

    Who has reported is told as of that instant; what waits and who is unreachable, as of now.
    """
    week = report_week(until, office.zone)
    monday = datetime.combine(week.this.start, time.min, tzinfo=office.zone)
    today = week.as_of.day
    midnight = datetime.combine(today + timedelta(days=1), time.min, tzinfo=office.zone)
    undelivered = await uow.outbox.undelivered_since(monday)
    tickets = await uow.tickets.open_of(None)
    figures = partial(
        weekly_figures,
        week,
        await _reporting(uow, office, week),
        waiting=[
            _waiting(at, serves(at.supervisor, today))
            for at in await uow.supervision.waiting_by_supervisor(today)
        ],
        ratings=await _ratings(uow, today),
        unreachable=await uow.digest.unreachable(week.as_of.day),
        undelivered=undelivered.get("unreachable", 0),
        failed=undelivered.get("failed", 0),
        comments=await _comments(uow, week),
        blockers=[
            OverdueBlocker(each.author, each.blocker.due, each.supervisor)
            for each in await uow.blockers.overdue(today)
        ],
        # Since the digest before, so that what is confirmed after one of a Friday stands in the next.
        tickets=(len(tickets), await late_of(uow, office, tickets, until)),
        innovations=await uow.innovations.confirmed_between(until - timedelta(days=7), midnight),
    )
    # Of a large office it takes a third of a second, and chats go on meanwhile.
    return await asyncio.to_thread(figures)


def _waiting(at: Waiting, serving: bool) -> WaitingReviews:
    acting = ((each.acting.kind, each.employee.name) for each in at.stand_ins if each.acting is not None)
    return WaitingReviews(at.supervisor.name, at.cases, at.since, tuple(acting), serving)


async def _ratings(uow: UnitOfWork, today: date) -> list[ServiceRating]:
    """What `/kepuasan` tells of the faces of each service that was rated this quarter."""
    quarter, names = quarter_of(today), {each.id: each.name for each in await uow.services.all()}
    days = await uow.satisfaction.days(names, quarter.span)
    found = {service: told(each, quarter, today - timedelta(days=1)) for service, each in days.items()}
    return [
        ServiceRating(names[service], found[service].faces, found[service].face_mean)
        for service, each in days.items()
        if whole(each, quarter.span).faces
    ]


async def _comments(uow: UnitOfWork, week: ReportWeek) -> list[Comment]:
    """The comments that the end of the week before made known; the first of each service come first."""
    known = [
        [Comment(found.service.name, text) for text in found.comments]
        for found in await uow.services.comments(week.last.end, Span(week.last.end, week.last.end))
    ]
    return [comment for each in zip_longest(*known) for comment in each if comment is not None]


async def _reporting(uow: UnitOfWork, office: Office, week: ReportWeek) -> Reporting:
    units = await uow.people.units()
    return Reporting(
        members=await uow.digest.members(week.both),
        leaves=await uow.calendars.absences(week.both),
        sent=await uow.digest.sent(week.both, week.as_of.instant),
        calendars=await uow.calendars.of_units(units, week.as_of.day.year, office.time_rules),
        units={own.id: own.name for own in units},
        extensions=await uow.calendars.extensions(),
        duties=await uow.duty.all(week.both),
    )
