"""Resolves names in files to ids: of people, units and services."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, tzinfo
from functools import cached_property

from msgspec import Struct
from sqlalchemy import ColumnElement, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from domain.imports import NO_ORDERS, Orders, Present
from domain.office import Office
from domain.people import TimeZone
from domain.reasons import of_column
from domain.unit_names import UnitNames
from storage.tables import Employee, Membership, Service, Unit

_MOST_IN_A_LIST = 500
"""Above this it is cheaper to read everybody's rows than to name the people."""


class ImportContext(Struct, frozen=True):
    """The office's settings for an import: present moment, zone, and the criteria of colleagues."""

    now: datetime
    zone: TimeZone
    peer_criteria: frozenset[str]
    subordinate_criteria: frozenset[str]

    @classmethod
    def of(cls, office: Office, now: datetime) -> ImportContext:
        """The context of an office at a moment."""
        sources = office.scheme.sources
        criteria = frozenset(sources.peer.criteria), frozenset(sources.subordinate.criteria)
        return cls(now, TimeZone(office.zone_name), *criteria)


class KnownService(Struct, frozen=True):
    """A service in the database."""

    id: int
    code: str
    name: str
    unit_id: int
    population: int | None
    closed_on: date | None


class KnownNames(Struct, frozen=True, dict=True):
    """The office's names in the database before a file is imported."""

    terms: ImportContext
    people: dict[str, int]
    """Ids by NIP."""
    names: dict[str, str]
    """Names of people by NIP."""
    units: dict[str, int]
    """Ids by name."""
    zones: dict[int, TimeZone]
    """Zones of units by their id."""
    services: dict[str, KnownService]
    """By code in lower case."""
    zone_of: Callable[[str, date], tzinfo]
    """The zone of the unit of a NIP on a date; the office's for everything else."""
    refused: Mapping[str, Collection[str]]
    """NIPs and codes (in lower case) of rows that were found bad before, by the kind of their file."""
    orders: Orders

    @classmethod
    async def load(
        cls,
        session: AsyncSession,
        terms: ImportContext,
        refused: Mapping[str, Collection[str]],
        orders: Orders = NO_ORDERS,
    ) -> KnownNames:
        """Reads the names."""
        people = (await session.execute(select(Employee.nip, Employee.id, Employee.name))).all()
        units = (await session.execute(select(Unit.name, Unit.id, Unit.timezone))).all()
        services = await session.execute(
            select(
                Service.id,
                Service.code,
                Service.name,
                Service.unit_id,
                Service.population,
                Service.closed_on,
            )
        )
        zones = {key: TimeZone(zone) for _, key, zone in units}
        return cls(
            terms,
            {nip: key for nip, key, _ in people},
            {nip: name for nip, _, name in people},
            {name: key for name, key, _ in units},
            zones,
            {service.code.lower(): service for service in (KnownService(*row) for row in services)},
            await _zones_of_people(session, terms.zone, zones),
            refused,
            orders,
        )

    @cached_property
    def unit_names(self) -> UnitNames:
        """The names of all units."""
        return UnitNames(self.units)

    @property
    def today(self) -> date:
        """The office's date, on which what changes begins to hold."""
        return self.terms.now.astimezone(self.terms.zone.info).date()

    @property
    def present(self) -> Present:
        """This moment, and the latest date among the zones of the office and its units."""
        zones = {self.terms.zone, *self.zones.values()}
        today = max(self.terms.now.astimezone(zone.info).date() for zone in zones)
        return Present(self.terms.now, today, self.zone_of)

    def person(self, nip: str, column: str = "nip") -> int:
        """The id of the person with this NIP; raises ValueError with the reason for a bad row."""
        if nip not in self.people:
            key = "person-in-bad-row" if nip in self.refused.get("roster", ()) else "no-person"
            raise ValueError(of_column(column, key, nip=nip))
        return self.people[nip]

    def unit(self, name: str) -> int:
        """The id of the unit with this name; raises ValueError with the reason for a bad row."""
        known = self.orders.unit_of(name, self.unit_names)
        if known is not None:
            return self.units[known]
        twin = self.unit_names.near(name)
        if twin is None:
            raise ValueError(of_column("unit", "no-unit", unit=name))
        raise ValueError(of_column("unit", "no-unit-but-near", unit=name, near=twin))

    def service(self, code: str) -> KnownService:
        """The service with this code; raises ValueError with the reason for a bad row."""
        if code.lower() not in self.services:
            refused = code.lower() in self.refused.get("services", ())
            key = "service-in-bad-row" if refused else "no-service"
            raise ValueError(of_column("service", key, service=code))
        return self.services[code.lower()]


async def _zones_of_people(
    session: AsyncSession, office: TimeZone, zones: Mapping[int, TimeZone]
) -> Callable[[str, date], tzinfo]:
    """Gives the zone in which somebody works on a date, by NIP."""
    if {office, *zones.values()} == {office}:
        return lambda _nip, _day: office.info
    stays: defaultdict[str, list[tuple[date, date, TimeZone]]] = defaultdict(list)
    query = select(Employee.nip, Membership.starts, Membership.ends, Membership.unit_id)
    for nip, starts, ends, unit in await session.execute(query.join(Membership)):
        stays[nip].append((starts, ends, zones[unit]))

    def zone_of(nip: str, day: date) -> tzinfo:
        own = (zone for starts, ends, zone in stays.get(nip, ()) if starts <= day <= ends)
        return next(own, office).info

    return zone_of


async def ids(
    session: AsyncSession, name: InstrumentedAttribute[str], key: InstrumentedAttribute[int]
) -> dict[str, int]:
    """Ids by the name that tells the rows of a table apart."""
    rows = await session.execute(select(name, key))
    return {row[0]: row[1] for row in rows}


def among(column: InstrumentedAttribute[int], ids: Collection[int]) -> ColumnElement[bool]:
    """The condition that a column has one of these ids; for very many, no condition."""
    return column.in_(ids) if len(ids) <= _MOST_IN_A_LIST else true()
