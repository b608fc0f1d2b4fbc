"""A small run of the benchmark of scoring: it measures what it says it measures."""

from __future__ import annotations

from pathlib import Path

from benchmarks.scored_office import Size, build
from benchmarks.scoring import bare, night, period_score, taps


async def test_a_small_office_is_scored_by_every_scheme_and_at_night(tmp_path: Path) -> None:
    url, size = f"sqlite:///{tmp_path / 'office.db'}", Size(people=40, days=3, entries=2)
    await build(url, size)
    assert await bare(url) == size.people * size.days
    assert await period_score("gajahmungkur", url) == size.people
    assert await period_score("nasional", url) == size.people
    assert await night("gajahmungkur", url) == size.people
    assert all(score.seconds > 0 for score in await taps("batanghari", url))
