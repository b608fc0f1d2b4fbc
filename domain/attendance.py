"""Attendance by a shared location: coming or leaving, near enough or not, on time or not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt

from msgspec import Struct

from domain.calendar import WorkCalendar
from domain.drafts import Draft
from domain.duty import Hours
from domain.errors import AlreadyHandled, Invalid
from domain.scoring import AttendanceStatus
from domain.working_hours import office_hours

EARLIEST = timedelta(hours=4)
"""Before the start of work: earlier nobody comes for it."""
LATEST = timedelta(hours=6)
"""After the end of work: later nobody leaves from it."""
BETWEEN_MARKS = timedelta(minutes=1)
"""After coming: before this nobody leaves, and a second location is a repetition of the first."""
LEAST_ACCURATE = 100
"""The largest accepted accuracy radius in metres: what phones reach inside a building."""
RADII = (20, 5_000)
"""Metres: the smallest and the largest radius of a unit."""
_EARTH = 6_371_000


class Mark(StrEnum):
    """What a person asserts with a location."""

    IN = "in"
    OUT = "out"


class Place(Struct, frozen=True):
    """Where a unit works: degrees, and metres around it."""

    latitude: float
    longitude: float
    radius: int


class Asserted(Struct, frozen=True):
    """A location as a person shared it."""

    latitude: float
    longitude: float
    accuracy: float | None
    """Metres; None where the place was picked on a map."""
    is_live: bool
    is_forwarded: bool


class AttendDraft(Draft):
    """A person's coming or leaving; the location is never part of it, so no conversation keeps one."""


class PlaceDraft(Draft):
    """Where a unit works, as an administrator says it."""

    unit_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius: int | None = None


class Work(Struct, frozen=True):
    """The work of a person's date, from its first start to its last end (UTC)."""

    date: date
    hours: tuple[Hours, ...]
    starts: datetime
    ends: datetime

    def is_near(self, moment: datetime) -> bool:
        """Whether somebody may come or leave at an instant."""
        return self.starts - EARLIEST <= moment <= self.ends + LATEST


def work_on(calendar: WorkCalendar, day: date) -> Work | None:
    """The work of a person's date, by the roster or the unit's calendar; None on a day off."""
    if not calendar.is_working(day):
        return None
    hours = tuple(shift.hours for shift in calendar.duty.shifts_on(day)) or (office_hours(calendar, day),)
    starts = min(each.starts_at(day, calendar.zone) for each in hours)
    return Work(day, hours, starts, max(each.ends_at(day, calendar.zone) for each in hours))


class Due(Struct, frozen=True):
    """What a location would be: the coming to, or the leaving from, the work of a date."""

    work: Work
    mark: Mark


def due(works: Sequence[tuple[Work, bool]], now: datetime) -> Due:
    """What a location is at an instant, of dates with whether the person has come.

    Of several it is the one whose start (to come) or end (to leave) is nearest. A second leaving is a leaving
    again; the last one counts. Raises AlreadyHandled when no work is near: a question about it is over then.
    """
    found = [
        (abs((work.ends if has_come else work.starts) - now), Due(work, Mark.OUT if has_come else Mark.IN))
        for work, has_come in works
        if work.is_near(now)
    ]
    if not found:
        raise AlreadyHandled("attend-no-work")
    return min(found, key=lambda each: each[0])[1]


def status(work: Work, came: datetime) -> AttendanceStatus:
    """Present, or late from the minute after the start on."""
    return AttendanceStatus.LATE if came >= work.starts + timedelta(minutes=1) else AttendanceStatus.PRESENT


def came_after(work: Work, came: datetime) -> bool:
    """Whether somebody's first location is after the end of work: it may be meant as a leaving."""
    return came >= work.ends


def left_early(work: Work, left: datetime) -> bool:
    """Whether somebody left before the end; it is shown and not scored."""
    return left < work.ends


def metres(asserted: Asserted, place: Place) -> int:
    """The distance on the earth's surface, rounded."""
    here, there = radians(asserted.latitude), radians(place.latitude)
    north, east = (here - there) / 2, radians(asserted.longitude - place.longitude) / 2
    return round(2 * _EARTH * asin(min(1.0, sqrt(sin(north) ** 2 + cos(here) * cos(there) * sin(east) ** 2))))


def check_asserted(asserted: Asserted, place: Place | None, *, anywhere: bool) -> int | None:
    """The distance from the unit in metres; None on a day on which work is elsewhere (`anywhere`).

    Raises Invalid for a location that is forwarded, picked on a map, or too vague, when the unit has no
    place, and when the whole circle of the accuracy lies outside of the radius.
    """
    if asserted.is_forwarded:
        raise Invalid("attend-forwarded")
    if asserted.accuracy is None:
        raise Invalid("attend-no-accuracy")
    if asserted.accuracy > LEAST_ACCURATE:
        raise Invalid("attend-vague", accuracy=round(asserted.accuracy), most=LEAST_ACCURATE)
    if anywhere:
        return None
    if place is None:
        raise Invalid("attend-no-place")
    distance = metres(asserted, place)
    if distance - asserted.accuracy > place.radius:
        raise Invalid("attend-far", distance=distance, radius=place.radius)
    return distance


def parse_radius(text: str) -> int:
    """Metres of a radius: “100”, “100 m”; raises Invalid otherwise, and outside of RADII."""
    number, _, measure = text.strip().lower().partition(" ")
    said = number.removesuffix("m")
    if not said.isdecimal() or len(said) > len(str(RADII[1])) or measure.strip() not in ("", "m", "meter"):
        raise Invalid("place-radius-invalid", least=RADII[0], most=RADII[1])
    radius = int(said)
    if not RADII[0] <= radius <= RADII[1]:
        raise Invalid("place-radius-invalid", least=RADII[0], most=RADII[1])
    return radius
