"""Reminders in the chat: answered, put off, left out, settled by a report, and set as a person likes."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import update

from domain.entries import ReportDraft
from handlers.daily_report.callbacks import SkipTap, SnoozeTap
from handlers.daily_report.screens import late_lines
from locales import words_in
from playground.people import Json
from storage.records.schemes import load_scheme
from storage.tables import CalendarDay, Unit
from tests.handlers.steps import HINT, question, stored
from tests.harness import LAST_ANSWERS, SARI, WIB, OfficeOnTrial
from tests.jobs.records import absent, reported
from tests.jobs.runners import REMINDERS

REMINDER = "belum melaporkan pekerjaan"
FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)


async def moved(office: OfficeOnTrial, *moment: int) -> None:
    """A moment of November comes, with the reminders that are due."""
    await office.jobs_at(2026, 11, *moment, only=REMINDERS)


async def reminded(office: OfficeOnTrial, day: int = 20) -> Json:
    """Sari, who has no missed days, is reminded; her message."""
    for earlier in (17, 18, 19):
        await reported(office, SARI, date(2026, 11, earlier))
    await moved(office, day, 16, 0)
    assert REMINDER in question(office.sari)
    return office.sari.last


def text_of(office: OfficeOnTrial, message: Json) -> str:
    """What a message says now."""
    return next(str(m["text"]) for m in office.sari.messages if m["message_id"] == message["message_id"])


def of(office: OfficeOnTrial, text: str) -> int:
    """How many messages of Sari's chat say something now."""
    return office.sari.sees().count(text)


async def test_a_written_answer_is_the_report_of_the_day(office: OfficeOnTrial) -> None:
    message = await reminded(office)
    office.sari.says("verifikasi berkas KTP", reply_to=message["message_id"])
    await office.settle()
    assert "Jumat, 20 November 2026" in question(office.sari)
    await office.says(office.sari, "25 berkas")
    await office.taps(office.sari, *LAST_ANSWERS, "Kirim")
    assert (await stored(office))[-1].date == FRIDAY
    assert text_of(office, message) == "✅ Pekerjaan Jumat, 20 November 2026 sudah dilaporkan."


async def test_an_answer_on_a_later_day_is_of_the_day_it_answers_unless_it_names_another(
    office: OfficeOnTrial,
) -> None:
    message = await reminded(office)
    office.move_to(2026, 11, 23, 7, 30)
    for said, day in (
        ("08.00-10.00 verifikasi 25 berkas n4", "Jumat, 20 November 2026"),
        ("hari ini apel pagi 30 menit n4", "Senin, 23 November 2026"),
    ):
        office.sari.says(said, reply_to=message["message_id"])
        await office.settle()
        assert f"📅 {day}" in question(office.sari)
        assert ("terlambat" in question(office.sari)) == (day.startswith("Jumat"))
        await office.says(office.sari, "/batal")


async def test_an_answer_in_the_middle_of_a_report_answers_its_question(office: OfficeOnTrial) -> None:
    message = await reminded(office)
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    office.sari.says("Menyusun SOP layanan", reply_to=message["message_id"])
    await office.settle()
    assert "📄 Menyusun SOP layanan" in question(office.sari)


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("sakit pak", "Mengapa tidak ada laporan"),
        ("baik pak", HINT),
        ("besok rapat staf", "Rencana Senin"),
        ("batalkan laporan tadi", "✅ Laporan terkirim\n📅 Kamis"),
    ],
)
async def test_an_answer_that_is_no_report(office: OfficeOnTrial, said: str, heard: str) -> None:
    message = await reminded(office)
    office.sari.says(said, reply_to=message["message_id"])
    await office.settle()
    assert heard in question(office.sari)
    assert await office.held(SARI) is None


async def test_it_is_put_off_and_comes_again_once(office: OfficeOnTrial) -> None:
    message = await reminded(office)
    await office.taps(office.sari, "1 jam")
    assert "Anda diingatkan lagi pukul 17.00" in text_of(office, message)
    await moved(office, 20, 16, 55)
    assert of(office, REMINDER) == 0
    await moved(office, 20, 17, 0)
    await moved(office, 20, 17, 5)
    assert of(office, REMINDER) == 1, "one reminder stands in the chat"
    assert text_of(office, message) == "🔔 Pengingat Jumat, 20 November 2026 ada di bawah."
    again = office.sari.last
    await office.reports(office.sari)
    assert "sudah dilaporkan" in text_of(office, again)
    await moved(office, 20, 23, 0)
    assert of(office, REMINDER) == 0


async def test_what_was_put_off_does_not_come_after_the_report(office: OfficeOnTrial) -> None:
    message = await reminded(office)
    await office.taps(office.sari, "30 menit")
    await office.reports(office.sari)
    assert "sudah dilaporkan" in text_of(office, message)
    await moved(office, 20, 17, 0)
    assert of(office, REMINDER) == 0


async def test_the_day_is_left_out_with_a_request_that_knows_kind_and_day(office: OfficeOnTrial) -> None:
    message = await reminded(office)
    await office.taps(office.sari, "Lewati hari ini", "Kembali", "Lewati hari ini", "Sakit")
    assert "Sakit" in question(office.sari) and "Jumat, 20 November 2026" in question(office.sari)
    await office.taps(office.sari, "Sehari penuh")
    await office.says(office.sari, "Demam tinggi sejak malam")
    await office.taps(office.sari, "Lewati", "Kirim")
    assert "Anda mengajukan ketidakhadiran" in text_of(office, message)
    await moved(office, 20, 23, 0)
    assert of(office, REMINDER) == 0
    await office.taps(office.budi, "4", "Tolak")
    await office.says(office.budi, "Mohon lampirkan surat")
    await office.taps(office.budi, "Kirim")
    await moved(office, 23, 16, 0)
    assert "Jum, 20 Nov belum dilaporkan; masih" in question(office.sari), (
        "what was not granted is owed after all"
    )


async def test_who_has_asked_for_leave_is_not_reminded(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin sakit 2026-11-20")
    await office.taps(office.sari, "Sehari penuh")
    await office.says(office.sari, "Demam tinggi sejak malam")
    await office.taps(office.sari, "Lewati", "Kirim")
    await moved(office, 20, 16, 0)
    assert of(office, REMINDER) == 0


async def test_missed_days_are_told_once_with_until_when_they_are_open(office: OfficeOnTrial) -> None:
    for day in (17, 18):
        await reported(office, SARI, date(2026, 11, day))
    await absent(office, SARI, "sakit", date(2026, 11, 19))
    await moved(office, 20, 16, 0)
    assert "belum dilaporkan; masih" not in question(office.sari)
    await moved(office, 23, 16, 0)
    message = office.sari.last
    assert "Jum, 20 Nov belum dilaporkan; masih diterima sampai Rab, 25 Nov 23.59." in question(office.sari)
    await office.taps(office.sari, "Lapor Jum, 20 Nov")
    assert "📅 Jumat, 20 November 2026" in question(office.sari)
    assert "Laporan ini terlambat" in question(office.sari), "told before the first question is answered"
    await office.says(office.sari, "verifikasi 25 berkas 2 jam n4")
    await office.taps(office.sari, "Lewati", "Kirim")
    assert "belum dilaporkan; masih" not in text_of(office, message) and REMINDER in text_of(office, message)
    await office.reports(office.sari)
    await moved(office, 24, 16, 0)
    assert "belum dilaporkan; masih" not in question(office.sari)


async def test_a_missed_day_is_told_by_one_reminder_alone(office: OfficeOnTrial) -> None:
    await reminded(office)
    await moved(office, 23, 16, 0)
    assert question(office.sari).count("belum dilaporkan; masih") == 1
    await moved(office, 24, 16, 0)
    assert "Sen, 23 Nov belum dilaporkan; masih" in question(office.sari)
    assert "Jum, 20 Nov" not in question(office.sari)


async def test_who_has_reported_today_is_told_of_the_missed_day_too(office: OfficeOnTrial) -> None:
    await reminded(office)
    await reported(office, SARI, MONDAY)
    await moved(office, 23, 15, 55)
    assert "Jum, 20 Nov" not in question(office.sari)
    await moved(office, 23, 16, 0)
    message = office.sari.last
    assert (
        question(office.sari) == "⏳ Jum, 20 Nov belum dilaporkan; masih diterima sampai Rab, 25 Nov 23.59."
    )
    await moved(office, 23, 16, 5)
    await reported(office, SARI, date(2026, 11, 24))
    await moved(office, 24, 16, 0)
    assert of(office, "Jum, 20 Nov belum dilaporkan") == 1, "once"
    await office.taps(office.sari, "Lapor Jum, 20 Nov")
    await office.says(office.sari, "verifikasi 25 berkas 2 jam n4")
    await office.taps(office.sari, "Lewati", "Kirim")
    assert text_of(office, message) == "✅ Pekerjaan Senin, 23 November 2026 sudah dilaporkan."


async def test_a_missed_day_is_not_told_on_leave(office: OfficeOnTrial) -> None:
    await reminded(office)
    await absent(office, SARI, "cuti", MONDAY, date(2026, 11, 24))
    for day in (23, 24):
        await moved(office, day, 16, 0)
        assert "masih diterima" not in question(office.sari)


async def test_own_hour_and_level(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/pengingat")
    assert "Anda diingatkan pukul 16.00, jam yang ditetapkan kantor." in question(office.sari)
    await office.taps(office.sari, "Rajin", "12.00")
    assert {"✓ Rajin", "✓ 12.00"} <= set(office.sari.labels())
    await moved(office, 20, 11, 55)
    assert of(office, REMINDER) == 0
    await moved(office, 20, 12, 0)
    first = office.sari.last
    await moved(office, 20, 21, 55)
    assert of(office, REMINDER) == 1
    await moved(office, 20, 22, 0)
    assert of(office, REMINDER) == 1 and "ada di bawah" in text_of(office, first)
    await moved(office, 20, 23, 55)
    assert of(office, REMINDER) == 1
    await office.says(office.sari, "/pengingat ringan 15.30")
    await moved(office, 23, 15, 30)
    assert "Senin, 23 November 2026" in question(office.sari)
    sent = [call for call in office.playground.calls if "Senin, 23" in str(call.params.get("text"))]
    assert [bool(call.params.get("disable_notification")) for call in sent] == [True]
    await office.says(office.sari, "/pengingat 4")
    assert "Pukul 04.00 atau 16.00?" in office.sari.sees()
    await office.says(office.sari, "/pengingat sering")
    assert "misalnya /pengingat rajin" in question(office.sari)


async def test_days_off_are_silent_at_the_own_hour_too(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/pengingat rajin 9")
    await office.add(CalendarDay(date=MONDAY, kind="holiday", name="Hari jadi"))
    for day in (21, 22, 23):
        await moved(office, day, 9, 0)
        await moved(office, day, 22, 0)
    assert of(office, REMINDER) == 0


async def test_taking_a_report_back_asks_for_the_day_again(office: OfficeOnTrial) -> None:
    message = await reminded(office)
    await office.reports(office.sari)
    assert "sudah dilaporkan" in text_of(office, message)
    await office.taps(office.sari, "Tarik kembali", "Ya, tarik kembali")
    assert REMINDER in text_of(office, message)


async def test_old_and_forged_buttons_are_harmless(office: OfficeOnTrial) -> None:
    message = await reminded(office)
    office.move_to(2026, 11, 23, 9, 0)
    await office.taps(office.sari, "1 jam")
    assert "Jum, 20 Nov belum dilaporkan; masih diterima" in text_of(office, message), (
        "its day as it stands now"
    )
    outdated = words_in("id").plain("button-outdated")
    for tap in (SnoozeTap("2026-11-23", "60"), SnoozeTap("9999-12-31", "60"), SkipTap("x", "ask")):
        await office.taps_data(office.sari, tap.pack())
        assert office.sari.toasts[-1] == outdated
    await moved(office, 23, 16, 0)
    await office.taps_data(office.sari, SnoozeTap("2026-11-23", "x").pack())
    assert office.sari.toasts[-1] == outdated
    assert not await office.failed_updates()


@pytest.mark.parametrize(("scheme", "costs"), [("mataram", True), ("batanghari", False)])
def test_what_lateness_costs_is_what_the_scheme_says(scheme: str, *, costs: bool) -> None:
    due, closes = datetime(2026, 11, 21, tzinfo=WIB), datetime(2026, 11, 26, tzinfo=WIB)
    draft = ReportDraft(day=FRIDAY, due=due, closes=closes)
    share = load_scheme(scheme).late_share
    assert late_lines(words_in("id"), draft, due, share) == [], "until the deadline it is not late"
    (line,) = late_lines(words_in("id"), draft, closes, share)
    assert ("Dalam nilai disiplin, hari itu dihitung <b>50%</b>" in line) == costs


async def test_an_hour_may_be_written_with_the_zone_of_the_unit_and_no_other(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/pengingat 15 wib")
    assert "Anda diingatkan pukul 15.00" in office.sari.last["text"]
    await office.says(office.sari, "/pengingat 17 wit")
    assert "Pengingat mengikuti waktu unit Anda (WIB), bukan WIT." in office.sari.last["text"]
    await office.says(office.sari, "/pengingat tinjau setengah 8 WIB", "/pengingat")
    assert "Anda diingatkan pukul 15.00" in office.sari.last["text"]
    assert "07.30" in office.sari.last["text"]


@pytest.mark.parametrize(("zone", "moment"), [("WITA", (20, 14, 0)), ("WIT", (20, 13, 0))])
async def test_an_own_hour_is_of_the_zone_of_the_unit(
    office: OfficeOnTrial, zone: str, moment: tuple[int, int, int]
) -> None:
    await office.execute(update(Unit).values(timezone=zone))
    for day in (17, 18, 19):
        await reported(office, SARI, date(2026, 11, day))
    await office.says(office.sari, f"/pengingat 15.00 {zone}")
    assert "Anda diingatkan pukul 15.00" in question(office.sari)
    await office.says(office.sari, "/pengingat 15.00 WIB")
    assert f"Pengingat mengikuti waktu unit Anda ({zone}), bukan WIB." in question(office.sari)
    day, hour, minute = moment
    await moved(office, day, hour - 1, 55)
    assert of(office, REMINDER) == 0
    await moved(office, day, hour, minute)
    assert of(office, REMINDER) == 1
