"""Work that comes again: the last day's reports, and frequent activities, with few taps."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from domain.cases import CaseState
from handlers.frame.callbacks import CommandTap
from playground.people import Json
from tests.handlers.steps import ACTIVITY, question, stored
from tests.handlers.targets import agree_targets
from tests.harness import CITRA, LAST_ANSWERS, SARI, OfficeOnTrial
from tests.jobs.records import reported

THURSDAY, FRIDAY = date(2026, 11, 19), date(2026, 11, 20)


def sent_since(office: OfficeOnTrial, before: int) -> list[Json]:
    """What Sari wrote since."""
    return [each for each in office.sari.messages[before:] if each["from"]["id"] == office.sari.id]


async def to_monday(office: OfficeOnTrial) -> None:
    """The weekend passes."""
    office.move_to(2026, 11, 23, 9, 0)
    await office.settle()


async def test_the_same_as_the_last_day_takes_a_message_and_a_tap(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, ACTIVITY)
    await to_monday(office)
    before = len(office.sari.messages)
    steps = 0
    for act in (office.says(office.sari, "/ulang"), office.taps(office.sari, "Kirim")):
        await act
        steps += 1
    assert steps <= 2 and len(sent_since(office, before)) == 1
    assert "Laporan terkirim" in question(office.sari)
    first, second = await stored(office)
    assert second.date == date(2026, 11, 23)
    for name in ("activity", "volume", "measure", "minutes", "self_rating", "target_id"):
        assert getattr(second, name) == getattr(first, name), name


async def test_the_first_question_offers_yesterdays_work(office: OfficeOnTrial) -> None:
    await reported(office, SARI, THURSDAY, ACTIVITY)
    await office.says(office.sari, "/lapor")
    form = office.sari.last["message_id"]
    await office.taps(office.sari, "🔁 Sama seperti kemarin")
    assert office.sari.last["message_id"] == form, "in place of the question"
    assert "Sudah benar?" in question(office.sari) and "Jumat, 20 November 2026" in question(office.sari)
    assert "Dibatalkan" not in office.sari.sees()
    await office.taps(office.sari, "Kirim")
    assert [entry.date for entry in await stored(office)] == [THURSDAY, FRIDAY]


async def test_several_reports_of_the_last_day_are_sent_with_one_tap(office: OfficeOnTrial) -> None:
    for name in ("Apel pagi", "Rapat staf", "Verifikasi berkas"):
        await reported(office, SARI, date(2026, 11, 17), name)
    await reported(office, SARI, FRIDAY, "Rapat staf")
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "🔁 Sama seperti Sel, 17 Nov (2 laporan)")
    assert "Apel pagi" in question(office.sari) and "Verifikasi berkas" in question(office.sari)
    assert "Rapat staf" not in question(office.sari), "it is reported today already"
    await office.taps(office.sari, "Kirim")
    today = [entry.activity for entry in await stored(office) if entry.date == FRIDAY]
    assert today == ["Rapat staf", "Apel pagi", "Verifikasi berkas"]
    await office.says(office.sari, "/ulang")
    assert "Tidak ada laporan sebelumnya" in question(office.sari)


async def test_a_target_that_is_no_longer_agreed_is_asked_for(office: OfficeOnTrial) -> None:
    await agree_targets(office, ("Melayani permohonan KTP", "permohonan"))
    office.move_to(2026, 12, 31, 9, 0)
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini", "Melayani permohonan KTP")
    await office.says(office.sari, ACTIVITY, "3")
    await office.taps(office.sari, *LAST_ANSWERS, "Kirim")
    office.move_to(2027, 1, 4, 9, 0)
    await office.says(office.sari, "/ulang")
    assert "🎯" not in question(office.sari) and "Sudah benar?" in question(office.sari)
    await office.taps(office.sari, "Kirim")
    assert (await stored(office))[-1].target_id is None


async def test_rejected_and_withdrawn_work_is_not_offered_again(office: OfficeOnTrial) -> None:
    for state in (CaseState.REJECTED, CaseState.WITHDRAWN):
        await reported(office, SARI, THURSDAY, f"Kegiatan {state}", state=state)
    await office.says(office.sari, "/lapor")
    assert not [label for label in office.sari.labels() if "Sama seperti" in label or "⭐" in label]
    await office.says(office.sari, "/batal", "/ulang")
    assert "Tidak ada laporan sebelumnya" in question(office.sari)


async def test_a_frequent_activity_asks_only_what_is_missing(office: OfficeOnTrial) -> None:
    for day in (17, 18):
        office.move_to(2026, 11, 20, 9, day)
        await office.says(office.sari, "/lapor", f"{day}/11", "Verifikasi berkas KTP", "20 berkas")
        await office.taps(office.sari, *LAST_ANSWERS, "Kirim")
    await reported(office, SARI, THURSDAY, "Rapat staf")
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "⭐ Verifikasi berkas KTP")
    assert "Jumat, 20 November 2026" in question(office.sari) and "⏱ 2 jam" in question(office.sari)
    assert "Berapa berkas hasilnya?" in question(office.sari)
    await office.says(office.sari, "25")
    await office.taps(office.sari, "Lewati", "5 – Sangat baik", "Kirim")
    entry = (await stored(office))[-1]
    assert (entry.activity, entry.volume, entry.measure) == ("Verifikasi berkas KTP", Decimal(25), "berkas")
    assert (entry.minutes, entry.self_rating, entry.date) == (120, 5, FRIDAY)
    await office.says(office.sari, "/lapor")
    assert "⭐ Verifikasi berkas KTP" not in office.sari.labels(), "it is reported today already"


async def test_another_measure_than_usual_can_be_written(office: OfficeOnTrial) -> None:
    for day in (17, 18):
        await office.says(office.sari, "/lapor", f"{day}/11", "Verifikasi berkas KTP", "20 berkas")
        await office.taps(office.sari, *LAST_ANSWERS, "Kirim")
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "⭐ Verifikasi berkas KTP")
    await office.says(office.sari, "3 laporan")
    assert "3 laporan" in question(office.sari)


async def test_a_form_that_is_begun_is_not_lost_to_a_shortcut(office: OfficeOnTrial) -> None:
    await reported(office, SARI, THURSDAY, ACTIVITY)
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    await office.says(office.sari, "Menulis <notula> rapat", "/ulang")
    assert "Isian Anda belum selesai" in office.sari.sees()
    await office.taps(office.sari, "Lanjutkan isian")
    assert "Menulis <notula> rapat" in question(office.sari)
    await office.says(office.sari, "/ulang")
    await office.taps(office.sari, "Buang isian")
    assert "Sudah benar?" in question(office.sari) and ACTIVITY in question(office.sari)


async def test_the_reminder_offers_the_same_and_is_answered_with_two_taps(office: OfficeOnTrial) -> None:
    await reported(office, SARI, THURSDAY, ACTIVITY)
    await office.jobs_at(2026, 11, 20, 16, 0)
    assert not [label for label in office.citra.labels() if "Sama seperti" in label]
    await office.taps(office.sari, "Sama seperti kemarin", "Kirim")
    assert "Laporan terkirim" in question(office.sari)
    assert "✅ Pekerjaan Jumat, 20 November 2026 sudah dilaporkan." in office.sari.sees(), "in its place"


async def test_nobody_copies_the_work_of_others(office: OfficeOnTrial) -> None:
    await reported(office, CITRA, THURSDAY, "Pekerjaan Citra")
    for argument in ("1", "999"):
        await office.taps_data(office.sari, CommandTap(f"lapor seperti {argument}").pack())
        assert "tidak berwenang" in office.sari.toasts[-1]
    await office.says(office.sari, "/lapor seperti saja")
    assert "Pekerjaan tanggal berapa?" in question(office.sari)
    assert "Pekerjaan Citra" not in office.sari.sees()


async def test_the_same_again_is_said_at_an_empty_form_and_to_the_reminder(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "kemarin rapat staf 2 jam n4", "ya", "/lapor", "sama seperti kemarin")
    assert "📅 Jumat, 20 November 2026\n📄 rapat staf\n" in question(office.sari)
    await office.says(office.sari, "/batal")
    office.move_to(2026, 11, 20, 16, 0)
    await office.run_jobs("remind-report")
    office.sari.says("sama kayak kemarin", reply_to=office.sari.last["message_id"])
    await office.settle()
    assert "📅 Jumat, 20 November 2026\n📄 rapat staf\n" in question(office.sari)
