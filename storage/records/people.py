"""People of the roster: their accounts, and units on a date."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from datetime import date, datetime

from msgspec import Struct
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    SQLColumnExpression,
    and_,
    bindparam,
    exists,
    func,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.notices import Recipient
from domain.people import TimeZone
from domain.periods import Span
from storage.records.positions import Positions, read_positions
from storage.tables import Account, Employee, Leave, Membership, ServiceStaff, StandIn, Supervision, Unit

_WITH_ACCOUNTS = (
    select(Account, Employee)
    .join(Employee, Employee.id == Account.employee_id)
    .where(Account.telegram_id.in_(bindparam("accounts", expanding=True)))
)
_REACHABLE = (
    select(Account, Employee)
    .join(Employee, Employee.id == Account.employee_id)
    .where(Account.unreachable_since.is_(None), Account.employee_id > bindparam("last"))
    .order_by(Account.employee_id)
    .limit(500)
)
_ACCOUNTS_OF = (
    select(Account, Employee)
    .join(Employee, Employee.id == Account.employee_id)
    .where(Account.employee_id.in_(bindparam("people", expanding=True)))
)
_STAYS = (
    select(Membership, Unit)
    .join(Unit, Unit.id == Membership.unit_id)
    .where(Membership.employee_id.in_(bindparam("people", expanding=True)))
    # Of two that hold on a day it is the later one, as for scores.
    .order_by(Membership.starts.desc(), Membership.id.desc())
)
_WITH_STAYS = (
    select(Employee, Membership, Unit)
    .outerjoin(Membership, Membership.employee_id == Employee.id)
    .outerjoin(Unit, Unit.id == Membership.unit_id)
    .where(Employee.id.in_(bindparam("people", expanding=True)))
    .order_by(Membership.starts.desc(), Membership.id.desc())
)


class Linked(Struct, frozen=True):
    """A Telegram account and the person of the roster behind it."""

    account: Account
    employee: Employee


Day = date | BindParameter[date]


Dated = type[Membership] | type[Supervision] | type[StandIn] | type[ServiceStaff] | type[Leave]


def on(table: Dated, day: Day | SQLColumnExpression[date]) -> ColumnElement[bool]:
    """The condition that an effective-dated row holds on `day`."""
    return and_(table.starts <= day, table.ends >= day)


def within(table: Dated, span: Span) -> ColumnElement[bool]:
    """The condition that an effective-dated row shares a day with a span."""
    return and_(table.starts <= span.end, table.ends >= span.start)


def holds(part: str) -> ColumnElement[bool]:
    """The condition that a name or NIP holds a text; a NIP may be written in groups, as it is shown."""
    number = "".join(char for char in part if char not in " .-")
    of_number = number if number.isdecimal() else part
    return Employee.name.icontains(part, autoescape=True) | Employee.nip.contains(of_number, autoescape=True)


def in_service(day: Day) -> ColumnElement[bool]:
    """The condition that an employee has joined and not left on `day`."""
    return and_(
        (Employee.joined.is_(None)) | (Employee.joined <= day),
        (Employee.left.is_(None)) | (Employee.left >= day),
    )


def belonged(
    unit_id: int | BindParameter[int],
    employee: SQLColumnExpression[int] | SQLColumnExpression[int | None],
    day: SQLColumnExpression[date] | Day,
) -> ColumnElement[bool]:
    """The condition that an employee belonged to a unit on a date."""
    stay = aliased(Membership)
    return exists().where(stay.employee_id == employee, stay.unit_id == unit_id, on(stay, day))


class PeopleRepository:
    """Employees, accounts, units, memberships and supervisions."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._linked: dict[int, Linked | None] = {}
        self._not_joined: set[int] = set()
        """Ids of people of the roster who were found to have no account."""
        self._stays: dict[int, list[tuple[Membership, Unit]]] = {}
        self._by_id: dict[int, Unit] = {}
        self._read: dict[int, Employee] = {}
        """Keeps what was read at once: the session alone would forget it."""

    async def preload(self, telegram_ids: Collection[int]) -> None:
        """Reads the accounts of many people at once; `linked` then asks the database nothing."""
        for telegram_id in telegram_ids:
            self._linked.setdefault(telegram_id, None)
        for account, employee in await self._session.execute(_WITH_ACCOUNTS, {"accounts": telegram_ids}):
            self._linked[account.telegram_id] = Linked(account, employee)

    async def linked(self, telegram_id: int) -> Linked | None:
        """The person behind a Telegram account, if it is linked."""
        if telegram_id not in self._linked:
            await self.preload([telegram_id])
        return self._linked[telegram_id]

    async def recipient(self, telegram_id: int, language: str | None = None) -> Recipient:
        """Where a notice to an account goes: to its person, or to the bare chat in a language.

        Only a person gets what did not arrive while the bot was blocked.
        """
        linked = await self.linked(telegram_id)
        if linked is None:
            return Recipient(chat_id=telegram_id, language=language)
        return Recipient(employee_id=linked.employee.id)

    def link(self, employee: Employee, telegram_id: int, language: str, now: datetime) -> None:
        """Ties a Telegram account to a person; the table refuses a second one of either."""
        account = Account(telegram_id=telegram_id, employee_id=employee.id, language=language, linked_at=now)
        self._session.add(account)
        self._linked[telegram_id] = Linked(account, employee)
        self._not_joined.discard(employee.id)

    async def unlink(self, account: Account) -> None:
        """Unties a Telegram account from its person; both may then be linked again."""
        await self._session.delete(account)
        await self._session.flush()
        self._linked[account.telegram_id] = None

    async def account_of(self, employee_id: int) -> Account | None:
        """The Telegram account of a person, if one is linked."""
        account: Account | None = await self._session.scalar(
            select(Account).where(Account.employee_id == employee_id)
        )
        return account

    async def accounts_of(self, employee_ids: Collection[int]) -> dict[int, Account]:
        """The Telegram accounts of people, by their id in the roster."""
        found = {each.employee.id: each.account for each in self._linked.values() if each is not None}
        if unknown := set(employee_ids) - found.keys() - self._not_joined:
            for account, employee in await self._session.execute(_ACCOUNTS_OF, {"people": unknown}):
                self._linked[account.telegram_id] = Linked(account, employee)
                found[employee.id] = account
            self._not_joined |= unknown - found.keys()
        return {key: found[key] for key in employee_ids if key in found}

    async def reachable(self) -> AsyncIterator[Linked]:
        """Everybody who has joined and can be written to; `linked` asks the database nothing of the last one.

        They are read in parts and not kept: those of a large office take 40 MB.
        """
        last = 0
        while True:
            found = (await self._session.execute(_REACHABLE, {"last": last})).all()
            for account, employee in found:
                last, linked = employee.id, Linked(account, employee)
                self._linked[account.telegram_id] = linked
                yield linked
                self._linked.pop(account.telegram_id)
            if not found:
                return

    async def note_menu(self, telegram_id: int, mark: str) -> None:
        """Notes which menu of commands Telegram shows in the chat of an account."""
        await self._session.execute(
            update(Account).where(Account.telegram_id == telegram_id).values(menu=mark)
        )

    async def mark_unreachable(self, telegram_id: int, since: datetime) -> Account | None:
        """Notes that an account is unreachable; returns it, or None if that was known or nobody has it."""
        account = await self._session.get(Account, telegram_id)
        if account is None or account.unreachable_since is not None:
            return None
        account.unreachable_since = since
        return account

    async def get(self, employee_id: int) -> Employee:
        """The person with this id."""
        return await self._session.get_one(Employee, employee_id)

    async def many(self, people: Collection[int]) -> dict[int, Employee]:
        """People by their id; `get` then asks the database nothing of them."""
        found = await self._session.scalars(select(Employee).where(Employee.id.in_(people)))
        return {person.id: person for person in found}

    async def find(self, employee_id: int) -> Employee | None:
        """The person with this id, if there is one."""
        return await self._session.get(Employee, employee_id)

    async def by_nip(self, nip: str) -> Employee | None:
        """The person with this NIP (18 digits)."""
        employee: Employee | None = await self._session.scalar(select(Employee).where(Employee.nip == nip))
        return employee

    async def all(self) -> list[Employee]:
        """Everybody of the roster, by NIP."""
        return list(await self._session.scalars(select(Employee).order_by(Employee.nip)))

    async def search(self, part: str, day: date, most: int) -> list[Employee]:
        """At most `most` people in service on a day whose name or NIP holds a text, by name."""
        query = select(Employee).where(in_service(day), holds(part)).order_by(Employee.name, Employee.nip)
        return list(await self._session.scalars(query.limit(most)))

    async def of_unit(self, unit_id: int, day: date) -> list[Employee]:
        """People in service who belong to a unit on a day, by name."""
        query = (
            select(Employee)
            .join(Membership, and_(Membership.employee_id == Employee.id, on(Membership, day)))
            .where(Membership.unit_id == unit_id, in_service(day))
            .order_by(Employee.name, Employee.nip)
        )
        return list(await self._session.scalars(query))

    async def covered(
        self, span: Span, today: date, *, employee_id: int | None, unit_id: int | None
    ) -> list[int]:
        """Ids of people in service who can be reached: one, or those in a unit on a day of a span, or all."""
        query = (
            select(Employee.id)
            .join(Account, Account.employee_id == Employee.id)
            .where(Account.unreachable_since.is_(None), in_service(today))
            .order_by(Employee.nip)
        )
        if employee_id is not None:
            query = query.where(Employee.id == employee_id)
        if unit_id is not None:
            stays = exists().where(
                Membership.employee_id == Employee.id,
                Membership.unit_id == unit_id,
                within(Membership, span),
            )
            query = query.where(stays)
        return list(await self._session.scalars(query))

    async def without_account(self) -> list[Employee]:
        """Who has not linked a Telegram account, by NIP."""
        query = (
            select(Employee).outerjoin(Account).where(Account.telegram_id.is_(None)).order_by(Employee.nip)
        )
        return list(await self._session.scalars(query))

    def with_those_known(self, employee_id: int) -> set[int]:
        """A person and everybody else of this transaction: what one needs, the others will need too."""
        return {employee_id, *(known.employee.id for known in self._linked.values() if known)}

    async def read(self, people: Collection[int]) -> None:
        """Reads people and their units at once; `get` and `unit_of` then ask the database nothing of them."""
        if not people:
            return
        self._stays |= {key: [] for key in people}
        for person, stay, unit in await self._session.execute(_WITH_STAYS, {"people": people}):
            self._read[person.id] = person
            if stay is not None and unit is not None:
                self._stays[person.id].append((stay, unit))

    async def unit_of(self, employee_id: int, day: date) -> Unit | None:
        """The person's unit on a day."""
        if employee_id not in self._stays:
            await self.preload_units(self.with_those_known(employee_id))
        stays = self._stays[employee_id]
        return next((unit for stay, unit in stays if stay.starts <= day <= stay.ends), None)

    async def preload_units(self, people: Collection[int]) -> None:
        """Reads the units of many people at once; `unit_of` then asks the database nothing of them."""
        self._stays |= {key: [] for key in people}
        for stay, unit in await self._session.execute(_STAYS, {"people": people}):
            self._stays[stay.employee_id].append((stay, unit))

    def forget_units(self) -> None:
        """Forgets what was read of units and stays: they were changed."""
        self._stays.clear()
        self._by_id.clear()

    async def positions(self, people: Collection[int] | None = None) -> Positions:
        """The positions of some people, or of everybody, on any day."""
        return await read_positions(self._session, people)

    async def units(self) -> list[Unit]:
        """All units, by name."""
        return list(await self._session.scalars(select(Unit).order_by(Unit.name)))

    async def zones(self) -> set[TimeZone]:
        """The zones that units have."""
        return {TimeZone(zone) for zone in await self._session.scalars(select(Unit.timezone).distinct())}

    async def first_joined_at(self) -> datetime | None:
        """When the first Telegram account was linked; None before anybody has joined."""
        at: datetime | None = await self._session.scalar(select(func.min(Account.linked_at)))
        return at

    async def unit(self, unit_id: int) -> Unit:
        """The unit with this id; read once."""
        if unit_id not in self._by_id:
            self._by_id[unit_id] = await self._session.get_one(Unit, unit_id)
        return self._by_id[unit_id]

    async def set_language(self, telegram_id: int, language: str) -> None:
        """Changes the language in which a linked person is spoken to."""
        await self._session.flush()
        await self._session.execute(
            update(Account).where(Account.telegram_id == telegram_id).values(language=language)
        )
