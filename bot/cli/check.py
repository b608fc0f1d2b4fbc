"""`python -m bot check`: what the office still needs, and the one command that fixes each thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from bot.cli.base import Context, reading
from bot.cli.listing import counted
from domain.readiness import Lack, MissingItem, Readiness
from storage.uow import UnitOfWork

_MOST_NAMED = 10
_COUNTED = {
    Lack.NO_SUPERVISOR: ("person whom nobody supervises", "people whom nobody supervises"),
    Lack.LEFT_SUPERVISOR: (
        "supervisor who is not in service, without a stand-in",
        "supervisors who are not in service, without a stand-in",
    ),
    Lack.CIRCLE: (
        "circle of people who supervise each other",
        "circles of people who supervise each other",
    ),
    Lack.NO_HEAD: ("unit without a head", "units without a head"),
    Lack.NO_MEASURE: ("target without a measure", "targets without a measure"),
    Lack.NO_STAFF: ("service without staff", "services without staff"),
    Lack.DUTY_ENDS: ("duty roster that ends within 14 days", "duty rosters that end within 14 days"),
    Lack.NO_COLLECTIVE_LEAVE: (
        "year without known collective leave (cuti bersama)",
        "years without known collective leave (cuti bersama)",
    ),
    Lack.ESTIMATED_HOLIDAY: (
        "holiday whose date is an estimate",
        "holidays whose dates are estimates",
    ),
    Lack.NO_ACCOUNT: ("person who has not joined", "people who have not joined"),
}
"""What is found, as it is counted: of one, and of several."""
_IN_THE_FILE = {
    Lack.NO_SUPERVISOR: "supervisor_nip filled in",
    Lack.LEFT_SUPERVISOR: "the new supervisor_nip of their people",
    Lack.CIRCLE: "another supervisor_nip for one of them",
    Lack.NO_HEAD: "the head as supervisor_nip of its members, and nobody of the unit above the head",
    Lack.NO_MEASURE: "the column unit filled in",
    Lack.NO_STAFF: "staff_nips filled in",
    Lack.DUTY_ENDS: "the days to come",
    Lack.NO_COLLECTIVE_LEAVE: "the days of the joint decree (SKB 3 Menteri)",
    Lack.ESTIMATED_HOLIDAY: "the day as decreed, or this date as it was estimated",
}


def check(
    everything: Annotated[
        bool, typer.Option("--all", help="Name everybody, not only the first ten.")
    ] = False,
) -> None:
    """Tells what the office still lacks: supervisors, heads, measures, staff, calendars, accounts.

    Counts come first, then names with the command that mends them. Status 1 when anything is found.
    """

    async def work(context: Context, uow: UnitOfWork) -> Readiness:
        return await uow.readiness.look(context.office.date_of(context.clock.now()))

    found = reading(work)
    if not found:
        typer.echo("Nothing is missing.")
        return
    for lack, several in found.items():
        typer.echo(f"{len(several):>6,} {_COUNTED[lack][len(several) > 1]}")
    for lack, several in found.items():
        typer.echo("")
        for line in _named(lack, several, len(several) if everything else _MOST_NAMED):
            typer.echo(line)
    raise typer.Exit(1)


def _named(lack: Lack, several: Sequence[MissingItem], most: int) -> Iterator[str]:
    yield f"{_COUNTED[lack][1].capitalize()}. {_remedy(lack)}"
    for each in several[:most]:
        yield f"  {_line(lack, each)}"
    if len(several) > most:
        yield f"  ... and {len(several) - most:,} more; --all names everybody"


def _remedy(lack: Lack) -> str:
    who = ", their supervisors" if lack is Lack.NO_MEASURE else ""
    chat = f"In the chat{who}: /{lack.chat_command}."
    if lack is Lack.NO_ACCOUNT:
        return f"Here: python -m bot invite --all > invitations.tsv. {chat}"
    kind = lack.file_kind
    return f"Here: python -m bot import {kind} FILE, with {_IN_THE_FILE[lack]}. {chat}"


def _line(lack: Lack, found: MissingItem) -> str:
    match lack:
        case Lack.LEFT_SUPERVISOR:
            until = f", until {found.until}" if found.until else ""
            return f"{found.name} ({found.key}{until}): {counted(found.people, 'person', 'people')}"
        case Lack.CIRCLE:
            return found.name
        case Lack.NO_HEAD:
            return f"{found.name}: {counted(found.people, 'person', 'people')}"
        case Lack.DUTY_ENDS:
            return f"{found.name} ({found.key}): until {found.until}"
        case Lack.NO_COLLECTIVE_LEAVE:
            return found.name
        case _:
            return f"{found.name} ({found.key})"
