"""The supervisor's review: decisions, reasons, cards of the past, and who may see and decide what."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select, update

from domain.cases import CaseState, UsualReason
from domain.periods import Span
from handlers.kit.case_card import CaseTap, ProofTap
from storage.tables import FOREVER, Entry, EntryVersion, Supervision
from tests.handlers.steps import only_entry, up_to_evidence
from tests.harness import CITRA, SARI, OfficeOnTrial
from tests.playground.stage import picture

ACTIVITY = "Menyusun laporan keuangan"
REASON = "Mohon lampirkan <daftar> hadir & notulen"


async def returned(office: OfficeOnTrial) -> None:
    """Sari has reported and Budi has returned it."""
    await office.reports(office.sari, ACTIVITY)
    await office.taps(office.budi, "Kembalikan")
    await office.says(office.budi, REASON)
    await office.taps(office.budi, "Kirim")


async def corrected(office: OfficeOnTrial) -> None:
    """Sari has corrected the amount and sent the report again."""
    await office.taps(office.sari, "Perbaiki")
    await to_the_amount(office)
    await office.says(office.sari, "5 dokumen")
    await office.taps(office.sari, "Kirim")


async def to_the_amount(office: OfficeOnTrial) -> None:
    """From the answer that the reason names, if it names one, Sari goes to the amount."""
    if "Hasil" not in office.sari.labels():
        await office.taps(office.sari, "Kembali", "Ubah")
    await office.taps(office.sari, "Hasil")


# --- deciding -------------------------------------------------------------------------------------------


async def test_an_approval_is_rated_and_its_author_told(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, ACTIVITY)
    assert "Penilaian diri" not in office.budi.last["text"], "the supervisor rates before seeing it"
    await office.taps(office.budi, "Setujui")
    assert "Bagaimana Anda menilai hasil kerja ini?" in office.budi.last["text"]
    await office.taps(office.budi, "3 – Cukup")
    entry = await only_entry(office)
    assert (entry.state, entry.supervisor_rating) == (CaseState.APPROVED, 3)
    assert "Disetujui oleh Budi Contoh: 3 – Cukup" in office.budi.last["text"]
    assert not any(office.budi.toasts), "the card says it, once"
    assert "Laporan Anda disetujui" in office.sari.last["text"]
    assert "Disetujui oleh Budi Contoh: 3 – Cukup" in office.sari.last["text"]


async def test_the_self_rating_is_shown_once_the_decision_is_final(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, ACTIVITY)
    await office.taps(office.budi, "Setujui", "3 – Cukup")
    assert "Penilaian diri" not in office.budi.last["text"], "the rating may still be taken back"
    office.move_to(2026, 11, 20, 9, 5)
    await office.taps(office.budi, "Urungkan", "Setujui", "2 – Kurang")
    assert "Penilaian diri" not in office.budi.sees()
    office.move_to(2026, 11, 20, 9, 12)
    await office.settle()
    assert "Penilaian diri" not in office.budi.sees(), "ten minutes count from the second decision"
    assert "Urungkan" in office.budi.labels()
    office.move_to(2026, 11, 20, 9, 16)
    await office.settle()
    assert "Penilaian diri: 4 – Baik" in office.budi.last["text"]
    assert "Disetujui oleh Budi Contoh: 2 – Kurang" in office.budi.last["text"]
    assert "Urungkan" not in office.budi.labels()


async def test_a_returned_report_keeps_its_self_rating_to_itself(office: OfficeOnTrial) -> None:
    await returned(office)
    office.move_to(2026, 11, 20, 9, 11)
    await office.settle()
    card = next(item for item in office.budi.messages if "sudah ditinjau" in item["text"])
    assert "Penilaian diri" not in card["text"]
    assert "reply_markup" not in card


async def test_a_supervisor_thinks_again_before_rating(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, ACTIVITY)
    card = office.budi.last["text"]
    await office.taps(office.budi, "Setujui", "Kembali")
    assert office.budi.last["text"] == card
    assert (await only_entry(office)).state == CaseState.SUBMITTED


@pytest.mark.parametrize(
    ("wish", "state", "told"),
    [
        ("Kembalikan", CaseState.RETURNED, "Laporan Anda dikembalikan untuk perbaikan"),
        ("Tolak", CaseState.REJECTED, "Laporan Anda ditolak"),
    ],
)
async def test_a_return_and_a_rejection_owe_a_reason(
    office: OfficeOnTrial, wish: str, state: CaseState, told: str
) -> None:
    await office.reports(office.sari, ACTIVITY)
    card = office.budi.last
    await office.taps(office.budi, wish)
    assert "Tulis alasannya" in office.budi.last["text"]
    await office.says(office.budi, "no")
    assert "⚠️ Mohon tulis lebih jelas" in office.budi.last["text"]
    office.budi.sends_photo(picture())
    await office.settle()
    assert "tidak dimasukkan. Mohon jawab dengan pesan teks" in office.budi.last["text"]
    assert (await only_entry(office)).state == CaseState.SUBMITTED
    await office.says(office.budi, REASON)
    assert f"💬 {REASON}" in office.budi.last["text"], "shown once before it is sent"
    assert (await only_entry(office)).state == CaseState.SUBMITTED
    await office.taps(office.budi, "Kirim")
    assert "Sari Contoh" in office.budi.last["text"]
    assert ACTIVITY in office.budi.last["text"]
    entry = await only_entry(office)
    assert (entry.state, entry.note, entry.supervisor_rating) == (state, REASON, None)
    shown = next(item for item in office.budi.messages if item["message_id"] == card["message_id"])
    assert f"Budi Contoh: {REASON}" in shown["text"], "the card shows what became of it"
    assert "Penilaian diri" not in shown["text"], "a corrected report is still to be rated"
    assert told in office.sari.last["text"]
    assert REASON in office.sari.last["text"]
    assert ("Perbaiki" in office.sari.labels()) == (state is CaseState.RETURNED)


async def test_a_usual_reason_takes_one_tap_and_tells_its_author_how_to_mend_it(
    office: OfficeOnTrial,
) -> None:
    await office.reports(office.citra, "Melayani pemohon KTP")
    await office.reports(office.sari, ACTIVITY)
    async with office.changes() as uow:
        await uow.people.set_language(SARI, "en")
    await office.taps(office.budi, "Sari Contoh", "Kembalikan", "Uraian kurang jelas")
    assert "lalu tulis apa yang dikerjakan" in office.budi.last["text"]
    await office.taps(office.budi, "Ubah", "Alasan", "Bukti dukung belum ada", "Kirim")
    entry = (await entries_of(office))[ACTIVITY]
    assert (entry.state, entry.note, entry.reason_code) == (CaseState.RETURNED, None, "proof")
    assert "Bukti dukung belum ada" in office.budi.sees(), "each reads it in the own language"
    assert "The evidence is missing. Tap Correct, then add a photo" in office.sari.last["text"]
    assert "Correct" in office.sari.labels()
    await office.taps(office.budi, "Tolak")
    assert "Bukti dukung belum ada" not in office.budi.labels()
    await office.taps(office.budi, "Sudah dilaporkan sebelumnya", "Ubah", "Alasan")
    await office.says(office.budi, REASON)
    await office.taps(office.budi, "Kirim")
    assert (await entries_of(office))["Melayani pemohon KTP"].note == REASON, "own words take its place"
    async with office.service.database.read() as uow:
        span = Span(date(2026, 11, 20), date(2026, 11, 20))
        assert await uow.review.reasons(list(office.ids.values()), span) == {UsualReason.PROOF: 1}


async def entries_of(office: OfficeOnTrial) -> dict[str, Entry]:
    """The entries by their activity."""
    return {entry.activity: entry for entry in await office.rows(select(Entry))}


async def test_no_reason_no_decision(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, ACTIVITY)
    await office.taps(office.budi, "Tolak", "Batal")
    assert "belum ada keputusan yang dikirim" in office.budi.last["text"]
    assert (await only_entry(office)).state == CaseState.SUBMITTED
    await office.taps(office.budi, "Setujui", "4 – Baik")
    assert (await only_entry(office)).state == CaseState.APPROVED


@pytest.mark.parametrize("said", ["setuju", "setuju 4", "tolak aja", "kembalikan dulu", "jangan ditolak"])
async def test_a_decision_where_the_reason_is_asked_is_no_reason(office: OfficeOnTrial, said: str) -> None:
    await office.reports(office.sari, ACTIVITY)
    await office.taps(office.budi, "Tolak")
    await office.says(office.budi, said)
    assert f"“{said}” bukan alasan. Tulis alasannya" in office.budi.last["text"]
    await office.says(office.budi, REASON, said)
    assert "Tekan salah satu tombol di bawah ini." in office.budi.last["text"]
    await office.says(office.budi, "eh salah")
    assert "Apa yang ingin Anda ubah?" in office.budi.last["text"], "and it is added to no reason"
    assert (await only_entry(office)).state == CaseState.SUBMITTED


async def test_a_rejection_is_given_up_by_its_name(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, ACTIVITY)
    await office.taps(office.budi, "Tolak")
    await office.says(office.budi, "ga jadi ditolak pak")
    assert "belum ada keputusan yang dikirim" in office.budi.last["text"]
    await office.taps(office.budi, "Tolak")
    await office.says(office.budi, REASON, "batal tolak")
    assert "belum ada keputusan yang dikirim" in office.budi.last["text"]
    assert (await only_entry(office)).state == CaseState.SUBMITTED


async def test_a_second_reason_in_the_making_takes_the_place_of_the_first(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, ACTIVITY)
    card = office.budi.last
    await office.taps(office.budi, "Tolak")
    await office.taps(office.budi, "Kembalikan", message=card)
    assert office.budi.sees().count("Tulis alasannya") == 1
    assert "Pertanyaan ini ditutup" in office.budi.sees(), "the first is closed in words"
    await office.says(office.budi, REASON)
    await office.taps(office.budi, "Kirim")
    assert (await only_entry(office)).state == CaseState.RETURNED


async def test_a_card_in_the_middle_of_a_report_parks_the_report_and_brings_it_back(
    office: OfficeOnTrial,
) -> None:
    await office.reports(office.sari, ACTIVITY)
    card = office.budi.last
    await office.says(office.budi, "/lapor")
    await office.taps(office.budi, "Hari ini")
    await office.taps(office.budi, "Kembalikan", message=card)
    assert "Tulis alasannya" in office.budi.last["text"]
    await office.says(office.budi, REASON)
    await office.taps(office.budi, "Kirim")
    assert (await only_entry(office)).state == CaseState.RETURNED
    assert "Apa yang Anda kerjakan?" in office.budi.last["text"], "the report comes back below"
    assert office.budi.sees().count("Apa yang Anda kerjakan?") == 1
    await office.says(office.budi, "Meninjau laporan bawahan")
    assert "Berapa hasilnya?" in office.budi.last["text"]


async def test_a_tap_on_a_parked_question_takes_that_conversation_up_again(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, ACTIVITY)
    card = office.budi.last
    await office.says(office.budi, "/lapor")
    dates = office.budi.last
    await office.taps(office.budi, "Tanggal lain", message=dates)
    await office.taps(office.budi, "19", message=office.budi.last)
    await office.says(office.budi, "Meninjau laporan bawahan")
    volume = office.budi.last
    await office.taps(office.budi, "Kembalikan", message=card)
    await office.taps(office.budi, "Lewati", message=volume)
    assert "Berapa lama?" in office.budi.sees()
    await office.says(office.budi, "2 jam")
    assert "Ada bukti dukung?" in office.budi.sees() or "Bukti dukung?" in office.budi.sees()
    assert (await only_entry(office)).state == CaseState.SUBMITTED


async def test_a_reply_to_a_card_is_its_reason(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, ACTIVITY)
    await office.reports(office.citra, "Melayani pemohon KTP")
    await office.taps(office.budi, "Sari Contoh")
    office.budi.says(REASON, reply_to=office.budi.last["message_id"])
    await office.settle()
    assert "Apa keputusan Anda?" in office.budi.last["text"]
    assert "Sari Contoh" in office.budi.last["text"]
    assert REASON in office.budi.last["text"]
    await office.taps(office.budi, "Kembalikan", "Kirim")
    states = {entry.activity: entry.state for entry in await office.rows(select(Entry))}
    assert states == {ACTIVITY: CaseState.RETURNED, "Melayani pemohon KTP": CaseState.SUBMITTED}


@pytest.mark.parametrize("text", ["setuju", "disetujui", "acc", "4"])
async def test_a_decision_in_reply_to_a_card_is_no_reason(office: OfficeOnTrial, text: str) -> None:
    await office.reports(office.sari, ACTIVITY)
    office.budi.says(text, reply_to=office.budi.last["message_id"])
    await office.settle()
    assert office.budi.last["text"].startswith("Keputusan diambil dengan tombol")
    assert await office.held(office.budi.id) is None
    await office.says(office.budi, "tolak, buktinya kurang")
    assert office.budi.last["text"].endswith("💬 buktinya kurang\n\nTolak dengan alasan ini?"), "0368"


async def test_another_reply_to_a_card_is_the_reason_instead(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, ACTIVITY)
    card = office.budi.last
    await office.taps(office.budi, "Tolak")
    await office.says(office.budi, "Alasan yang pertama")
    for text in ("Alasan yang kedua", "Alasan yang ketiga"):
        office.budi.says(text, reply_to=card["message_id"])
        await office.settle()
        assert text in office.budi.last["text"]
        assert "Sari Contoh" in office.budi.last["text"]
    await office.taps(office.budi, "Kembalikan", "Kirim")
    assert "Alasan yang ketiga" in office.sari.last["text"]


@pytest.mark.parametrize("wish", ["Setujui", "Kembalikan"])
async def test_a_decision_is_taken_back_within_ten_minutes(office: OfficeOnTrial, wish: str) -> None:
    await office.reports(office.sari, ACTIVITY)
    card = office.budi.last
    await office.taps(office.budi, wish)
    if wish == "Setujui":
        await office.taps(office.budi, "1 – Sangat kurang")
    else:
        await office.says(office.budi, REASON)
        await office.taps(office.budi, "Kirim")
    told = office.sari.last
    card = next(item for item in office.budi.messages if item["message_id"] == card["message_id"])
    await office.taps(office.budi, "Urungkan", message=card)
    entry = await only_entry(office)
    assert (entry.state, entry.supervisor_rating, entry.note, entry.reviewer_id) == (
        CaseState.SUBMITTED,
        None,
        None,
        None,
    )
    assert "Setujui" in office.budi.labels()
    now = next(item for item in office.sari.messages if item["message_id"] == told["message_id"])
    assert "Keputusan ditarik kembali" in now["text"], "the author's message is corrected"
    assert "Perbaiki" not in office.sari.labels()
    await office.taps(office.budi, "Setujui", "5 – Sangat baik")
    assert "Disetujui" in office.sari.last["text"]
    assert (await only_entry(office)).supervisor_rating == 5


async def test_a_decision_stands_after_ten_minutes_and_for_others(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, ACTIVITY)
    await office.taps(office.budi, "Setujui", "4 – Baik")
    entry = await only_entry(office)
    undo = CaseTap("entry", entry.id, 1, "undo").pack()
    for person in (office.sari, office.citra, office.admin, office.stranger):
        await office.taps_data(person, undo)
        assert "Maaf" in person.toasts[-1]
    office.move_to(2026, 11, 20, 9, 11)
    await office.taps_data(office.budi, undo)
    assert "hanya dapat ditarik kembali dalam 10 menit" in office.budi.toasts[-1]
    assert (await only_entry(office)).state == CaseState.APPROVED


# --- corrections ----------------------------------------------------------------------------------------


async def test_a_returned_report_is_corrected_and_keeps_what_it_was(office: OfficeOnTrial) -> None:
    await returned(office)
    await corrected(office)
    entry = await only_entry(office)
    assert (entry.state, entry.version, entry.note) == (CaseState.SUBMITTED, 2, None)
    (earlier,) = await office.rows(select(EntryVersion))
    assert (earlier.version, earlier.note) == (1, REASON)
    assert Decimal(earlier.content["volume"]) == 3
    card = office.budi.last["text"]
    assert "Laporan yang diperbaiki (kiriman ke-2)" in card
    assert "5 dokumen" in card
    assert f"Permintaan sebelumnya: {REASON}" in card
    await office.taps(office.budi, "Setujui", "5 – Sangat baik")
    assert (await only_entry(office)).supervisor_rating == 5
    assert "Laporan Anda disetujui" in office.sari.last["text"]


async def test_correcting_twice_at_once_is_one_correction(office: OfficeOnTrial) -> None:
    await returned(office)
    notice = office.sari.last
    await office.taps(office.sari, "Perbaiki")
    await to_the_amount(office)
    await office.says(office.sari, "5 dokumen")
    await office.taps(office.sari, "Perbaiki", message=notice)
    assert "5 dokumen" in office.sari.last["text"], "the correction at hand goes on"
    assert "Sudah benar?" in office.sari.last["text"]
    await office.taps(office.sari, "Kirim")
    await office.taps(office.sari, "Perbaiki", message=notice)
    assert office.sari.toasts[-1] == "Laporan ini tidak sedang menunggu perbaikan."
    (shown,) = (each for each in office.sari.messages if each["message_id"] == notice["message_id"])
    assert "Menunggu" in shown["text"], "the report is shown as it is now"
    assert (await only_entry(office)).version == 2


async def test_a_correction_parks_the_report_at_hand(office: OfficeOnTrial) -> None:
    await returned(office)
    notice = office.sari.last
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    await office.taps(office.sari, "Perbaiki", message=notice)
    assert "Perbaikan laporan" in office.sari.last["text"]
    await to_the_amount(office)
    await office.says(office.sari, "5 dokumen")
    await office.taps(office.sari, "Kirim")
    assert (await only_entry(office)).version == 2
    assert "Apa yang Anda kerjakan?" in office.sari.last["text"], "the report comes back"


async def test_a_correction_may_be_returned_again(office: OfficeOnTrial) -> None:
    await returned(office)
    await corrected(office)
    await office.taps(office.budi, "Kembalikan")
    await office.says(office.budi, "Masih kurang jelas")
    await office.taps(office.budi, "Kirim")
    await corrected(office)
    assert (await only_entry(office)).version == 3
    assert "kiriman ke-3" in office.budi.last["text"]
    assert "Permintaan sebelumnya: Masih kurang jelas" in office.budi.last["text"]


# --- cards of the past ----------------------------------------------------------------------------------


async def test_the_second_of_two_taps_changes_nothing(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, ACTIVITY)
    await office.taps(office.budi, "Setujui")
    card = office.budi.last
    office.budi.taps("5 – Sangat baik", message=card)
    office.budi.taps("1 – Sangat kurang", message=card)
    await office.settle()
    assert (await only_entry(office)).supervisor_rating == 5
    assert office.budi.toasts[-1] == "Sudah ditinjau oleh Anda."
    assert office.sari.sees().count("Laporan Anda disetujui") == 1


async def test_a_card_of_an_earlier_version_decides_nothing(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, ACTIVITY)
    entry = await only_entry(office)
    await office.taps(office.budi, "Kembalikan")
    await office.says(office.budi, REASON)
    await office.taps(office.budi, "Kirim")
    await corrected(office)
    for old in (CaseTap("entry", entry.id, 1, "reject"), CaseTap("entry", entry.id, 1, "5")):
        await office.taps_data(office.budi, old.pack())
        assert "Gunakan kartu yang terbaru" in office.budi.toasts[-1]
        assert "kiriman ke-2" in office.budi.last["text"], "the old card became the present one"
    assert (await only_entry(office)).state == CaseState.SUBMITTED
    await office.taps(office.budi, "Setujui", "2 – Kurang")
    assert (await only_entry(office)).supervisor_rating == 2


async def test_what_is_written_below_a_reason_that_waits_is_added_to_it(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, ACTIVITY)
    await office.taps(office.budi, "Kembalikan")
    await office.says(office.budi, "kurang", REASON)
    assert f"💬 kurang {REASON}" in office.budi.last["text"]
    await office.says(office.budi, "ok")
    assert REASON in office.sari.last["text"]


async def test_a_reason_that_comes_too_late_closes_its_question(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, ACTIVITY)
    entry = await only_entry(office)
    await office.taps(office.budi, "Tolak")
    await office.taps_data(office.budi, CaseTap("entry", entry.id, 1, "4").pack())
    await office.says(office.budi, REASON)
    await office.taps(office.budi, "Kirim")
    assert "Sudah ditinjau oleh Anda." in office.budi.sees()
    assert REASON in office.budi.sees(), "what was written can still be read"
    assert (await only_entry(office)).state == CaseState.APPROVED
    assert await office.held(office.budi.id) is None


@pytest.mark.parametrize("rating", [0, 6, 999])
async def test_a_forged_rating_is_refused(office: OfficeOnTrial, rating: int) -> None:
    await office.reports(office.sari, ACTIVITY)
    await office.taps_data(
        office.budi, CaseTap("entry", (await only_entry(office)).id, 1, str(rating)).pack()
    )
    assert office.budi.toasts[-1] == "Pilih nilai dari 1 sampai 5."
    assert (await only_entry(office)).state == CaseState.SUBMITTED


# --- who may --------------------------------------------------------------------------------------------


async def test_evidence_is_shown_to_the_author_and_the_reviewer(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    await office.says(office.sari, ACTIVITY, "3 dokumen")
    await office.taps(office.sari, "2 jam")
    office.sari.sends_photo(picture())
    office.sari.sends_document(b"%PDF-1.7", "laporan.pdf")
    await office.settle()
    await office.says(office.sari, "https://contoh.go.id/a?b=1&c=2")
    await office.taps(office.sari, "Lanjut", "4 – Baik", "Kirim")

    await office.taps(office.budi, "Lihat bukti")
    seen = office.budi.sees()
    assert "🖼 📎 Sari Contoh, Jum, 20 Nov" in seen
    assert "📎 laporan.pdf 📎 Sari Contoh, Jum, 20 Nov" in seen
    assert "🔗 https://contoh.go.id/a?b=1&c=2" in seen
    tap = ProofTap("entry", (await only_entry(office)).id).pack()
    await office.taps_data(office.sari, tap)
    assert "🔗 https://contoh.go.id/a?b=1&c=2" in office.sari.sees()
    await office.taps(office.budi, "Setujui", "4 – Baik")
    assert "📎 Lihat bukti" in office.budi.labels(), "also after the decision"


async def test_many_long_links_are_shown_in_several_messages_and_none_is_cut(office: OfficeOnTrial) -> None:
    links = [f"https://contoh.go.id/{number}?" + "a&b😀" * 119 for number in range(10)]
    await up_to_evidence(office)
    await office.says(office.sari, *links)
    await office.taps(office.sari, "Lanjut", "4 – Baik", "Kirim")
    await office.taps(office.budi, "Lihat bukti")
    shown = [message["text"] for message in office.budi.messages if "contoh.go.id" in message["text"]]
    assert "\n".join(shown) == "\n".join(["📎 Sari Contoh, Jum, 20 Nov", *(f"🔗 {link}" for link in links)])


async def test_who_supervised_on_the_day_of_the_work_reviews_it(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, ACTIVITY)
    entry = await only_entry(office)
    async with office.changes() as uow:
        of_sari = Supervision.employee_id == office.ids[SARI]
        await uow.session.execute(update(Supervision).where(of_sari).values(ends=date(2026, 11, 20)))
        citra = office.ids[CITRA]
        later = Supervision(
            employee_id=office.ids[SARI], supervisor_id=citra, starts=date(2026, 11, 21), ends=FOREVER
        )
        uow.session.add_all([later])
    office.move_to(2026, 11, 23, 9, 0)
    await office.taps_data(office.citra, CaseTap("entry", entry.id, 1, "1").pack())
    assert "tidak berwenang" in office.citra.toasts[-1]
    await office.says(office.citra, "/tinjau")
    assert "Tidak ada yang menunggu" in office.citra.last["text"]
    await office.taps(office.budi, "Setujui", "4 – Baik")
    assert (await only_entry(office)).supervisor_rating == 4


async def test_who_loses_the_right_while_writing_the_reason_decides_nothing(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, ACTIVITY)
    await office.taps(office.budi, "Tolak")
    await office.execute(update(Supervision).values(ends=date(2026, 11, 19)))
    await office.says(office.budi, REASON)
    await office.taps(office.budi, "Kirim")
    assert "tidak berwenang" in office.budi.last["text"]
    assert (await only_entry(office)).state == CaseState.SUBMITTED
    await office.says(office.budi, "halo")
    assert "tidak berwenang" not in office.budi.last["text"], "the question is over"


# --- the queue ------------------------------------------------------------------------------------------


async def test_a_card_of_the_queue_counts_the_proof_and_does_not_read_it(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    statements = office.statements()
    await office.says(office.budi, "/tinjau")
    assert "Laporan menunggu persetujuan" in office.budi.last["text"]
    assert [each for each in statements if each.startswith("SELECT evidence.")] == []


@pytest.mark.parametrize("said", ["setuju", "5", "ACC"])
async def test_a_decision_that_is_typed_is_told_where_it_is_made(office: OfficeOnTrial, said: str) -> None:
    where = "Mohon ketuk nilainya, atau Setujui, Kembalikan, atau Tolak, di bawah kartunya"
    await office.says(office.budi, said)
    assert where not in office.budi.sees(), "nothing waits"
    await office.reports(office.sari)
    await office.says(office.budi, said)
    assert where in office.budi.last["text"]
    await office.taps(office.budi, "🗂 Tinjau sekarang")
    assert "Menyusun laporan keuangan" in office.budi.last["text"]
