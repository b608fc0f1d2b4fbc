"""The roster: who works in which unit, under which supervisor, and from when to when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from msgspec import Struct

from domain.imports import fields
from domain.imports.table import Column, Layout, Present
from domain.people import Employment, Role, TimeZone
from domain.reasons import ColumnName, of_column


class RosterRow(Struct, frozen=True):
    """A person of the roster. `timezone` is that of the person's unit; None leaves it as it is.

    Unit, position and supervisor hold from `since` on; None: from today, of somebody new from always.
    """

    nip: str
    name: str
    unit: str
    position: str | None
    rank: str | None
    supervisor_nip: str | None
    role: Role
    timezone: TimeZone | None
    joined: date | None
    left: date | None
    employment: Employment | None
    since: date | None


def _check(row: RosterRow, _present: Present) -> Iterable[str]:
    if row.supervisor_nip == row.nip:
        yield of_column("supervisor_nip", "own-supervisor")
    if row.joined and row.left and row.left < row.joined:
        yield of_column("left", "before", day=row.left, column=ColumnName("joined"), other=row.joined)


_EMPLOYMENTS: Mapping[str, str] = {
    Employment.PPPK: "PPPK, p3k, pppk penuh waktu, p3k penuh waktu",
    Employment.PART_TIME: "PPPK paruh waktu, p3k paruh waktu, pppk pw, p3k pw",
}

ROSTER = Layout(
    name="roster",
    columns=(
        Column("nip", fields.nip, required=True),
        Column("name", fields.proper_name, required=True),
        Column("unit", fields.unit, required=True),
        Column("position", fields.name),
        Column("rank", fields.name),
        Column("supervisor_nip", fields.nip),
        Column("role", fields.choice(Role), default=Role.ASN),
        Column("timezone", fields.choice(TimeZone), clears=False),
        Column("joined", fields.day_of_career),
        Column("left", fields.day_of_career),
        Column("employment", fields.choice(Employment, **_EMPLOYMENTS)),
        Column("since", fields.day_of_career, clears=False),
    ),
    make=RosterRow,
    check=_check,
    key=("nip", "since"),
)


def supervises_oneself(nip: str, supervisor_of: Callable[[str], str | None]) -> bool:
    """Whether a person, followed from supervisor to supervisor, comes back to himself or herself."""
    passed: set[str] = set()
    person = supervisor_of(nip)
    while person is not None and person not in passed:
        if person == nip:
            return True
        passed.add(person)
        person = supervisor_of(person)
    return False
