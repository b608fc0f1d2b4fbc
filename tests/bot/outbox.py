"""The outbox of an office on trial: decisions that cause messages, and what became of those."""

from __future__ import annotations

from datetime import UTC, timedelta

from sqlalchemy import select

from domain.notices import Notice, Recipient
from storage.tables import Outbox
from tests.harness import OfficeOnTrial


async def write(
    office: OfficeOnTrial, notice: Notice, *telegram_ids: int, chat_id: int | None = None
) -> None:
    """A decision that causes this notice to some people of the roster, or to a bare chat, is committed."""
    recipients = [Recipient(employee_id=office.ids[each]) for each in telegram_ids]
    if chat_id is not None:
        recipients.append(Recipient(chat_id=chat_id, language="id"))
    async with office.changes() as uow:
        for recipient in recipients:
            uow.outbox.add(notice, recipient, office.playground.clock.now().astimezone(UTC))


async def rows(office: OfficeOnTrial) -> list[Outbox]:
    """The outbox, oldest first."""
    return await office.rows(select(Outbox).order_by(Outbox.id))


async def states(office: OfficeOnTrial) -> list[str]:
    """What became of each row of the outbox, oldest first."""
    return [row.state for row in await rows(office)]


def forwards(office: OfficeOnTrial, **by: float) -> None:
    """Moves the clock forward."""
    office.playground.clock.advance(timedelta(**by))
