"""`python -m bot visits`: visit codes on paper."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.base import Context, fail, failure_told, office_with_links, with_office
from bot.cli.listing import counted
from bot.cli.services import service_of_code
from handlers.services.papers import roll_of
from locales import words_in
from reports.visit_roll import roll_pdf
from storage.base.disk import whole_file

MOST_CODES = 1_000
"""Of one file: a hundred pages. What is printed is good for two days only."""
_WORTH_A_WORD = 200
"""Codes from which on it takes seconds."""

app = typer.Typer(help="Codes of visits, each good for one rating within 48 hours.", no_args_is_help=True)


@app.callback()
def visits() -> None:
    """Codes of visits, each good for one rating within 48 hours."""


@app.command("print")
def print_roll(
    service: Annotated[str, typer.Option("--service", help="Code of the service.")],
    out: Annotated[Path, typer.Option("--out", help="Where the PDF is written.")],
    count: Annotated[
        int, typer.Option("--count", min=1, max=MOST_CODES, help="How many codes; ten are a page.")
    ] = 100,
) -> None:
    """Issues codes and writes them as slips to cut and hand out: A4, ten a page. Needs BOT_TOKEN.

    They are valid for 48 hours from now, and can be written only now.
    """

    async def work(context: Context) -> bytes:
        key = context.settings.require_rater_key()
        found = await service_of_code(context, service)
        office = await office_with_links(context)
        now = context.clock.now()
        if not found.is_open_on(office.date_of(now)):
            fail(f"{found.name} is closed: nobody could rate it with a code.")
        async with context.database.unit() as uow:
            codes = await uow.visits.issue(key, found.id, count, now)
            await uow.commit()
        if count >= _WORTH_A_WORD:
            typer.echo(f"{count} codes are being set …", err=True)
        return roll_pdf(roll_of(words_in(office.default_language), office, found, codes, now), now)

    if not out.name.lower().endswith(".pdf"):
        fail("--out: the name must end with .pdf.")
    with ExitStack() as opened:
        with failure_told(out):  # before codes are issued that nobody could print
            file = opened.enter_context(whole_file(out))
        slips = with_office(work)
        with failure_told(out):
            file.write(slips)
            opened.close()
    typer.echo(f"{counted(count, 'code')}, valid for 48 hours: {out}", err=True)
