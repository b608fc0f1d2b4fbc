"""Numbers of files: read in the one way that cell, column or person allow, else refused with both."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.imports import fields
from domain.imports.cells import NumberCell
from domain.imports.numbers import Numbers, number_in, way_of

ID, EN = Numbers.ID, Numbers.EN


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1200", "1200"),
        ("0,5", "0.5"),
        ("0.5", "0.5"),
        ("0.250", "0.25"),
        ("1.200,50", "1200.5"),
        ("1,200.50", "1200.5"),
        ("1.200.300", "1200300"),
        ("1200.125", "1200.125"),
        ("12,50", "12.5"),
        ("4.0", "4"),
        ("0.000", "0"),
    ],
)
def test_a_cell_with_one_reading_is_read(cell: str, number: str) -> None:
    assert number_in(cell, fields.amount, None, False) == Decimal(number)


@pytest.mark.parametrize(
    ("cell", "one", "other"),
    [
        ("1.200", "1200", "1.2"),
        ("12.000", "12000", "12"),
        ("1,250", "1.25", "1250"),
        ("1.125", "1125", "1.1250"),
    ],
)
def test_a_cell_with_two_readings_is_refused_with_both(cell: str, one: str, other: str) -> None:
    with pytest.raises(ValueError, match=r"^'[0-9.,]+' is ") as refused:
        number_in(cell, fields.amount, None, False)
    how = f"say --numbers id ({one}) or --numbers en ({other})"
    assert str(refused.value) == f"'{cell}' is {one} or {other}; write it so, or {how}"
    # What the sentence tells to write has one reading.
    assert number_in(one, fields.amount, None, False) == number_in(cell, fields.amount, ID, True)
    assert number_in(other, fields.amount, None, False) == number_in(cell, fields.amount, EN, True)


def test_other_cells_of_the_column_decide() -> None:
    assert way_of(["1.200", "0.5", "7"]) is EN
    assert way_of(["1.200", "1.200,50"]) is ID
    assert way_of(["1.200", "0,5"]) is ID
    assert way_of(["1.200", "1.000.000"]) is ID
    # They contradict each other, or say nothing: a stored number is shown in the spreadsheet's own language.
    assert way_of(["1.200", "0.5", "0,5"]) is None
    assert way_of(["1.200", "12", "x", "", NumberCell("0.5")]) is None
    assert number_in("1.200", fields.amount, ID, False) == 1200
    assert number_in("1.200", fields.amount, EN, False) == Decimal("1.2")
    # A cell that can only be read the other way is not bent.
    assert number_in("0,5", fields.amount, EN, False) == Decimal("0.5")


def test_what_a_person_said_holds_for_all_cells() -> None:
    assert number_in("1.200", fields.amount, ID, True) == 1200
    with pytest.raises(ValueError, match=r"^'0\.5' is no number as --numbers id has them$"):
        number_in("0.5", fields.amount, ID, True)
    assert number_in(NumberCell("0.5"), fields.amount, ID, True) == Decimal("0.5")


def test_only_readings_that_the_column_allows_count() -> None:
    assert number_in("61.400", fields.whole, None, False) == 61400
    with pytest.raises(ValueError, match="is 12000 or 12"):
        number_in("12.000", fields.whole, None, False)
    assert number_in(NumberCell("1.125"), fields.amount, None, False) == Decimal("1.125")


@pytest.mark.parametrize(
    "cell", ["1.2.3", "1,2,3", "1 200", "12.0000.000", "-1", "1e3", "abc", "1.200,", ".5", ""]
)
def test_what_is_no_number_is_none(cell: str) -> None:
    for way, is_told in ((None, False), (ID, False), (EN, True)):
        with pytest.raises(ValueError, match="is no"):
            number_in(cell, fields.amount, way, is_told)


def _as_id(number: Decimal) -> str:
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))


_WRITERS: list[tuple[Numbers, Callable[[Decimal], str]]] = [
    (ID, _as_id),
    (ID, lambda number: f"{number:f}".replace(".", ",")),
    (EN, lambda number: f"{number:,f}"),
    (EN, lambda number: f"{number:f}"),
]


@given(
    st.lists(st.decimals(0, 10_000_000, places=3).map(lambda n: n.normalize()), min_size=1, max_size=8),
    st.sampled_from(_WRITERS),
    st.booleans(),
)
def test_a_column_comes_back_as_it_was_or_is_refused(
    numbers: list[Decimal], writer: tuple[Numbers, Callable[[Decimal], str]], is_told: bool
) -> None:
    way, write = writer
    cells = [write(number) for number in numbers]
    shown = way if is_told else way_of(cells)
    assert shown in (way, None)
    for number, cell in zip(numbers, cells, strict=True):
        try:
            assert number_in(cell, fields.amount, shown, is_told) == number
        except ValueError as refused:
            assert "write it so" in str(refused)
            assert shown is None
