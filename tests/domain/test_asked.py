"""Periods and days that are asked to be shown; today is Friday, 20 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from domain.answers.weekdays import Lies
from domain.asked import days_asked, period_asked, state_asked, the_one_of
from domain.cases import CaseState
from domain.errors import Invalid
from domain.periods import Period, Span

TODAY = date(2026, 11, 20)
PERIODS = {
    "2026-11": "bulan ini; this month; november; 2026-11; 11/2026; bulan berjalan",
    "2026-10": "bulan lalu; bulan kemarin; bln kmrn; bulan yang lalu; last month; oktober; Okt.; bulan 10; "
    "untuk bulan lalu dong; oktober tahun ini; Bulan Oktober; bulan lalu ya pak",
    "2026-09": "2 bulan lalu; dua bulan yang lalu; sept; September 2026",
    "2025-12": "desember; Des; desember 2025; desember tahun lalu",
    "2026-12": "bulan depan; desember 2026; desember tahun ini",
    "2026-Q4": "TW4; tw 4; TW.4; TW-IV; triwulan ini; triwulan keempat; Q4; triwulan ke-4; kuartal 4",
    "2026-Q3": "triwulan lalu; last quarter; tw 3; triwulan III 2026",
    "2025-Q4": "triwulan 4 2025; Q4 2025; tw 4 tahun lalu",
    "2026-S2": "smt 2; smt2; semester ini; semester kedua; S2; 2026-S2; semester 2; sem 2",
    "2026-S1": "semester lalu; semester satu; semester 1; last semester; semester I",
    "2026": "tahun ini; 2026; tahun 2026; this year",
    "2025": "tahun lalu; thn lalu; 2025; last year",
}
NONE = (
    "; kucing; 20; 4; bulan; semester; tahun; okt 25; 25 okt; minggu lalu; 13/2026; triwulan 5; semester 3; "
    "1990; bulan lalu dan bulan ini; nilai; bu Sari; 0 bulan lalu; tw; q"
)
DAYS = {
    (
        date(2026, 11, 19),
        date(2026, 11, 19),
    ): "kemarin; yesterday; kemarin dong; 19 november; tanggal 19; 19/11; kemarin sore; sehari yang lalu",
    (
        date(2026, 11, 16),
        date(2026, 11, 16),
    ): "senin; hari Senin; Senin, 16 November; 4 hari lalu; senin pagi",
    (date(2026, 11, 15), date(2026, 11, 15)): "minggu; hari minggu",
    (date(2026, 11, 16), date(2026, 11, 22)): "minggu ini; pekan ini; this week",
    (
        date(2026, 11, 9),
        date(2026, 11, 15),
    ): "minggu lalu; pekan lalu; minggu kemarin; last week; minggu yang lalu",
    (date(2026, 11, 2), date(2026, 11, 8)): "2 minggu lalu; dua pekan yang lalu",
    (date(2026, 11, 14), date(2026, 11, 20)): "7 hari terakhir; last 7 days",
    (date(2026, 11, 17), date(2026, 11, 19)): "17-19 november; selasa sampai kamis; tgl 17 sampai 19",
    (date(2026, 10, 1), date(2026, 10, 31)): "oktober; bulan lalu",
}


def said(texts: str) -> list[str]:
    return [each.strip() for each in texts.split(";")]


@pytest.mark.parametrize("code", PERIODS)
def test_a_period_is_read_from_its_words(code: str) -> None:
    for text in said(PERIODS[code]):
        assert str(period_asked(text, TODAY)) == code, text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("TW4", "2026-Q4"),
        ("tw 1", "2027-Q1"),
        ("smt 2", "2026-S2"),
        ("semester 1", "2027-S1"),
        ("desember", "2026-12"),
        ("oktober", "2027-10"),
        ("tahun depan", "2027"),
        ("triwulan ini", "2026-Q4"),
        ("TW1 2026", "2026-Q1"),
    ],
)
def test_of_periods_ahead_it_is_the_first_that_is_not_over(text: str, code: str) -> None:
    assert str(period_asked(text, TODAY, Lies.AHEAD)) == code


def test_other_words_name_no_period() -> None:
    for text in said(NONE):
        assert period_asked(text, TODAY) is None, text


def test_a_long_text_names_nothing_and_takes_no_seconds() -> None:
    for text in ("bulan lalu" + " ya" * 1300, "kemarin" + " pak" * 40, "ya " * 1300 + "x"):
        assert period_asked(text, TODAY) is None and days_asked(text, TODAY) is None


@pytest.mark.parametrize("days", DAYS)
def test_days_are_read_from_their_words(days: tuple[date, date]) -> None:
    for text in said(DAYS[days]):
        assert days_asked(text, TODAY) == Span(*days), text


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("besok", date(2026, 11, 21), date(2026, 11, 21)),
        ("senin", date(2026, 11, 23), date(2026, 11, 23)),
        ("minggu depan", date(2026, 11, 23), date(2026, 11, 29)),
        ("next week", date(2026, 11, 23), date(2026, 11, 29)),
        ("desember", date(2026, 12, 1), date(2026, 12, 31)),
        ("3 hari lagi", date(2026, 11, 23), date(2026, 11, 23)),
        ("28", None, None),
    ],
)
def test_days_to_come_are_read_where_they_are_asked_for(
    text: str, first: date | None, last: date | None
) -> None:
    found = days_asked(text, TODAY, Lies.AHEAD)
    assert (found.start, found.end) == (first, last) if found else first is None


def test_a_number_or_a_name_is_no_day() -> None:
    for text in ("20", "3", "kucing", "bu Sari", "", "0 hari terakhir", "1/1/0001", "30-31 desember 9999"):
        assert days_asked(text, TODAY) is None, text


@pytest.mark.parametrize("text", ["31 november", "minggu depan", "1-5", "Kamis, 20 November"])
def test_a_day_in_doubt_is_asked_about(text: str) -> None:
    with pytest.raises(Invalid):
        days_asked(text, TODAY)


def test_a_period_that_is_not_offered_gives_way_to_the_only_one_near_it() -> None:
    semesters = [Period.parse("2026-S2"), Period.parse("2026-S1"), Period.parse("2025-S2")]
    for asked, found in {
        "2026-S1": "2026-S1",
        "2026-10": "2026-S2",
        "2026-Q1": "2026-S1",
        "2025": "2025-S2",
        "2026": None,
        "2024-10": None,
    }.items():
        one = the_one_of(Period.parse(asked), semesters)
        assert (None if one is None else one.code) == found, asked


def test_of_a_semester_and_its_quarters_the_shortest_that_holds_the_asked_one_is_opened() -> None:
    offered = [Period.parse(code) for code in ("2026-S2", "2026-Q4", "2026-Q3")]
    assert the_one_of(Period.parse("2026-10"), offered) == Period.parse("2026-Q4")
    assert the_one_of(Period.parse("2026-S1"), offered) is None


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("belum dinilai", CaseState.SUBMITTED),
        ("yang belum ditinjau atasan", CaseState.SUBMITTED),
        ("blm di acc", None),
        ("blm diacc", CaseState.SUBMITTED),
        ("nunggu", CaseState.SUBMITTED),
        ("not yet approved", CaseState.SUBMITTED),
        ("sudah disetujui", CaseState.APPROVED),
        ("udah dinilai", CaseState.APPROVED),
        ("perlu diperbaiki", CaseState.RETURNED),
        ("revisi", CaseState.RETURNED),
        ("nilai", None),
        ("sudah", None),
        ("tidak disetujui", CaseState.REJECTED),
        ("gak diacc", CaseState.REJECTED),
        ("not approved", None),
        ("not reviewed", CaseState.SUBMITTED),
        ("sudah ditinjau", None),
        ("sudah diperiksa", None),
        ("udah dicek", None),
        ("sudah diproses", None),
        ("sudah diterima", CaseState.APPROVED),
        ("approved", CaseState.APPROVED),
        ("yang " * 2_000, None),
    ],
)
def test_a_state_of_what_was_sent_is_read(text: str, state: CaseState | None) -> None:
    assert state_asked(text) is state
