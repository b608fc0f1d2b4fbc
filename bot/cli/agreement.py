"""`python -m bot agreement`: how far first and second ratings of reports agree, by unit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated

import typer

from bot.cli.base import Context, parsed_period, reading
from bot.cli.listing import cell, list_table
from domain.figures import fixed
from domain.second_rating.agreement import Agreement, agreement
from handlers.second_rating.actions import ratings_by_unit
from storage.uow import UnitOfWork

_PLACES = 4


def show_agreement(
    period: Annotated[str, typer.Argument(help="2026-11, 2026-Q4, 2026-S2 or 2026.")],
    as_document: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Prints Krippendorff's alpha (ordinal) of reports that were rated twice, with its 95 % interval."""
    of = parsed_period(period)

    async def work(_context: Context, uow: UnitOfWork) -> list[tuple[str, Agreement]]:
        found = await ratings_by_unit(uow, of.span)
        units = {unit.id: unit.name for unit in await uow.people.units()}
        return [(name, agreement(found[unit])) for unit, name in units.items() if unit in found]

    rows = [_figures(name, found) for name, found in reading(work)]
    if as_document:
        typer.echo(json.dumps({"period": of.code, "units": rows}, ensure_ascii=False, indent=1))
        return
    head = ("unit", "n", "alpha", "low", "high", "says")
    lines = [tuple(cell(str(value or "–")) for value in row.values()) for row in rows]
    list_table(head, lines, f"No report of {of.code} was rated twice.", right=(1, 2, 3, 4))


def _figures(unit: str, found: Agreement) -> Mapping[str, str | int | None]:
    """A unit's figures; those that cannot be told are null. Without an interval alpha is not told."""
    alpha: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    if found.interval is not None:
        alpha, (low, high) = found.alpha, found.interval
    told = {
        name: None if value is None else fixed(value, _PLACES)
        for name, value in (("alpha", alpha), ("low", low), ("high", high))
    }
    return {"unit": unit, "n": found.n, **told, "says": found.verdict}
