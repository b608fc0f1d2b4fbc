"""Scenarios of `make chaos`, small: nothing is lost, nothing is doubled, everybody goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer import BadParameter

from benchmarks.chaos.__main__ import leaks_of, main
from benchmarks.chaos.count import Count
from benchmarks.chaos.postgresql import PostgreSQL, postgresql
from benchmarks.chaos.scenarios import SCENARIOS
from benchmarks.chaos.spoilt import spoilt_calls
from benchmarks.chaos.stage import SMOKE, Run
from benchmarks.chaos.telegram import Fault
from tests.forked import start

SMOKED = ("kill", "moved", "stopped", "restored", "clock", "repeated")
"""The rules of the other scenarios stand in `test_outage.py` and `test_scale.py`."""


def assert_good(run: Run, count: Count) -> None:
    """All goals are met, and no secret stands in what the run wrote."""
    assert not count.is_bad, count
    assert count.confirmed >= SMOKE.people
    assert leaks_of(run) == []


@pytest.fixture(scope="module")
def server() -> Iterator[PostgreSQL]:
    """A PostgreSQL for all scenarios."""
    with postgresql() as server:
        yield server


@pytest.mark.parametrize("name", SMOKED)
async def test_a_fault_loses_nothing_doubles_nothing_and_tells_no_secret(
    name: str, tmp_path: Path, server: PostgreSQL
) -> None:
    run = Run(tmp_path, SMOKE, start=start, postgresql=server)
    assert_good(run, await SCENARIOS[name](run))


async def test_all_faults_of_telegram_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    run = Run(tmp_path, SMOKE, start=start)
    assert_good(run, await spoilt_calls(run, "telegram", Fault))


def test_a_row_that_there_is_not_is_refused_before_anything_begins() -> None:
    with pytest.raises(BadParameter, match=r"there is no kill -9: choose of kill, "):
        main(only=["kill", "kill -9"])
