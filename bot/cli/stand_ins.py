"""`python -m bot stand-in`: appointments of stand-ins (Plt/Plh)."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.base import Context, fail, number_of, one_of, person_of_nip, reading, span_of, writing
from bot.cli.listing import list_table
from domain.people import StandInKind
from domain.periods import Span
from storage.records.stand_ins import Appointment
from storage.tables import Employee
from storage.uow import UnitOfWork

app = typer.Typer(help="Stand-ins (Plt/Plh) who decide for a supervisor.", no_args_is_help=True)

SupervisorNip = Annotated[str, typer.Argument(help="NIP of the supervisor.")]
StandInNip = Annotated[str, typer.Argument(help="NIP of who acts for the supervisor.")]
Kind = Annotated[
    StandInKind,
    typer.Argument(
        parser=one_of(StandInKind),
        metavar="|".join(StandInKind),
        help="plt: the post is vacant; plh: its holder is away.",
    ),
]
Number = Annotated[
    int, typer.Argument(parser=number_of, metavar="NUMBER", help="Its number, as `stand-in list` shows it.")
]
FirstDate = Annotated[str, typer.Option("--from", help="First day, as 2026-11-20.")]
LastDate = Annotated[str, typer.Option("--to", help="Last day.")]


@app.command()
def add(
    supervisor: SupervisorNip, stand_in: StandInNip, kind: Kind, first: FirstDate, last: LastDate
) -> None:
    """Lets a person decide for a supervisor from one day to another, both included."""
    span = span_of(first, last)

    async def work(_context: Context, uow: UnitOfWork) -> str:
        of, who = await person_of_nip(uow, supervisor), await person_of_nip(uow, stand_in)
        await _check(uow, of, who, span)
        appointed = await uow.stand_ins.appoint(of.id, who.id, kind, span)
        return (
            f"{who.name} is {_title(kind)} {of.name} from {span.start} to {span.end} (number {appointed.id})"
        )

    typer.echo(writing(work))


@app.command("list")
def list_stand_ins() -> None:
    """Lists all stand-ins by their first day, with the numbers that `remove` wants."""

    async def work(_context: Context, uow: UnitOfWork) -> list[Appointment]:
        return await uow.stand_ins.all()

    head = ("no", "supervisor", "stand-in", "kind", "from", "to")
    list_table(head, [*map(_cells, reading(work))], "There is no stand-in.", right=(0,))


def _cells(appointment: Appointment) -> tuple[str, ...]:
    row = appointment.row
    names = appointment.supervisor.name, appointment.stand_in.name
    return str(row.id), *names, row.kind, row.starts.isoformat(), row.ends.isoformat()


@app.command()
def remove(number: Number) -> None:
    """Takes an appointment back; what was decided under it stays, and keeps saying for whom."""

    async def work(_context: Context, uow: UnitOfWork) -> None:
        if not await uow.stand_ins.dismiss(number):
            fail(f"There is no stand-in of the number {number}; `stand-in list` shows them.")

    writing(work)
    typer.echo(f"Stand-in {number} is removed")


async def _check(uow: UnitOfWork, supervisor: Employee, stand_in: Employee, span: Span) -> None:
    """Ends the command with one sentence when the appointment cannot be meant."""
    if supervisor.id == stand_in.id:
        fail(f"{supervisor.name} cannot act for himself or herself.")
    if not await uow.stand_ins.has_supervised(supervisor.id):
        fail(f"{supervisor.name} supervises nobody: is the supervisor's NIP the first of the two?")
    if span.clip(stand_in.joined, stand_in.left) != span:
        fail(f"{stand_in.name} is not in service on all days from {span.start} to {span.end}.")
    other = await uow.stand_ins.overlapping(supervisor.id, stand_in.id, span)
    if other is not None:
        fail(
            f"{stand_in.name} is {_title(other.kind)} {supervisor.name} from {other.starts} to {other.ends}"
            f" already (number {other.id})."
        )


def _title(kind: str) -> str:
    return f"{kind.capitalize()}."
