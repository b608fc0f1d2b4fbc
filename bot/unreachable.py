"""Nobody can write to a person any more, whoever notices it: noted, and the administrators are told once."""

from __future__ import annotations

from datetime import datetime

from telegram.error import BadRequest, Forbidden, TelegramError

from domain.notices import PersonUnreachable
from domain.office import Office
from domain.people import NoWay
from storage.uow import UnitOfWork

_MEANINGS = {
    "deactivated": NoWay.DEACTIVATED,
    "chat not found": NoWay.NO_CHAT,
    "peer_id_invalid": NoWay.NO_CHAT,
    "can't initiate conversation": NoWay.NO_CHAT,
}
"""Parts of Telegram's refusals, which come with 403 or with 400, and what they mean."""


def why_unreachable(error: TelegramError) -> NoWay | None:
    """Why nothing sent to this chat will arrive; None when the refusal says nothing of the chat."""
    if not isinstance(error, Forbidden | BadRequest):
        return None
    refusal = error.message.lower()
    meant = next((why for part, why in _MEANINGS.items() if part in refusal), None)
    return meant or (NoWay.BLOCKED if isinstance(error, Forbidden) else None)


async def note_unreachable(
    uow: UnitOfWork, office: Office, telegram_id: int, why: NoWay, now: datetime
) -> None:
    """Notes at `now` that there is no way to this account; nothing if that is known, or it is nobody's.

    The administrators hear of it once for each time that it happens: reminders leave the person out from now
    on, so no message that fails would tell of it later.
    """
    account = await uow.people.mark_unreachable(telegram_id, now)
    if account is None:
        return
    key = f"unreachable {account.employee_id} {now:%Y-%m-%dT%H:%M:%S}"
    notice = PersonUnreachable(account.employee_id, why)
    for recipient in await uow.administrators.recipients(office, now):
        if recipient.employee_id != account.employee_id:
            whom = recipient.employee_id or f"chat {recipient.chat_id}"
            await uow.outbox.add_once(notice, recipient, now, f"{key} {whom}")
