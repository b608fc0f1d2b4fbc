"""The measured claims can be measured: each campaign runs, small, and the counts are right."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.drill import drill
from benchmarks.gateway import AIOGRAM, PTB, SETUPS, compare, databases
from tests.forked import start


async def test_committed_steps_are_compared_with_both_echoes_in_one_run(
    capsys: pytest.CaptureFixture[str],
) -> None:
    pushed_to = SETUPS[-1]
    runs = await compare(people=2, rounds=1, repeats=1, setups=(PTB, AIOGRAM, pushed_to), start=start)
    assert [len(figures.waits) for (figures,) in runs.values()] == [16, 16, 16]
    printed = capsys.readouterr().out
    for expected in ("PTB echo", "aiogram echo", "/lapor, PostgreSQL, webhook", "upd/s", "p50", "p99", "CPU"):
        assert expected in printed


def test_a_sqlite_file_beside_postgresql_is_in_a_folder_of_who_measures() -> None:
    with databases(["SQLite", "PostgreSQL"]) as new:
        file = Path(new("SQLite").removeprefix("sqlite:///"))
        assert file.parent.stat().st_uid == os.geteuid(), "or else root's service refuses it"


async def test_a_backup_made_under_load_comes_back_with_the_last_commit() -> None:
    outcome = await drill(people=3, rounds=1, start=start)
    assert outcome.is_good, str(outcome)
    assert outcome.confirmed == 3
    assert outcome.restored >= 3
    assert "the last one there" in str(outcome)
