"""Somebody has blocked the bot, whoever notices it: noted, and the administrators are told once."""

from __future__ import annotations

from datetime import datetime

from domain.notices import PersonUnreachable, Recipient
from domain.office import Office
from storage.uow import UnitOfWork


async def note_unreachable(uow: UnitOfWork, office: Office, telegram_id: int, now: datetime) -> None:
    """Notes at `now` that there is no way to this account; nothing if that is known, or it is nobody's.

    The administrators hear of it once for each time that a person blocks the bot: reminders leave the person
    out from now on, so no message that fails would tell of it later.
    """
    blocked = await uow.people.mark_unreachable(telegram_id, now)
    if blocked is None:
        return
    key = f"unreachable {blocked.employee_id} {now:%Y-%m-%dT%H:%M:%S}"
    notice = PersonUnreachable(blocked.employee_id)
    for administrator in await uow.people.administrators():
        if administrator.id != blocked.employee_id:
            recipient = Recipient(employee_id=administrator.id)
            await uow.outbox.add_once(notice, recipient, now, f"{key} {administrator.id}")
    for administrator_id in office.admin_telegram_ids:
        if await uow.people.linked(administrator_id) is None:
            recipient = Recipient(chat_id=administrator_id)
            await uow.outbox.add_once(notice, recipient, now, f"{key} chat {administrator_id}")
