"""Leave: asked for in a few taps, decided inline, shown wherever days are expected, changed, withdrawn."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from domain.cases import CaseState
from domain.digest.figures import Listed
from domain.people import StandInKind
from domain.periods import Span
from handlers.kit.case_card import CaseTap
from handlers.kit.own_cases import OwnTap
from tests.handlers.digests import digests, numbers
from tests.handlers.leave import REASON, asks, entered, requests
from tests.harness import SARI, WIB, OfficeOnTrial
from tests.playground.stage import picture


async def test_leave_is_asked_for_and_approved_inline(office: OfficeOnTrial) -> None:
    await asks(office, office.sari, "Cuti", "23/11", "25/11")
    assert "Izin terkirim" in office.sari.last["text"]
    assert "Menunggu persetujuan Budi Contoh" in office.sari.last["text"]
    card = office.budi.last["text"]
    for shown in ("Sari Contoh", "Cuti", "Sen, 23 Nov – Rab, 25 Nov", "3 hari kalender", REASON):
        assert shown in card
    await office.taps(office.budi, "Setujui")
    assert "Disetujui oleh Budi Contoh" in office.budi.last["text"]
    assert "Izin Anda disetujui" in office.sari.last["text"]
    assert await entered(office) == [("cuti", date(2026, 11, 23), date(2026, 11, 25), "")]


async def test_half_a_day_is_asked_for_and_entered(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin")
    await office.taps(office.sari, "Izin", "Hari ini", "Satu hari saja", "Setengah hari, siang")
    await office.says(office.sari, REASON)
    await office.taps(office.sari, "Lewati")
    assert "Jumat, 20 November 2026, siang" in office.sari.last["text"]
    await office.taps(office.sari, "Kirim")
    await office.taps(office.budi, "Setujui")
    assert await entered(office) == [("izin", date(2026, 11, 20), date(2026, 11, 20), "siang")]


async def test_the_end_is_told_in_words_from_today_and_what_was_said_is_shown(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin")
    await office.taps(office.sari, "Sakit")
    await office.says(office.sari, "besok")
    office.sari.sends_photo(picture())
    await office.settle()
    assert "📅 Mulai Sabtu, 21 November 2026\n📎 1 bukti" in office.sari.last["text"]
    await office.says(office.sari, "sampai besok")
    assert "📅 Sabtu, 21 November 2026\n" in office.sari.last["text"], "it begins and ends tomorrow"


async def test_what_is_written_behind_the_command_is_kept(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin besok sampai lusa karena anak sakit")
    so_far = "📅 Sab, 21 Nov – Min, 22 Nov (2 hari kalender)\n💬 anak sakit"
    assert so_far in office.sari.last["text"]
    assert "Apa yang ingin Anda ajukan?" in office.sari.last["text"]
    await office.taps(office.sari, "Izin", "Lewati", "Kirim")
    assert "anak sakit" in office.budi.last["text"]


async def test_a_kind_may_be_written_with_the_days_and_the_reason(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin", "sakit besok demam tinggi")
    assert "🏷 Sakit\n📅 Mulai Sabtu, 21 November 2026\n💬 demam tinggi" in office.sari.last["text"]
    assert "Sampai tanggal berapa?" in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/izin besok", "cuti senin")
    assert "🏷 Cuti\n📅 Mulai Sabtu, 21 November 2026" in office.sari.last["text"], "what was said first stays"


async def test_a_short_reason_is_kept_and_what_is_too_short_is_said(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin sakit flu")
    assert "🏷 Sakit\n💬 flu" in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/izin wfh besok anak sakit", "besok")
    assert "💬 anak sakit" in office.sari.last["text"], "a work mode needs no reason, and keeps it"
    await office.says(office.sari, "/batal", "/izin cuti besok ke")
    assert "“ke” terlalu pendek sebagai alasan, jadi tidak dicatat." in office.sari.sees()
    await office.says(office.sari, "/batal", "/izin", "cuti ke")
    assert office.sari.sees().count("“ke” terlalu pendek sebagai alasan, jadi tidak dicatat.") == 2


async def test_hours_are_said_to_be_a_part_of_the_reason(office: OfficeOnTrial) -> None:
    told = "Izin diajukan untuk hari atau setengah hari, bukan untuk jam"
    await office.says(office.sari, "/izin izin besok jam 9-11 ke bank")
    assert told in office.sari.sees()
    assert "💬 jam 9-11 ke bank" in office.sari.last["text"]
    assert "Sehari penuh atau setengah hari?" in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/izin cuti", "besok jam 9-11 ke bank")
    assert "⚠️ Di sini hanya hari yang dipilih, bukan jam." in office.sari.last["text"]


async def test_half_a_day_may_be_said_where_the_day_is_asked(office: OfficeOnTrial) -> None:
    for said in ("setengah hari besok", "besok setengah hari"):
        await office.says(office.sari, "/batal", "/izin cuti", said)
        assert "📅 Sabtu, 21 November 2026" in office.sari.last["text"]
        assert "Sehari penuh atau setengah hari?" in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/izin cuti", "setengah hari pagi besok")
    assert "Apa alasannya?" in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/izin cuti", "besok", "setengah hari siang", "acara keluarga")
    await office.taps(office.sari, "Lewati")
    assert "📅 Sabtu, 21 November 2026, siang" in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/izin cuti", "setengah hari")
    assert "⚠️ Setengah hari pada tanggal berapa?" in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/izin wfh", "setengah hari besok")
    assert "⚠️ Di sini hanya hari penuh yang dapat dipilih." in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/izin wfh setengah hari besok")
    assert "Kerja dari rumah (WFH) hanya dapat diajukan untuk sehari penuh." in office.sari.sees()


async def test_what_becomes_of_an_open_form_is_asked_with_one_set_of_buttons(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin cuti besok", "/izin sakit")
    assert "Isian Anda belum selesai" in office.sari.last["text"]
    await office.taps(office.sari, "Lanjutkan isian")
    assert "🏷 Cuti\n📅 Mulai Sabtu, 21 November 2026" in office.sari.last["text"]


async def test_days_apart_are_not_one_request(office: OfficeOnTrial) -> None:
    for said in ("senin, rabu, jumat", "tgl 3-5 & 9 desember", "besok & senin"):
        await office.says(office.sari, "/izin cuti", said)
        assert "Hari-hari itu tidak berurutan" in office.sari.last["text"]
        assert "📅" not in office.sari.last["text"]
    await office.says(office.sari, "24,25,26 nov")
    assert "📅 Sel, 24 Nov – Kam, 26 Nov" in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/izin DL", "selasa dpn", "hari itu aja")
    assert "🏷 Tugas luar\n📅 Selasa, 24 November 2026" in office.sari.last["text"]


@pytest.mark.parametrize(
    "said", ["besok sampai lusa", "mulai 21/11 s/d 22 November", "sabtu-minggu", "21.11 - 22.11"]
)
async def test_both_days_may_be_said_at_once(office: OfficeOnTrial, said: str) -> None:
    await office.says(office.sari, "/izin cuti", said)
    assert "📅 Sab, 21 Nov – Min, 22 Nov (2 hari kalender)" in office.sari.last["text"]
    assert "Alasan" in office.sari.last["text"] or "alasan" in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/izin cuti", "mulai besok")
    assert "📅 Mulai Sabtu, 21 November 2026" in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/izin cuti", "lusa sampai besok")
    assert "Mulai tanggal berapa?" in office.sari.last["text"]
    assert "⚠️" in office.sari.last["text"]


async def test_a_number_of_days_is_a_span_of_the_calendar_that_is_shown(office: OfficeOnTrial) -> None:
    shown = "📅 Jum, 20 Nov – Min, 22 Nov (3 hari kalender)"
    await office.says(office.sari, "/izin sakit 3 hari demam tinggi")
    assert f"🏷 Sakit\n{shown}\n💬 demam tinggi" in office.sari.last["text"]
    for first, then in (
        ("hari ini", "3 hari"),
        ("hari ini", "sampai selama tiga hari"),
        ("3 hari mulai hari ini", ""),
    ):
        await office.says(office.sari, "/batal", "/izin cuti", first, *([then] if then else []))
        assert shown in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/izin besok", "cuti 2 hari")
    assert "📅 Sab, 21 Nov – Min, 22 Nov (2 hari kalender)" in office.sari.last["text"], "from the known day"
    for steps in (["/izin cuti", "hari ini", "seminggu"], ["/izin cuti", "seminggu mulai hari ini"]):
        await office.says(office.sari, "/batal", *steps)
        assert "📅 Jum, 20 Nov – Kam, 26 Nov (7 hari kalender)" in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/izin cuti", "3 hari")
    assert "⚠️ “3 hari” mulai tanggal berapa? Tulis misalnya “besok 3 hari”." in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/izin cuti", "besok", "500 hari")
    assert "⚠️" in office.sari.last["text"]
    assert "Sampai tanggal berapa?" in office.sari.last["text"]


async def test_days_that_may_be_a_date_are_asked_about(office: OfficeOnTrial) -> None:
    asked = "“1-5” dapat berarti tanggal 1 sampai 5, atau tanggal 1 bulan 5."
    await office.says(office.sari, "/izin cuti 1-5")
    assert asked in office.sari.last["text"]
    await office.says(office.sari, "/izin cuti", "1-5")
    assert asked in office.sari.last["text"]
    assert "Mulai tanggal berapa?" in office.sari.last["text"]
    await office.says(office.sari, "1 sampai 5 Desember")
    assert "📅 Sel, 1 Des – Sab, 5 Des (5 hari kalender)" in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/izin cuti", "24-26")
    assert "📅 Sel, 24 Nov – Kam, 26 Nov (3 hari kalender)" in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/izin cuti", "28-2")
    assert "“28-2” dapat berarti tanggal 28 sampai 2 bulan berikutnya, atau" in office.sari.last["text"]
    await office.says(office.sari, "28 November sampai 2 Desember")
    assert "📅 Sab, 28 Nov – Rab, 2 Des (5 hari kalender)" in office.sari.last["text"]


async def test_a_last_day_alone_is_kept_until_the_first_is_known(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin cuti sampai rabu")
    assert "📅 Sampai Rabu, 25 November 2026" in office.sari.last["text"]
    assert "Mulai tanggal berapa?" in office.sari.last["text"]
    await office.says(office.sari, "senin")
    assert "📅 Sen, 23 Nov – Rab, 25 Nov (3 hari kalender)" in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/izin cuti sampai rabu", "kamis")
    assert "Sampai tanggal berapa?" in office.sari.last["text"], "it ended before"
    await office.says(office.sari, "/batal", "/izin sampai rabu", "cuti kamis")
    assert "Sampai tanggal berapa?" in office.sari.last["text"], "it ended before"
    await office.says(office.sari, "/batal", "/izin sampai rabu", "cuti 2 hari")
    assert "📅 Jum, 20 Nov – Sab, 21 Nov (2 hari kalender)" in office.sari.last["text"]


@pytest.mark.parametrize("steps", [["/izin cuti", "senin dan selasa"], ["/izin cuti senin dan selasa"]])
async def test_two_days_that_follow_each_other_are_a_span(office: OfficeOnTrial, steps: list[str]) -> None:
    await office.says(office.sari, *steps)
    assert "📅 Sen, 23 Nov – Sel, 24 Nov (2 hari kalender)" in office.sari.last["text"]
    await office.says(office.sari, "/batal", *(each.replace("selasa", "kamis") for each in steps))
    assert "Hari-hari itu tidak berurutan" in office.sari.last["text"]


async def test_days_of_the_week_are_the_next_ones_and_shown_as_dates(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin cuti senin")
    assert "📅 Mulai Senin, 23 November 2026" in office.sari.last["text"]
    await office.says(office.sari, "sampai rabu")
    assert "📅 Sen, 23 Nov – Rab, 25 Nov (3 hari kalender)" in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/izin")
    await office.taps(office.sari, "Cuti")
    await office.says(office.sari, "sabtu depan")
    asked = "“sabtu depan” dapat berarti Sabtu, 21 November 2026 atau Sabtu, 28 November 2026"
    assert asked in office.sari.last["text"]
    assert "Mulai tanggal berapa?" in office.sari.last["text"]


async def test_a_return_or_rejection_has_a_reason_and_enters_nothing(office: OfficeOnTrial) -> None:
    await asks(office, office.sari, "Cuti", "23/11", "25/11")
    await office.taps(office.budi, "Kembalikan")
    await office.says(office.budi, "Bertepatan dengan pelayanan keliling")
    await office.taps(office.budi, "Kirim")
    assert "dikembalikan untuk perbaikan" in office.sari.last["text"]
    assert "dikembalikan kepada Sari Contoh" in office.budi.last["text"]
    assert "Laporan" not in office.budi.last["text"], "leave is called by its name"
    assert await entered(office) == []
    await office.taps(office.sari, "Perbaiki", "Sampai")
    await office.says(office.sari, "24/11")
    await office.taps(office.sari, "Kirim")
    assert "kiriman ke-2" in office.budi.last["text"]
    await office.taps(office.budi, "Setujui")
    assert await entered(office) == [("cuti", date(2026, 11, 23), date(2026, 11, 24), "")]


async def test_shortened_leave_stays_approved_and_the_supervisor_is_told(office: OfficeOnTrial) -> None:
    await asks(office, office.sari, "Cuti", "23/11", "27/11")
    await office.taps(office.budi, "Setujui")
    await office.taps(office.sari, "Ubah", "Sampai")
    await office.says(office.sari, "24/11")
    await office.taps(office.sari, "Kirim")
    assert "Izin Anda disetujui" in office.sari.last["text"]
    assert "mempersingkat izin" in office.budi.last["text"]
    assert await entered(office) == [("cuti", date(2026, 11, 23), date(2026, 11, 24), "")]


async def test_longer_leave_is_approved_again_and_the_old_one_holds_meanwhile(office: OfficeOnTrial) -> None:
    await asks(office, office.sari, "Cuti", "23/11", "24/11")
    await office.taps(office.budi, "Setujui")
    await office.taps(office.sari, "Ubah", "Sampai")
    await office.says(office.sari, "27/11")
    await office.taps(office.sari, "Kirim")
    assert "Menggantikan Cuti, Sen, 23 Nov – Sel, 24 Nov" in office.budi.last["text"]
    assert "tetap berlaku" in office.budi.last["text"]
    short = ("cuti", date(2026, 11, 23), date(2026, 11, 24), "")
    assert await entered(office) == [short]
    await office.taps(office.budi, "Setujui")
    assert await entered(office) == [("cuti", date(2026, 11, 23), date(2026, 11, 27), "")]
    assert "tetap berlaku" not in office.budi.last["text"]
    await office.taps(office.budi, "Urungkan")
    assert await entered(office) == [short], "an approval taken back brings back what held before"


async def test_leave_is_withdrawn_before_and_after_approval(office: OfficeOnTrial) -> None:
    await asks(office, office.sari, "Cuti", "23/11", "24/11")
    await office.taps(office.sari, "Tarik kembali", "Ya, tarik kembali")
    assert "Ditarik kembali oleh pengirimnya" in office.budi.last["text"], "the card is brought up to date"
    assert "Setujui" not in office.budi.labels()
    await office.taps_data(office.budi, CaseTap("leave", 1, 1, "approve").pack())
    assert office.budi.toasts[-1] == "Sudah ditarik kembali oleh pengirimnya."
    assert await entered(office) == []
    await asks(office, office.sari, "Cuti", "23/11", "24/11")
    await office.taps(office.budi, "Setujui")
    await office.taps(office.sari, "Tarik kembali", "Ya, tarik kembali")
    assert "menarik kembali izin" in office.budi.last["text"]
    assert await entered(office) == []
    assert [request.state for request in await requests(office)] == [CaseState.WITHDRAWN] * 2


async def test_what_overlaps_is_told_before_it_is_sent(office: OfficeOnTrial) -> None:
    await asks(office, office.sari, "Cuti", "23/11", "27/11")
    await office.says(office.sari, "/izin")
    assert "Cuti, Sen, 23 Nov – Jum, 27 Nov: menunggu persetujuan" in office.sari.last["text"]
    await office.taps(office.sari, "Ajukan izin", "Sakit")
    await office.says(office.sari, "25/11", "25/11")
    await office.taps(office.sari, "Sehari penuh")
    assert "Bertumpuk dengan Cuti, Sen, 23 Nov – Jum, 27 Nov" in office.sari.last["text"]


async def test_the_work_mode_of_a_day_stands_on_the_card_of_its_report(office: OfficeOnTrial) -> None:
    await asks(office, office.sari, "Kerja dari rumah", "20/11", "20/11")
    await office.taps(office.budi, "Setujui")
    assert await entered(office) == [], "a work mode is no absence"
    await office.reports(office.sari)
    assert "Kerja dari rumah (WFH)" in office.budi.last["text"]
    assert "Kerja dari rumah (WFH)" in office.sari.last["text"]


async def test_documents_are_for_the_author_and_the_reviewer_only(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin")
    await office.taps(office.sari, "Sakit", "Hari ini", "Satu hari saja", "Sehari penuh")
    await office.says(office.sari, "Demam sejak tadi malam")
    office.sari.sends_photo(picture())
    await office.settle()
    await office.taps(office.sari, "Lanjut", "Kirim")
    await office.taps(office.budi, "Lihat bukti")
    assert "🖼 📎 Sari Contoh, Sakit" in office.budi.sees()
    (request,) = await requests(office)
    for person in (office.stranger, office.citra, office.admin):
        await office.taps_data(person, OwnTap("leave", request.id, "proof").pack())
        assert "Maaf" in person.toasts[-1]


async def test_leave_waits_in_the_queue_with_reports(office: OfficeOnTrial) -> None:
    await office.reports(office.citra)
    await asks(office, office.sari, "Cuti", "23/11", "24/11")
    await office.says(office.budi, "/tinjau")
    shown = office.budi.sees()
    assert "Menunggu tinjauan Anda: 1 laporan dan 1 izin, mulai" in shown
    await office.taps(office.budi, "Sari Contoh: 1")
    assert "Izin menunggu persetujuan" in office.budi.last["text"]
    await office.taps(office.budi, "Setujui")
    assert "Disetujui, Sari Contoh" in office.budi.last["text"]
    assert "Izin Anda disetujui" in office.sari.last["text"]
    await office.taps(office.budi, "Urungkan")
    assert "Keputusan ditarik kembali, Sari Contoh: 1 izin" in office.budi.last["text"]
    await office.jobs_at(2026, 11, 23, 8, 0)
    assert "1 laporan dan 1 izin" in office.budi.last["text"]
    await office.says(office.admin, "/ringkasan")
    assert numbers(digests(office.admin)[-1])[Listed.WAITING] == 2


async def test_a_stand_in_decides_for_the_supervisor_on_the_days_of_the_appointment(
    office: OfficeOnTrial,
) -> None:
    async with office.changes() as uow:
        budi, citra = office.ids[office.budi.id], office.ids[office.citra.id]
        today = Span(date(2026, 11, 20), date(2026, 11, 20))
        await uow.stand_ins.appoint(budi, citra, StandInKind.PLH, today)
    await asks(office, office.sari, "Cuti", "23/11", "24/11")
    assert "Izin menunggu persetujuan" in office.citra.last["text"]
    await asks(office, office.citra, "Cuti", "23/11", "23/11")
    assert "Citra Contoh: 1" in office.budi.labels(), "nobody decides for oneself"
    assert "Izin menunggu persetujuan" in office.citra.sees()
    office.playground.clock.move_to(datetime(2026, 11, 21, 9, 0, tzinfo=WIB))
    office.citra.taps("Setujui")
    await office.settle()
    assert "Maaf" in office.citra.toasts[-1], "the appointment is over"
    assert [request.state for request in await requests(office)] == [CaseState.SUBMITTED] * 2


@pytest.mark.parametrize("text", ["19", "1/1/2020", "nanti saja"])
async def test_a_day_that_cannot_be_meant_is_asked_for_again(office: OfficeOnTrial, text: str) -> None:
    await office.says(office.sari, "/izin")
    await office.taps(office.sari, "Cuti")
    await office.says(office.sari, text)
    assert "⚠️" in office.sari.last["text"]
    assert "Mulai tanggal berapa?" in office.sari.last["text"]


async def test_who_is_not_in_service_asks_for_no_leave(office: OfficeOnTrial) -> None:
    await office.says(office.stranger, "/izin")
    assert "hanya untuk pegawai terdaftar" in office.stranger.sees()
    async with office.changes() as uow:
        person = await uow.people.get(office.ids[SARI])
        person.left = date(2026, 11, 19)
    await office.says(office.sari, "/izin")
    assert "hanya untuk pegawai yang sedang bertugas" in office.sari.last["text"]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("/izin Sakit", "Mulai tanggal berapa?"),
        ("/izin sakit karena demam", "Mulai tanggal berapa?"),
        ("/izin sakit besok", "Sampai tanggal berapa?"),
        ("/izin sakit 21/11", "Sampai tanggal berapa?"),
    ],
)
async def test_a_kind_and_a_day_behind_the_command_begin_a_request(
    office: OfficeOnTrial, written: str, asked: str
) -> None:
    await office.says(office.sari, written)
    assert "🏷 Sakit" in office.sari.last["text"]
    assert asked in office.sari.last["text"]
    assert ("📅 Mulai Sabtu, 21 November 2026" in office.sari.last["text"]) is asked.startswith("Sampai")


async def test_a_day_behind_the_command_that_is_too_far_is_said(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin cuti 20/11/2028")
    assert "🏷 Cuti" not in office.sari.last["text"]
    assert office.sari.last["text"].startswith("Izin dapat diajukan mulai Selasa, 20 Oktober 2026 sampai")


async def test_many_words_behind_the_command_are_no_request(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin")
    await office.taps(office.sari, "Cuti")
    await office.says(office.sari, "/izin " + "besok mengantar anak ke dokter gigi " * 3)
    assert "Isian Anda belum selesai" in office.sari.sees()
    await office.taps(office.sari, "Buang isian")
    assert "Cuti" in office.sari.labels()


async def test_a_day_of_the_week_of_an_illness_may_be_behind_and_is_asked_about(
    office: OfficeOnTrial,
) -> None:
    await office.says(office.sari, "/izin sakit kamis")
    assert "Mulai tanggal berapa?" in office.sari.last["text"]
    await office.says(office.sari, "kamis")
    asked = "“kamis” dapat berarti Kamis, 19 November 2026 atau Kamis, 26 November 2026"
    assert asked in office.sari.last["text"]
    await office.says(office.sari, "kamis kemarin")
    assert "📅 Mulai Kamis, 19 November 2026" in office.sari.last["text"]


async def test_a_last_day_that_is_said_with_another_first_one_is_asked_for(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin besok", "cuti sampai rabu")
    assert "Cuti\n📅 Sab, 21 Nov – Rab, 25 Nov (5 hari kalender)" in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/izin 30 november", "cuti sampe rabu")
    assert "Cuti\n📅 Sen, 30 Nov – Rab, 2 Des (3 hari kalender)" in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/izin 30 november", "cuti besok sampai lusa")
    assert "Cuti\n📅 Mulai Senin, 30 November 2026\n\nSampai tanggal berapa?" in office.sari.last["text"]


async def test_words_beside_the_question_for_files_leave_it_open(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin cuti senin sampai selasa acara keluarga")
    for said in ("ok", "tunggu dulu", "terima kasih"):
        await office.says(office.sari, said)
        assert "Ada surat atau dokumen?" in office.sari.last["text"]
        assert "⚠️ Kirim foto" in office.sari.last["text"], said
    await office.says(office.sari, "gak ada")
    assert "Sudah benar?" in office.sari.last["text"]


async def test_a_day_behind_the_reason_is_the_day_and_is_shown(office: OfficeOnTrial) -> None:
    for text in ("/izin sakit flu besok", "/izin sick flu tomorrow"):
        await office.says(office.sari, text)
        asked = office.sari.last["text"]
        assert "📅 Mulai Sabtu, 21 November 2026\n💬 flu\n\nSampai tanggal berapa?" in asked
        await office.says(office.sari, "/batal")
    await office.says(office.sari, "/izin sakit kehujanan kemarin")
    assert "💬 kehujanan kemarin\n\nMulai tanggal berapa?" in office.sari.last["text"]
