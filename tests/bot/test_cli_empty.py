"""Commands that list what an office has say so where it has none, and print no bare header."""

from __future__ import annotations

import pytest

from tests.bot.command_line import CommandLine


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("objection list", "There is no objection."),
        ("agreement 2026-S2", "No report of 2026-S2 was rated twice."),
        ("services", "There is no service yet."),
        ("services comments", "There is no comment of weeks with at least five ratings of a service."),
        ("stand-in list", "There is no stand-in."),
        ("import list", "Nothing was imported yet."),
    ],
)
async def test_an_empty_list_is_a_sentence(cli: CommandLine, words: str, sentence: str) -> None:
    result = await cli.runs(*words.split())
    assert (result.exit_code, result.stdout) == (0, f"{sentence}\n")
