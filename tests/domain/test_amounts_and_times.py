"""Amounts and times of work, read as people write them and as they are shown."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.answers import LARGEST_VOLUME, Volume, parse_volume, parse_work_time
from domain.entries import LONGEST_WORK, WorkTime
from domain.errors import Invalid
from handlers.kit.entry_text import work_time
from locales import words_in


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("3 dokumen", "3", "dokumen"),
        ("3dokumen", "3", "dokumen"),
        ("1.250,5 berkas", "1250.5", "berkas"),
        ("1.250 berkas", "1250", "berkas"),
        ("1,250.5 files", "1250.5", "files"),
        ("125,000.5 rows", "125000.5", "rows"),
        ("1.000.000 baris", "1000000", "baris"),
        ("1,000,000 baris", "1000000", "baris"),
        ("2,5 km", "2.5", "km"),
        ("2.5 km", "2.5", "km"),
        ("80%", "80", "%"),
        ("3 (tiga) dokumen", "3", "dokumen"),
        ("3 dokumen.", "3", "dokumen"),
        ("3\nlaporan bulanan", "3", "laporan bulanan"),
        ("٣ وثائق", "3", "وثائق"),
        ("2 m2", "2", "m2"),
    ],
)
def test_amounts_as_people_write_them(text: str, amount: str, unit: str) -> None:
    assert parse_volume(text) == Volume(Decimal(amount), unit)


def test_a_mark_that_can_be_read_both_ways_is_read_as_in_the_writers_language() -> None:
    assert parse_volume("1.250 berkas", thousands=".").amount == 1250
    assert parse_volume("1,250 files", thousands=",").amount == 1250
    assert parse_volume("1.250 files", thousands=",").amount == Decimal("1.25")
    assert parse_volume("1,250 berkas", thousands=".").amount == Decimal("1.25")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("dokumen", "entry-volume-invalid"),
        ("tiga dokumen", "entry-volume-invalid"),
        ("-3 dokumen", "entry-volume-invalid"),
        ("3-4 dokumen", "entry-volume-invalid"),
        ("3/4 dokumen", "entry-volume-invalid"),
        ("1.25.3 berkas", "entry-volume-invalid"),
        ("1,250,00 berkas", "entry-volume-invalid"),
        ("12.34,5 berkas", "entry-volume-invalid"),
        ("3", "entry-volume-unit"),
        ("0 dokumen", "entry-volume-range"),
        ("1000001 dokumen", "entry-volume-range"),
        ("0,0001 ton", "entry-volume-range"),
        ("3 " + "x" * 31, "entry-unit-long"),
    ],
)
def test_amounts_that_are_refused(text: str, reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        parse_volume(text)


def test_the_unit_of_a_target_counts_whatever_is_written() -> None:
    assert parse_volume("3", unit="dokumen") == Volume(Decimal(3), "dokumen")
    assert parse_volume("3 berkas", unit="dokumen") == Volume(Decimal(3), "dokumen")


@given(thousandths=st.integers(1, int(LARGEST_VOLUME) * 1000), language=st.sampled_from(["id", "en"]))
def test_an_amount_as_it_is_shown_is_read_back(thousandths: int, language: str) -> None:
    amount, words = Decimal(thousandths) / 1000, words_in(language)
    shown = f"{words.number(amount)} dokumen"
    assert parse_volume(shown, thousands="." if language == "id" else ",") == Volume(amount, "dokumen")


# --- times ----------------------------------------------------------------------------------------------

MORNING = WorkTime(150, time(8), time(10, 30))


@pytest.mark.parametrize(
    "text",
    [
        "08.00-10.30",
        "8-10.30",
        "8:00 – 10:30",
        "08.00 s/d 10.30",
        "08.00 s.d. 10.30 WIB",
        "08.00 sd 10.30",
        "pukul 08.00 sampai 10.30",
        "dari jam 8 sampai jam 10.30.",
        "pkl. 08.00 WITA hingga 10.30 WITA",
        "from 8 to 10:30",
        "8.00 SAMPAI DENGAN 10.30",
    ],
)
def test_a_start_and_an_end_as_people_write_them(text: str) -> None:
    assert parse_work_time(text) == MORNING


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90 menit", 90),
        ("90m", 90),
        ("1,5 jam", 90),
        ("1.5 hours", 90),
        ("1 jam 30 menit", 90),
        ("1 jam, 30 mnt.", 90),
        ("1j30m", 90),
        ("1 hour and 30 minutes", 90),
        ("1 jam lebih 30 menit", 90),
        ("1,33 jam", 80),
        ("16 jam", 960),
    ],
)
def test_durations_as_people_write_them(text: str, minutes: int) -> None:
    assert parse_work_time(text) == WorkTime(minutes)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "entry-time-invalid"),
        ("lama sekali", "entry-time-invalid"),
        ("90", "entry-time-invalid"),
        ("25.00-26.00", "entry-time-invalid"),
        ("08.60-09.00", "entry-time-invalid"),
        ("dan", "entry-time-invalid"),
        ("22.00-02.00", "entry-time-backwards"),
        ("08.00-08.00", "entry-time-backwards"),
        ("0 menit", "entry-time-range"),
        ("17 jam", "entry-time-range"),
        ("00.00-23.59", "entry-time-range"),
    ],
)
def test_times_that_are_refused(text: str, reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        parse_work_time(text)


@given(
    minutes=st.integers(1, int(LONGEST_WORK.total_seconds()) // 60), language=st.sampled_from(["id", "en"])
)
def test_a_duration_as_it_is_shown_is_read_back(minutes: int, language: str) -> None:
    assert parse_work_time(work_time(words_in(language), minutes, None, None)) == WorkTime(minutes)


@given(started=st.times(), ended=st.times(), language=st.sampled_from(["id", "en"]))
def test_a_span_as_it_is_shown_is_read_back(started: time, ended: time, language: str) -> None:
    started, ended = started.replace(second=0, microsecond=0), ended.replace(second=0, microsecond=0)
    minutes = (ended.hour - started.hour) * 60 + ended.minute - started.minute
    assume(0 < minutes <= LONGEST_WORK.total_seconds() / 60)
    shown = work_time(words_in(language), minutes, started, ended).partition(" (")[0]
    assert parse_work_time(shown) == WorkTime(minutes, started, ended)
