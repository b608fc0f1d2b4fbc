"""The roster: who works in which unit, for whom, and from when to when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.imports import fields
from domain.imports.table import Column, Layout, Present
from domain.people import Employment, Role, TimeZone


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A person of the roster. `timezone` is that of the person's unit; None leaves it as it is."""

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


def _check(row: RosterRow, _present: Present) -> Iterable[str]:
    if row.supervisor_nip == row.nip:
        yield "supervisor_nip: nobody supervises himself or herself"
    if row.joined and row.left and row.left < row.joined:
        yield f"left: {row.left} is before joined, {row.joined}"


ROSTER = Layout(
    name="roster",
    columns=(
        Column("nip", fields.nip, required=True),
        Column("name", fields.name, required=True),
        Column("unit", fields.name, required=True),
        Column("position", fields.name),
        Column("rank", fields.name),
        Column("supervisor_nip", fields.nip),
        Column("role", fields.choice(Role), default=Role.ASN),
        Column("timezone", fields.choice(TimeZone)),
        Column("joined", fields.day_of_career),
        Column("left", fields.day_of_career),
        Column("employment", fields.choice(Employment)),
    ),
    make=RosterRow,
    check=_check,
    key=("nip",),
)


def in_circles(supervisor_of: Mapping[str, str]) -> set[str]:
    """The people who, followed from supervisor to supervisor, come back to themselves."""
    circling: set[str] = set()
    settled: set[str] = set()
    for start in supervisor_of:
        path: dict[str, None] = {}
        person: str | None = start
        while person is not None and person not in settled and person not in path:
            path[person] = None
            person = supervisor_of.get(person)
        if person in path:
            walked = list(path)
            circling.update(walked[walked.index(person) :])
        settled.update(path)
    return circling
