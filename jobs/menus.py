"""Every night: a chat whose person may do other things than yesterday gets another menu of commands."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from datetime import datetime, time

from domain.notices import MenuChanged, Recipient
from domain.office import Office
from jobs.job import Job, ReadFirst, Sweep, Zones
from jobs.slots import EVERY_DAY, CatchUp, Slot, Timetable
from storage.uow import UnitOfWork

AT_NIGHT = time(3, 0)
"""Office time when the day has begun on which roles and supervisions change."""

WhoseMenuDiffers = Callable[[UnitOfWork, Office, datetime], Awaitable[Collection[int]]]
"""Ids of the people whose chat does not show what they may do at an instant (UTC)."""


NIGHTLY = Timetable(AT_NIGHT, EVERY_DAY, CatchUp.UNTIL_NEXT)
"""Once a night; after downtime at once."""


def menus(whose_menu_differs: WhoseMenuDiffers) -> Job:
    """The job, with the rule that says who may do what: only the conversations know it."""

    async def survey(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> Sweep:
        people = await whose_menu_differs(uow, office, now)

        async def renew(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
            return await renew_menus(uow, people, now)

        return renew

    return Job("menus", NIGHTLY, Zones.OF_OFFICE, ReadFirst(survey))


async def renew_menus(uow: UnitOfWork, people: Collection[int], now: datetime) -> int:
    """Has the chats of some people show what they may do; returns how many."""
    notices = [(MenuChanged(), Recipient(employee_id=person)) for person in people]
    return await uow.outbox.add_many(notices, now)
