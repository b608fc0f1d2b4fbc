"""Numbers, dates and periods as a person would handle them on paper."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date, timedelta, timezone
from fractions import Fraction
from functools import cache
from pathlib import Path

import holidays

Row = dict[str, str]
ZONES = {"WIB": timezone(timedelta(hours=7)), "WITA": timezone(timedelta(hours=8))}
ZONES["WIT"] = timezone(timedelta(hours=9))
BEHAVIOURS = (
    "berorientasi_pelayanan",
    "akuntabel",
    "kompeten",
    "harmonis",
    "loyal",
    "adaptif",
    "kolaboratif",
)
UNSUR = (
    "persyaratan",
    "prosedur",
    "waktu",
    "biaya",
    "produk",
    "kompetensi",
    "perilaku",
    "pengaduan",
    "sarana",
)
DAY = timedelta(days=1)


def rows(folder: Path, name: str) -> list[Row]:
    """The rows of a CSV file of an office; none when it has no such file."""
    path = folder / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def mean(values: Iterable[Fraction | int]) -> Fraction:
    """The plain mean."""
    listed = [Fraction(value) for value in values]
    return added(listed) / len(listed)


def added(values: Iterable[Fraction]) -> Fraction:
    """The sum; 0 of nothing."""
    return sum(values, Fraction(0))


def two_places(value: Fraction | None) -> str | None:
    """A number from 0, rounded half up to two places, as it is printed."""
    if value is None:
        return None
    hundredths = int(value * 100 + Fraction(1, 2))
    return f"{hundredths // 100}.{hundredths % 100:02}"


def bounds(code: str) -> tuple[date, date]:
    """The first and the last day of a period."""
    year, part = int(code[:4]), code[5:]
    if not part:
        first, last = 1, 12
    elif part[0] == "S":
        first, last = 6 * int(part[1]) - 5, 6 * int(part[1])
    elif part[0] == "Q":
        first, last = 3 * int(part[1]) - 2, 3 * int(part[1])
    else:
        first = last = int(part)
    return date(year, first, 1), date(year + last // 12, last % 12 + 1, 1) - DAY


def before(code: str) -> str:
    """The period of the same kind that ends on the eve of this one."""
    year, part = int(code[:4]), code[5:]
    if not part:
        return f"{year - 1}"
    mark, number = (part[0], int(part[1])) if part[0] in "SQ" else ("", int(part))
    if number > 1:
        return f"{year}-{mark}{number - 1}" if mark else f"{year}-{number - 1:02}"
    return f"{year - 1}-{mark}{ {'S': 2, 'Q': 4, '': 12}[mark] }"


def every_day(start: date, end: date) -> Iterator[date]:
    """Every date from start to end."""
    while start <= end:
        yield start
        start += DAY


@cache
def national(year: int) -> frozenset[date]:
    """National holidays and cuti bersama."""
    return frozenset(
        holidays.country_holidays("ID", years=year, categories=("public", "government"), language="id")
    )
