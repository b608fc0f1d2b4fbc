"""A day, hours or an amount in a line: read where it has one meaning, else asked, never guessed."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from domain.report_lines import Context, EntryReading, Kind, read_line, read_message

FRIDAY = datetime(2026, 11, 20, 16, 0)  # noqa: DTZ001 - as the clock on the person's wall
CONTEXT = Context(FRIDAY)
AHEAD, WEEK = "line-date-ahead", "line-date-week"


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        *(
            (f"{day} {ahead}", AHEAD)
            for day in ("hari minggu", "hari senin", "jumat")
            for ahead in ("depan", "besok")
        ),
        ("minggu nanti", AHEAD),
        ("senin pekan depan", AHEAD),
        ("sabtu yang akan datang", AHEAD),
        ("tomorrow", AHEAD),
        ("the day after tomorrow", AHEAD),
        ("next monday", AHEAD),
        ("next week", AHEAD),
        ("in 2 days", AHEAD),
        ("keesokan harinya", AHEAD),
        ("besoknya", AHEAD),
        ("2 hari lagi", AHEAD),
        ("dua hari lagi", AHEAD),
        ("seminggu lagi", AHEAD),
        ("seminggu lalu", WEEK),
        ("2 minggu yang lalu", WEEK),
        ("pekan lalu", WEEK),
        ("last week", WEEK),
        ("a week ago", WEEK),
        ("beberapa hari lalu", "line-date-unclear"),
        ("last night", "line-date-night"),
    ],
)
def test_a_day_that_is_not_clear_is_asked_wherever_it_stands(words: str, doubt: str) -> None:
    for line in (f"{words} jaga posko 4 jam n4", f"jaga posko 4 jam n4 {words}"):
        reading = read_line(line, CONTEXT)
        found = reading.date
        assert found is not None and found.doubt is not None and found.doubt.key == doubt, line
        assert (found.said, reading.activity) == (words, "jaga posko")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("last monday", 16),
        ("last friday", 13),
        ("on monday", 16),
        ("3 days ago", 17),
        ("three days ago", 17),
        ("sehari lalu", 19),
        ("10 hari lalu", 10),
        ("tujuh hari yang lalu", 13),
        ("the day before yesterday", 18),
        ("this morning", 20),
        ("jumat pekan ini", 20),
        ("jumat pekan lalu", 13),
        ("jumat lalu", 13),
        ("kamis minggu ini", 19),
        ("Monday, 16/11", 16),
        ("2026-11-23", 23),
    ],
)
def test_a_day_that_is_clear_is_read_wherever_it_stands(words: str, day: int) -> None:
    for line in (f"{words}, jaga posko 4 jam n4", f"jaga posko 4 jam n4 {words}"):
        found = read_line(line, CONTEXT).date
        assert found is not None and found.value == date(2026, 11, day), line


def test_a_day_of_the_week_in_english_is_asked_where_it_may_belong_to_the_work() -> None:
    found = read_line("monday jaga posko 4 jam n4", CONTEXT).date
    assert (
        found is not None
        and found.doubt is not None
        and found.others == (date(2026, 11, 20), date(2026, 11, 16))
    )


def test_a_day_alone_is_no_report() -> None:
    assert read_message("kemarin", CONTEXT).kind is Kind.OTHER


def only(text: str, hour: int, minute: int = 0) -> EntryReading:
    (reading,) = read_message(text, Context(FRIDAY.replace(hour=hour, minute=minute))).readings
    return reading


def test_work_that_has_begun_is_today_s_unless_it_ends_tomorrow() -> None:
    for line in ("18.00-20.00 jaga posko", "18.00 jaga posko 2 jam", "19.00-20.00 jaga posko"):
        assert only(line, 19).date is None, line
    for line, said in (("jaga posko 20.00-22.00", "20.00-22.00"), ("jaga posko mulai 20.00", "mulai 20.00")):
        ahead = only(line, 19).date
        assert ahead is not None and ahead.doubt is not None and ahead.said == said, line
    for line in ("kemarin 18.00-20.00 jaga posko", "18.00-20.00 jaga posko\nkemarin"):
        found = only(line, 17).date
        assert found is not None and found.value == date(2026, 11, 19), line
    night = only("jaga posko 21.00-05.00", 22).date
    assert night is not None and night.doubt is not None and night.doubt.key == "line-date-not-over"
    assert night.others == (date(2026, 11, 20), date(2026, 11, 19))


def test_a_span_over_midnight_is_asked_about_unless_it_is_a_shift_or_begins_in_the_evening() -> None:
    for line in (
        "12.00-01.00 jaga posko",
        "kemarin jaga posko 12.00-01.00",
        "kemarin jaga posko 14.00 s/d 02.30",
    ):
        found = only(line, 19).time
        assert found is not None and found.doubt is not None and found.doubt.key == "line-time-clock", line
    for line in (
        "kemarin shift siang 14.00-02.00",
        "kemarin jaga posko jam 5 sore sampai jam 2 pagi",
        "kemarin ronda 22.00-01.00",
    ):
        found = only(line, 19).time
        assert found is not None and found.is_sure, line
    midnight = only("kemarin jaga posko 16.00-24.00", 19).time
    assert midnight is not None and midnight.value is not None and midnight.value.ended == time()


@pytest.mark.parametrize(
    ("line", "doubt", "quoted"),
    [
        ("verifikasi 25+5 berkas 2 jam", "line-volume-several", "25+5 berkas"),
        ("verifikasi 25 & 5 berkas 2 jam", "line-volume-several", "25 & 5 berkas"),
        ("verifikasi 25 dan 5 berkas 2 jam", "line-volume-several", "25 dan 5 berkas"),
        ("verifikasi 25 dari 30 berkas 2 jam", "line-volume-several", "25 dari 30 berkas"),
        ("verifikasi 1.250 dari total 3.000 berkas", "line-volume-several", "1.250 dari total 3.000 berkas"),
        ("verifikasi 1,200 berkas 2 jam", "line-volume-two-ways", "1,200 berkas"),
        ("verifikasi 2024 berkas 2 jam", "line-volume-or-year", "2024 berkas"),
    ],
)
def test_an_amount_of_two_meanings_is_asked_about_in_its_own_words(
    line: str, doubt: str, quoted: str
) -> None:
    found = read_line(line, CONTEXT).volume
    assert found is not None and found.doubt is not None
    assert (found.doubt.key, found.doubt.params["written"]) == (doubt, quoted)


def test_the_mark_of_thousands_is_that_of_the_writer() -> None:
    english = Context(FRIDAY, thousands=",")
    for context, sure, unsure in ((CONTEXT, "1.200", "1,200"), (english, "1,200", "1.200")):
        found, doubted = (read_line(f"cek {each} berkas", context).volume for each in (sure, unsure))
        assert found is not None and found.value is not None and found.value.amount == 1200
        assert doubted is not None and doubted.doubt is not None
    for clear in ("0,250 ton", "1,25 ton", "1,200.5 kg"):
        found = read_line(f"cek {clear}", CONTEXT).volume
        assert found is not None and found.is_sure, clear


def test_days_of_work_are_no_hours() -> None:
    for line in ("perjalanan dinas 2 hr n4", "perjalanan dinas 1,5 hr", "perjalanan dinas 2 hari"):
        found = read_line(line, CONTEXT).time
        assert found is not None and found.doubt is not None and found.doubt.key == "line-time-day", line
    for line in ("business trip 2 hrs n4", "business trip 2 hours n4"):
        found = read_line(line, CONTEXT).time
        assert found is not None and found.value is not None and found.value.minutes == 120, line


@pytest.mark.parametrize(
    ("said", "minutes", "activity"),
    [
        ("edit video durasi 5 menit 2 jam", 120, "edit video durasi 5 menit"),
        ("edit video 5 menit selama 2 jam", 120, "edit video 5 menit"),
        ("rekam podcast durasi 30 menit, 2 jam", 120, "rekam podcast durasi 30 menit"),
        ("08.00-10.00 edit video berdurasi 5 menit", 120, "edit video berdurasi 5 menit"),
        ("edit video durasi 5 menit", None, "edit video"),
        ("edit video 5 menit 2 jam", None, "edit video"),
        ("rapat 30 menit lalu rekam video selama 20 menit", None, "rapat lalu rekam video"),
        ("edit video 5 menit selama 30 menit", None, "edit video 5 menit"),
        ("video call selama 30 menit lalu rapat selama 1 jam", None, "video call lalu rapat"),
        (
            "video call pak camat durasi 30 menit dan rapat 1 jam",
            None,
            "video call pak camat durasi dan rapat",
        ),
        ("vidcall durasi 30 menit 1 jam", None, "vidcall"),
        ("edit podcast 30 menit, rapat selama 45 menit", None, "edit podcast, rapat"),
        ("nonton video 20 menit dan rapat selama 2 jam", None, "nonton video dan rapat"),
    ],
)
def test_the_length_of_a_recording_is_not_that_of_the_work(
    said: str, minutes: int | None, activity: str
) -> None:
    reading = read_line(said, CONTEXT)
    assert reading.time is not None
    assert (reading.time.value and reading.time.value.minutes, reading.activity) == (minutes, activity)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("bukan hari ini tapi kemarin rapat staf 2 jam", 19),
        ("kemarin bukan hari ini rapat staf 2 jam", 19),
        ("rapat staf 2 jam kemarin, bukan hari ini", 19),
        ("rapat staf 2 jam, not today but yesterday", 19),
    ],
)
def test_a_day_that_is_denied_is_not_meant(said: str, day: int) -> None:
    reading = read_line(said, CONTEXT)
    assert reading.date is not None and reading.date.value == date(2026, 11, day)
    assert reading.activity == "rapat staf"


@pytest.mark.parametrize(
    "activity", ["revisi jadwal senin bukan selasa", "revisi jadwal bukan senin tapi selasa"]
)
def test_a_day_that_is_denied_within_the_activity_stays_there(activity: str) -> None:
    assert read_line(f"{activity} 2 jam kemarin", CONTEXT).activity == activity


def test_many_denied_days_are_read_at_once() -> None:
    assert read_line("bukan kemarin " * 300, CONTEXT).date is not None


@pytest.mark.parametrize("said", ["kmrn lupa lapor", "kemarin saya lupa melapor.", "kmrn tdk masuk"])
def test_a_day_without_a_report_is_no_work(said: str) -> None:
    assert read_message(said, CONTEXT).kind is Kind.OTHER
    assert read_message("kemarin lupa lapor, input data 3 jam", CONTEXT).kind is Kind.REPORT


def test_english_lines_are_read_as_they_are_written() -> None:
    said = read_line("yesterday i checked 30 documents for 3 hours, rate 4", CONTEXT)
    assert (said.activity, said.rating and said.rating.value) == ("i checked 30 documents", 4)
    assert said.time is not None and said.time.value is not None and said.time.value.minutes == 180
    for line, minutes in (("half an hour standup", 30), ("standup, an hour and a half", 90)):
        said = read_line(line, CONTEXT)
        assert said.time is not None and said.time.value is not None, line
        assert (said.time.value.minutes, said.activity) == (minutes, "standup")


@pytest.mark.parametrize(
    ("text", "unfinished"),
    [
        ("Rapat koordinasi", "Rapat koordinasi"),
        ("Rapat", ""),
        ("Terima kasih", ""),
        ("Ini fotonya", ""),
        (f"{'Menyusun laporan ' * 11}tahun 2026", f"{'Menyusun laporan ' * 11}tahun 2026"),
        (f"{'Menyusun laporan ' * 12}tahun 2026", ""),
        ("Rapat koordinasi\nMenyusun laporan", ""),
    ],
)
def test_work_without_a_value_is_repeated_unless_it_is_a_word_or_too_long(text: str, unfinished: str) -> None:
    heard = read_message(text, CONTEXT)
    assert (heard.kind, heard.unfinished) == (Kind.OTHER, unfinished)
