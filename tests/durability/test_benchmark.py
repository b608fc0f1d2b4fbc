"""The measured claims can be measured: each campaign runs, small, and the counts are right."""

from __future__ import annotations

import pytest

from benchmarks.drill import drill
from benchmarks.durability import campaign
from benchmarks.gateway import compare


async def test_kills_under_load_lose_nothing_and_double_nothing() -> None:
    # So soon after each start that the load cannot be through before the second kill.
    count = await campaign(people=8, reports=1, kills=2, seed=1, pause=(0.4, 0.7))
    assert (count.lost, count.doubled) == (0, 0)
    assert count.confirmed == count.stored == 8
    assert count.kills == 2


async def test_a_campaign_that_takes_too_long_ends_and_says_what_is_missing() -> None:
    count = await campaign(people=2, reports=1, kills=0, seed=1, pause=(60.0, 60.0), longest=0.1)
    assert (count.confirmed, count.lost, count.unfinished) == (0, 0, 2)
    assert count.is_bad
    assert "2 not confirmed in time" in str(count)


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
