"""What an operator of the simulated office does on the command line: imports files and invites people."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.simulate.cast import Member
from bot.app import Service
from domain.imports import Orders
from handlers.kit.accounts import issue
from storage.imports import ImportContext, Unwatched, import_numbered


async def import_rows(service: Service, kind: str, rows: Sequence[dict[str, str]]) -> None:
    """Imports a file of the office, as `python -m bot import` does. Raises ValueError if it is refused."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{kind}.csv"
        with file.open("w", newline="", encoding="utf-8") as opened:
            writer = csv.DictWriter(opened, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        async with service.database.unit() as uow:
            terms = ImportContext.of(service.office, service.clock.now())
            orders = Orders(ends=True, new_units=True)
            imported = await import_numbered(uow, {kind: file}, terms, Unwatched(), orders)
            for outcome in imported.outcomes:
                if not outcome.may_be_kept:
                    raise ValueError(f"{outcome.problem} {outcome.bad_rows} {outcome.questions}")
            await uow.commit()


async def invitations(service: Service, members: Sequence[Member]) -> dict[int, str]:
    """Invitation links by member number, as `python -m bot invite` makes them."""
    links = {}
    async with service.database.unit() as uow:
        for member in members:
            employee = await uow.people.by_nip(member.nip)
            if employee is None:
                raise LookupError(member.nip)
            invitation = await issue(uow, service.office, employee, service.clock.now())
            links[member.number] = service.office.link(invitation.payload)
        await uow.commit()
    return links
