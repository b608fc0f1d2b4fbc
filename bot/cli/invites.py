"""`python -m bot invite`: one-time links for people of the roster to join."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer
from msgspec import Struct

from bot.cli.base import Context, fail, office_with_links, with_office, writing
from bot.cli.listing import cell
from domain.people import Nip
from domain.typed_codes import written
from handlers.kit.accounts import issue_to
from storage.tables import Employee
from storage.uow import UnitOfWork


class Issued(Struct, frozen=True):
    """An invitation, to be handed to its person."""

    employee: Employee
    link: str
    code: str
    """What is typed instead; empty without RATER_KEY."""
    replaces: bool
    """Whether the person has an account already, which this one would replace."""


def invite(
    nip: Annotated[str | None, typer.Argument(help="Whom to invite (18 digits).")] = None,
    everyone: Annotated[bool, typer.Option("--all", help="Invite everybody without an account.")] = False,
    revoke: Annotated[bool, typer.Option("--revoke", help="Revoke the links of NIP instead.")] = False,
) -> None:
    """Prints a one-time link per person: NIP, name, link and typed code, separated by tabs.

    A new link revokes the person's earlier ones; it can be shown only now. Needs BOT_TOKEN, except to revoke.
    """
    if (nip is None) != everyone or (revoke and everyone):
        fail("Give either a NIP or --all; --revoke goes with a NIP.")
    if revoke and nip is not None:
        _revoke(nip)
        return
    days, issued = with_office(lambda context: _issue(context, nip))
    for each in issued:
        typer.echo(f"{each.employee.nip}\t{cell(each.employee.name)}\t{each.link}\t{each.code}")
        if each.replaces:
            typer.echo(f"{each.employee.name} has an account, which this link would replace.", err=True)
    if any(not each.code for each in issued):
        typer.echo("No typed codes: RATER_KEY is missing; `make run` writes one into .env.", err=True)
    typer.echo(f"{len(issued)} invited, for {days} days", err=True)


async def _issue(context: Context, nip: str | None) -> tuple[int, list[Issued]]:
    office = await office_with_links(context)
    now = context.clock.now()
    today = office.date_of(now)
    async with context.database.unit() as uow:
        people = await _everybody_new(uow, today) if nip is None else [await _person(uow, nip, today)]
        issued = [
            Issued(
                employee=made.employee,
                link=office.link(made.payload),
                code=written(made.code) if made.code else "",
                replaces=nip is not None and await uow.people.account_of(made.employee.id) is not None,
            )
            for made in await issue_to(uow, office, people, now)
        ]
        await uow.commit()
    return office.invite_lifetime.days, issued


async def _everybody_new(uow: UnitOfWork, today: date) -> list[Employee]:
    people = await uow.people.without_account()
    return [employee for employee in people if employee.left is None or employee.left >= today]


async def _person(uow: UnitOfWork, nip: str, today: date) -> Employee:
    employee = await _known(uow, nip)
    if employee.left is not None and employee.left < today:
        fail(f"{employee.name} left on {employee.left} and cannot be invited.")
    return employee


async def _known(uow: UnitOfWork, nip: str) -> Employee:
    employee = await uow.people.by_nip(Nip.parse(nip).digits)
    if employee is None:
        fail(f"There is nobody with the NIP {nip} in the roster.")
    return employee


def _revoke(nip: str) -> None:
    async def work(context: Context, uow: UnitOfWork) -> tuple[str, int]:
        employee = await _known(uow, nip)
        return employee.name, await uow.invites.revoke_open(employee.id, context.clock.now())

    name, revoked = writing(work)
    typer.echo(f"{name}: {revoked} revoked")
