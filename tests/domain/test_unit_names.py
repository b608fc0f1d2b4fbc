"""Which names mean the same unit, and which are near it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.unit_names import UnitNames

OFFICE = UnitNames(["Dinas Kesehatan", "Dinas Perumahan dan Permukiman", "Seksi 1.1", "Puskesmas Sukamaju"])


@pytest.mark.parametrize(
    "name", ["DINAS KESEHATAN", "Dinas  Kesehatan", " dinas kesehatan ", "Dinas\tKesehatan"]
)
def test_capitals_and_spaces_do_not_tell_units_apart(name: str) -> None:
    assert (OFFICE.find(name), OFFICE.near(name)) == ("Dinas Kesehatan", None)


@pytest.mark.parametrize(
    ("name", "twin"),
    [
        ("Dinas Kesehatan.", "Dinas Kesehatan"),
        ("Dinas-Kesehatan", "Dinas Kesehatan"),
        ("DinasKesehatan", "Dinas Kesehatan"),
        ("Dinas Kesehtan", "Dinas Kesehatan"),
        ("Dinas Keseahtan", "Dinas Kesehatan"),
        ("Dians Kesehatan", "Dinas Kesehatan"),
        ("Dinas Kesehatann", "Dinas Kesehatan"),
        ("Dinas Perumahan & Permukiman", "Dinas Perumahan dan Permukiman"),
        ("Puskesmas Sukamaja", "Puskesmas Sukamaju"),
        ("Seksi 1-1", "Seksi 1.1"),
    ],
)
def test_punctuation_or_one_letter_is_near(name: str, twin: str) -> None:
    assert (OFFICE.find(name), OFFICE.near(name)) == (None, twin)


@pytest.mark.parametrize(
    "name",
    ["Dinas Pendidikan", "Dinas", "Seksi 11", "Seksi 1.2", "Puskesmas Sukasari", "Dinas Kesehatanku", "..."],
)
def test_other_names_are_other_units(name: str) -> None:
    assert (OFFICE.find(name), OFFICE.near(name)) == (None, None)


def test_numbered_units_are_not_near_each_other() -> None:
    names = UnitNames(["Seksi A", "Bidang I", "SDN 01", "Puskesmas 1"])
    assert [names.near(name) for name in ("Seksi B", "Bidang II", "SDN 02", "Puskesmas 2")] == [None] * 4


@given(st.lists(st.text(max_size=30), max_size=5), st.text(max_size=30))
def test_a_known_unit_is_found_as_it_is_written(names: list[str], other: str) -> None:
    units = UnitNames(names)
    assert [units.find(name) for name in names] == names
    assert units.near(other) in (None, *names)
