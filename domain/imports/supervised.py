"""Who is left without a supervisor in service by a change of the roster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from domain.people import in_service
from domain.succession import FOREVER, ExistingRow, current


class ServiceDates(Struct, frozen=True):
    """The first and the last day in service; None is no limit."""

    joined: date | None
    left: date | None


class Supervised(Struct, frozen=True):
    """Supervisions and days in service, by NIP."""

    supervisors: Mapping[str, Sequence[ExistingRow[str]]]
    people: Mapping[str, ServiceDates]

    def left(self, nip: str) -> date | None:
        """The last day of a person in service, if there is one."""
        served = self.people.get(nip)
        return None if served is None else served.left

    def gone(self, nip: str, day: date) -> ExistingRow[str] | None:
        """The supervisor of a person who serves on a day, if that supervisor has left before it."""
        own = self.people.get(nip)
        if own is None or not in_service(own.joined, own.left, day):
            return None
        held = current(self.supervisors.get(nip, ()), day)
        left = None if held is None else self.left(held.value)
        return held if left is not None and left < day else None

    def changes(self, nip: str) -> set[date]:
        """The days on which the answer of `gone` may change."""
        rows, own = self.supervisors.get(nip, ()), self.people.get(nip)
        days = {row.starts for row in rows} | {_after(row.ends) for row in rows}
        days |= {_after(self.left(row.value)) for row in rows}
        return days | {own.joined or date.min} if own else days


def newly_gone(nip: str, before: Supervised, after: Supervised, today: date) -> tuple[date, str] | None:
    """From which day on, and whose, the supervisor has left, where that was not so before.

    What is over is not looked at: only today and the days to come.
    """
    for day in sorted({today, *(day for day in after.changes(nip) if day > today)}):
        held = after.gone(nip, day)
        if held is not None and before.gone(nip, day) is None:
            return max(held.starts, _after(after.left(held.value))), held.value
    return None


def _after(day: date | None) -> date:
    return FOREVER if day is None or day >= FOREVER else day + timedelta(days=1)
