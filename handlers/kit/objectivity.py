"""How many notices of objectivity somebody has to look at, and the button that opens them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from domain.office import Office
from handlers.frame.actor import Actor
from handlers.frame.callbacks import Callback
from handlers.frame.screen import Button
from locales import Words
from storage.uow import UnitOfWork


class NoticesTap(Callback, prefix="on1"):
    """Shows a page of the notices that the reader has to look at."""

    page: int


async def heads_of(uow: UnitOfWork, office: Office, actor: Actor, now: datetime) -> Collection[int] | None:
    """The supervisors about whose people somebody looks at notices; None: about everybody of the office."""
    if actor.is_admin:
        return None
    who = actor.employee_id
    return [] if who is None else await uow.supervision.acts_for(who, office.date_of(now))


async def notices_waiting(uow: UnitOfWork, office: Office, actor: Actor, now: datetime) -> int:
    """How many open notices somebody may look at and decide."""
    heads = await heads_of(uow, office, actor, now)
    today = office.date_of(now)
    return await uow.objectivity_notices.waiting(now, today, heads=heads, besides=actor.employee_id)


def notices_button(words: Words, count: int) -> Button:
    """Opens the list, with how many there are."""
    return Button(words.plain("objectivity-notices", count=count), NoticesTap(0))
