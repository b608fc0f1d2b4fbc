"""A person's expected days as a closing keeps them, one letter a day, and what objections make of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple, Self
from zoneinfo import ZoneInfo

from domain.calendar import Timeliness
from domain.closing.corrections import Correction, DayAttended, DayExcused, DayReported
from domain.people import TimeZone
from domain.periods import Span
from domain.scoring import AttendanceStatus, ExpectedDay, PersonFacts

_NOT_EXPECTED = "."
_REPORTS: Mapping[Timeliness | None, str] = {
    Timeliness.ON_TIME: "O",
    Timeliness.LATE: "L",
    Timeliness.LOCKED: "X",
    None: "N",
}
_ATTENDANCE: Mapping[AttendanceStatus | None, str] = {
    AttendanceStatus.PRESENT: "P",
    AttendanceStatus.LATE: "L",
    AttendanceStatus.DUTY: "D",
    AttendanceStatus.ABSENT: "A",
    None: "N",
}
_ZONES: Mapping[str, str] = {
    TimeZone.WIB.info.key: "B",
    TimeZone.WITA.info.key: "A",
    TimeZone.WIT.info.key: "T",
}
_TIMELINESS = {letter: state for state, letter in _REPORTS.items()}
_STATUS = {letter: status for status, letter in _ATTENDANCE.items()}
_ZONE = {letter: ZoneInfo(key) for key, letter in _ZONES.items()}


class KeptDays(NamedTuple):
    """The days from the first to the last expected one; a full stop for each that is not expected.

    `reports` has O for on time, L for late, X for locked, N without a report, small where the day weighs 1/2.
    `attendance` has P, L, D and A for the records present, late, duty and absent, N without a record, small
    on official travel; it is empty where no score looks at attendance.
    """

    first: str
    """The date of the first one; empty without any."""
    reports: str
    attendance: str
    zones: str = ""
    """B for WIB, A for WITA, T for WIT: the zone of each day with a report; one letter if all have it."""

    @classmethod
    def of(cls, days: Collection[ExpectedDay], *, with_attendance: bool) -> Self:
        """The letters of expected days, which are in order."""
        if not days:
            return cls("", "", "", "")
        known = {each.date: each for each in days}
        first, last = min(known), max(known)
        found = [known.get(day) for day in Span(first, last)]
        return cls(
            first.isoformat(),
            "".join(map(_report, found)),
            "".join(map(_attended, found)) if with_attendance else "",
            _zones(found),
        )

    def each(self, sent: Mapping[date, datetime]) -> list[ExpectedDay]:
        """The days again; `sent` are the moments of their first reports, where these are known.

        Raises ValueError and KeyError for other letters.
        """
        if not self.first:
            return []
        first, found = date.fromisoformat(self.first), []
        attendance = self.attendance or len(self.reports) * "N"
        zones = self.zones.ljust(len(self.reports), self.zones[:1] or _NOT_EXPECTED)
        letters = zip(self.reports, attendance, zones, strict=True)
        for place, (letter, attended, zone) in enumerate(letters):
            if letter == _NOT_EXPECTED:
                continue
            day, timeliness = first + timedelta(days=place), _TIMELINESS[letter.upper()]
            at = None if timeliness is None else sent.get(day)
            if at is not None and zone != _NOT_EXPECTED:
                at = at.astimezone(_ZONE[zone])
            status, travels = _STATUS[attended.upper()], attended.islower()
            found.append(ExpectedDay(day, timeliness, letter.islower(), status, travels, at))
        return found


def _report(day: ExpectedDay | None) -> str:
    if day is None:
        return _NOT_EXPECTED
    return _cased(_REPORTS[day.timeliness], is_small=day.is_halved)


def _attended(day: ExpectedDay | None) -> str:
    if day is None:
        return _NOT_EXPECTED
    return _cased(_ATTENDANCE[day.status], is_small=day.travels)


def _zones(days: Iterable[ExpectedDay | None]) -> str:
    sent = (None if each is None else each.first for each in days)
    letters = "".join(_NOT_EXPECTED if at is None else _ZONES[str(at.tzinfo)] for at in sent)
    known = {*letters} - {_NOT_EXPECTED}
    return letters if len(known) > 1 else "".join(known)


def _cased(letter: str, *, is_small: bool) -> str:
    return letter.lower() if is_small else letter


def corrected_days(days: Iterable[ExpectedDay], corrections: Iterable[Correction]) -> list[ExpectedDay]:
    """The days as corrections let them count; those that are excused are not expected."""
    known = {each.date: each for each in days}
    for each in corrections:
        match each:
            case DayExcused(day=day):
                known.pop(day, None)
            case DayReported(day=day) if day in known:
                known[day] = known[day]._replace(timeliness=each.after)
            case DayAttended(day=day) if day in known:
                status = AttendanceStatus.PRESENT if each.after == "full" else AttendanceStatus.LATE
                known[day] = known[day]._replace(status=status, travels=False)
            case _:
                pass
    return list(known.values())


def excusable_days(
    facts: PersonFacts, days: Iterable[ExpectedDay], targets: Mapping[int, Span], *, counts_reports: bool
) -> dict[date, DayExcused]:
    """What excusing each day takes away from frozen sums; `targets` are the own periods of their targets.

    `counts_reports`: whether the scheme looks at days with reports. Without the period of each target that
    the sums have, it could not be told exactly, and no day can be excused.
    """
    keys = [int(each.key) for each in facts.targets]
    if not targets.keys() >= set(keys):
        return {}
    return {
        each.date: DayExcused(
            day=each.date,
            timeliness=each.timeliness if counts_reports else None,
            credited=each.credit,
            is_halved=each.is_halved,
            targets=tuple(key for key in keys if each.date in targets[key]),
        )
        for each in days
    }
