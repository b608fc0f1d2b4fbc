"""The units of a roster file: which one each row means, those that are made, and their zones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from domain.imports import Asks, BadRow, Line, Question, RosterRow
from domain.reasons import of_column
from domain.unit_names import UnitNames
from storage.imports.known import KnownNames
from storage.imports.plan import Plan


class UnitEdits(Struct):
    """Units that are made and units that get another zone, by their names."""

    new: dict[str, str] = field(default_factory=dict)
    zones: dict[str, str] = field(default_factory=dict)


def plan_units(
    plan: Plan, lines: Sequence[Line[RosterRow]], zones: Mapping[str, str], known: KnownNames
) -> tuple[list[Line[RosterRow]], UnitEdits]:
    """The rows with the names of their units, and the changes of units; `zones` are by name.

    A unit is made by its first row, with the zone of its rows, otherwise the office's. The first roster of an
    office makes its units without asking.
    """
    is_first = not zones
    names, edits = UnitNames(zones), UnitEdits()
    named = []
    for line in lines:
        unit = known.orders.unit_of(line.row.unit, names)
        if unit is None:
            unit = line.row.unit
            twin = names.near(unit)
            if twin is not None:
                plan.asks.append(Question(Asks.NEAR_UNIT, line.number, unit, what=twin))
            elif not is_first:
                plan.asks.append(Question(Asks.NEW_UNIT, line.number, unit))
            names.add(unit)
            edits.new[unit] = known.terms.zone
        named.append(replace(line, row=replace(line.row, unit=unit)))
    plan.bad += _zone_conflicts(named)
    for line in named:
        unit, zone = line.row.unit, line.row.timezone
        if zone is not None and unit in edits.new:
            edits.new[unit] = zone
        elif zone is not None and zone != zones[unit]:
            edits.zones[unit] = zone
    plan.new_units |= edits.new
    return named, edits


def _zone_conflicts(lines: Sequence[Line[RosterRow]]) -> Iterable[BadRow]:
    first: dict[str, Line[RosterRow]] = {}
    for line in lines:
        if line.row.timezone is None:
            continue
        other = first.setdefault(line.row.unit, line)
        if other.row.timezone is not line.row.timezone:
            yield BadRow(
                line.number,
                of_column(
                    "timezone",
                    "two-zones",
                    unit=line.row.unit,
                    zone=other.row.timezone or "",
                    line=other.number,
                    other=line.row.timezone,
                ),
            )
