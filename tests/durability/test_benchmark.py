"""The measured claims can be measured: each campaign runs, small, and the counts are right."""

from __future__ import annotations

import pytest

from benchmarks.drill import drill
from benchmarks.gateway import compare


async def test_both_bots_are_compared_in_one_run(capsys: pytest.CaptureFixture[str]) -> None:
    ratio = await compare(people=2, rounds=1, repeats=1)
    assert ratio > 0
    printed = capsys.readouterr().out
    for expected in (
        "(a) bare PTB echo bot",
        "(b) this bot",
        "upd/s",
        "p50",
        "p99",
        f"ratio b/a {ratio:.2f}",
    ):
        assert expected in printed


async def test_a_backup_made_under_load_comes_back_with_the_last_commit() -> None:
    outcome = await drill(people=3, rounds=1)
    assert outcome.is_good, str(outcome)
    assert outcome.confirmed == 3
    assert outcome.restored >= 3
    assert "the last one there" in str(outcome)
