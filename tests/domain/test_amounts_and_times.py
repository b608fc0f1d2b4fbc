"""Amounts and times of work, read as people write them and as they are shown."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.answers import LARGEST_VOLUME, Volume, amount_alone, parse_volume, parse_work_time
from domain.entries import LONGEST_WORK, WorkTime
from domain.errors import Invalid
from locales import words_in
from locales.work import work_time


@pytest.mark.parametrize(
    ("text", "amount", "measure"),
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
        ("tiga dokumen", "3", "dokumen"),
        ("Dua puluh lima pemohon", "25", "pemohon"),
        ("sekitar dua ratus lembar", "200", "lembar"),
        ("3\nlaporan bulanan", "3", "laporan bulanan"),
        ("٣ وثائق", "3", "وثائق"),
        ("2 m2", "2", "m2"),
        ("1.500 lembar", "1500", "lembar"),
        ("2 ribu lembar", "2000", "lembar"),
        ("1,5 ribu lembar", "1500", "lembar"),
        ("0.250 ton", "0.25", "ton"),
        ("0,250 ton", "0.25", "ton"),
        ("sekitar 3 dokumen RKA 2026", "3", "dokumen RKA 2026"),
        ("3 dokumen aja ya pak", "3", "dokumen"),
        ("12 ibu", "12", "ibu"),
        ("3 bapak", "3", "bapak"),
    ],
)
def test_amounts_as_people_write_them(text: str, amount: str, measure: str) -> None:
    assert parse_volume(text) == Volume(Decimal(amount), measure)


def test_a_mark_that_can_be_read_both_ways_is_read_as_in_the_writers_language() -> None:
    assert parse_volume("1.250 berkas", thousands=".").amount == 1250
    assert parse_volume("1,250 files", thousands=",").amount == 1250
    assert parse_volume("1.250 files", thousands=",").amount == Decimal("1.25")
    assert parse_volume("1,250 berkas", thousands=".").amount == Decimal("1.25")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("dokumen", "entry-volume-invalid"),
        ("tiga ratus lima puluh dokumen", "entry-volume-invalid"),
        ("12 berkas dan tiga surat", "entry-volume-two"),
        ("-3 dokumen", "entry-volume-invalid"),
        ("3-4 dokumen", "entry-volume-invalid"),
        ("3/4 dokumen", "entry-volume-invalid"),
        ("1.25.3 berkas", "entry-volume-invalid"),
        ("1,250,00 berkas", "entry-volume-invalid"),
        ("12.34,5 berkas", "entry-volume-invalid"),
        ("3", "entry-volume-measure"),
        ("0 dokumen", "entry-volume-range"),
        ("1000001 dokumen", "entry-volume-range"),
        ("0,0001 ton", "entry-volume-range"),
        ("3 " + "x" * 31, "entry-measure-long"),
    ],
)
def test_amounts_that_are_refused(text: str, reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        parse_volume(text)


@pytest.mark.parametrize(
    ("text", "measure", "amount"),
    [
        ("3", "dokumen", "3"),
        ("3 Dokumen", "dokumen", "3"),
        ("3 dok.", "dokumen", "3"),
        ("3 (tiga) dokumen", "dokumen", "3"),
        ("3 dokumen RKA 2026", "dokumen", "3"),
        ("3 dokumen tahun 2026", "dokumen", "3"),
        ("3 documents", "dokumen", "3"),
        ("3 rekomendasi", "rekomendasi teknis", "3"),
        ("1.500", "lembar", "1500"),
        ("2 ribu", "lembar", "2000"),
        ("2 rb lembar", "lembar", "2000"),
        ("100%", "persen", "100"),
        ("100 persen", "%", "100"),
        ("90 menit", "menit", "90"),
        ("3x", "kali", "3"),
        ("2 m²", "m2", "2"),
    ],
)
def test_amounts_in_the_measure_of_a_target(text: str, measure: str, amount: str) -> None:
    assert parse_volume(text, measure=measure) == Volume(Decimal(amount), measure)


@pytest.mark.parametrize(
    "text",
    [
        "90 menit",
        "100%",
        "12 berkas dan 3 surat",
        "12 dokumen dan 3 surat",
        "12 dokumen, 3 surat",
        "12 dokumen + 3",
        "12 dokumen 3 surat",
        "3 dokumen (2 revisi)",
        "3 dari 10",
        "3 dokumen dari 10",
        "3 of 10",
        "2,5 jam",
        "3 kegiatan",
        "3 do",
        "3 orang dokumen",
        "2 ribu berkas",
    ],
)
def test_a_measure_that_is_not_the_targets_is_asked_about(text: str) -> None:
    with pytest.raises(Invalid) as asked:
        parse_volume(text, measure="dokumen")
    assert (asked.value.key, asked.value.params) == (
        "entry-volume-other-measure",
        {"written": text, "measure": "dokumen"},
    )
    sentence = words_in("id").plain(asked.value.key, **asked.value.params)
    assert f"“{text}”" in sentence and "dihitung dalam dokumen" in sentence, "its question stands below"


@given(amount=st.integers(1, 999), said=st.from_regex(r"[a-z]{1,12}( [a-z]{1,8})?", fullmatch=True))
def test_a_number_of_anything_else_is_never_taken_for_the_targets(amount: int, said: str) -> None:
    assume(not said.startswith(("doku", "docu", "dok", "ratus", "ribu", "rb", "juta", "jt", "hundred")))
    assume(not said.startswith(("thousand", "million")))
    with pytest.raises(Invalid, match="entry-volume-other-measure"):
        parse_volume(f"{amount} {said}", measure="dokumen")


def test_minutes_beside_hours_are_not_lost_where_a_target_is_counted_in_hours() -> None:
    with pytest.raises(Invalid, match="entry-volume-other-measure"):
        parse_volume("2 jam 30 menit", measure="jam")


@pytest.mark.parametrize("text", ["banyak", "-3"])
def test_a_target_wants_a_number_only(text: str) -> None:
    with pytest.raises(Invalid, match="entry-volume-number"):
        parse_volume(text, measure="dokumen")


@pytest.mark.parametrize(
    "text",
    [
        "12 berkas dan 3 surat",
        "3 dari 10",
        "3 surat, 2 nota",
        "3 of 10",
        "12 berkas/3 surat",
        "12 berkas; 3 surat",
        "3 per 10",
        "3 s.d. 5 dokumen",
        "2 atau 3 surat",
    ],
)
def test_two_amounts_without_a_target_are_asked_about(text: str) -> None:
    with pytest.raises(Invalid, match="entry-volume-two"):
        parse_volume(text)


def test_a_unit_alone_completes_a_number_that_was_alone() -> None:
    assert amount_alone("1.500") == 1500
    assert amount_alone("3 (tiga)") == 3
    assert amount_alone("3 dokumen") is None
    assert amount_alone("dokumen") is None
    assert parse_volume("dokumen", amount=Decimal(3)) == Volume(Decimal(3), "dokumen")
    assert parse_volume("5 berkas", amount=Decimal(3)) == Volume(Decimal(5), "berkas")
    for text, reason in (("...", "entry-volume-measure"), ("berkas dan 2 surat", "entry-volume-two")):
        with pytest.raises(Invalid, match=reason):
            parse_volume(text, amount=Decimal(3))
    with pytest.raises(Invalid, match="entry-volume-range"):
        amount_alone("0")


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
        ("1,75 jam", 105),
        ("16 jam", 960),
        ("1.30 jam", 90),
        ("7.30 jam", 450),
        ("1.5 jam", 90),
        ("0.30 jam", 30),
        ("1:30", 90),
        ("1.30", 90),
        ("01.30", 90),
        ("4:45", 285),
        ("1 jam 90 menit", 150),
        ("1,5", 90),
        ("1:30 hours", 90),
        ("1 jam 30", 90),
        ("2 jam aja pak", 120),
        ("kurang lebih 2 jam an", 120),
        ("2 jaman", 120),
        ("45 menitan ya", 45),
        ("an hour", 60),
        ("half an hour", 30),
        ("1 hour 30", 90),
        ("120", 120),
        ("17", 17),
        ("setengah jam", 30),
        ("Setengah jam.", 30),
        ("½ jam", 30),
        ("1/2 jam", 30),
        ("seperempat jam", 15),
        ("tiga perempat jam", 45),
        ("sejam", 60),
        ("sejam setengah", 90),
        ("satu setengah jam", 90),
        ("1 1/2 jam", 90),
        ("1½ jam", 90),
        ("dua jam", 120),
        ("sekitar 2 jam", 120),
        ("selama dua setengah jam", 150),
        ("half an hour", 30),
        ("an hour", 60),
        ("an hour and a half", 90),
        ("one and a half hours", 90),
        ("a quarter of an hour", 15),
    ],
)
def test_durations_as_people_write_them(text: str, minutes: int) -> None:
    assert parse_work_time(text) == WorkTime(minutes)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "entry-time-invalid"),
        ("lama sekali", "entry-time-invalid"),
        ("8", "entry-time-measure"),
        ("16", "entry-time-measure"),
        ("1,30 jam", "entry-time-two-readings"),
        ("1,30", "entry-time-two-readings"),
        ("1.30 hours", "entry-time-two-readings"),
        ("1:5 jam", "entry-time-invalid"),
        ("1 jam 90", "entry-time-invalid"),
        ("08.00", "entry-time-start"),
        ("7.30", "entry-time-start"),
        ("7:30", "entry-time-start"),
        ("22.00", "entry-time-start"),
        ("1 jam lebih", "entry-time-invalid"),
        ("90 detik", "entry-time-invalid"),
        ("3 dokumen", "entry-time-invalid"),
        ("120-140", "entry-time-invalid"),
        ("08.00-24.30", "entry-time-invalid"),
        ("25.00-26.00", "entry-time-invalid"),
        ("08.60-09.00", "entry-time-invalid"),
        ("dan", "entry-time-invalid"),
        ("10.30-08.00", "entry-time-backwards"),
        ("00.00-24.00", "entry-time-backwards"),
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


def test_work_may_pass_midnight() -> None:
    assert parse_work_time("22.00-06.00") == WorkTime(480, time(22), time(6))
    assert parse_work_time("22.00 s/d 24.00") == WorkTime(120, time(22), time(0))
    assert parse_work_time("2200-0600") == WorkTime(480, time(22), time(6))


@given(hours=st.integers(0, 15), minutes=st.integers(0, 59), mark=st.sampled_from([".", ":"]))
def test_two_digits_below_sixty_are_minutes(hours: int, minutes: int, mark: str) -> None:
    assume(hours or minutes)
    assert parse_work_time(f"{hours}{mark}{minutes:02} jam") == WorkTime(hours * 60 + minutes)


def test_a_question_about_a_time_names_both_readings() -> None:
    with pytest.raises(Invalid) as asked:
        parse_work_time("1,30 jam")
    sentence = words_in("id").plain(asked.value.key, **asked.value.params)
    assert "1 jam 30 menit atau 78 menit" in sentence


@given(started=st.times(), ended=st.times(), language=st.sampled_from(["id", "en"]))
def test_a_span_as_it_is_shown_is_read_back(started: time, ended: time, language: str) -> None:
    started, ended = started.replace(second=0, microsecond=0), ended.replace(second=0, microsecond=0)
    minutes = ((ended.hour - started.hour) * 60 + ended.minute - started.minute) % (24 * 60)
    assume(0 < minutes <= LONGEST_WORK.total_seconds() / 60)
    shown = work_time(words_in(language), minutes, started, ended).partition(" (")[0]
    assert parse_work_time(shown) == WorkTime(minutes, started, ended)


@pytest.mark.parametrize("said", ["jam 10", "sampai 10", "10.00"])
def test_an_end_completes_a_start_that_is_known(said: str) -> None:
    assert parse_work_time(said, time(8)) == WorkTime(120, time(8), time(10))


def test_a_clock_that_may_be_a_length_is_asked_about_when_the_start_is_known() -> None:
    with pytest.raises(Invalid, match="entry-time-end"):
        parse_work_time("9.30", time(8))
    assert parse_work_time("2 jam", time(8)) == WorkTime(120, time(8), time(10))
