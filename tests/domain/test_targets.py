"""Targets: amounts that are never guessed, periods that are not over, and bars that do not flatter."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Invalid
from domain.targets import (
    BAR,
    LONGEST_TITLE,
    Progress,
    TargetDraft,
    TargetKind,
    amount_named,
    check_period,
    offered_periods,
    parse_title,
    parse_weight,
    readings,
    terms_of,
)

AMOUNTS = st.decimals(min_value=0, max_value=10**6, places=3)
QUANTITIES = st.decimals(min_value=Decimal("0.001"), max_value=10**6, places=3)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("120 dokumen", [120]),
        ("1.250 dokumen", [1250, Decimal("1.25")]),
        ("1,250 dokumen", [1250, Decimal("1.25")]),
        ("1.250,5 dokumen", [Decimal("1250.5")]),
        ("12,5 ton", [Decimal("12.5")]),
        ("0.250 ton", [Decimal("0.25")]),
        ("2 ribu lembar", [2000]),
    ],
)
def test_an_amount_that_can_be_read_two_ways_is_read_both_ways(text: str, amounts: list[Decimal]) -> None:
    assert [volume.amount for volume in readings(text)] == amounts


@given(amount=st.integers(1, 999).map(Decimal), places=st.integers(0, 2))
def test_other_amounts_have_one_reading_whatever_the_mark(amount: Decimal, places: int) -> None:
    exact = amount.scaleb(-places)
    if not exact:
        return
    for mark in ".,":
        written = f"{exact:f}".replace(".", mark)
        assert [volume.amount for volume in readings(f"{written} berkas")] == [exact]


@pytest.mark.parametrize("text", ["banyak", "dokumen", "0 dokumen", "12", "3 dari 10 berkas"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        readings(text)


@pytest.mark.parametrize(
    "text",
    ["12 laporan per bulan", "12 lap/bln", "1 kali sebulan", "4 rapat setiap minggu", "2 items a month"],
)
def test_so_many_in_a_part_of_the_period_is_asked_for_all_of_it(text: str) -> None:
    with pytest.raises(Invalid, match="target-rate"):
        readings(text)


@pytest.mark.parametrize("text", ["12 orang/bulan", "12 laporan bulanan", "3 laporan semester", "40 km/jam"])
def test_a_measure_that_only_sounds_like_it_is_one(text: str) -> None:
    assert readings(text)[0].measure == text.partition(" ")[2]


def test_a_measure_that_is_agreed_is_not_asked_about() -> None:
    assert [volume.amount for volume in readings("12", "laporan per bulan")] == [12]


def test_weights_are_clear_and_within_reason() -> None:
    assert [parse_weight(text) for text in ("1", "2,5", "0.5", "100")] == [
        1,
        Decimal("2.5"),
        Decimal("0.5"),
        100,
    ]
    for text in ("1.250", "0", "-1", "101", "berat", "", "1/2"):
        with pytest.raises(Invalid, match="target-weight"):
            parse_weight(text)


def test_a_title_says_something_and_not_too_much() -> None:
    assert parse_title("  Menyusun\nlaporan  ") == "Menyusun laporan"
    with pytest.raises(Invalid, match="text-short"):
        parse_title("RHK")
    with pytest.raises(Invalid, match="text-long"):
        parse_title("a" * (LONGEST_TITLE + 1))


@given(day=st.dates(date(2020, 1, 1), date(2090, 12, 31)))
def test_offered_periods_are_not_over_and_follow_each_other(day: date) -> None:
    offered = offered_periods(day)
    assert len(set(offered)) == 8
    for current, following in zip(offered[::2], offered[1::2], strict=True):
        assert current.contains(day)
        assert following.start == current.end + timedelta(days=1)
    for period in offered:
        check_period(period, day)
        with pytest.raises(Invalid, match="target-period-over"):
            check_period(period, period.end + timedelta(days=1))


def test_terms_need_what_scores_need() -> None:
    draft = TargetDraft(period="2026", title="Menyusun laporan", quantity=Decimal(12), measure="laporan")
    terms = terms_of(draft)
    assert (terms.weight, terms.kind) == (Decimal(1), TargetKind.UTAMA)
    assert terms.identity == ("2026", "Menyusun laporan")
    for name in ("period", "title", "quantity", "measure"):
        with pytest.raises(Invalid, match="target-incomplete"):
            terms_of(draft.model_copy(update={name: None}))


@given(done=AMOUNTS, more=AMOUNTS, quantity=QUANTITIES)
def test_a_bar_grows_and_is_full_only_once_it_is_reached(
    done: Decimal, more: Decimal, quantity: Decimal
) -> None:
    before, after = (Progress(amount, Decimal(0), quantity) for amount in (done, done + more))
    assert 0 <= before.blocks <= after.blocks <= BAR
    assert (before.blocks == 0) == (done == 0)
    assert (before.blocks == BAR) == (done >= quantity)
    assert before.percent <= after.percent
    assert (before.percent >= 100) == (done >= quantity)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("setuju tapi 100 saja", 100),
        ("setuju tapi 100 dokumen", 100),
        ("setuju tapi jadi 100", 100),
        ("ok tapi kurangi jadi 100", 100),
        ("setuju tapi jangan lebih dari 100", 100),
        ("agree but reduce to 100", 100),
        ("setuju tapi 100 orang", None),
        ("setuju tapi kurangi 20", None),
        ("setuju tapi dikurangi 20 dokumen", None),
        ("setuju tapi tambah 20", None),
        ("ok tapi turunkan 50", None),
        ("agree but reduce by 20", None),
        ("setuju tapi jangan 100", None),
        ("ok tapi deadline 5 Desember", None),
        ("setuju tapi mulai 1 Januari", None),
        ("setuju tapi 3 bulan saja", None),
        ("agree but 3 months", None),
        ("setuju tapi per 6 bulan", None),
        ("setuju tapi 20 persen", None),
    ],
)
def test_an_amount_is_not_a_difference_a_day_or_a_count_of_something_else(
    text: str, amount: int | None
) -> None:
    assert amount_named(text, "dokumen") == amount


def test_what_counts_something_else_may_be_the_measure() -> None:
    assert amount_named("setuju tapi 100 orang", "orang") == 100
    assert amount_named("setuju tapi 100 jam", "jam pelajaran") == 100
