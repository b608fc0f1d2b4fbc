"""Notes that messages no longer reach a person, and tells the administrators once."""

from __future__ import annotations

from datetime import datetime, timedelta

from telegram import Chat, ChatMemberUpdated, Update
from telegram.error import BadRequest, Forbidden, TelegramError

from domain.notices import PersonUnreachable
from domain.office import Office
from domain.people import NoWay
from storage.records.people import Linked
from storage.uow import UnitOfWork

_MEANINGS = {
    "deactivated": NoWay.DEACTIVATED,
    "chat not found": NoWay.NO_CHAT,
    "peer_id_invalid": NoWay.NO_CHAT,
    "can't initiate conversation": NoWay.NO_CHAT,
}
"""Parts of Telegram's refusals, which come with 403 or with 400, and what they mean."""
_REVIVED_FOR = timedelta(days=7)
"""What did not reach a person for longer than this is no news any more."""


def why_unreachable(error: TelegramError) -> NoWay | None:
    """Why nothing sent to this chat will arrive; None when the refusal is not about the chat."""
    if not isinstance(error, Forbidden | BadRequest):
        return None
    refusal = error.message.lower()
    meant = next((why for part, why in _MEANINGS.items() if part in refusal), None)
    return meant or (NoWay.BLOCKED if isinstance(error, Forbidden) else None)


async def note_unreachable(
    uow: UnitOfWork, office: Office, telegram_id: int, why: NoWay, now: datetime
) -> None:
    """Notes at `now` that an account is unreachable; does nothing if that is known or nobody has the account.

    Administrators are notified once each time: reminders skip the person from now on, so no failing message
    would reveal it later.
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


async def note_reachable(uow: UnitOfWork, linked: Linked, now: datetime) -> None:
    """There is a way to a person again: what did not reach them lately goes out."""
    linked.account.unreachable_since = None
    await uow.outbox.revive(linked.employee.id, now, now - _REVIVED_FOR)


async def note_membership(uow: UnitOfWork, office: Office, change: ChatMemberUpdated, now: datetime) -> None:
    """Notes that a person of the roster has blocked the bot, or takes it back."""
    linked = await uow.people.linked(change.from_user.id)
    if linked is None or change.chat.type != Chat.PRIVATE:
        return
    if change.new_chat_member.status in ("kicked", "left"):
        await note_unreachable(uow, office, change.from_user.id, NoWay.BLOCKED, now)
    else:
        await note_reachable(uow, linked, now)


def wrote_since(update: Update, blocked: datetime | None) -> bool:
    """Whether this came after a person blocked us; Telegram dates messages to the second, taps not at all."""
    if blocked is None:
        return False
    return update.message is None or update.message.date >= blocked.replace(microsecond=0)
