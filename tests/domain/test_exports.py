"""What the files of an export say: cells that no spreadsheet runs, histories, and quarters of citizens."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.disclosure import Parts
from domain.exports import Stretch, cells, history, told_dates
from domain.imports import TARGETS, TargetRow
from domain.imports.cells import guarded, unguarded
from domain.imports.fields import positive
from domain.imports.numbers import number_in, readings
from domain.periods import Period
from domain.targets import TargetKind

ALWAYS, FOREVER = date(1900, 1, 1), date(9999, 12, 31)


@given(st.text(alphabet="=+-@＝;'\n \"ab", max_size=14))
def test_a_guarded_text_comes_back_and_no_cell_of_it_is_a_formula(text: str) -> None:
    cell = guarded(text)
    assert unguarded(cell) == text
    if text != "-":
        begins = [part.lstrip()[:1] for line in cell.split("\n") for part in line.split(";")]
        assert not set(begins) & set("=+-@＝")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("'=x", "''=x"),
        ("-", "-"),
        ("a;=b|c", "a;'=b|c"),
        ("a\n- b", "a\n'- b"),
        ("a=b", "a=b"),
    ],
)
def test_cells(text: str, cell: str) -> None:
    assert guarded(text) == cell


@given(st.decimals("0.001", 1_000_000, places=3))
def test_an_amount_is_written_so_that_it_has_one_reading(amount: Decimal) -> None:
    period, kind = Period.parse("2026-S2"), TargetKind.UTAMA
    nip = "199001012015012001"
    row = TargetRow(nip, period, "Cetak", amount, "dokumen", Decimal(1), kind, None, None)
    written = dict(zip([column.name for column in TARGETS.kept], cells(TARGETS, row), strict=True))
    assert len(set(readings(written["quantity"]).values())) == 1
    assert number_in(written["quantity"], positive, None, False) == amount


def test_a_history_has_a_row_for_each_date_on_which_something_changes() -> None:
    march, may = date(2026, 3, 1), date(2026, 5, 1)
    units = [Stretch(ALWAYS, date(2026, 4, 30), "A"), Stretch(may, FOREVER, "B")]
    heads = [Stretch(march, date(2026, 6, 30), "X")]
    june = date(2026, 6, 1)
    posts = [Stretch(ALWAYS, date(2026, 5, 31), "Juru"), Stretch(june, FOREVER, "Analis")]
    assert history(units, heads, posts) == [
        (ALWAYS, "A", None, "Juru"),
        (march, "A", "X", "Juru"),
        (may, "B", "X", "Juru"),
        (june, "B", "X", "Analis"),
        (date(2026, 7, 1), "B", None, "Analis"),
    ]


def test_dates_in_no_unit_are_as_before_and_the_later_of_two_holds() -> None:
    units = [Stretch(date(2026, 1, 5), date(2026, 1, 9), "A"), Stretch(date(2026, 2, 1), FOREVER, "B")]
    assert history(units, [], []) == [
        (date(2026, 1, 5), "A", None, None),
        (date(2026, 2, 1), "B", None, None),
    ]
    both = [Stretch(ALWAYS, date(2026, 3, 9), "A"), Stretch(date(2026, 3, 1), FOREVER, "B")]
    assert history(both, [], []) == [(ALWAYS, "A", None, None), (date(2026, 3, 1), "B", None, None)]


def test_responses_are_dated_to_the_end_of_quarters_with_five_of_each_kind() -> None:
    july, august, end = date(2026, 7, 6), date(2026, 8, 5), date(2026, 9, 30)
    days: dict[date, Parts] = {july: {"face": 3}, august: {"face": 2, "form": 5}}
    assert told_dates(days, end) == {july: end, august: end}
    assert told_dates(days, date(2026, 9, 29)) == {}, "a running quarter waits"
    assert told_dates({july: {"face": 4}}, end) == {}
    assert told_dates({july: {"face": 9, "form": 1}}, end) == {}, "the only one of its kind is somebody"
    october = date(2026, 10, 1)
    assert told_dates({july: {"face": 5}, october: {"face": 5}}, end) == {july: end}
