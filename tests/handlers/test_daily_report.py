"""A report as its author writes it: every question, every answer, and what the supervisor gets."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from sqlalchemy import delete, select, update

from handlers.onboarding.actions import accept
from storage.tables import FOREVER, Account, Dialog, Employee, Membership, Supervision
from tests.handlers.steps import ACTIVITY, question, stored, up_to_evidence, up_to_summary
from tests.harness import BUDI, SARI, OfficeOnTrial


async def test_a_report_goes_from_the_phone_to_the_supervisor_and_back(office: OfficeOnTrial) -> None:
    await up_to_summary(office)
    await office.taps(office.sari, "Kirim")
    assert "Laporan terkirim" in office.sari.sees()
    assert "Menunggu persetujuan Budi Contoh" in office.sari.sees()
    assert ACTIVITY in office.budi.sees()

    await office.taps(office.budi, "Setujui", "5 – Sangat baik")
    assert "Laporan Anda disetujui" in office.sari.sees()
    assert "5 – Sangat baik" in office.sari.sees()
    assert "Laporan sudah ditinjau" in office.budi.sees()


async def test_what_is_written_is_read_as_it_was_meant(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor", "19 Nov", ACTIVITY, "1.250,5 berkas", "8-10.30")
    await office.taps(office.sari, "Lewati")
    await office.says(office.sari, "4")
    summary = question(office.sari)
    for line in ("Kamis, 19 November 2026", "1.250,5 berkas", "08.00–10.30 (2 jam 30 menit)", "4 – Baik"):
        assert line in summary
    await office.taps(office.sari, "Kirim")
    (entry,) = await stored(office)
    assert (entry.date, entry.volume, entry.measure) == (date(2026, 11, 19), Decimal("1250.5"), "berkas")
    assert (entry.started, entry.ended, entry.minutes) == (time(8), time(10, 30), 150)
    assert (entry.self_rating, entry.state, entry.version) == (4, "submitted", 1)


async def test_a_report_in_english(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/bahasa")
    await office.taps(office.sari, "English")
    await office.says(office.sari, "/lapor")
    assert "Today is Friday, 20 November 2026" in question(office.sari)
    await office.taps(office.sari, "Yesterday")
    await office.says(office.sari, "Preparing the monthly report", "1,250 files", "1 hour 30 minutes")
    await office.taps(office.sari, "Skip", "5 – Very good")
    assert "1,250 files" in question(office.sari)
    assert "late but still accepted until Tuesday, 24 November 2026 23:59" in question(office.sari)
    await office.taps(office.sari, "Send")
    assert "Report sent" in question(office.sari)
    (entry,) = await stored(office)
    assert (entry.volume, entry.minutes) == (Decimal(1250), 90)


async def test_a_whole_report_is_one_message_that_changes(office: OfficeOnTrial) -> None:
    await office.settle()
    before = len(office.sari.messages)
    await up_to_summary(office)
    assert len(office.sari.messages) == before + 2, "the command and the question"
    await office.taps(office.sari, "Kirim")
    assert len(office.sari.messages) == before + 2
    assert "Laporan terkirim" in question(office.sari)


async def test_several_reports_a_day(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor")
    assert "sudah mengirim" not in question(office.sari)
    await office.says(office.sari, "/batal")
    await office.reports(office.sari, "Menyusun laporan keuangan")
    confirmation = office.sari.last["message_id"]
    await office.taps(office.sari, "Lapor lagi")
    assert "sudah mengirim 1 laporan" in question(office.sari)
    assert office.sari.last["message_id"] != confirmation, "the confirmation stays"
    await office.taps(office.sari, "Hari ini")
    await office.says(office.sari, "Memeriksa berkas permohonan", "5 berkas")
    await office.taps(office.sari, "1 jam", "Lewati", "3 – Cukup", "Kirim")
    assert [entry.activity for entry in await stored(office)] == [
        "Menyusun laporan keuangan",
        "Memeriksa berkas permohonan",
    ]
    await office.says(office.sari, "/lapor")
    assert "sudah mengirim 2 laporan" in question(office.sari)


async def test_another_report_does_not_push_aside_one_that_is_begun(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    confirmation = office.sari.last
    await up_to_evidence(office)
    await office.taps(office.sari, "Lapor lagi", message=confirmation)
    await office.taps(office.sari, "Lanjutkan isian", "Lewati", "4 – Baik", "Kirim")
    assert len(await stored(office)) == 2


async def test_nonsense_is_answered_with_what_to_write(office: OfficeOnTrial) -> None:
    steps = [
        ("kapan-kapan", "Mohon tulis tanggal seperti 20/11", "20/11"),
        ("ok", "Mohon tulis lebih lengkap, minimal 5 huruf", ACTIVITY),
        ("banyak", "Mohon tulis jumlah dan satuannya", "3 dokumen"),
        ("lama", "Mohon tulis waktu seperti 08.00-10.30", "90 menit"),
    ]
    await office.says(office.sari, "/lapor")
    for nonsense, advice, answer in steps:
        asked = question(office.sari)
        await office.says(office.sari, nonsense)
        assert question(office.sari).startswith(asked), "the question stays"
        assert f"⚠️ {advice}" in question(office.sari)
        await office.says(office.sari, answer)
        assert "⚠️" not in question(office.sari)
    await office.says(office.sari, "di laci meja")
    assert "⚠️ Kirim foto, video, suara, berkas" in question(office.sari)
    await office.taps(office.sari, "Lewati")
    await office.says(office.sari, "bagus")
    assert "⚠️ Pilih nilai dari 1 sampai 5" in question(office.sari)
    await office.taps(office.sari, "4 – Baik")
    await office.says(office.sari, "halo bot")
    assert "⚠️ Tulisan Anda belum mengubah apa pun" in question(office.sari)


async def test_a_number_without_its_unit_waits_for_the_unit(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor", "hari ini", ACTIVITY, "1.500")
    assert "1.500 apa? Tulis satuannya" in question(office.sari)
    await office.says(office.sari, "lembar", "1.30 jam")
    assert "🔢 1.500 lembar" in question(office.sari)
    assert "⏱ 1 jam 30 menit" in question(office.sari)


async def test_long_and_strange_words_arrive_as_they_were_written(office: OfficeOnTrial) -> None:
    activity = f"Rapat <b>anggaran</b> & كتابة 🙂 {'kata ' * 100}"[:500].strip()
    await office.fills_in(office.sari, activity)
    await office.taps(office.sari, "Kirim")
    assert activity in question(office.budi)
    assert activity in question(office.sari)
    await office.says(office.citra, "/lapor")
    await office.taps(office.citra, "Hari ini")
    await office.says(office.citra, "x" * 501)
    assert "maksimal 500 karakter, tulisan Anda 501" in question(office.citra)


# --- the summary ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "answer", "shown"),
    [
        ("Tanggal", "tap Kemarin", "Kamis, 19 November 2026"),
        ("Kegiatan", "Memeriksa berkas permohonan", "📄 Memeriksa berkas permohonan"),
        ("Hasil", "5 surat", "5 surat"),
        ("Hasil", "tap Lewati", "📄 Menyusun laporan keuangan\n⏱"),
        ("Waktu", "tap 30 menit", "⏱ 30 menit"),
        ("Bukti", "https://contoh.go.id/a", "1 bukti"),
        ("Penilaian diri", "tap 2 – Kurang", "2 – Kurang"),
    ],
)
async def test_one_field_is_changed_and_the_rest_stays(
    office: OfficeOnTrial, field: str, answer: str, shown: str
) -> None:
    await up_to_summary(office)
    await office.taps(office.sari, "Ubah", field)
    if answer.startswith("tap "):
        await office.taps(office.sari, answer.removeprefix("tap "))
    else:
        await office.says(office.sari, answer)
    if field == "Bukti":
        await office.taps(office.sari, "Lanjut")
    assert "Sudah benar?" in question(office.sari)
    assert shown in question(office.sari)
    await office.taps(office.sari, "Kirim")
    assert len(await stored(office)) == 1


@pytest.mark.parametrize("field", ["Tanggal", "Kegiatan", "Hasil", "Waktu", "Penilaian diri"])
async def test_a_change_is_thought_better_of(office: OfficeOnTrial, field: str) -> None:
    await up_to_summary(office)
    summary = question(office.sari)
    await office.taps(office.sari, "Ubah", field, "Kembali")
    assert question(office.sari) == summary
    await office.taps(office.sari, "Ubah", "Kembali")
    assert question(office.sari) == summary


async def test_a_cancelled_report_leaves_nothing(office: OfficeOnTrial) -> None:
    await up_to_summary(office)
    await office.taps(office.sari, "Batal")
    assert question(office.sari) == "Dibatalkan. Tidak ada yang dikirim."
    assert await stored(office) == []
    assert ACTIVITY not in office.budi.sees()


# --- people and dates -----------------------------------------------------------------------------------


async def test_the_supervisor_of_the_date_gets_the_report(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        sari, citra = office.ids[SARI], office.ids[office.citra.id]
        of_sari = Supervision.employee_id == sari
        await uow.session.execute(update(Supervision).where(of_sari).values(ends=date(2026, 11, 19)))
        later = Supervision(employee_id=sari, supervisor_id=citra, starts=date(2026, 11, 20), ends=FOREVER)
        uow.session.add_all([later])
    await office.fills_in(office.sari, "Pekerjaan hari ini")
    await office.taps(office.sari, "Kirim")
    assert "Menunggu persetujuan Citra Contoh" in question(office.sari)
    await office.says(office.sari, "/lapor", "kemarin", "Pekerjaan kemarin")
    await office.taps(office.sari, "Lewati", "2 jam", "Lewati", "4 – Baik", "Kirim")
    assert "Menunggu persetujuan Budi Contoh" in question(office.sari)
    assert "Pekerjaan hari ini" in office.citra.sees()
    assert "Pekerjaan hari ini" not in office.budi.sees()
    assert "Pekerjaan kemarin" in office.budi.sees()


async def test_a_supervisor_who_has_not_joined_gets_the_report_on_joining(office: OfficeOnTrial) -> None:
    await office.execute(delete(Account).where(Account.telegram_id == BUDI))
    await office.reports(office.sari)
    assert "Menunggu persetujuan Budi Contoh, yang belum terdaftar di bot ini" in question(office.sari)
    async with office.changes() as uow:
        budi = await uow.people.get(office.ids[BUDI])
        await accept(uow, budi, BUDI, "id", office.service.clock.now())
    await office.settle()
    assert "Laporan menunggu persetujuan" in question(office.budi)


async def test_without_a_supervisor_the_author_is_told_whom_to_ask(office: OfficeOnTrial) -> None:
    await office.execute(delete(Supervision))
    await office.reports(office.sari)
    assert "Belum ada atasan yang tercatat untuk tanggal ini" in question(office.sari)
    assert len(await stored(office)) == 1


async def test_nobody_reports_days_before_joining_or_after_leaving(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        people = update(Employee).where(Employee.id == office.ids[SARI])
        await uow.session.execute(people.values(joined=date(2026, 11, 20)))
    await office.says(office.sari, "/lapor")
    assert "Kemarin" not in office.sari.labels()
    await office.says(office.sari, "kemarin")
    assert "⚠️ Anda tidak tercatat bertugas pada Kamis, 19 November 2026" in question(office.sari)
    await office.taps(office.sari, "Tanggal lain")
    assert "20" in office.sari.labels()
    assert "19" not in office.sari.labels()
    async with office.changes() as uow:
        people = update(Employee).where(Employee.id == office.ids[SARI])
        await uow.session.execute(people.values(joined=None, left=date(2026, 11, 19)))
    await office.says(office.sari, "20/11")
    assert "⚠️ Anda tidak tercatat bertugas pada Jumat, 20 November 2026" in question(office.sari)


async def test_who_is_in_no_unit_is_refused_before_a_conversation_begins(office: OfficeOnTrial) -> None:
    await office.execute(delete(Membership).where(Membership.employee_id == office.ids[SARI]))
    await office.says(office.sari, "/lapor")
    assert "Anda belum tercatat di unit kerja mana pun" in question(office.sari)
    assert await office.rows(select(Dialog)) == []


@pytest.mark.parametrize("said", ["4 aja", "nilai 4", "empat", "4 bintang", "n4"])
async def test_a_rating_may_be_said_in_words(office: OfficeOnTrial, said: str) -> None:
    await office.says(office.sari, "rapat koordinasi 2 jam", said)
    assert "Penilaian diri: 4 – Baik" in question(office.sari)


@pytest.mark.parametrize(
    "said", ["skip", "lewati aja", "nanti", "menyusul pak", "tidak ada buktinya", "gak usah"]
)
async def test_what_may_be_left_out_is_left_out_in_words(office: OfficeOnTrial, said: str) -> None:
    await office.says(office.sari, "/lapor", "hari ini", ACTIVITY, "3 dokumen", "2 jam", said)
    assert "Bagaimana Anda menilai" in question(office.sari)


@pytest.mark.parametrize("said", ["nilai 6", "bagus", "10", "empat puluh"])
async def test_no_rating_is_guessed(office: OfficeOnTrial, said: str) -> None:
    await office.says(office.sari, "rapat koordinasi 2 jam", said)
    assert "⚠️ Pilih nilai dari 1 sampai 5" in question(office.sari)
