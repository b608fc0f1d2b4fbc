"""Which days a person was expected, and until when each could be reported: docs/scoring.md §1."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from tests.brute_force.plain import HOURS, Row, days_between, national


class Days:
    """An office's rows, one scheme and one as-of moment (an instant and the office's date before it)."""

    def __init__(self, office: Row, scheme: Row, instant: datetime, as_of: date) -> None:
        self.office, self.scheme, self.instant, self.as_of = office, scheme, instant, as_of
        self.time = scheme.get("time", {})
        self.sources = scheme.get("sources", {})

    # --- days -------------------------------------------------------------------------------------

    def unit_on(self, nip: str, day: date) -> str | None:
        """The unit of a person on a day in service."""
        person = self.person(nip)
        if (person["joined"] and day < person["joined"]) or (person["left"] and day > person["left"]):
            return None
        for stay in self.office["stays"]:
            if stay["nip"] == nip and stay["starts"] <= day <= stay["ends"]:
                return str(stay["unit"])
        return None

    def person(self, nip: str) -> Row:
        """A row of the roster."""
        return next(row for row in self.office["roster"] if row["nip"] == nip)

    def works(self, unit: str, day: date) -> bool:
        """Whether a unit works on a day."""
        for whose in (unit, None):
            for row in self.office["calendar"]:
                if row["date"] == day and row["unit"] == whose:
                    return bool(row["kind"] == "workday")
        week = self.office["units"][unit]["week"]
        return str(day.isoweekday()) in week and day not in national(day.year)

    def midnight(self, unit: str, day: date) -> datetime:
        """The start of a day where the unit is."""
        zone = timezone(timedelta(hours=HOURS[self.office["units"][unit]["zone"]]))
        return datetime(day.year, day.month, day.day, tzinfo=zone)

    def deadline(self, unit: str, day: date) -> datetime:
        """Until when a report of a day is on time."""
        return self.midnight(unit, day) + timedelta(hours=self.time.get("on_time_hours", 24))

    def late_until(self, nip: str, unit: str, day: date) -> datetime:
        """Until when a report of a day is late and no more, extensions included."""
        last, left = day, self.time.get("late_days", 3)
        while left:
            last += timedelta(days=1)
            left -= self.works(unit, last)
        limits = [self.deadline(unit, day), self.midnight(unit, last + timedelta(days=1))]
        for row in self.office["extensions"]:
            ours = row["nip"] in (None, nip) and row["unit"] in (None, unit)
            if ours and row["starts"] <= day <= row["ends"]:
                limits.append(row["open_until"])
        return max(limits)

    def on_leave(self, nip: str, day: date, kinds: tuple[str, ...]) -> bool:
        """Whether approved leave of some kinds covers a day."""
        return any(
            row["nip"] == nip and row["kind"] in kinds and row["start"] <= day <= row["end"]
            for row in self.office["leave"]
        )

    def expected(self, nip: str, start: date, end: date, *, to_date: bool = True) -> list[date]:
        """The expected days of a person."""
        found = []
        for day in days_between(start, end):
            unit = self.unit_on(nip, day)
            if unit is None or not self.works(unit, day):
                continue
            if self.on_leave(nip, day, ("cuti", "sakit", "izin")):
                continue
            if to_date and (day > self.as_of or self.deadline(unit, day) > self.instant):
                continue
            found.append(day)
        return found
