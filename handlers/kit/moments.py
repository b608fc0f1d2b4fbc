"""Moments of legal clocks, in the reader's zone."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.errors import Invalid
from domain.office import Office
from domain.people import zone_name
from handlers.frame.actor import Actor
from handlers.kit.days import zone_of
from locales import Words
from storage.uow import UnitOfWork


async def reader_zone(uow: UnitOfWork, office: Office, actor: Actor, now: datetime) -> ZoneInfo:
    """The zone for moments that a reader sees: the own unit's, otherwise the office's."""
    if actor.employee_id is None:
        return office.zone
    try:
        return await zone_of(uow, office, actor.employee_id, now)
    except Invalid:
        return office.zone


def moment(words: Words, at: datetime, zone: ZoneInfo) -> str:
    """“Sel, 24 Nov 23.59 WITA”."""
    return f"{words.short_moment(at.astimezone(zone))} {zone_name(zone)}"


async def moment_for(
    uow: UnitOfWork, words: Words, office: Office, actor: Actor, at: datetime, now: datetime
) -> str:
    """A moment in the zone of a reader."""
    return moment(words, at, await reader_zone(uow, office, actor, now))
