"""When a job is due: a local time on some weekdays, and for how long a missed slot may be caught up."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from msgspec import Struct

from domain.office import Office
from domain.people import TimeZone

EVERY_DAY = frozenset(range(7))
FRIDAY = 4
"""As `date.weekday()` counts."""


class CatchUp(StrEnum):
    """What happens to a slot that passed while no process ran."""

    SAME_DAY = "same_day"
    """It is caught up until the next local midnight: its messages are about that day."""
    UNTIL_NEXT = "until_next"
    """It is caught up until the next slot takes its place: late is better than never, twice is not."""


class Slot(Struct, frozen=True):
    """A moment when a job is due, in the zone of its people."""

    at: datetime
    zone: TimeZone

    @property
    def text(self) -> str:
        """As it is claimed and printed: `2026-11-20T16:00+07:00`; the offset tells the zones apart."""
        return self.at.isoformat(timespec="minutes")

    @property
    def day(self) -> date:
        """The local date."""
        return self.at.date()


class Timetable(Struct, frozen=True):
    """A local time on some weekdays (`date.weekday()` numbers, never none), and the rule for catching up."""

    at: time
    weekdays: frozenset[int]
    catch_up: CatchUp
    every: timedelta | None = None
    """With this there are more slots on each day: from `at` to midnight, so far apart."""

    def latest(self, now: datetime, zone: TimeZone) -> Slot:
        """The last slot that is not after `now`."""
        return self._nearest(now, zone, -1)

    def following(self, now: datetime, zone: TimeZone) -> Slot:
        """The first slot after `now`."""
        return self._nearest(now, zone, 1)

    def due(self, now: datetime, zone: TimeZone) -> Slot | None:
        """The last slot that is not after `now`, or None when it can no longer be caught up."""
        slot = self.latest(now, zone)
        lapsed = self.catch_up is CatchUp.SAME_DAY and now.astimezone(zone.info).date() > slot.day
        return None if lapsed else slot

    def _nearest(self, now: datetime, zone: TimeZone, direction: int) -> Slot:
        day = now.astimezone(zone.info).date()
        while True:
            if day.weekday() in self.weekdays:
                slots = [slot for slot in self.slots_on(day, zone) if (slot.at > now) == (direction > 0)]
                if slots:
                    return slots[0 if direction > 0 else -1]
            day += timedelta(days=direction)

    def slots_on(self, day: date, zone: TimeZone) -> list[Slot]:
        """The slots of a day, the earliest first."""
        first = datetime.combine(day, self.at, tzinfo=zone.info)
        if self.every is None:
            return [Slot(first, zone)]
        left = datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone.info) - first
        return [Slot(first + n * self.every, zone) for n in range(-(-left // self.every))]


def morning(office: Office) -> Timetable:
    """With the morning messages of the office."""
    return Timetable(office.review_remind_at, EVERY_DAY, CatchUp.SAME_DAY)


def by_day(office: Office) -> Timetable:
    """Every quarter of an hour from the morning messages on."""
    return Timetable(office.review_remind_at, EVERY_DAY, CatchUp.SAME_DAY, timedelta(minutes=15))


EVERY_FEW_MINUTES = Timetable(time.min, EVERY_DAY, CatchUp.SAME_DAY, timedelta(minutes=5))
"""Around the clock: an administrator who has closed a period waits for the results."""
