"""Small books of one person's period, kept as people keep them, and summed up as the database does."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import domain.schemes
from domain.schemes import Scheme, Source, parse_scheme
from domain.scoring import RatedDays, SourceValue

BY_SUBORDINATES = """
id = "kantor"
name = { id = "Kantor", en = "Office" }
region = "Kabupaten Contoh"
period = "year"
[[components]]
id = "below"
source = "subordinate"
weight = 1
title = { id = "Bawahan", en = "Subordinates" }
[sources.subordinate]
min_raters = 2
[[bands]]
min = 0
grade = "Baik"
"""
FOLDER = Path(domain.schemes.__file__).parent


@cache
def scheme(name: str, **replaced: str) -> Scheme:
    """A shipped scheme; `min_coverage="0"` and the like replace the value of a key at the top of its file."""
    text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    lines = text.splitlines()
    for key, value in replaced.items():
        (at,) = [place for place, line in enumerate(lines) if line.startswith(f"{key} = ")]
        lines[at] = f"{key} = {value}"
    return parse_scheme("\n".join(lines), name)


@dataclass(frozen=True)
class Entry:
    """An approved entry: the day of the period, and a rating from 1 to 5."""

    day: int
    rating: int


def rated_days(entries: Iterable[Entry]) -> tuple[RatedDays, ...]:
    """Sums and counts per day, then per number of entries a day."""
    days: dict[int, list[int]] = defaultdict(list)
    for entry in entries:
        days[entry.day].append(entry.rating)
    groups: dict[int, list[int]] = defaultdict(list)
    for ratings in days.values():
        groups[len(ratings)].append(sum(ratings))
    return tuple(
        RatedDays(len(totals), per_day * len(totals), sum(totals), per_day)
        for per_day, totals in groups.items()
    )


def values(found: Mapping[Source, int | str | Fraction | None]) -> dict[Source, SourceValue]:
    """Values of sources as given; None stands for a source without records."""
    return {
        source: SourceValue(None if value is None else Fraction(value), 0 if value is None else 1)
        for source, value in found.items()
    }
