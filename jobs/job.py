"""A job: its name, when and in which zones it is due, and its work in one unit of work."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from domain.notices import Notice, Recipient
from domain.office import Office
from domain.people import TimeZone
from jobs.slots import Slot, Timetable
from storage.base.engine import Database
from storage.uow import UnitOfWork


class Zones(StrEnum):
    """The zones whose people a job has slots for."""

    OF_UNITS = "units"
    """One slot in each zone that a unit has; a run is for the units of its zone."""
    OF_OFFICE = "office"


Sweep = Callable[[UnitOfWork, Office, Slot, datetime], Awaitable[int]]
"""The work of a run: finds what is due for a slot, adds notices dated now (UTC), and returns their number."""


class ReadFirst(Struct, frozen=True):
    """A run that reads for too long to block the writer.

    `survey` reads and computes what is due for a slot as of now (UTC) in a unit of its own, without locks. It
    returns the sweep that writes the result.
    """

    survey: Callable[[UnitOfWork, Office, Slot, datetime], Awaitable[Sweep]]
    is_heavy: bool = False
    """Whether it computes for seconds: then it does so in another process, and what it gives is pickled."""

    async def found(self, office: Office, slot: Slot, now: datetime, database: Database) -> Sweep:
        """What the survey finds."""
        async with database.read() as uow:
            return await self.survey(uow, office, slot, now)


class Once(Struct, frozen=True):
    """A notice to one of many, with the key that makes adding it again a no-op."""

    notice: Notice
    recipient: Recipient
    key: str


class InParts(Struct, frozen=True):
    """A run whose notices are too many to be added at once without blocking the writer.

    `survey` finds them as in ReadFirst. They are added in parts, and the run is recorded last: an interrupted
    run is repeated, and adds only what is missing.
    """

    survey: Callable[[UnitOfWork, Office, Slot, datetime], Awaitable[Sequence[Once]]]


class Job(Struct, frozen=True):
    """A task at set times. It keeps no state: what is due is a query."""

    name: str
    times: Timetable | Callable[[Office], Timetable]
    """Its timetable, or what gives that of an office."""
    zones: Zones
    sweep: Sweep | ReadFirst | InParts
    is_logged_when_idle: bool = True
    """Whether a run that sends nothing is worth a line of the log."""
    before_anybody_joins: bool = False
    """Whether it is due from the first day on, and not only once somebody of the roster has joined."""

    def timetable(self, office: Office) -> Timetable:
        """When it is due in an office."""
        return self.times if isinstance(self.times, Timetable) else self.times(office)

    def zones_in(self, office: Office, units: Collection[TimeZone]) -> list[TimeZone]:
        """The zones with slots, west to east; `units` are the zones of units."""
        if self.zones is Zones.OF_OFFICE:
            return [TimeZone(office.zone_name)]
        return [zone for zone in TimeZone if zone in units]

    def due(self, office: Office, units: Collection[TimeZone], now: datetime) -> list[Slot]:
        """The slots, one a zone at most, that may be run now, whether or not they have been."""
        timetable = self.timetable(office)
        slots = [timetable.due(now, zone) for zone in self.zones_in(office, units)]
        return [slot for slot in slots if slot is not None]

    def following(self, office: Office, units: Collection[TimeZone], now: datetime) -> list[Slot]:
        """The next slot in each zone."""
        timetable = self.timetable(office)
        return [timetable.following(now, zone) for zone in self.zones_in(office, units)]
