"""`python -m bot skm`: the official index (SKM/IKM) of a file, a service, a unit or the office."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.base import Context, fail, parsed_period, reading, settings, unit_of_name, write_file
from bot.cli.listing import counted
from bot.cli.skm_file import FileIndex, Wishes, index_of_file
from domain.disclosure import FEWEST
from domain.figures import fixed
from domain.satisfaction import quarter_of
from domain.survey import SCALE, Skm, Unsur, WeightMethod, quality, recommended_sample
from domain.survey import skm as index_of
from domain.survey_export import ended_quarters
from domain.survey_form import WIDE_SCALE, Tally
from handlers.satisfaction.export import HEADS, export_rows
from locales import words_in
from reports.survey_table import Row, table_csv, table_xlsx
from storage.uow import UnitOfWork

_METHODS = ", ".join(WeightMethod)
app = typer.Typer()

File = Annotated[
    Path | None, typer.Option("--file", help="CSV or XLSX with a column for each unsur, or U1 to U9.")
]
Scale = Annotated[
    int | None, typer.Option("--scale", help="Highest answer of the form in --file: 4 (official) or 5.")
]
U8 = Annotated[
    str, typer.Option("--u8", help="What U8 of --file asks about, pengaduan or sarana; U9 is the other one.")
]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", help="Leave an unsur of --file out, such as biaya; the others weigh more."),
]
Free = Annotated[
    bool, typer.Option("--free", help="The service is free: no answer to biaya counts as the best one.")
]
Population = Annotated[
    int | None, typer.Option("--population", min=1, help="How many people were served; of --file.")
]


@app.callback(invoke_without_command=True)
def skm(
    command: typer.Context,
    file: File = None,
    service: Annotated[
        str, typer.Option("--service", help="Code of a service; the office without it and --unit.")
    ] = "",
    of_unit: Annotated[str, typer.Option("--unit", help="Name of a unit: all its services.")] = "",
    period: Annotated[str, typer.Option("--period", help="2026-11, 2026-Q4, 2026-S2 or 2026.")] = "",
    method: Annotated[
        str, typer.Option("--method", help=f"Weight of an unsur: {_METHODS}; without it the office's.")
    ] = "",
    as_document: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    scale: Scale = None,
    u8: U8 = Unsur.PENGADUAN,
    without: Without = None,
    free: Free = False,
    population: Population = None,
) -> None:
    """Computes the index (SKM/IKM) of the responses in a file, or of those on record in a period."""
    if command.invoked_subcommand is not None:
        return
    if method and method not in set(WeightMethod):
        fail(f"{method!r} is not a weight method; choose one of {_METHODS}.")
    if (file is not None and (service or of_unit or period)) or (service and of_unit):
        fail("Give either --file, or --period with at most one of --service and --unit.")
    wishes = _wishes(scale, u8, without or [], free, population)
    if file is not None:
        chosen = WeightMethod(method) if method else settings().skm_weight
        _print_file(index_of_file(file, wishes, chosen), as_document)
    elif wishes != Wishes():
        fail("--scale, --u8, --without, --free and --population are about a --file.")
    else:
        _print_recorded(service, of_unit, period, method, as_document)


def _wishes(scale: int | None, u8: str, without: Sequence[str], free: bool, population: int | None) -> Wishes:
    """The options for a file; ends the command with one sentence when they are wrong."""
    if scale not in (None, SCALE, WIDE_SCALE):
        fail(f"--scale: the highest answer is {SCALE} or {WIDE_SCALE}, not {scale}.")
    if u8 not in (Unsur.PENGADUAN, Unsur.SARANA):
        fail(f"--u8: U8 is {Unsur.PENGADUAN} or {Unsur.SARANA}, not {u8!r}.")
    for each in without:
        if each not in set(Unsur):
            fail(f"--without: {each!r} is none of {', '.join(Unsur)}.")
    if len(set(without)) == len(Unsur):
        fail("--without: nothing is left.")
    if free and Unsur.BIAYA in without:
        fail("Give either --free or --without biaya.")
    return Wishes(scale, Unsur(u8), frozenset(map(Unsur, without)), free, population)


def _print_file(found: FileIndex, as_document: bool) -> None:
    """The index of a file, on both scales where the file does not show which it is."""
    first = found.results[0]
    if as_document:
        document = {**first.as_json(), "scale": found.scale, "notes": found.notes}
        typer.echo(json.dumps(document, ensure_ascii=False))
        return
    responses = "response" if first.n == 1 else "responses"
    typer.echo(f"{first.n} complete {responses}, {found.incomplete} left out as incomplete")
    for note in found.notes:
        typer.echo(note)
    for line in _means(first):
        typer.echo(line)
    for result in found.results:
        prefix = "" if found.scale else f"if it is 1 to {result.scale}: "
        for line in _index(result):
            typer.echo(f"{prefix}{line}")
    if first.n:
        typer.echo(
            f"weight of each unsur: {first.method if first.weight == first.method.weight else first.weight}"
        )


def _print_recorded(service: str, of_unit: str, period: str, method: str, as_document: bool) -> None:
    """The index of the responses on record in a period."""
    found, population, weight = _on_record(service, of_unit, period)
    result = index_of(found.totals, found.n, WeightMethod(method) if method else weight)
    if as_document:
        typer.echo(json.dumps(result.as_json(), ensure_ascii=False))
        return
    if not result.n:
        typer.echo(f"fewer than {FEWEST} complete responses: no result is told of so few")
        return
    typer.echo(f"{counted(result.n, 'complete response')}, {found.incomplete} left out")
    if population:
        typer.echo(f"recommended sample of {population:,}: {recommended_sample(population)}")
    for line in (*_means(result), *_index(result), f"weight of each unsur: {result.method}"):
        typer.echo(line)


def _means(result: Skm) -> list[str]:
    """The mean of each unsur, a line each."""
    return [f"  {unsur:13} {fixed(mean, 4)}" for unsur, mean in result.nrr.items()]


def _index(result: Skm) -> list[str]:
    """Index, IKM and quality in one line; none without a complete response."""
    if result.ikm is None or result.index is None:
        return []
    mutu = quality(result.ikm)
    label = words_in("en").plain(f"satisfaction-mutu-{mutu.grade}")
    return [f"index {fixed(result.index, 4)}, IKM {fixed(result.ikm)}: {mutu.grade} ({label})"]


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
    wanted = parsed_period(period)

    async def work(context: Context, uow: UnitOfWork) -> Sequence[Row]:
        services = await uow.services.all()
        found = [each.id for each in services if not service or each.code.lower() == service.lower()]
        if not found:
            fail(f"There is no service with the code {service}.")
        today = context.office.date_of(context.clock.now())
        return await export_rows(uow, found, ended_quarters(wanted, quarter_of(today)))

    rows = reading(work)
    if not rows:
        fail(f"No quarter of {wanted} has ended with at least {FEWEST} complete responses of a service.")
    write_file(out, write(HEADS, rows))
    typer.echo(f"{counted(len(rows), 'complete response')} written to {out}")


def _on_record(code: str, unit_name: str, period: str) -> tuple[Tally, int | None, WeightMethod]:
    """The sums of a period, the population of the service when it is known, and the office's weight."""
    if not period:
        fail("Give --file, or --period with at most one of --service and --unit.")
    wanted = parsed_period(period)

    async def work(context: Context, uow: UnitOfWork) -> tuple[Tally, int | None, WeightMethod]:
        service = await uow.services.by_code(code) if code else None
        if code and service is None:
            fail(f"There is no service with the code {code}.")
        unit = await unit_of_name(uow, unit_name) if unit_name else None
        yesterday = context.office.date_of(context.clock.now()) - timedelta(days=1)
        told, responses = await uow.satisfaction.of_period(wanted, yesterday, service=service, unit=unit)
        found = Tally(told.n, dict(told.totals), responses - told.n, {})
        return found, service.population if service else None, context.office.skm_weight

    return reading(work)
