"""The Telegram account of a person: the invitation that links one, and the end of one."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from domain.invites import CODE_BITS, LINK_PREFIX, code_hash, code_of
from domain.notices import MenuChanged, Notice, Recipient
from domain.office import Office
from domain.tokens import token_hash
from storage.tables import Account, Employee, Invite
from storage.uow import UnitOfWork

_TOKEN_BYTES = 21
"""168 random bits, written in 28 characters of the alphabet that a start payload may have."""


class Invitation(Struct, frozen=True):
    """An invitation, which can be shown now and never again: only hashes of it are kept."""

    employee: Employee
    payload: str
    """The start payload of its link."""
    code: str
    """What is typed instead; empty where the office has no secret to hash it with."""


async def issue(uow: UnitOfWork, office: Office, employee: Employee, now: datetime) -> Invitation:
    """A new invitation; the person's earlier ones are dead from now on."""
    [invitation] = await issue_to(uow, office, [employee], now)
    return invitation


async def issue_to(
    uow: UnitOfWork, office: Office, people: Sequence[Employee], now: datetime
) -> list[Invitation]:
    """A new invitation for each of several people, in their order; their earlier ones are dead."""
    codes = await _new_codes(uow, office.rater_key, len(people)) if office.rater_key else [""] * len(people)
    tokens = [secrets.token_urlsafe(_TOKEN_BYTES) for _ in people]
    await uow.invites.add(
        [
            Invite(
                employee_id=employee.id,
                token_hash=token_hash(token),
                code_hash=code_hash(office.rater_key, code) if code else None,
                created_at=now,
                expires_at=now + office.invite_lifetime,
            )
            for employee, token, code in zip(people, tokens, codes, strict=True)
        ]
    )
    for employee in people:
        uow.audit.note("invite", f"employees/{employee.id}")
    return [
        Invitation(employee, f"{LINK_PREFIX}{token}", code)
        for employee, token, code in zip(people, tokens, codes, strict=True)
    ]


async def _new_codes(uow: UnitOfWork, key: bytes, count: int) -> list[str]:
    """Codes that no invitation has had."""
    codes: dict[str, str] = {}
    while len(codes) < count:
        drawn = (code_of(secrets.randbits(CODE_BITS)) for _ in range(count - len(codes)))
        wanted = {code_hash(key, code): code for code in drawn if code is not None}
        known = await uow.invites.known_codes(list(wanted))
        codes.update({hashed: code for hashed, code in wanted.items() if hashed not in known})
    return list(codes.values())


async def disconnect(uow: UnitOfWork, account: Account, farewell: Notice, now: datetime) -> None:
    """Unties an account from its person, and tells its chat so: it reaches nothing of theirs from now on.

    Its conversations are dropped, also what was not said at their ends, it shows no visit codes, and its
    menu is that of anybody.
    """
    recipient = Recipient(chat_id=account.telegram_id, language=account.language)
    uow.outbox.add(farewell, recipient, now)
    uow.outbox.add(MenuChanged(), recipient, now)
    await uow.dialogs.drop_all(account.telegram_id)
    await uow.code_screens.end(account.telegram_id)
    await uow.people.unlink(account)
