"""The roster for administrators: people by a part of a name, a NIP or a unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from hashlib import sha256

from msgspec import Struct
from sqlalchemy import ColumnElement, ScalarSelect, and_, delete, func, or_, select

from domain.audit.rows import Values
from domain.people import Role
from domain.positions import former_positions, held_positions
from domain.succession import ExistingRow, Open, after, current, rewritten, succeed
from domain.unit_names import UnitNames
from storage.records.audit import LoggedRepository
from storage.records.dated import MEMBERSHIPS, SUPERVISIONS, held_by, write_dated
from storage.records.people import in_service, on
from storage.records.positions import read_positions
from storage.tables import (
    Account,
    Employee,
    Entry,
    FormerPosition,
    Membership,
    Service,
    ServiceStaff,
    Supervision,
    Unit,
)


class Headcount(Struct, frozen=True):
    """People in service, and how many of them have joined in Telegram."""

    serving: int
    joined: int


class FoundPerson(Struct, frozen=True):
    """A person in a list."""

    id: int
    name: str
    unit: str | None
    serves: bool


class Person(Struct, frozen=True):
    """A person as a card shows them."""

    employee: Employee
    stays: Sequence[ExistingRow[int]]
    """Units from when to when, the earliest first."""
    supervisors: Sequence[ExistingRow[int]]
    positions: Sequence[ExistingRow[str]]
    account: Account | None

    @property
    def mark(self) -> str:
        """Changes with everything that an administrator can change here."""
        own = self.employee
        columns = (own.nip, own.name, own.rank, own.role, own.joined, own.left, own.employment)
        account = None if self.account is None else self.account.telegram_id
        dated = [list(rows) for rows in (self.stays, self.supervisors, self.positions)]
        text = repr((list(map(str, columns)), dated, account))
        return sha256(text.encode()).hexdigest()[:8]


class RosterRepository(LoggedRepository):
    """People of the roster for administrators."""

    async def headcount(self, day: date) -> Headcount:
        """How many people serve on a day."""
        query = select(func.count(Employee.id), func.count(Account.telegram_id)).outerjoin(Account)
        serving, joined = (await self._session.execute(query.where(in_service(day)))).one()
        return Headcount(serving, joined)

    async def find(
        self, sought: str, day: date, start: int, most: int, *, serving: bool = False, besides: int = 0
    ) -> tuple[int, list[FoundPerson]]:
        """How many people a text means, and those from number `start` (0 is the first) on, by name.

        The whole name of a unit means who belongs to it on the day. Of any other text each word is a part of
        the name or of that unit; digits are one of the unit or the NIP, with any space between them. Who
        serves on the day comes first; with `serving` nobody else comes. The person `besides` is left out.
        """
        unit = _unit_name(day)
        serves = in_service(day)
        named = UnitNames(await self._session.scalars(select(Unit.name))).find(sought)
        parts = [unit == named] if named else [_holds(part, unit) for part in _parts(sought)]
        wanted = [Employee.id != besides, *parts]
        if serving:
            wanted.append(serves)
        total = await self._session.scalar(select(func.count(Employee.id)).where(*wanted)) or 0
        query = select(Employee.id, Employee.name, unit, serves).where(*wanted)
        query = query.order_by(serves.desc(), Employee.name, Employee.nip).offset(start).limit(most)
        return total, [FoundPerson(*row) for row in await self._session.execute(query)]

    async def person(self, employee_id: int) -> Person | None:
        """A person as things stand; None when there is none."""
        await self._session.flush()
        employee = await self._session.get(Employee, employee_id)
        if employee is None:
            return None
        stays = await held_by(self._session, MEMBERSHIPS, [employee_id])
        supervisors = await held_by(self._session, SUPERVISIONS, [employee_id])
        account = await self._session.scalar(select(Account).where(Account.employee_id == employee_id))
        former = (await read_positions(self._session, [employee_id])).former.get(employee_id, ())
        positions = held_positions(former, employee.position)
        return Person(
            employee, stays.get(employee_id, []), supervisors.get(employee_id, []), positions, account
        )

    async def last_report_at(self, employee_id: int) -> datetime | None:
        """When a person sent the latest report."""
        at: datetime | None = await self._session.scalar(
            select(func.max(Entry.submitted_at)).where(Entry.employee_id == employee_id)
        )
        return at

    async def supervised_by(self, employee_id: int, day: date) -> list[Employee]:
        """People in service on a day whom a person supervises then, by name."""
        query = (
            select(Employee)
            .join(Supervision, and_(Supervision.employee_id == Employee.id, on(Supervision, day)))
            .where(Supervision.supervisor_id == employee_id, in_service(day))
            .order_by(Employee.name, Employee.nip)
        )
        return list(await self._session.scalars(query.distinct()))

    async def services_of(self, employee_id: int, day: date) -> list[str]:
        """Names of the services that a person staffs on a day or later."""
        query = (
            select(Service.name)
            .join(ServiceStaff, ServiceStaff.service_id == Service.id)
            .where(ServiceStaff.employee_id == employee_id, ServiceStaff.ends >= day)
            .order_by(Service.name)
        )
        return list(await self._session.scalars(query.distinct()))

    async def other_administrators(self, employee_id: int, day: date) -> list[int]:
        """Ids of the administrators in service on a day, except a person."""
        query = select(Employee.id).where(
            Employee.role == Role.ADMIN, Employee.id != employee_id, in_service(day)
        )
        return list(await self._session.scalars(query.order_by(Employee.id)))

    async def move(self, employee_id: int, unit_id: int, start: date) -> bool:
        """Lets a person belong to a unit from a day on; False if they do. What begins later stays."""
        held = (await held_by(self._session, MEMBERSHIPS, [employee_id])).get(employee_id, [])
        edits = succeed(held, [(start, unit_id)])
        await write_dated(self._session, MEMBERSHIPS, [(employee_id, edit) for edit in edits])
        if edits:
            was = current(held, start)
            before: Values = {"unit": None if was is None else was.value}
            after: Values = {"unit": unit_id, "from": start.isoformat()}
            self._audit.note("move", f"employees/{employee_id}", before, after)
        return bool(edits)

    async def hold_position(self, person: Person, position: str, start: date) -> bool:
        """Gives a person another position from a day on; False if they have it. Later positions are kept."""
        own, changed = person.employee, after(person.positions, [(start, position)])
        if changed == person.positions:
            return False
        await self.write_positions(own, changed)
        return True

    async def write_positions(self, own: Employee, rows: Sequence[ExistingRow[str]]) -> None:
        """Replaces all positions of a person."""
        kept, own.position = former_positions(rows)
        await self._session.execute(delete(FormerPosition).where(FormerPosition.employee_id == own.id))
        self._session.add_all(FormerPosition(employee_id=own.id, **each._asdict()) for each in kept)

    async def rewrite_stays(self, employee_id: int, wanted: Iterable[Open[int]]) -> None:
        """Lets a person belong to units as it was before."""
        held = (await held_by(self._session, MEMBERSHIPS, [employee_id])).get(employee_id, [])
        edits = rewritten(held, wanted)
        await write_dated(self._session, MEMBERSHIPS, [(employee_id, edit) for edit in edits])

    async def add_person(self, person: Employee) -> Employee:
        """A new person."""
        self._session.add(person)
        await self._session.flush()
        return person


def _unit_name(day: date) -> ScalarSelect[str]:
    """The name of the unit of an employee on a day."""
    query = (
        select(Unit.name)
        .join(Membership, Membership.unit_id == Unit.id)
        .where(Membership.employee_id == Employee.id, on(Membership, day))
        .order_by(Membership.starts.desc(), Membership.id.desc())
    )
    return query.limit(1).correlate(Employee).scalar_subquery()


def _parts(sought: str) -> list[str]:
    """The words of a text; digits with space, points or dashes between them are one."""
    digits = "".join(char for char in sought if char not in " .-")
    return [digits] if digits.isdecimal() else sought.split()


def _holds(part: str, unit: ScalarSelect[str]) -> ColumnElement[bool]:
    named = Employee.nip.contains if part.isdecimal() else Employee.name.icontains
    return or_(named(part, autoescape=True), unit.icontains(part, autoescape=True))
