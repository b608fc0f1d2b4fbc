"""`python -m bot stand-in`: appointments made, listed, refused in words and taken back."""

from __future__ import annotations

from datetime import date

import pytest

from tests.bot.command_line import CommandLine
from tests.harness import BUDI, CITRA, NIPS, SARI

WEEK = ("--from", "2026-11-23", "--to", "2026-11-27")


async def adds(cli: CommandLine, *words: str) -> str:
    """What `stand-in add` answers, refusals included."""
    result = await cli.runs("stand-in", "add", *words)
    return result.stdout.strip() or result.stderr.strip()


async def test_a_stand_in_is_appointed_listed_and_removed(cli: CommandLine) -> None:
    told = await adds(cli, NIPS[BUDI], NIPS[CITRA], "plh", *WEEK)
    assert told == "Citra Contoh is Plh. Budi Contoh from 2026-11-23 to 2026-11-27 (number 1)"
    second = ("--from", "2026-12-01", "--to", "2026-12-31")
    assert (await adds(cli, NIPS[BUDI], NIPS[CITRA], "plt", *second)).endswith("(number 2)")
    listed = await cli.runs("stand-in", "list")
    assert listed.stdout.splitlines() == [
        "no  supervisor   stand-in      kind  from        to",
        " 1  Budi Contoh  Citra Contoh  plh   2026-11-23  2026-11-27",
        " 2  Budi Contoh  Citra Contoh  plt   2026-12-01  2026-12-31",
    ]
    assert (await cli.runs("stand-in", "remove", "1")).stdout == "Stand-in 1 is removed\n"
    again = await cli.runs("stand-in", "remove", "1")
    assert (again.exit_code, again.stderr) == (
        1,
        "There is no stand-in of the number 1; `stand-in list` shows them.\n",
    )
    assert len((await cli.runs("stand-in", "list")).stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((NIPS[BUDI], NIPS[BUDI], "plh", *WEEK), "Budi Contoh cannot act for himself or herself."),
        (
            (NIPS[SARI], NIPS[BUDI], "plh", *WEEK),
            "Sari Contoh supervises nobody: is the supervisor's NIP the first of the two?",
        ),
        (
            (NIPS[BUDI], NIPS[SARI], "plt", *WEEK),
            "Sari Contoh is not in service on all days from 2026-11-23 to 2026-11-27.",
        ),
        (
            (NIPS[BUDI], NIPS[CITRA], "plt", "--from", "2026-11-20", "--to", "2026-11-20"),
            "Citra Contoh is Plh. Budi Contoh from 2026-11-20 to 2026-11-20 already (number 1).",
        ),
        (
            (NIPS[BUDI], NIPS[CITRA], "plt", "--from", "2026-11-27", "--to", "2026-11-23"),
            "--to: 2026-11-23 is before --from, 2026-11-27",
        ),
        ((NIPS[BUDI], "199901012020011001", "plt", *WEEK), "199901012020011001 is not in the roster"),
    ],
)
async def test_what_cannot_be_meant_is_refused_in_words(
    cli: CommandLine, words: tuple[str, ...], sentence: str
) -> None:
    today = ("--from", "2026-11-20", "--to", "2026-11-20")
    await adds(cli, NIPS[BUDI], NIPS[CITRA], "plh", *today)
    async with cli.office.changes() as uow:
        (await uow.people.get(cli.office.ids[SARI])).left = date(2026, 11, 25)
    assert await adds(cli, *words) == sentence


async def test_somebody_may_act_for_a_supervisor_who_has_left(cli: CommandLine) -> None:
    async with cli.office.changes() as uow:
        (await uow.people.get(cli.office.ids[BUDI])).left = date(2026, 11, 1)
    assert "Plt. Budi Contoh" in await adds(cli, NIPS[BUDI], NIPS[CITRA], "plt", *WEEK)
