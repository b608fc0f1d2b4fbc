"""`python -m bot period`: what cannot be scored is told in one sentence."""

from __future__ import annotations

import pytest

from tests.bot.command_line import CommandLine


@pytest.mark.parametrize(
    ("as_of", "sentence"),
    [
        ("9999-12-31", "The year 9999 is out of range; it must be from 2000 to 2100."),
        ("0001-01-01", "The year 0001 is out of range; it must be from 2000 to 2100."),
        ("20261101", "'20261101' is not a date; write it as 2026-11-30."),
        ("2026-W47-5", "'2026-W47-5' is not a date; write it as 2026-11-30."),
        ("2026-11-31", "'2026-11-31' is not a date; write it as 2026-11-30."),
        ("31/12/2026", "'31/12/2026' is not a date; write it as 2026-11-30."),
    ],
)
async def test_a_day_that_cannot_be_reckoned_with_is_told(
    as_of: str, sentence: str, cli: CommandLine
) -> None:
    result = await cli.runs("period", "score", "2026-S2", "--as-of", as_of)
    assert result.exit_code == 1
    assert result.stderr.strip() == sentence


async def test_a_period_of_another_age_is_told(cli: CommandLine) -> None:
    result = await cli.runs("period", "score", "1000")
    assert result.exit_code == 1
    assert result.stderr.strip() == "The year 1000 is out of range; it must be from 2000 to 2100."
