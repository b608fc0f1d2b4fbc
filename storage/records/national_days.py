"""National holidays of Indonesia and cuti bersama, from a file made of the package `holidays` (0291)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

FILE = Path(__file__).with_name("national_days.tsv")
"""Date, kind and name of each day, in the order of the dates."""
COLLECTIVE, HOLIDAY = "collective", "holiday"


@lru_cache(maxsize=8)
def national_holidays(first_year: int, last_year: int) -> MappingProxyType[date, str]:
    """National holidays and cuti bersama; both years count."""
    return MappingProxyType({day: name for day, _, name in _days_of(range(first_year, last_year + 1))})


@lru_cache(maxsize=8)
def collective_leave(year: int) -> MappingProxyType[date, str]:
    """Cuti bersama of a year; empty where its decree is not known."""
    return MappingProxyType({day: name for day, kind, name in _days_of([year]) if kind == COLLECTIVE})


def _days_of(years: Iterable[int]) -> Iterator[tuple[date, str, str]]:
    wanted = {f"{year:04}" for year in years}
    with FILE.open(encoding="utf-8") as lines:
        for line in lines:
            if line[:4] in wanted:
                day, kind, name = line.rstrip("\n").split("\t")
                yield date.fromisoformat(day), kind, name
