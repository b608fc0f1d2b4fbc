"""Appointments of stand-ins (Plt/Plh) as rows; they come from sheets of e-Kinerja."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from domain.imports import fields
from domain.imports.table import Column, Layout, Present
from domain.people import StandInKind
from domain.reasons import ColumnName, of_column


class StandInRow(Struct, frozen=True):
    """A person who acts for a supervisor from one day to another, both included."""

    nip: str
    supervisor_nip: str
    kind: StandInKind
    start: date
    end: date


def _check(row: StandInRow, _present: Present) -> Iterable[str]:
    if row.end < row.start:
        yield of_column("end", "before", day=row.end, column=ColumnName("start"), other=row.start)
    if row.nip == row.supervisor_nip:
        yield of_column("supervisor_nip", "own-stand-in")


STAND_INS = Layout(
    name="stand_ins",
    columns=(
        Column("nip", fields.nip, required=True),
        Column("supervisor_nip", fields.nip, required=True),
        Column("kind", fields.choice(StandInKind), required=True),
        Column("start", fields.day, required=True),
        Column("end", fields.day, required=True),
    ),
    make=StandInRow,
    check=_check,
    key=("nip", "supervisor_nip", "start"),
)
