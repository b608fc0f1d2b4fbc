"""What all files of an export need to know: names of people, units and targets, and what is left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct, field
from sqlalchemy import Row, Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.exports import LeftOut, Reader
from domain.imports import Present
from domain.office import Office
from domain.people import TimeZone
from domain.periods import Period
from domain.positions import Former
from storage.base.parts import in_parts
from storage.records.positions import read_positions
from storage.tables import Employee, Membership, Supervision, Target, Unit

_PEOPLE_AT_ONCE = 10


class Exported(Struct):
    """What came of an export: rows by file, and what was left out."""

    rows: Counter[str] = field(default_factory=Counter)
    left: Counter[LeftOut] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)
    """Why the import would refuse each row that was left out for that."""


class Agreed(Struct, frozen=True):
    """A target that counts."""

    id: int
    period: Period
    title: str
    measure: str


class Records(Struct):
    """The office's records, as one reading unit sees them."""

    session: AsyncSession
    zone: TimeZone
    now: datetime
    reader: Reader
    done: Exported
    nips: dict[int, str] = field(default_factory=dict)
    """NIPs of everybody who was ever in a unit."""
    units: dict[int, Unit] = field(default_factory=dict)
    memberships: defaultdict[int, list[Membership]] = field(default_factory=lambda: defaultdict(list))
    former: Mapping[int, Sequence[Former]] = field(default_factory=dict)
    """The positions that people had before their last one."""
    supervisions: defaultdict[int, list[Supervision]] = field(default_factory=lambda: defaultdict(list))
    targets: defaultdict[int, list[Agreed]] = field(default_factory=lambda: defaultdict(list))
    """Of each person, those that count."""

    @classmethod
    async def load(cls, session: AsyncSession, office: Office, now: datetime, reader: Reader) -> Records:
        """Reads the names."""
        found = cls(session, TimeZone(office.zone_name), now, reader, Exported())
        found.units = {each.id: each for each in await session.scalars(select(Unit))}
        for stay in await session.scalars(select(Membership).order_by(Membership.starts, Membership.id)):
            found.memberships[stay.employee_id].append(stay)
        for held in await session.scalars(select(Supervision).order_by(Supervision.id)):
            found.supervisions[held.employee_id].append(held)
        found.former = (await read_positions(session)).former
        people = (await session.execute(select(Employee.id, Employee.nip))).all()
        found.nips = {key: nip for key, nip in people if key in found.memberships}
        found.done.left[LeftOut.PEOPLE] = len(people) - len(found.nips)
        agreed = select(Target.employee_id, Target.id, Target.period, Target.title, Target.measure)
        for person, key, period, title, measure in await session.execute(agreed.where(Target.is_agreed())):
            found.targets[person].append(Agreed(key, Period.parse(period), title, measure))
        return found

    @property
    def today(self) -> date:
        """The office's date."""
        return self.now.astimezone(self.zone.info).date()

    @property
    def present(self) -> Present:
        """The present, as an import at this moment sees it."""
        zones = {self.zone, *(TimeZone(unit.timezone) for unit in self.units.values())}
        return Present(self.now, max(self.now.astimezone(zone.info).date() for zone in zones))

    @property
    def named_units(self) -> set[int]:
        """The units that the roster names: a file cannot name others."""
        return {stay.unit_id for stays in self.memberships.values() for stay in stays}

    def leave_out(self, what: LeftOut, count: int = 1) -> None:
        """Counts what the files do not say."""
        self.done.left[what] += count

    async def by_person(
        self, query: Select[*tuple[Any, ...]]
    ) -> AsyncIterator[tuple[int, Sequence[Row[*tuple[Any, ...]]]]]:
        """The rows of a query by the person of its first column, in the order of NIPs.

        Those of few people are read at once: the process has other work between two readings.
        """
        people = sorted(self.nips, key=self.nips.__getitem__)
        for some in in_parts(people, _PEOPLE_AT_ONCE):
            own: defaultdict[int, list[Row[*tuple[Any, ...]]]] = defaultdict(list)
            for row in await self.session.execute(query.where(query.selected_columns[0].in_(some))):
                own[row[0]].append(row)
            for person in some:
                if own[person]:
                    yield person, own[person]
