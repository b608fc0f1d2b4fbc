"""What people write when they plan, and for which day."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from domain.calendar import WorkCalendar
from domain.errors import Invalid
from domain.people import TimeZone
from domain.plans import is_absence, read_plans, working_day
from domain.report_lines import Context, Kind, read_message

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "day", "sentences"),
    [
        ("besok rapat koordinasi 2 jam", date(2026, 11, 21), ["rapat koordinasi 2 jam"]),
        ("Bsk: susun laporan bulanan", date(2026, 11, 21), ["susun laporan bulanan"]),
        ("rencana besok - monitoring posyandu", date(2026, 11, 21), ["monitoring posyandu"]),
        ("lusa kunjungan ke desa", date(2026, 11, 22), ["kunjungan ke desa"]),
        ("Senin depan apel gabungan 07.30", date(2026, 11, 23), ["apel gabungan 07.30"]),
        ("minggu depan monev 5 desa", date(2026, 11, 23), ["monev 5 desa"]),
        ("jumat depan senam pagi", date(2026, 11, 27), ["senam pagi"]),
        ("tomorrow: write report", date(2026, 11, 21), ["write report"]),
        ("esok hari rapat", date(2026, 11, 21), ["rapat"]),
        ("besok 21/11 rapat staf", date(2026, 11, 21), ["rapat staf"]),
        ("besok Sabtu bersih", date(2026, 11, 21), ["Sabtu bersih"]),
        ("besok jam 10 apel", date(2026, 11, 21), ["jam 10 apel"]),
        ("3 hari lagi rapat", date(2026, 11, 23), ["rapat"]),
        ("seminggu lagi: rapat staf", date(2026, 11, 27), ["rapat staf"]),
        ("in 3 days meeting", date(2026, 11, 23), ["meeting"]),
        ("besok verifikasi izin usaha", date(2026, 11, 21), ["verifikasi izin usaha"]),
        ("rapat staf", date(2026, 11, 21), ["rapat staf"]),
        ("besok sampai sore rapat", date(2026, 11, 21), ["sampai sore rapat"]),
        ("besok:\n1. apel pagi\n2. rapat staf", date(2026, 11, 21), ["apel pagi", "rapat staf"]),
        ("besok\n- apel pagi\n- rapat staf", date(2026, 11, 21), ["apel pagi", "rapat staf"]),
        ("besok apel pagi; rapat staf", date(2026, 11, 21), ["apel pagi", "rapat staf"]),
    ],
)
def test_plans_are_read(text: str, day: date, sentences: list[str]) -> None:
    planned = read_plans(text, FRIDAY)
    assert (planned.day, list(planned.sentences)) == (day, sentences)


@pytest.mark.parametrize(
    "text",
    ["besok", "besok …", "besok ya", "besok " + "x" * 600, "\n".join(f"kerja nomor {n}" for n in range(11))],
)
def test_too_little_or_too_much_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        read_plans(text, FRIDAY)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("besok 24/12 rapat", "plan-other-day"),
        ("besok lusa rapat", "plan-other-day"),
        ("besok kemarin rapat", "plan-other-day"),
        ("besok sampai lusa", "plan-span"),
        ("besok s/d Jumat monev desa", "plan-span"),
        ("senin depan hingga 25/11 dinas luar", "plan-span"),
        ("besok dan lusa rapat staf", "plan-span"),
        ("besok s.d. jumat monev desa", "plan-span"),
        ("besok Senin rapat", "plan-other-day"),
        ("kemarin rapat 2 jam", "plan-other-day"),
        ("besok:\n1. apel pagi\n2. lusa rapat staf", "plan-other-day"),
        ("saya cuti", "plan-absence"),
        ("sudah", "plan-empty"),
        ("besok jam 10", "plan-empty"),
        ("lusa 16 WIB", "plan-empty"),
        ("besok 08.00-10.00", "plan-empty"),
    ],
)
def test_what_is_no_plan_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_plans(text, FRIDAY)
    assert refused.value.key == reason


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("besok rapat", Kind.PLAN),
        ("3 hari lagi rapat staf", Kind.PLAN),
        ("3 hari lagi", Kind.OTHER),
        ("besok dan senin depan", Kind.PLAN),
        ("tomorrow write report", Kind.PLAN),
        ("besok ya", Kind.OTHER),
        ("rencana besok", Kind.OTHER),
        ("selamat sore pak, rencana kerja untuk besok", Kind.OTHER),
        ("lusa apel", Kind.OTHER),
    ],
)
def test_a_message_that_begins_with_a_day_to_come_is_a_plan(text: str, kind: Kind) -> None:
    assert read_message(text, Context(datetime.combine(FRIDAY, time(9)))).kind is kind


def test_an_absence_is_no_plan_of_work() -> None:
    assert is_absence("besok saya cuti pak")
    assert is_absence("bsk izin sakit")
    assert is_absence("saya sakit hari ini")
    assert is_absence("i'm sick, flu")
    assert is_absence("pagi pak, anak saya sakit")
    assert is_absence("hari ini cuti tahunan")
    assert is_absence("besok sampai lusa saya cuti")
    assert is_absence("besok s/d 25 November izin")
    assert is_absence("tgl 23 dan 24 cuti")
    assert is_absence("besok s.d. jumat cuti")
    assert is_absence("besok sampe lusa ndak masuk")
    assert is_absence("23 november izin")
    assert is_absence("izin keluar kota")
    assert not is_absence("5 cuti pegawai diinput")
    assert not is_absence("demam berdarah: penyuluhan di desa")
    assert not is_absence("izin ke aplikasi")
    assert not is_absence("besok verifikasi izin usaha")
    assert not is_absence("libur sampai kapan?")
    assert not is_absence("tidak bisa masuk aplikasi")
    assert not is_absence("besok menyusun rekap cuti pegawai semester ini untuk pimpinan")


def test_a_day_on_which_nobody_works_gives_way_to_the_next() -> None:
    calendar = WorkCalendar.for_unit("dinas", TimeZone.WIB.info, national={date(2026, 11, 23): "Libur"})
    assert working_day(calendar, date(2026, 11, 21)) == date(2026, 11, 24)
    assert working_day(calendar, FRIDAY) == FRIDAY
