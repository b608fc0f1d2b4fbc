"""`python -m bot agreement`: the agreement of raters by unit, as a table and as JSON."""

from __future__ import annotations

import json

from tests.bot.command_line import CommandLine
from tests.handlers.second_ratings import heads, rated_twice
from tests.harness import OfficeOnTrial


async def test_the_agreement_of_a_period_is_printed(office: OfficeOnTrial, cli: CommandLine) -> None:
    await heads(office)
    await rated_twice(office, 5, 4, 24)
    told = json.loads((await cli.runs("agreement", "2026-S2", "--json")).stdout)
    (unit,) = told["units"]
    assert (told["period"], unit["unit"], unit["n"], unit["says"]) == (
        "2026-S2",
        "Dinas Pelayanan",
        24,
        "weak",
    )
    assert float(unit["low"]) <= float(unit["alpha"]) <= float(unit["high"]) < 0.1
    head, line = (await cli.runs("agreement", "2026-S2")).stdout.splitlines()
    assert head.split() == ["unit", "n", "alpha", "low", "high", "says"]
    assert line.startswith("Dinas Pelayanan") and line.endswith("weak")
    silent = json.loads((await cli.runs("agreement", "2026-10", "--json")).stdout)["units"][0]
    assert (silent["n"], silent["alpha"], silent["says"]) == (24, unit["alpha"], "weak")
    assert (await cli.runs("agreement", "2026-X")).exit_code == 1
