"""`python -m bot verify`: what was issued under a code."""

from __future__ import annotations

from storage.tables import Entry
from tests.bot.command_line import CommandLine
from tests.handlers.papers import MONTH, add_work, asks_for
from tests.harness import OfficeOnTrial


async def test_a_code_is_verified(office: OfficeOnTrial, cli: CommandLine) -> None:
    await add_work(office, *MONTH)
    paper = await asks_for(office, office.sari)
    told = await cli.runs("verify", paper.code)
    assert told.exit_code == 0
    assert "the records still say the same" in told.stdout
    assert "Sari Contoh, NIP 19900101 201501 2 001" in told.stdout
    async with office.changes() as uow:
        (await uow.session.get_one(Entry, 1)).activity = "Lain"
    told = await cli.runs("verify", paper.code)
    assert told.exit_code == 1
    assert "the records have changed since" in told.stdout


async def test_a_code_of_nothing(cli: CommandLine) -> None:
    told = await cli.runs("verify", "0000-0000-0000")
    assert (told.exit_code, told.stdout) == (1, "")
    assert "No paper has this code." in told.stderr
