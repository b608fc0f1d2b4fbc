"""`python -m bot calendar`: changes the office's calendar by hand."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.base import Context, fail, moment_of, person_of_nip, span_of, unit_of_name, writing
from domain.imports import fields
from storage.uow import UnitOfWork

app = typer.Typer(help="Extend deadlines after an outage; set units' work weeks.", no_args_is_help=True)


FirstDate = Annotated[str, typer.Option("--from", help="First date to keep open, as 2026-11-20.")]
LastDate = Annotated[str, typer.Option("--to", help="Last date to keep open.")]
Until = Annotated[str, typer.Option(help="How long, as 2026-11-27T23:59:00+07:00.")]
Reason = Annotated[str, typer.Option(help="Why, for those who look at the records later.")]
OfPerson = Annotated[str | None, typer.Option("--nip", help="Only for this person.")]
OfUnit = Annotated[str | None, typer.Option("--unit", help="Only for the unit of this name.")]
UnitName = Annotated[str, typer.Option("--unit", help="Name of the unit.")]
Days = Annotated[str, typer.Option("--days", help="Its days, Monday 1 to Sunday 7, as 1-6 or 1,2,4.")]
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@app.command("extend")
def extend(
    first: FirstDate,
    last: LastDate,
    until: Until,
    reason: Reason,
    nip: OfPerson = None,
    unit: OfUnit = None,
) -> None:
    """Keeps dates open for late reports until a moment: for one person, one unit, or all."""
    if nip and unit:
        fail("Give --nip or --unit, not both.")
    why = reason.strip() or fail("--reason is empty: say why the dates stay open.")
    span, open_until = span_of(first, last), moment_of("--until", until)

    async def work(context: Context, uow: UnitOfWork) -> str:
        now = context.clock.now()
        if open_until <= now:
            fail(f"--until: {until} has passed already.")
        person = (await person_of_nip(uow, nip, "--nip")).id if nip else None
        of_unit = (await unit_of_name(uow, unit)).id if unit else None
        made = await uow.calendars.extend(span, open_until, why, now, employee_id=person, unit_id=of_unit)
        uow.audit.note_extension(made)
        return nip or unit or "everybody"

    whom = writing(work)
    typer.echo(f"{span.start} to {span.end} stay open for {whom} until {open_until.isoformat()}")


@app.command("week")
def week(unit: UnitName, days: Days) -> None:
    """Sets on which days of the week a unit works, for all dates: scores are recalculated with it."""
    wanted = _week(days)

    async def work(_context: Context, uow: UnitOfWork) -> str:
        found = await unit_of_name(uow, unit)
        before = found.work_week
        await uow.units.change(found, week=wanted)
        return before

    before = writing(work)
    if before == wanted:
        typer.echo(f"{unit} works on {_days_of(wanted)} already")
    else:
        typer.echo(f"{unit}: {_days_of(before)} → {_days_of(wanted)}")


def _week(days: str) -> str:
    try:
        return fields.work_week(days)
    except ValueError as error:
        fail(f"--days: {error}")


def _days_of(week: str) -> str:
    """“Mon Tue Wed”."""
    return " ".join(_WEEKDAYS[int(day) - 1] for day in week)
