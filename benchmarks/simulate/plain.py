"""What a date is by the plain rules of docs/scoring.md §1: the second opinion beside the product's own.

Nothing here calls the product: a mistake of its rules must not be repeated by who checks them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from functools import cache

import holidays

from benchmarks.simulate.cast import Member, Team

ON_TIME_UNTIL = timedelta(days=1)
LATE_DAYS = 3
SHIFT_GRACE = timedelta(hours=4)


@cache
def days_off(year: int) -> frozenset[date]:
    """National holidays and cuti bersama."""
    return frozenset(holidays.country_holidays("ID", years=year, categories=("public", "government")))


def zone_of(team: Team) -> timezone:
    """Its zone: Indonesia has no summer time."""
    return timezone(timedelta(hours=team.offset))


@dataclass
class Calendar:
    """Working days of units and people, with what the office itself has set."""

    corrections: dict[tuple[date, str | None], bool] = field(default_factory=dict)
    """Whether a date is worked, by date and unit; None for all units."""

    def unit_works(self, team: Team, day: date) -> bool:
        """Whether a unit works on a date."""
        for unit in (team.name, None):
            if (day, unit) in self.corrections:
                return self.corrections[day, unit]
        return day.weekday() < 5 and day not in days_off(day.year)

    def works(self, member: Member, day: date) -> bool:
        """Whether a date is a working day of a person, by their roster or their unit's calendar."""
        if any((each.year, each.month) == (day.year, day.month) for each in member.shifts):
            return day in member.shifts
        return self.unit_works(member.team(day), day)

    def after(self, team: Team, day: date, number: int) -> date:
        """The so-many-th working day of a unit after a date."""
        while number:
            day += timedelta(days=1)
            number -= self.unit_works(team, day)
        return day

    def deadline(self, member: Member, day: date) -> datetime:
        """Until when a report of a date is on time."""
        usual = midnight(member.team(day), day) + ON_TIME_UNTIL
        ends = shift_end(member, day)
        return usual if ends is None else max(usual, ends + SHIFT_GRACE)

    def late_until(self, member: Member, day: date) -> datetime:
        """Until when a report of a date is taken at all."""
        team = member.team(day)
        closes = midnight(team, self.after(team, day, LATE_DAYS) + timedelta(days=1))
        return max(closes, self.deadline(member, day))


def midnight(team: Team, day: date) -> datetime:
    """The beginning of a date in a unit's zone."""
    return datetime.combine(day, time.min, tzinfo=zone_of(team))


def shift_end(member: Member, day: date) -> datetime | None:
    """When the shift of a date ends, which may be on the next one."""
    if day not in member.shifts:
        return None
    first, last = member.shifts[day]
    return midnight(member.team(day), day) + timedelta(hours=last if last > first else last + 24)
