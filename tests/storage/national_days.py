"""What the package `holidays` knows of Indonesia, as the lines of our file.

`python -m tests.storage.national_days` writes the file after the package was renewed.
"""

from __future__ import annotations

from datetime import date

import holidays

from domain.periods import KNOWN_YEARS
from storage.records.national_days import COLLECTIVE, FILE, HOLIDAY

YEARS = range(KNOWN_YEARS.start - 3, KNOWN_YEARS.stop + 3)
"""Those of an office's records, with those around them."""


def of_library(*categories: str) -> dict[date, str]:
    """The days of some categories; the package gives only `public` ones unless asked."""
    return dict(holidays.country_holidays("ID", years=YEARS, categories=categories, language="id"))


def lines() -> list[str]:
    """The file, line by line."""
    collective = of_library("government")
    return [
        f"{day.isoformat()}\t{COLLECTIVE if day in collective else HOLIDAY}\t{name}"
        for day, name in sorted(of_library("public", "government").items())
    ]


if __name__ == "__main__":
    FILE.write_text("\n".join(lines()) + "\n", encoding="utf-8")
