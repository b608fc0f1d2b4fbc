"""What an author does with a report once it is sent: change it, take it back, add proof, see its versions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.cases import CaseState
from handlers.daily_report.callbacks import EntryTap, VersionsTap
from handlers.kit.case_card import CaseTap
from playground.handle import PersonHandle
from storage.tables import Entry
from tests.handlers.steps import ACTIVITY, only_entry, question
from tests.harness import LAST_ANSWERS, SARI, OfficeOnTrial
from tests.jobs.records import reported
from tests.playground.stage import picture


async def changes_the_amount(office: OfficeOnTrial, amount: str) -> None:
    """Sari changes how much she did in the report that waits."""
    await office.taps(office.sari, "✏️ Ubah", "Hasil")
    await office.says(office.sari, amount)
    await office.taps(office.sari, "Kirim")


def cards(person: PersonHandle) -> list[str]:
    """The cards of reports in a reviewer's chat."""
    return [message["text"] for message in person.messages if ACTIVITY in message.get("text", "")]


async def proof_of(office: OfficeOnTrial, entry: Entry) -> list[str]:
    """What kinds of proof an entry has."""
    async with office.service.database.read() as uow:
        return [item.kind for item in await uow.entries.evidence(entry.id)]


# --- changing -------------------------------------------------------------------------------------------


async def test_a_report_that_waits_is_changed_and_stays_in_time(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    sent_at = (await only_entry(office)).submitted_at
    office.move_to(2026, 11, 23, 9, 0)
    await changes_the_amount(office, "5 dokumen")
    assert "Perubahan terkirim" in question(office.sari)
    assert "erlambat" not in question(office.sari)
    assert office.sari.sees().count("Laporan terkirim") == 0, "the former confirmation is gone"
    entry = await only_entry(office)
    assert (entry.state, entry.version, entry.submitted_at) == (CaseState.SUBMITTED, 2, sent_at)
    assert entry.revised_at > sent_at
    (card,) = cards(office.budi)
    assert "kiriman ke-2" in card and "5 dokumen" in card, "the open card became the new version"
    await office.taps(office.budi, "Setujui", "5 – Sangat baik")
    assert (await only_entry(office)).supervisor_rating == 5


async def test_a_report_that_was_sent_is_corrected_in_words(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.says(office.sari, "tadi salah, harusnya 5 dokumen")
    assert "5 dokumen" in question(office.sari) and "Sudah benar?" in question(office.sari)
    assert (await only_entry(office)).version == 1
    await office.says(office.sari, "ya", "tadi salah, rapat kerja bukan rapat staf")
    assert "Belum ada yang diubah" in question(office.sari)
    await office.says(office.sari, "/perbaikan")
    await office.taps(office.sari, "Ajukan perbaikan")
    await office.says(office.sari, "salah")
    assert "Tekan salah satu tombol" in question(office.sari), "it is of this form, not of a report"
    await office.says(office.sari, "/lapor", "yang tadi salah")
    assert await office.count(Entry) == 1
    entry = await only_entry(office)
    assert (entry.version, entry.volume) == (2, Decimal(5))


async def test_what_is_changed_to_the_same_is_no_other_version(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await changes_the_amount(office, "3 dokumen")
    assert "Laporan terkirim" in question(office.sari)
    entry = await only_entry(office)
    assert entry.version == 1, "the reviewer is not asked to open what is as it was"
    await office.says(office.budi, "/tinjau")
    assert "kiriman ulang" not in office.budi.sees() and "kiriman ke-2" not in office.budi.sees()
    await office.taps(office.sari, "✏️ Ubah", "Bukti")
    office.sari.sends_photo(picture())
    await office.settle()
    await office.taps(office.sari, "Lanjut", "Kirim")
    assert (await only_entry(office)).version == 2, "proof is a change"


async def test_a_report_that_waits_is_changed_from_the_history_too(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.says(office.sari, "/riwayat")
    await office.taps(office.sari, "1")
    shown = [button["text"] for row in office.sari.last["reply_markup"]["inline_keyboard"] for button in row]
    assert {"✏️ Ubah", "📎 Tambah bukti", "🚫 Tarik kembali"} <= set(shown), "the guide and hints lead here"
    await office.taps(office.sari, "📎 Tambah bukti", message=office.sari.last)
    office.sari.sends_photo(picture())
    await office.settle()
    await office.taps(office.sari, "Lanjut")
    assert await proof_of(office, await only_entry(office)) == ["photo"]
    await office.says(office.sari, "/riwayat")
    await office.taps(office.sari, "1")
    await office.taps(office.sari, "🚫 Tarik kembali", "‹ Kembali", message=None)
    assert (await only_entry(office)).state == CaseState.SUBMITTED


async def test_a_late_report_stays_late_when_it_is_changed(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Kemarin")
    await office.says(office.sari, ACTIVITY, "3 dokumen")
    await office.taps(office.sari, *LAST_ANSWERS, "Kirim")
    await changes_the_amount(office, "5 dokumen")
    assert "Tercatat sebagai laporan terlambat" in question(office.sari)


async def test_a_card_that_was_shown_in_the_queue_says_so_on_tap(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.says(office.budi, "/tinjau")
    await changes_the_amount(office, "5 dokumen")
    await office.taps_data(office.budi, CaseTap("entry", 1, 1, "approve").pack())
    assert "Gunakan kartu yang terbaru" in office.budi.toasts[-1]
    assert "kiriman ke-2" in office.budi.last["text"]
    assert (await only_entry(office)).state == CaseState.SUBMITTED


async def test_what_was_decided_while_it_is_changed_stays_decided_and_the_words_can_be_read(
    office: OfficeOnTrial,
) -> None:
    await office.reports(office.sari)
    await office.taps(office.sari, "✏️ Ubah", "Hasil")
    await office.says(office.sari, "77 dokumen")
    await office.taps(office.budi, "Setujui", "5 – Sangat baik")
    await office.taps(office.sari, "Kirim")
    assert "Sudah ditinjau oleh Budi Contoh." in office.sari.sees()
    assert "77 dokumen" in office.sari.sees()
    entry = await only_entry(office)
    assert (entry.state, entry.version) == (CaseState.APPROVED, 1)


async def test_a_return_while_it_is_changed_is_answered_by_the_change(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.taps(office.sari, "✏️ Ubah", "Hasil")
    await office.says(office.sari, "77 dokumen")
    await office.taps(office.budi, "Kembalikan")
    await office.says(office.budi, "Masih kurang jelas")
    await office.taps(office.budi, "Kirim")
    await office.says(office.sari, "/bahasa")
    assert "Diminta atasan: Masih kurang jelas" in question(office.sari)
    await office.taps(office.sari, "Kirim")
    assert "Perbaikan terkirim" in question(office.sari)
    assert "Permintaan sebelumnya: Masih kurang jelas" in question(office.budi)


@pytest.mark.parametrize("wish", ["✏️ Ubah", "📎 Tambah bukti", "🚫 Tarik kembali"])
async def test_a_button_under_a_report_that_was_decided_shows_the_decision(
    office: OfficeOnTrial, wish: str
) -> None:
    await office.reports(office.sari)
    confirmation = office.sari.last
    await office.taps(office.budi, "Setujui", "5 – Sangat baik")
    await office.taps(office.sari, wish, message=confirmation)
    assert office.sari.toasts[-1] == "Sudah ditinjau oleh Budi Contoh."
    shown = next(each for each in office.sari.messages if each["message_id"] == confirmation["message_id"])
    assert "Disetujui oleh Budi Contoh: 5 – Sangat baik" in shown["text"]
    assert wish not in office.sari.labels()


# --- taking back ----------------------------------------------------------------------------------------


async def test_a_report_is_taken_back(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.taps(office.sari, "Tarik kembali")
    assert f"Tarik kembali “{ACTIVITY}” (Jumat, 20 November 2026)?" in question(office.sari)
    await office.taps(office.sari, "Kembali")
    assert "Menunggu persetujuan Budi Contoh" in question(office.sari)
    assert (await only_entry(office)).state == CaseState.SUBMITTED
    await office.taps(office.sari, "Tarik kembali", "Ya, tarik kembali")
    assert "Laporan ditarik kembali" in question(office.sari)
    assert (await only_entry(office)).state == CaseState.WITHDRAWN
    (card,) = cards(office.budi)
    assert "Ditarik kembali oleh pengirimnya" in card
    assert "Setujui" not in office.budi.labels()
    await office.taps_data(office.budi, CaseTap("entry", 1, 1, "5").pack())
    assert office.budi.toasts[-1] == "Sudah ditarik kembali oleh pengirimnya."
    await office.says(office.budi, "/tinjau")
    assert "Tidak ada yang menunggu" in question(office.budi)
    await office.taps_data(office.sari, EntryTap(1, "really").pack())
    assert office.sari.toasts[-1] == "Laporan ini sudah ditarik kembali."


async def test_a_card_not_yet_sent_is_never_sent_of_a_report_taken_back(office: OfficeOnTrial) -> None:
    await reported(office, SARI, date(2026, 11, 20), ACTIVITY)
    await office.taps_data(office.sari, EntryTap(1, "really").pack())
    assert (await only_entry(office)).state == CaseState.WITHDRAWN
    assert cards(office.budi) == []


@pytest.mark.parametrize(("state", "days"), [(CaseState.WITHDRAWN, 0), (CaseState.SUBMITTED, 1)])
async def test_a_report_taken_back_counts_nowhere(office: OfficeOnTrial, state: CaseState, days: int) -> None:
    await office.reports(office.sari)
    if state is CaseState.WITHDRAWN:
        await office.taps(office.sari, "Tarik kembali", "Ya, tarik kembali")
    await office.says(office.sari, "/lapor")
    assert ("sudah mengirim 1 laporan" in question(office.sari)) == bool(days)
    await office.says(office.sari, "/batal")
    await office.jobs_at(2026, 11, 20, 16, 0)
    assert office.sari.sees().count("belum melaporkan pekerjaan") == 1 - days
    office.move_to(2026, 11, 21, 9, 0)
    await office.says(office.admin, "/ringkasan")
    assert f"({days} dari 20 hari wajib lapor)" in office.admin.sees()


# --- proof added later ----------------------------------------------------------------------------------


async def test_proof_is_added_later_and_the_card_shows_it(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.taps(office.sari, "Tambah bukti")
    office.sari.sends_album([picture(), picture(), picture()])
    await office.settle()
    assert "3 bukti" in question(office.sari)
    await office.taps(office.sari, "Lanjut")
    assert "Laporan terkirim" in question(office.sari)
    assert "📎 3 bukti" in question(office.sari)
    entry = await only_entry(office)
    assert (entry.version, await proof_of(office, entry)) == (1, ["photo"] * 3)
    (card,) = cards(office.budi)
    assert "📎 3 bukti" in card
    await office.taps(office.budi, "Setujui", "5 – Sangat baik")
    assert (await only_entry(office)).state == CaseState.APPROVED


async def test_no_proof_after_all(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.taps(office.sari, "Tambah bukti", "Tidak jadi")
    assert "Laporan terkirim" in question(office.sari)
    assert await proof_of(office, await only_entry(office)) == []


async def test_proof_added_in_the_middle_of_a_change_is_kept(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.taps(office.sari, "✏️ Ubah", "Hasil")
    await office.says(office.sari, "5 dokumen")
    await office.taps(office.sari, "Tambah bukti")
    office.sari.sends_photo(picture())
    await office.settle()
    await office.taps(office.sari, "Lanjut", "Kirim")
    entry = await only_entry(office)
    assert (entry.version, await proof_of(office, entry)) == (2, ["photo"])


async def test_proof_that_comes_after_the_decision_is_refused_with_the_reason(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.taps(office.sari, "Tambah bukti")
    office.sari.sends_photo(picture())
    await office.settle()
    await office.taps(office.budi, "Setujui", "5 – Sangat baik")
    await office.taps(office.sari, "Lanjut")
    assert "Sudah ditinjau oleh Budi Contoh." in office.sari.sees()
    assert await proof_of(office, await only_entry(office)) == []


# --- returns and versions -------------------------------------------------------------------------------


async def test_a_return_opens_at_the_answer_that_the_reason_names(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.taps(office.budi, "Kembalikan")
    await office.says(office.budi, "Mohon lampirkan <daftar> hadir")
    await office.taps(office.budi, "Kirim")
    await office.taps(office.sari, "Perbaiki")
    asked = question(office.sari)
    reason = "↩️ Diminta atasan: Mohon lampirkan <daftar> hadir"
    assert reason in asked and "Ada bukti dukung?" in asked
    assert asked.index(reason) < asked.index("Ada bukti dukung?")
    office.sari.sends_photo(picture())
    await office.settle()
    await office.taps(office.sari, "Lanjut", "Kirim")
    assert "Perbaikan terkirim" in question(office.sari)


async def test_every_version_is_kept_and_shown_to_author_and_reviewer(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    assert "🕘 Riwayat versi" not in office.sari.labels() + office.budi.labels()
    await changes_the_amount(office, "5 dokumen")
    await office.taps(office.budi, "Kembalikan")
    await office.says(office.budi, "Masih <kurang> jelas")
    await office.taps(office.budi, "Kirim")
    await office.taps(office.sari, "Perbaiki", "Hasil")
    await office.says(office.sari, "7 dokumen")
    await office.taps(office.sari, "Kirim", "Riwayat versi")
    shown = question(office.sari)
    parts = ["Kiriman ke-1", "3 dokumen", "Kiriman ke-2", "5 dokumen", "Masih <kurang> jelas", "7 dokumen"]
    assert [part for part in parts if part not in shown] == []
    assert sorted(parts, key=shown.index) == parts
    assert "Penilaian diri: 4 – Baik" in shown
    await office.says(office.sari, "/riwayat")
    await office.taps(office.sari, "1")
    assert str(office.sari.last["reply_markup"]).count("Riwayat versi") == 1
    await office.taps(office.budi, "Riwayat versi")
    assert "Kiriman ke-3" in question(office.budi) and "Penilaian diri" not in question(office.budi)
    await office.says(office.budi, "/tinjau")
    await office.taps(office.budi, "Setujui", "4 – Baik", "Riwayat versi")
    assert "Penilaian diri" not in question(office.budi), "the approval may still be taken back"
    office.move_to(2026, 11, 20, 9, 11)
    await office.taps(office.budi, "Riwayat versi")
    assert "Penilaian diri: 4 – Baik" in question(office.budi)
    for person in (office.citra, office.admin, office.stranger):
        await office.taps_data(person, VersionsTap(1).pack())
        assert "Maaf" in person.toasts[-1]
        assert "Kiriman" not in person.sees()
