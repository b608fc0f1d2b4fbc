"""Numbers, dates and rows as a person would handle them on paper."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import holidays

Row = dict[str, Any]
HOURS = {"WIB": 7, "WITA": 8, "WIT": 9}
BEHAVIOURS = (
    "berorientasi_pelayanan akuntabel kompeten harmonis loyal adaptif kolaboratif".split()  # noqa: SIM905
)
UNSUR = "persyaratan prosedur waktu biaya produk kompetensi perilaku pengaduan sarana".split()  # noqa: SIM905
SCHEMES = Path(__file__).parents[2] / "domain" / "schemes"


def scheme_of(name: str) -> Row:
    """A shipped scheme as the TOML says it."""
    return tomllib.loads((SCHEMES / f"{name}.toml").read_text("utf-8"), parse_float=Fraction)


def two_places(value: Fraction | None) -> str | None:
    """Rounded half up to two places, as a string."""
    if value is None:
        return None
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))


def mean(values: Iterable[Fraction | int]) -> Fraction:
    """The plain mean."""
    listed = list(values)
    return Fraction(sum(listed, Fraction(0)), len(listed))


def dates(code: str) -> tuple[date, date]:
    """The first and the last day of a period."""
    year, _, part = code.partition("-")
    if not part:
        first, months = 1, 12
    elif part[0] == "S":
        first, months = (int(part[1]) - 1) * 6 + 1, 6
    elif part[0] == "Q":
        first, months = (int(part[1]) - 1) * 3 + 1, 3
    else:
        first, months = int(part), 1
    after = first + months
    end = date(int(year) + (after > 12), (after - 1) % 12 + 1, 1) - timedelta(days=1)
    return date(int(year), first, 1), end


def before(code: str) -> str:
    """The period of the same kind before this one."""
    year, _, part = code.partition("-")
    if not part:
        return str(int(year) - 1)
    mark, number = (part[0], int(part[1:])) if part[0] in "SQ" else ("", int(part))
    last = {"S": 2, "Q": 4, "": 12}[mark]
    number, year = (last, str(int(year) - 1)) if number == 1 else (number - 1, year)
    return f"{year}-{mark}{number}" if mark else f"{year}-{number:02}"


def days_between(start: date, end: date) -> Iterator[date]:
    """Every date from start to end."""
    while start <= end:
        yield start
        start += timedelta(days=1)


@cache
def national(year: int) -> frozenset[date]:
    """National holidays and cuti bersama."""
    found = holidays.country_holidays("ID", years=year, categories=("public", "government"), language="id")
    return frozenset(found)
