"""The Telegram account of a person: the invitation that links one, and the end of one."""

from __future__ import annotations

import secrets
from datetime import datetime

from domain.invites import LINK_PREFIX, hash_of
from domain.notices import MenuChanged, Notice, Recipient
from domain.office import Office
from storage.tables import Account, Employee, Invite
from storage.uow import UnitOfWork

_TOKEN_BYTES = 21
"""168 random bits, written in 28 characters of the alphabet that a start payload may have."""


async def issue(uow: UnitOfWork, office: Office, employee: Employee, now: datetime) -> str:
    """The start payload of a new invitation; the person's earlier ones are dead from now on.

    Only the hash of its token is kept: the payload can be shown now and never again.
    """
    await uow.invites.revoke_open(employee.id, now)
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    uow.invites.add(
        Invite(
            employee_id=employee.id,
            token_hash=hash_of(token),
            created_at=now,
            expires_at=now + office.invite_lifetime,
        )
    )
    uow.audit.note("invite", f"employees/{employee.id}")
    return f"{LINK_PREFIX}{token}"


async def disconnect(uow: UnitOfWork, account: Account, farewell: Notice, now: datetime) -> None:
    """Unties an account from its person, and tells its chat so: it reaches nothing of theirs from now on.

    Its unfinished conversations are dropped, it shows no visit codes, and its menu is that of anybody.
    """
    recipient = Recipient(chat_id=account.telegram_id, language=account.language)
    uow.outbox.add(farewell, recipient, now)
    uow.outbox.add(MenuChanged(), recipient, now)
    for dialog in await uow.dialogs.of(account.telegram_id):
        uow.dialogs.close(dialog)
    await uow.code_screens.end(account.telegram_id)
    await uow.people.unlink(account)
