"""Who is an administrator: the one rule that rights, notices and the digest follow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.notices import Recipient
from domain.office import Office
from domain.people import Role
from storage.records.people import PeopleRepository, in_service
from storage.tables import Account, Employee


class AdministratorRepository:
    """The administrators of an office at a moment.

    They are the people in service with the role administrator in the roster. While none of them has joined,
    they are the Telegram ids of the settings. "In service" means on the office's own date.
    """

    def __init__(self, session: AsyncSession, people: PeopleRepository) -> None:
        self._session = session
        self._people = people

    async def includes(self, office: Office, telegram_id: int, now: datetime) -> bool:
        """Whether a Telegram account is that of an administrator."""
        today = _today(office, now)
        linked = await self._people.linked(telegram_id)
        if linked is not None and linked.employee.role == Role.ADMIN:
            return is_administrator(linked.employee, today)
        return telegram_id in office.admin_telegram_ids and not await self._joined(today)

    async def recipients(self, office: Office, now: datetime) -> list[Recipient]:
        """Where notices to the administrators go."""
        joined = await self._joined(_today(office, now))
        return [Recipient(employee_id=each) for each in joined] or [
            await self._people.recipient(telegram_id) for telegram_id in sorted(office.admin_telegram_ids)
        ]

    async def or_heads(self, office: Office, heads: Sequence[int], now: datetime) -> list[Recipient]:
        """Where notices to heads go, given by their ids; to the administrators where none has joined."""
        joined = await self._people.accounts_of(heads)
        return [Recipient(employee_id=each) for each in heads if each in joined] or await self.recipients(
            office, now
        )

    async def people(self, office: Office, now: datetime) -> list[Employee]:
        """Those of the roster, by NIP, whether they have joined or not.

        While none of them has joined, also people in service whose accounts the settings name.
        """
        today = _today(office, now)
        query = select(Employee).where(Employee.role == Role.ADMIN, in_service(today))
        found = list(await self._session.scalars(query.order_by(Employee.nip)))
        if not office.admin_telegram_ids or await self._joined(today):
            return found
        named = [await self._people.linked(each) for each in sorted(office.admin_telegram_ids)]
        known = {each.id for each in found}
        return [
            *found,
            *(
                each.employee
                for each in named
                if each is not None and each.employee.id not in known and each.employee.serves(today)
            ),
        ]

    async def includes_person(self, office: Office, person: Employee, now: datetime) -> bool:
        """Whether a person is one of `people`."""
        today = _today(office, now)
        if person.role == Role.ADMIN or not office.admin_telegram_ids:
            return is_administrator(person, today)
        account = await self._people.account_of(person.id)
        if account is None or not person.serves(today):
            return False
        return await self.includes(office, account.telegram_id, now)

    async def names(self, office: Office, now: datetime) -> list[str]:
        """The names of `people`."""
        return [person.name for person in await self.people(office, now)]

    async def _joined(self, today: date) -> list[int]:
        """Ids of the administrators of the roster who are in service and have an account."""
        query = (
            select(Employee.id)
            .join(Account, Account.employee_id == Employee.id)
            .where(Employee.role == Role.ADMIN, in_service(today))
            .order_by(Employee.nip)
        )
        return list(await self._session.scalars(query))


def is_administrator(person: Employee, today: date) -> bool:
    """Whether a person of the roster is one on `today`."""
    return person.role == Role.ADMIN and person.serves(today)


def _today(office: Office, now: datetime) -> date:
    return office.date_of(now)
