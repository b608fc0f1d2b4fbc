"""`python -m bot services`: how citizens rate the services, the link that opens one, and its poster."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.base import (
    Context,
    fail,
    office_with_links,
    one_of,
    parsed_period,
    reading,
    with_office,
    write_file,
)
from bot.cli.listing import cell, list_table
from domain.disclosure import FEWEST
from domain.figures import fixed
from domain.periods import Span
from domain.satisfaction import Sums
from handlers.services.papers import poster_of
from locales import words_in
from reports.poster import PosterSize, poster_pdf
from storage.records.services import ServiceComments
from storage.tables import ALWAYS, FOREVER, Service
from storage.uow import UnitOfWork

app = typer.Typer(help="Public services and the citizens' quick ratings.")


@app.callback(invoke_without_command=True)
def services(
    command: typer.Context,
    period: Annotated[
        str, typer.Option("--period", help="2026-11, 2026-Q4, 2026-S2 or 2026; of all time when empty.")
    ] = "",
) -> None:
    """Lists the services: code, name, number of quick ratings and their mean (1 to 4), of five or more."""
    if command.invoked_subcommand is not None:
        return
    of = parsed_period(period) if period else None

    async def work(context: Context, uow: UnitOfWork) -> list[tuple[Service, Sums]]:
        yesterday = context.office.date_of(context.clock.now()) - timedelta(days=1)
        return await uow.satisfaction.by_service(of, yesterday)

    rows = [_cells(*each) for each in reading(work)]
    list_table(("code", "name", "n", "mean"), rows, "There is no service yet.", right=(2, 3))


@app.command()
def comments(
    period: Annotated[
        str, typer.Option("--period", help="2026-11, 2026-Q4, 2026-S2 or 2026; of all time when empty.")
    ] = "",
) -> None:
    """Prints what citizens wrote, by service and whole weeks of at least five ratings, in no order."""
    days = _days(period)

    async def work(context: Context, uow: UnitOfWork) -> list[ServiceComments]:
        today = context.office.date_of(context.clock.now())
        return await uow.services.comments(today - timedelta(days=1), days)

    told = [found for found in reading(work) if found.comments]
    if not told:
        typer.echo("There is no comment of weeks with at least five ratings of a service.")
    for found in told:
        service, weeks = found.service, found.weeks
        typer.echo(f"{service.code}  {service.name}, {weeks.start} to {weeks.end}, {found.responses} ratings")
        for comment in found.comments:
            typer.echo(f"  {cell(' '.join(comment.split()))}")


@app.command()
def link(code: Annotated[str, typer.Argument(help="Code of the service.")]) -> None:
    """Prints the link under which a service is rated, in Telegram or on the web. Needs BOT_TOKEN."""

    async def work(context: Context) -> str:
        service = await service_of_code(context, code)
        office = await office_with_links(context)
        return office.service_link(service.code, service.id)

    typer.echo(with_office(work))


@app.command()
def poster(
    code: Annotated[str, typer.Argument(help="Code of the service.")],
    out: Annotated[Path, typer.Option("--out", help="Where the PDF is written.")],
    size: Annotated[
        PosterSize, typer.Option("--size", parser=one_of(PosterSize), metavar="|".join(PosterSize))
    ] = PosterSize.A4,
) -> None:
    """Writes the poster of a service for its counter: QR code, and what is typed instead. Needs BOT_TOKEN."""

    async def work(context: Context) -> bytes:
        service = await service_of_code(context, code)
        office = await office_with_links(context)
        sheet = poster_of(words_in(office.default_language), office, service)
        return poster_pdf(sheet, size, context.clock.now())

    if not out.name.lower().endswith(".pdf"):
        fail("--out: the name must end with .pdf.")
    write_file(out, with_office(work))
    typer.echo(f"Poster of {code}, {size.upper()}: {out}", err=True)


async def service_of_code(context: Context, code: str) -> Service:
    """The service with a code, or the end of the command with one sentence."""
    async with context.database.read() as uow:
        service = await uow.services.by_code(code)
    if service is None:
        fail(f"There is no service with the code {code}.")
    return service


def _days(period: str) -> Span:
    return parsed_period(period).span if period else Span(ALWAYS, FOREVER)


def _cells(service: Service, told: Sums) -> tuple[str, str, str, str]:
    if told.face_mean is None:
        return service.code, service.name, f"<{FEWEST}", "–"
    return service.code, service.name, str(told.faces), fixed(told.face_mean)
