"""What an office's files say, and what its people did beyond them: dated moves, extensions, quarantine."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, datetime, time
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.brute_force.paper import DAY, UNSUR, ZONES, Row, mean, national, rows

BEYOND = "beyond.json"
"""Beside the CSV files: `week` by unit, `stays`, `extensions`, `staff`, `counter`, and `quarantine`."""
_NOTHING: dict[str, Any] = {"week": {}, "stays": [], "extensions": [], "staff": [], "quarantine": []}
_NOTHING["counter"] = []
_day = date.fromisoformat


def beyond_the_files(folder: Path) -> dict[str, Any]:
    """What the files do not say; nothing for an office that has only files."""
    path = folder / BEYOND
    said: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else _NOTHING
    return said


class Office:
    """All records of an office, by person."""

    def __init__(self, folder: Path, zone: str) -> None:
        beyond = beyond_the_files(folder)
        self.zone = ZONES[zone]
        self.people = {row["nip"]: row for row in rows(folder, "roster")}
        names: dict[str, str] = {}
        for row in self.people.values():
            names[row["unit"]] = row["timezone"] or names.get(row["unit"], zone)
        self.unit_zones = {unit: ZONES[name] for unit, name in names.items()}
        self.weeks = {unit: beyond["week"].get(unit, "12345") for unit in names}
        self.calendar = {(_day(row["date"]), row["unit"]): row["kind"] for row in rows(folder, "calendar")}
        self.extensions = [
            (_day(first), _day(last), nip, unit, datetime.fromisoformat(until))
            for first, last, nip, unit, until in beyond["extensions"]
        ]
        self.leave: dict[str, list[tuple[str, date, date]]] = defaultdict(list)
        self.halves: dict[str, set[tuple[date, str]]] = defaultdict(set)
        for row in rows(folder, "leave"):
            if row.get("half"):
                self.halves[row["nip"]].add((_day(row["start"]), row["half"]))
            else:
                self.leave[row["nip"]].append((row["kind"], _day(row["start"]), _day(row["end"])))
        self.duty: dict[str, dict[date, list[tuple[time, time]]]] = defaultdict(dict)
        for row in rows(folder, "duty"):
            shifts = self.duty[row["nip"]].setdefault(_day(row["date"]), [])
            if row["start"] != "-":
                shifts.append((time.fromisoformat(row["start"]), time.fromisoformat(row["end"])))
        self.stays: dict[str, list[tuple[str, date, date]]] = defaultdict(list)
        for nip, unit, first, last in beyond["stays"]:
            self.stays[nip].append((unit, _day(first), _day(last)))
        self.entries = _by_nip(rows(folder, "entries"))
        self.targets = _by_nip(rows(folder, "targets"))
        self.assessments = _by_nip(rows(folder, "assessments"))
        self.competencies = rows(folder, "competencies")
        self.attendance: dict[str, dict[date, str]] = defaultdict(dict)
        for row in rows(folder, "attendance"):
            self.attendance[row["nip"]][_day(row["date"])] = row["status"]
        self.staff = _staff(rows(folder, "services"), beyond["staff"])
        self.counter: dict[tuple[str, date], dict[str, bool]] = defaultdict(dict)
        for code, day, nip, is_there in beyond["counter"]:
            self.counter[code, _day(day)][nip] = is_there
        self.responses = [
            self._response(row)
            for n, row in enumerate(rows(folder, "citizen"))
            if n not in beyond["quarantine"]
        ]
        self._works: dict[tuple[str, date], bool] = {}

    def _response(self, row: Row) -> tuple[str, datetime, date, Fraction, Fraction]:
        """Service, instant, date in the office's zone, weight and percentage."""
        sent = datetime.fromisoformat(row["submitted_at"])
        answers = [row["quick"]] if row["quick"] else [row[unsur] for unsur in UNSUR if row[unsur]]
        weight = Fraction(1) if row["channel"] == "visit" else Fraction(1, 2)
        percent = mean(int(answer) for answer in answers) / 4 * 100
        return row["service"], sent, sent.astimezone(self.zone).date(), weight, percent

    def unit_on(self, nip: str, day: date) -> str | None:
        """The unit of a person on a day in service; of two that hold on a day, the later one."""
        person = self.people[nip]
        if person["joined"] and day < _day(person["joined"]):
            return None
        if person["left"] and day > _day(person["left"]):
            return None
        if nip not in self.stays:
            return person["unit"]
        held = [(first, unit) for unit, first, last in self.stays[nip] if first <= day <= last]
        return max(held)[1] if held else None

    def works(self, unit: str, day: date) -> bool:
        """Whether a unit works on a day; its own row of the calendar beats the one for all."""
        if (unit, day) not in self._works:
            row = self.calendar.get((day, unit)) or self.calendar.get((day, ""))
            usual = str(day.isoweekday()) in self.weeks[unit] and day not in national(day.year)
            self._works[unit, day] = row == "workday" if row else usual
        return self._works[unit, day]

    def works_on(self, nip: str, unit: str, day: date) -> bool:
        """Whether a date is a working day of a person: in a month with a duty row it is one with a shift."""
        if any((each.year, each.month) == (day.year, day.month) for each in self.duty[nip]):
            return bool(self.duty[nip].get(day))
        return self.works(unit, day)

    def shift_ends(self, nip: str, unit: str, day: date) -> list[datetime]:
        """When the shifts end that a person starts on a date."""
        return [
            datetime.combine(day if end > start else day + DAY, end, tzinfo=self.unit_zones[unit])
            for start, end in self.duty[nip].get(day, [])
        ]

    def on_leave(self, nip: str, day: date, *kinds: str) -> bool:
        """Whether approved leave of some kinds covers a day."""
        return any(kind in kinds and first <= day <= last for kind, first, last in self.leave[nip])

    def weight(self, nip: str, day: date) -> Fraction:
        """What an expected day weighs: less 1/2 for each half of it that is leave."""
        return 1 - Fraction(sum((day, half) in self.halves[nip] for half in ("pagi", "siang")), 2)

    def staffed(self, nip: str, service: str, day: date) -> bool:
        """Whether a person staffed a service on a day: by the dates, and by who was said to be there."""
        there = [who for who, is_there in self.counter.get((service, day), {}).items() if is_there]
        return (not there or nip in there) and any(
            (code, who) == (service, nip) and first <= day <= last for code, who, first, last in self.staff
        )


def _by_nip(listed: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in listed:
        found[row["nip"]].append(row)
    return found


def _staff(services: list[Row], dated: list[list[str]]) -> list[tuple[str, str, date, date]]:
    """Who staffs what: on all dates as in the file, unless the service's staff is dated beyond it."""
    known = {code for code, *_ in dated}
    always = [
        (row["code"], nip.strip(), date.min, date.max)
        for row in services
        if row["code"] not in known
        for nip in row["staff_nips"].split(";")
        if nip.strip()
    ]
    return always + [(code, nip, _day(first), _day(last)) for code, nip, first, last in dated]
