"""Random changes of closed data are found and named; `make tamper` tries ten thousand."""

from __future__ import annotations

from pathlib import Path

from benchmarks.tamper import run


async def test_each_change_of_closed_data_is_found_and_named(tmp_path: Path) -> None:
    campaign = await run(changes=70, people=3, seed=2, folder=tmp_path)
    assert campaign.missed == []
    assert set(campaign.tried.values()) == {5}
    assert (await run(70, people=3, seed=3, folder=tmp_path / "cut", minutes=1e-9)).tried.total() == 1
