"""The benchmark of long waits measures what it says, in small."""

from __future__ import annotations

from benchmarks.crowd import Figures
from benchmarks.scored_office import Size
from benchmarks.tails import Office, Tail, measure
from tests.forked import start


async def test_people_report_while_each_kind_of_work_is_done() -> None:
    office = Office(Size(people=60, days=5, entries=1), walkers=4, rounds=1)
    tails = await measure(office, rate=5.0, idle=0.4, start=start)
    assert [tail.name for tail in tails] == ["score", "digest", "import"]
    assert all(len(tail.idle) == len(tail.busy) == 1 for tail in tails)
    assert all(window.waits for tail in tails for window in (*tail.idle, *tail.busy))


def test_the_medians_of_windows_are_compared() -> None:
    idle = [Figures([seconds]) for seconds in (0.1, 0.2, 9.0)]
    assert Tail("score", idle, [Figures([0.4]), Figures([0.5]), Figures([0.1])]).ratio == 2
    assert "p99   200 →   500 ms" in str(Tail("score", idle, [Figures([0.5])]))
    assert "goal 2: NOT met" in str(Tail("score", idle, [Figures([0.5])]))
