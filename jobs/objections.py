"""The clock of objections: reminds before a due date, and moves on when it has passed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from domain.closing.notices import ObjectionNews
from domain.notices import Notice, Recipient
from domain.objections.life import AnswerOver, PassedUp, Reminded, What, due_step
from domain.objections.news import News
from domain.office import Office
from jobs.job import Job, Zones
from jobs.slots import Slot, morning
from storage.records.objections import Objected
from storage.records.supervision import Reviewer
from storage.records.unit_calendar import unit_calendar
from storage.uow import UnitOfWork

Messages = list[tuple[Notice, Recipient]]


async def clock(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    """On the morning of a working day of its unit, takes each open objection as far as its clock says."""
    told: Messages = []
    for objected in await uow.objections.open():
        calendar = await unit_calendar(uow.people, uow.calendars, office, objected.employee_id, slot.day)
        if not calendar.is_working(slot.day):
            continue
        current: Objected | None = objected
        while current is not None and (what := due_step(current.life, calendar, slot.day)) is not None:
            if isinstance(what, PassedUp):
                what = PassedUp(to=await _above(uow, current, slot.day))
            current = await uow.objections.then(current, what, None, now)
            if current is not None:
                told += await _news(uow, office, current, what, slot.day, now)
    return await uow.outbox.add_many(told, now)


async def _above(uow: UnitOfWork, objected: Objected, today: date) -> int | None:
    """Who is above those who may decide so far, and is no side; None when nobody is."""
    life = objected.life
    passed_by = {*life.sides, *life.deciders}
    for decider in reversed(life.deciders):
        for above in await uow.supervision.above(decider, today):
            if above not in passed_by and (await uow.people.get(above)).serves(today):
                return above
    return None


async def _news(
    uow: UnitOfWork, office: Office, objected: Objected, what: What, today: date, now: datetime
) -> Messages:
    """The recipients of a message about a step, and the reason."""
    answering = _ids(await uow.objections.answering(objected.life, today))
    deciding = _ids(await uow.objections.deciding(objected.life, today))
    sides = [objected.employee_id, *answering]
    match what:
        case Reminded(of="answer"):
            return _to(objected, News.ANSWER_SOON, answering)
        case Reminded() if deciding:
            return _to(objected, News.DECISION_SOON, deciding)
        case Reminded():
            return await _to_administrators(uow, office, objected, News.NO_DECIDER, now)
        case AnswerOver():
            return [
                *_to(objected, News.ANSWER_OVER, sides),
                *_to(objected, News.TO_DECIDE, deciding),
            ]
        case PassedUp():
            told = _to(objected, News.PASSED_UP, [*sides, *deciding])
            if what.to is None:
                told += await _to_administrators(uow, office, objected, News.OVERDUE, now)
            return told
    return []


def _ids(reviewers: Iterable[Reviewer]) -> list[int]:
    return [each.employee.id for each in reviewers]


def _to(objected: Objected, news: News, people: Iterable[int]) -> Messages:
    return [(ObjectionNews(objected.id, news), Recipient(employee_id=each)) for each in dict.fromkeys(people)]


async def _to_administrators(
    uow: UnitOfWork, office: Office, objected: Objected, news: News, now: datetime
) -> Messages:
    recipients = await uow.administrators.recipients(office, now)
    return [(ObjectionNews(objected.id, news), each) for each in recipients]


OBJECTION_CLOCK = Job("objection-clock", morning, Zones.OF_OFFICE, clock, is_logged_when_idle=False)
