"""The file of national holidays says what the installed package says."""

from __future__ import annotations

from storage.records.national_days import FILE, collective_leave, national_holidays
from tests.storage.national_days import YEARS, lines, of_library


def test_the_file_is_what_the_package_says() -> None:
    assert FILE.read_text(encoding="utf-8").splitlines() == lines(), "python -m tests.storage.national_days"


def test_years_are_found_as_in_the_package() -> None:
    assert national_holidays(YEARS[0], YEARS[-1]) == of_library("public", "government")
    assert collective_leave(2026) == {
        day: name for day, name in of_library("government").items() if day.year == 2026
    }
