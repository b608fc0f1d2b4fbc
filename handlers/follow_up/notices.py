"""What supervisors are asked to write, and what people are told about it."""

from __future__ import annotations

from collections.abc import Collection

from domain.closing.notices import FollowUpSilent, FollowUpWaits
from handlers.follow_up.actions import FollowUpSaid
from handlers.follow_up.screens import own_lines
from handlers.follow_up.sheet import Sheet
from handlers.frame.callbacks import CommandTap
from handlers.frame.room import Telling
from handlers.frame.screen import Button, Screen
from handlers.kit.follow_up import fitting, names_in
from locales import in_lines
from locales.scores import period_name
from storage.follow_ups import outcomes
from storage.records.follow_ups import Closed


async def _closed(told: Telling, closing_id: int) -> Closed | None:
    return next((each for each in await told.uow.follow_ups.writable() if each.id == closing_id), None)


async def _left(told: Telling, closed: Closed, supervisors: Collection[int], writer: int) -> tuple[int, int]:
    """Of how many people under some supervisors the writer has something left, and how many there are."""
    people = await told.uow.follow_ups.under(closed.id, supervisors, writer, told.today)
    found = await outcomes(told.uow, closed, [each.id for each in people])
    return sum(each.lacks.is_anything for each in found.values()), len(found)


async def waits(told: Telling, notice: FollowUpWaits) -> Screen | None:
    """Of how many people a supervisor, or who stands in, has something left; None when of nobody any more."""
    closed = await _closed(told, notice.closing_id)
    if closed is None:
        return None
    acts_for = await told.uow.supervision.acts_for(notice.employee_id, told.today)
    left, count = await _left(told, closed, acts_for, notice.employee_id)
    if not left:
        return None
    period = period_name(told.words, closed.period)
    key = "follow-up-waits" if closed.scheme.recommendation else "follow-up-waits-decisions"
    button = Button(told.words.plain("follow-up-begin"), CommandTap("tindaklanjut"), style="primary")
    return Screen(told.words(key, period=period, left=left, count=count), [[button]])


async def silent(told: Telling, notice: FollowUpSilent) -> Screen | None:
    """To the superior: of how many people a supervisor has something left."""
    closed = await _closed(told, notice.closing_id)
    if closed is None:
        return None
    supervisor = notice.supervisor_id
    left, count = await _left(told, closed, [supervisor], supervisor)
    if not left:
        return None
    name = (await told.uow.people.get(supervisor)).name
    period = period_name(told.words, closed.period)
    return Screen(told.words("follow-up-silent", period=period, name=name, left=left, count=count))


async def said(told: Telling, notice: FollowUpSaid) -> Screen | None:
    """To the person: everything that was said to the own result up to now."""
    closed = await _closed(told, notice.closing_id)
    person_id = notice.employee_id
    found = {} if closed is None else await outcomes(told.uow, closed, [person_id])
    if closed is None or person_id not in found:
        return None
    outcome = found[person_id]
    names = await names_in(told.uow, outcome)
    sheet = Sheet(closed, await told.uow.people.get(person_id), outcome, names)
    head = "follow-up-new-recommendation" if notice.is_recommendation else "follow-up-new-decision"
    text = fitting(lambda space: in_lines(own_lines(told.words, sheet, space, head)))
    return Screen(text, [[Button(told.words.plain("follow-up-own-button"), CommandTap("tindaklanjut"))]])
