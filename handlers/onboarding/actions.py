"""What an invitation does to the records: issued, confirmed, and an account linked."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from domain.audit.accounts import LINK
from domain.errors import AlreadyHandled, Invalid, NotAllowed, or_refuse
from domain.invites import (
    MOST_FAILURES,
    MOST_GUESSES,
    MOST_GUESSES_OF_ALL,
    InviteState,
    code_hash,
    confirms,
    guess_hashes,
    state_of,
)
from domain.notices import MenuChanged, Notice, Priority, Recipient
from domain.people import Nip
from domain.tokens import token_hash
from handlers.kit.accounts import disconnect
from storage.tables import Employee, Invite
from storage.uow import UnitOfWork

_REVIVED_FOR = timedelta(days=7)
"""What did not reach a person for longer than this is no news any more."""


class AccountLinked(Notice, kind="account_linked", priority=Priority.ANSWER):
    """To a person: their Telegram account is linked, and this is what they can do."""

    employee_id: int


class AccountReplaced(Notice, kind="account_replaced"):
    """To the Telegram account that was a person's until now: another one has taken its place."""

    employee_id: int


class WrongDigits(Struct, frozen=True):
    """The digits were not those of the NIP; the number of tries left."""

    left: int


async def invited(uow: UnitOfWork, token: str, telegram_id: int, now: datetime) -> tuple[Invite, Employee]:
    """The open invitation of a token, and its person.

    Raises Invalid when there is none, AlreadyHandled when it is dead or the account is this person's already,
    NotAllowed when the account is somebody else's.
    """
    invite = or_refuse(await uow.invites.by_token_hash(token_hash(token)), Invalid("link-unknown"))
    return await _open_for(uow, invite, telegram_id, now)


async def invited_by_code(
    uow: UnitOfWork, key: bytes, code: str, telegram_id: int, now: datetime
) -> tuple[Invite, Employee] | None:
    """As `invited`, for a typed code; None when there is none, which is counted.

    Say so, and raise nothing: a refusal would undo the count. Raises Invalid when too many were tried.
    """
    hashes = guess_hashes(key, telegram_id, now)
    for hashed, most in zip(hashes, (MOST_GUESSES, MOST_GUESSES_OF_ALL), strict=True):
        if await uow.visits.misses(hashed) >= most:
            raise Invalid("invite-code-too-many")
    invite = await uow.invites.by_code_hash(code_hash(key, code))
    if invite is None:
        for hashed in hashes:
            await uow.visits.count_miss(hashed)
        return None
    return await _open_for(uow, invite, telegram_id, now)


def erased() -> AlreadyHandled:
    """The refusal of an invitation that is not kept any more: its person erased what was over."""
    return AlreadyHandled("invite-revoked")


async def _open_for(
    uow: UnitOfWork, invite: Invite, telegram_id: int, now: datetime
) -> tuple[Invite, Employee]:
    employee = await uow.people.get(invite.employee_id)
    await _check_free(uow, employee, telegram_id)
    _check_open(invite, now)
    return invite, employee


async def confirm(
    uow: UnitOfWork, invite_id: int, digits: str, telegram_id: int, language: str, now: datetime
) -> Employee | WrongDigits:
    """Uses an invitation: the account is linked when the six digits are those of the NIP.

    Wrong digits are no refusal, which would undo that they were counted. Raises what `invited` raises.
    """
    invite = or_refuse(await uow.invites.lock(invite_id), erased())
    employee = await uow.people.get(invite.employee_id)
    await _check_free(uow, employee, telegram_id)
    _check_open(invite, now)
    if not confirms(digits, Nip(employee.nip)):
        invite.failures += 1
        return WrongDigits(MOST_FAILURES - invite.failures)
    invite.used_at = now
    await accept(uow, employee, telegram_id, language, now)
    return employee


async def accept(uow: UnitOfWork, employee: Employee, telegram_id: int, language: str, now: datetime) -> None:
    """Makes a Telegram account the one account of a person, and sends what could not reach them before.

    An earlier account of the person is unlinked and told so, and its unfinished conversations are dropped.
    Invitations that are still open are dead afterwards. An account that is linked to this person already
    changes nothing; raises NotAllowed when it is somebody else's.
    """
    holder = await uow.people.linked(telegram_id)
    if holder is not None and holder.employee.id == employee.id:
        return
    await _check_free(uow, employee, telegram_id)
    earlier = await uow.people.account_of(employee.id)
    if earlier is not None:
        await disconnect(uow, earlier, AccountReplaced(employee.id), now)
    await uow.invites.revoke_open(employee.id, now)
    uow.people.link(employee, telegram_id, language, now)
    uow.audit.note(LINK, f"employees/{employee.id}", after={"replaces": earlier is not None})
    uow.outbox.add(MenuChanged(), Recipient(employee_id=employee.id), now)
    await uow.outbox.revive(employee.id, now, now - _REVIVED_FOR)


async def _check_free(uow: UnitOfWork, employee: Employee, telegram_id: int) -> None:
    holder = await uow.people.linked(telegram_id)
    if holder is None:
        return
    if holder.employee.id == employee.id:
        raise AlreadyHandled("invite-already-yours", name=employee.name)
    raise NotAllowed("invite-account-taken", name=holder.employee.name)


def _check_open(invite: Invite, now: datetime) -> None:
    state = state_of(
        expires_at=invite.expires_at,
        used_at=invite.used_at,
        revoked_at=invite.revoked_at,
        failures=invite.failures,
        now=now,
    )
    if state is not InviteState.OPEN:
        raise AlreadyHandled(f"invite-{state}")
