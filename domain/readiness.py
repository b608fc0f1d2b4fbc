"""What an office still needs: supervisors, heads, calendars; and supervision cycles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

ROSTER_AHEAD = timedelta(days=14)
"""A duty roster that ends within these days has to be written further."""
_YEAR_IN_SIGHT = 10
"""The month from which on the next year's calendar should be known: it is decreed in September or October."""
ESTIMATED = "(perkiraan)"
"""How the national calendar marks a holiday whose date depends on the moon and is not decreed yet."""


class Lack(StrEnum):
    """A kind of thing that is missing, the most urgent first."""

    NO_SUPERVISOR = "no_supervisor"
    LEFT_SUPERVISOR = "left_supervisor"
    """A supervisor who is not in service and has no stand-in."""
    CIRCLE = "circle"
    """People who supervise each other, so that no report reaches anybody above them."""
    NO_HEAD = "no_head"
    """A unit of two people or more without a head, so that nobody gets its tickets and its digest."""
    NO_MEASURE = "no_measure"
    """A target of this period or a later one with nothing to count in."""
    NO_STAFF = "no_staff"
    """A service whose ratings count for nobody."""
    DUTY_ENDS = "duty_ends"
    """A person who works in shifts, whose duty roster ends soon or has ended."""
    NO_COLLECTIVE_LEAVE = "no_collective_leave"
    """A year without any known collective leave (cuti bersama)."""
    ESTIMATED_HOLIDAY = "estimated_holiday"
    NO_ACCOUNT = "no_account"

    @property
    def chat_command(self) -> str:
        """The chat command (without slash) that fixes it, of an administrator or a supervisor."""
        return _CHAT[self]

    @property
    def file_kind(self) -> str | None:
        """The kind of the file that mends it when it is imported; None where no file does."""
        return _FILES.get(self)


_CHAT = {
    Lack.NO_SUPERVISOR: "delegasi tanpa",
    Lack.LEFT_SUPERVISOR: "delegasi tanpa",
    Lack.CIRCLE: "pegawai",
    Lack.NO_HEAD: "unit",
    Lack.NO_MEASURE: "target",
    Lack.NO_STAFF: "layanan",
    Lack.DUTY_ENDS: "jadwal",
    Lack.NO_COLLECTIVE_LEAVE: "unit hari",
    Lack.ESTIMATED_HOLIDAY: "unit hari",
    Lack.NO_ACCOUNT: "undangan",
}
_FILES = {
    Lack.NO_SUPERVISOR: "roster",
    Lack.LEFT_SUPERVISOR: "roster",
    Lack.CIRCLE: "roster",
    Lack.NO_HEAD: "roster",
    Lack.NO_MEASURE: "targets",
    Lack.NO_STAFF: "services",
    Lack.DUTY_ENDS: "duty",
    Lack.NO_COLLECTIVE_LEAVE: "calendar",
    Lack.ESTIMATED_HOLIDAY: "calendar",
}


class MissingItem(Struct, frozen=True):
    """A person, unit, target, service or year of which something is missing."""

    name: str
    """Its name; for a supervision cycle all names, with the first one repeated at the end."""
    key: str = ""
    """Its key in files and commands: NIP, code of a service, period of a target, or date."""
    people: int = 1
    """How many people it concerns."""
    until: date | None = None
    """The last day of a duty roster, or of a supervisor in service."""


Readiness = Mapping[Lack, Sequence[MissingItem]]
"""The findings, in the order of `Lack`; kinds without findings are missing."""


def circles(above: Mapping[int, int]) -> list[list[int]]:
    """Each circle of people who supervise each other, once; `above` gives the supervisor of a person.

    A circle begins with the lowest id in it, and the next one is the supervisor of the one before.
    """
    done: set[int] = set()
    found: list[list[int]] = []
    for start in sorted(above):
        path: list[int] = []
        person: int | None = start
        while person is not None and person not in done:
            done.add(person)
            path.append(person)
            person = above.get(person)
        if person in path:
            found.append(path[path.index(person) :])
    return [_from_lowest(each) for each in found]


def _from_lowest(circle: Sequence[int]) -> list[int]:
    at = circle.index(min(circle))
    return [*circle[at:], *circle[:at]]


def has_measure(measure: str) -> bool:
    """Whether a target can be counted in this: a word or a sign such as “%”, not a dash or a digit."""
    return any(each.isalpha() or each in "%‰°" for each in measure)


def years_in_sight(today: date) -> list[int]:
    """The years whose calendar should be known on a day."""
    return [today.year, today.year + 1] if today.month >= _YEAR_IN_SIGHT else [today.year]


def ends_soon(last: date, today: date) -> bool:
    """Whether a duty roster whose last planned day is `last` has to be written further."""
    return last < today + ROSTER_AHEAD


def estimated(national: Mapping[date, str], corrected: Sequence[date], today: date) -> list[tuple[date, str]]:
    """The national holidays ahead whose date is an estimate, and which the office has not settled, by date.

    An office settles one by naming a day of its own on that date, free or worked.
    """
    return [
        (day, name.replace(ESTIMATED, "").strip())
        for day, name in sorted(national.items())
        if day >= today and ESTIMATED in name and day not in corrected
    ]
