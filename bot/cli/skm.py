"""`python -m bot skm`: the official index (SKM/IKM) of a file, a service, a unit or the office."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.base import Context, fail, reading, settings, unit_of_name
from bot.cli.listing import list_bad_rows
from domain.disclosure import FEWEST
from domain.figures import fixed
from domain.imports import BadFile
from domain.periods import Period
from domain.satisfaction import quarter_of
from domain.survey import Skm, Unsur, WeightMethod, quality, recommended_sample
from domain.survey import skm as index_of
from domain.survey_export import ended_quarters
from handlers.satisfaction.export import HEADS, export_rows
from reports.survey_table import Row, table_csv, table_xlsx
from storage.records.survey import SurveyTotals
from storage.records.survey_file import survey_file
from storage.uow import UnitOfWork

_METHODS = ", ".join(WeightMethod)
app = typer.Typer()


@app.callback(invoke_without_command=True)
def skm(
    command: typer.Context,
    file: Annotated[
        Path | None, typer.Option("--file", help="CSV or XLSX with a column for each of the nine unsur.")
    ] = None,
    service: Annotated[
        str, typer.Option("--service", help="Code of a service; the office without it and --unit.")
    ] = "",
    of_unit: Annotated[str, typer.Option("--unit", help="Name of a unit: all its services.")] = "",
    period: Annotated[str, typer.Option("--period", help="2026-11, 2026-Q4, 2026-S2 or 2026.")] = "",
    method: Annotated[
        str, typer.Option("--method", help=f"Weight of an unsur: {_METHODS}; without it the office's.")
    ] = "",
    as_document: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Computes the index (SKM/IKM) of the responses in a file, or of those on record in a period."""
    if command.invoked_subcommand is not None:
        return
    if method and method not in set(WeightMethod):
        fail(f"{method!r} is not a weight method; choose one of {_METHODS}.")
    if (file is not None and (service or of_unit or period)) or (service and of_unit):
        fail("Give either --file, or --period with at most one of --service and --unit.")
    if file:
        found, population, weight = _of_file(file), None, None
    else:
        found, population, weight = _on_record(service, of_unit, period)
    chosen = WeightMethod(method) if method else weight or settings().skm_weight
    result = index_of(found.totals, found.n, chosen)
    if file is None and not result.n and not as_document:
        typer.echo(f"fewer than {FEWEST} complete responses: no result is told of so few")
        return
    if as_document:
        typer.echo(json.dumps(result.as_json(), ensure_ascii=False))
        return
    why = " as incomplete" if file else ""
    for line in _lines(result, f"{found.left_out} left out{why}", population):
        typer.echo(line)


@app.command()
def export(
    period: Annotated[str, typer.Option("--period", help="2026-Q3, 2026-S2 or 2026: its ended quarters.")],
    out: Annotated[Path, typer.Option("--out", help="File to write, .csv or .xlsx.")],
    service: Annotated[str, typer.Option("--service", help="Code of a service; all without it.")] = "",
) -> None:
    """Writes complete responses of ended quarters for the national survey, without days, in no order."""
    write = {".csv": table_csv, ".xlsx": table_xlsx}.get(out.suffix.lower())
    if write is None:
        fail("--out: the name has to end with .csv or .xlsx.")
    parsed = _parsed(period)

    async def work(context: Context, uow: UnitOfWork) -> Sequence[Row]:
        services = await uow.services.all()
        found = [each.id for each in services if not service or each.code.lower() == service.lower()]
        if not found:
            fail(f"There is no service with the code {service}.")
        today = context.office.date_of(context.clock.now())
        return await export_rows(uow, found, ended_quarters(parsed, quarter_of(today)))

    rows = reading(work)
    if not rows:
        fail(f"No quarter of {parsed} has ended with at least {FEWEST} complete responses of a service.")
    try:
        out.write_bytes(write(HEADS, rows))
    except OSError as error:
        fail(f"{out} cannot be written: {error.strerror or error}.")
    typer.echo(f"{len(rows)} complete responses written to {out}")


def _parsed(period: str) -> Period:
    try:
        return Period.parse(period)
    except ValueError as error:
        fail(f"{error}.")


def _of_file(file: Path) -> SurveyTotals:
    try:
        found, bad = survey_file(file)
    except BadFile as error:
        fail(f"{error}.")
    if bad:
        list_bad_rows(file.name, bad)
        fail("The index was not computed.")
    return found


def _on_record(code: str, unit_name: str, period: str) -> tuple[SurveyTotals, int | None, WeightMethod]:
    """The sums of a period, the population of the service when it is known, and the office's weight."""
    if not period:
        fail("Give --file, or --period with at most one of --service and --unit.")
    parsed = _parsed(period)

    async def work(context: Context, uow: UnitOfWork) -> tuple[SurveyTotals, int | None, WeightMethod]:
        service = await uow.services.by_code(code) if code else None
        if code and service is None:
            fail(f"There is no service with the code {code}.")
        unit = await unit_of_name(uow, unit_name) if unit_name else None
        yesterday = context.office.date_of(context.clock.now()) - timedelta(days=1)
        told, responses = await uow.satisfaction.of_period(parsed, yesterday, service=service, unit=unit)
        totals = SurveyTotals(told.n, dict(told.totals), responses - told.n)
        return totals, service.population if service else None, context.office.skm_weight

    return reading(work)


def _lines(result: Skm, left_out: str, population: int | None) -> list[str]:
    """The index as people read it."""
    responses = "response" if result.n == 1 else "responses"
    lines = [f"{result.n} complete {responses}, {left_out}"]
    if population:
        lines.append(f"recommended sample of {population:,}: {recommended_sample(population)}")
    if result.ikm is None or result.index is None:
        return lines
    lines.extend(f"  {unsur:13} {fixed(result.nrr[unsur], 4)}" for unsur in Unsur)
    mutu = quality(result.ikm)
    lines.append(f"index {fixed(result.index, 4)}, IKM {fixed(result.ikm)}: {mutu.grade} ({mutu.label})")
    lines.append(f"weight of each unsur: {result.method}")
    return lines
