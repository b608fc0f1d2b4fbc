"""Bursts: many more ratings of a service within minutes than are usual for it, while others have their usual.

What is usual is the third busiest day of the last four weeks. A market day comes four times in them and is
usual; two days of a flood that nobody noticed are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from math import ceil, sqrt
from statistics import median

from msgspec import Struct

from domain.survey import Channel

DAYS_LOOKED_BACK = 28
_BUSY_DAY = 3
"""Its place among the busiest days."""
_OPENING_HOURS = timedelta(hours=8)
_PEAK = 3
"""How much more comes in a service's busiest hour than on its average."""
_DEVIATIONS = 4
"""Standard deviations of a Poisson count: chance alone exceeds them once in 30,000 windows."""
_FEWEST_OTHERS = 5
"""Services whose rush is a rush of the office."""


class Bound(Struct, frozen=True):
    """How many ratings of a service are never a burst, and within which time."""

    window: timedelta
    least: int


BOUNDS: Mapping[Channel, Bound] = {
    Channel.OPEN: Bound(timedelta(minutes=10), 25),
    Channel.VISIT: Bound(timedelta(minutes=1), 10),
}
"""Codes are counted when they are handed out, so that only their use within a minute is of interest."""


def busy_day(days: Iterable[int]) -> int:
    """What is usual on a busy day, of the numbers of ratings by day; at least 1."""
    busiest = sorted(days, reverse=True)
    return max(1, busiest[_BUSY_DAY - 1]) if len(busiest) >= _BUSY_DAY else 1


def most(bound: Bound, usual: int, rush: float = 1) -> int:
    """The most ratings within the window that are no burst, for what is usual on a busy day.

    `rush`: how many times more than usual comes to the other services at the moment.
    """
    expected = _PEAK * rush * usual * (bound.window / _OPENING_HOURS)
    return max(bound.least, ceil(expected + _DEVIATIONS * sqrt(expected)))


def rush(bound: Bound, service: int, now: Mapping[int, int], usual: Mapping[int, int]) -> float:
    """How many times more than usual comes to half of the other services or more; at least 1.

    A flood of one service moves no median. `now` are the numbers within the window, `usual` those of a busy
    day, of all services.
    """
    share = bound.window / _OPENING_HOURS
    others = [now.get(each, 0) / (share * busy) for each, busy in usual.items() if each != service]
    return max(1, median(others)) if len(others) >= _FEWEST_OTHERS else 1
