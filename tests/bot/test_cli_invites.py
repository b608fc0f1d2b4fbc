"""`python -m bot invite`, from the operator's screen to the person's phone."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.tables import Invite
from tests.bot.command_line import CommandLine
from tests.harness import BUDI, NIPS, RATER_KEY, SARI, OfficeOnTrial, office_on_trial


@pytest.fixture
async def office(database_file: Path) -> AsyncIterator[OfficeOnTrial]:
    """An office that nobody has joined yet."""
    async with office_on_trial(database_file, linked=False) as office:
        await office.settle()
        yield office


async def test_a_printed_link_brings_a_person_in(cli: CommandLine) -> None:
    spaced = f"{NIPS[SARI][:8]} {NIPS[SARI][8:14]} {NIPS[SARI][14]} {NIPS[SARI][15:]}"
    result = await cli.runs("invite", spaced, RATER_KEY=RATER_KEY)
    assert result.exit_code == 0
    nip, name, link, code = result.stdout.rstrip("\n").split("\t")
    assert (nip, name) == (NIPS[SARI], "Sari Contoh")
    assert link.startswith(f"https://t.me/{cli.office.service.bot.username}?start=inv_")
    assert re.fullmatch(r"[0-9A-Z]{3}-[0-9A-Z]{3}", code)
    assert result.stderr.splitlines() == ["1 invited, for 14 days"]

    cli.office.sari.opens(link)
    await cli.office.settle()
    await cli.office.says(cli.office.sari, NIPS[SARI][-6:])
    assert "Akun Telegram Anda terdaftar" in cli.office.sari.sees()

    again = await cli.runs("invite", NIPS[SARI])
    assert "Sari Contoh has an account, which this link would replace." in again.stderr
    assert "No typed codes: RATER_KEY is missing" in again.stderr


@pytest.mark.parametrize("begins", ["=", "+", "-", "@"])
async def test_no_name_is_a_formula_in_a_spreadsheet(cli: CommandLine, begins: str) -> None:
    async with cli.office.changes() as uow:
        (await uow.people.get(cli.office.ids[SARI])).name = f"{begins}HYPERLINK(A1)"
    result = await cli.runs("invite", NIPS[SARI])
    assert result.stdout.split("\t")[1] == f"'{begins}HYPERLINK(A1)"


async def test_all_invites_who_is_in_service_and_has_no_account(cli: CommandLine) -> None:
    office = cli.office
    async with office.changes() as uow:
        sari, budi = await uow.people.get(office.ids[SARI]), await uow.people.get(office.ids[BUDI])
        sari.left = date(2026, 11, 19)
        uow.people.link(budi, BUDI, "id", office.service.clock.now())
    result = await cli.runs("invite", "--all")
    invited = [line.split("\t")[1] for line in result.stdout.splitlines()]
    assert invited == ["Agus Contoh", "Citra Contoh"]
    links = {line.split("\t")[2] for line in result.stdout.splitlines()}
    assert len(links) == 2

    gone = await cli.runs("invite", NIPS[SARI])
    assert gone.exit_code == 1
    assert gone.stderr.strip() == "Sari Contoh left on 2026-11-19 and cannot be invited."


async def test_revoking_kills_a_link(cli: CommandLine) -> None:
    result = await cli.runs("invite", NIPS[SARI])
    link = result.stdout.strip().split("\t")[2]
    revoked = await cli.runs("invite", "--revoke", NIPS[SARI], BOT_TOKEN="")
    assert revoked.stdout.strip() == "Sari Contoh: 1 revoked"
    cli.office.sari.opens(link)
    await cli.office.settle()
    assert "Undangan ini sudah dicabut" in cli.office.sari.sees()


@pytest.mark.parametrize(
    ("words", "changed", "sentence"),
    [
        (["199001012015012999"], {}, "There is nobody with the NIP 199001012015012999 in the roster."),
        (["12"], {}, "The NIP “12” does not have 18 digits."),
        ([], {}, "Give either a NIP or --all; --revoke goes with a NIP."),
        ([NIPS[SARI], "--all"], {}, "Give either a NIP or --all; --revoke goes with a NIP."),
        (["--all", "--revoke"], {}, "Give either a NIP or --all; --revoke goes with a NIP."),
        (
            [NIPS[SARI]],
            {"BOT_TOKEN": ""},
            "BOT_TOKEN is missing: put the token from @BotFather into .env.",
        ),
        ([NIPS[SARI]], {"BOT_TOKEN": "1:wrong"}, "BOT_TOKEN is wrong: Telegram does not know it."),
    ],
)
async def test_what_cannot_be_done_is_one_sentence(
    cli: CommandLine, words: list[str], changed: dict[str, str], sentence: str
) -> None:
    result = await cli.runs("invite", *words, **changed)
    assert (result.exit_code, result.stdout, result.stderr.strip()) == (1, "", sentence)
    async with cli.office.service.database.read() as uow:
        assert (await uow.session.scalars(select(Invite))).all() == []


async def test_without_telegram_no_link_is_issued(cli: CommandLine) -> None:
    result = await cli.runs("invite", "--all", BOT_API_URL="http://127.0.0.1:1")
    assert result.exit_code == 1
    assert result.stderr.startswith("Telegram does not answer, and without the bot's name")
    assert len(result.stderr.splitlines()) == 1
