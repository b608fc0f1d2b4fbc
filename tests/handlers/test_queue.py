"""`/tinjau`: one message for all that waits, a person's reports with one rating, flags, and undo for all."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import event, select, update

from domain.cases import CaseState
from domain.entries import EvidenceItem
from handlers.review.callbacks import QueueRateTap, QueueUndoTap, View
from storage.tables import Entry, Supervision
from tests.handlers.people import stands_in
from tests.handlers.queue import a_large_team, waits
from tests.handlers.steps import stored
from tests.handlers.targets import has
from tests.harness import CITRA, FRIDAY_MORNING, SARI, OfficeOnTrial


async def three_of_sari(office: OfficeOnTrial) -> None:
    """Sari has two usual reports and a late one, Citra has one."""
    sari, citra = office.ids[SARI], office.ids[CITRA]
    await waits(office, sari, "Menyusun laporan")
    evening = FRIDAY_MORNING - timedelta(hours=14)
    await waits(office, sari, "Melayani loket", date=date(2026, 11, 19), submitted_at=evening)
    late = FRIDAY_MORNING - timedelta(days=1)
    await waits(office, sari, "Rapat <koordinasi>", date=date(2026, 11, 17), submitted_at=late)
    await waits(office, citra, "Mengarsip surat", volume=Decimal(12), measure="surat")


def states(entries: list[Entry]) -> dict[str, tuple[str, int | None]]:
    return {each.activity: (each.state, each.supervisor_rating) for each in entries}


async def test_everything_waits_in_one_message_that_leads_to_a_person_a_day_and_a_report(
    office: OfficeOnTrial,
) -> None:
    await three_of_sari(office)
    await office.says(office.budi, "/tinjau")
    messages = len(office.budi.messages)
    assert "Menunggu tinjauan Anda: 4 laporan, mulai dari yang paling lama" in office.budi.last["text"]
    assert "1 di antaranya perlu dibuka" in office.budi.last["text"]
    assert office.budi.labels()[:4] == [
        "⚠️ Sari Contoh: 3",
        "Citra Contoh: 1",
        "⏰ Terlambat (1)",
        "⚠️ Perlu dibuka (1)",
    ]
    await office.taps(office.budi, "Sari Contoh")
    shown = office.budi.last["text"]
    for part in ("Sari Contoh: 3 laporan", "1. Rapat <koordinasi>", "terlambat", "2. Melayani loket · 1 jam"):
        assert part in shown
    assert "diri" not in shown, "the rating comes first"
    assert "Nilai untuk 2 laporan tanpa ⚠️" in shown
    await office.taps(office.budi, "Kam, 19 Nov")
    assert "Melayani loket" in office.budi.last["text"], "alone on its day it is opened"
    assert "Bagaimana Anda menilai" in office.budi.last["text"]
    await office.taps(office.budi, "Kembali ke daftar")
    assert "Sari Contoh: 3 laporan" in office.budi.last["text"]
    await office.taps(office.budi, "Pegawai berikutnya")
    assert "12 surat" in office.budi.last["text"]
    assert "Penilaian diri" not in office.budi.sees()
    assert len(office.budi.messages) == messages


async def test_what_has_a_flag_is_opened_and_says_why(office: OfficeOnTrial) -> None:
    await three_of_sari(office)
    await office.says(office.budi, "/tinjau")
    await office.taps(office.budi, "Sari Contoh", "4 – Baik")
    found = states(await stored(office))
    assert found["Menyusun laporan"] == found["Melayani loket"] == (CaseState.APPROVED, 4)
    assert found["Rapat <koordinasi>"] == (CaseState.SUBMITTED, None)
    shown = office.budi.last["text"]
    assert "Disetujui, Sari Contoh: 2 laporan, nilai 4 – Baik." in shown
    assert "⚠️ Dikirim setelah batas waktu." in shown, "what is left has to be opened, and is"
    await office.taps(office.budi, "2 – Kurang")
    assert states(await stored(office))["Rapat <koordinasi>"] == (CaseState.APPROVED, 2)
    assert "Mengarsip surat" in office.budi.last["text"], "the next person"
    await office.taps(office.budi, "3 – Cukup")
    assert "Tidak ada yang menunggu" in office.budi.last["text"]
    told = [message["text"] for message in office.sari.messages if "disetujui" in message["text"]]
    assert len(told) == 2, "a message for each tap, and not for each report"
    assert "2 laporan Anda disetujui" in told[0]
    assert "Kam, 19 Nov: Melayani loket" in told[0]
    assert "Disetujui oleh Budi Contoh: 4 – Baik" in told[0]


async def test_a_report_for_a_target_without_evidence_is_flagged(office: OfficeOnTrial) -> None:
    sari, number = office.ids[SARI], await has(office, SARI, "Laporan keuangan")
    for activity in ("Menyusun laporan", "Merekap laporan"):
        await waits(office, sari, activity, target_id=number)
    await waits(office, sari, "Melayani loket")
    async with office.changes() as uow:
        (recapped,) = await uow.session.scalars(select(Entry).where(Entry.activity == "Merekap laporan"))
        uow.entries.add_evidence(recapped.id, [EvidenceItem(kind="link", url="https://contoh.go.id/rekap")])
    await office.says(office.budi, "/tinjau")
    shown = office.budi.last["text"]
    assert shown.count("⚠️ <i>") + shown.count("    ⚠️ tanpa bukti") == 1
    assert "Nilai untuk 2 laporan tanpa ⚠️" in shown
    await office.taps(office.budi, "⚠️ 1")
    assert "Belum ada bukti dukung" in office.budi.last["text"]


async def test_one_tap_takes_back_all_that_one_tap_decided(office: OfficeOnTrial) -> None:
    await three_of_sari(office)
    await office.says(office.budi, "/tinjau")
    await office.taps(office.budi, "Sari Contoh", "1 – Sangat kurang", "Urungkan")
    assert "Keputusan ditarik kembali, Sari Contoh: 2 laporan" in office.budi.last["text"]
    assert {each.state for each in await stored(office)} == {CaseState.SUBMITTED}
    assert "2 laporan menunggu tinjauan lagi" in office.sari.sees()
    assert "laporan Anda disetujui" not in office.sari.sees(), "what she was told is corrected"
    await office.taps(office.budi, "5 – Sangat baik")
    office.move_to(2026, 11, 20, 9, 11)
    await office.taps(office.budi, "Urungkan")
    assert "10 menit" in office.budi.toasts[-1]
    assert states(await stored(office))["Melayani loket"] == (CaseState.APPROVED, 5)


async def test_what_was_decided_before_can_be_taken_back_after_the_next_decision(
    office: OfficeOnTrial,
) -> None:
    await waits(office, office.ids[SARI], "Menyusun laporan")
    await waits(office, office.ids[SARI], "Melayani loket")
    await waits(office, office.ids[CITRA], "Mengarsip surat")
    await office.says(office.budi, "/tinjau")
    await office.taps(office.budi, "Sari Contoh", "1 – Sangat kurang")
    office.move_to(2026, 11, 20, 9, 5)
    await office.taps(office.budi, "4 – Baik")
    undos = [label for label in office.budi.labels() if "Urungkan" in label]
    assert undos == ["Urungkan: Citra Contoh (09.05)", "Urungkan: Sari Contoh (09.00)"]
    await office.taps(office.budi, "Urungkan: Sari Contoh (09.00)")
    found = states(await stored(office))
    assert found["Menyusun laporan"] == found["Melayani loket"] == (CaseState.SUBMITTED, None)
    assert found["Mengarsip surat"] == (CaseState.APPROVED, 4)
    assert "Urungkan: Citra Contoh (09.05)" in office.budi.labels()
    office.move_to(2026, 11, 20, 9, 16)
    await office.taps(office.budi, "3 – Cukup")
    assert "Urungkan: Citra Contoh (09.05)" not in office.budi.labels(), "it is final"


async def test_the_list_of_everybody_offers_to_take_back_too(office: OfficeOnTrial) -> None:
    await three_of_sari(office)
    await office.says(office.budi, "/tinjau")
    await office.taps(office.budi, "Sari Contoh", "4 – Baik", "Semua pegawai")
    assert "Urungkan: Sari Contoh (09.00)" in office.budi.labels()


async def test_what_may_no_longer_be_decided_is_left_out_and_that_is_told(office: OfficeOnTrial) -> None:
    await three_of_sari(office)
    await office.says(office.budi, "/tinjau")
    await office.taps(office.budi, "Sari Contoh")
    await waits(office, office.ids[SARI], "Datang kemudian")
    async with office.changes() as uow:
        changed = update(Entry).where(Entry.activity == "Melayani loket").values(version=2)
        await uow.session.execute(changed)
    await office.taps(office.budi, "4 – Baik")
    assert "1 tidak ikut diputuskan" in office.budi.last["text"]
    found = states(await stored(office))
    assert found["Menyusun laporan"] == (CaseState.APPROVED, 4)
    assert found["Melayani loket"] == found["Datang kemudian"] == (CaseState.SUBMITTED, None)


async def test_a_batch_is_decided_for_nobody_elses_people(office: OfficeOnTrial) -> None:
    await three_of_sari(office)
    sari = office.ids[SARI]
    for data in (
        QueueRateTap(View.ALL, sari, 0, 99, 9, 5),
        QueueUndoTap(View.ALL, sari, 0, "1"),
        QueueUndoTap(View.ALL, sari, 0, "x"),
    ):
        await office.taps_data(office.citra, data.pack())
        assert "Maaf" in office.citra.toasts[-1]
    async with office.changes() as uow:
        of_sari = Supervision.employee_id == sari
        await uow.session.execute(update(Supervision).where(of_sari).values(supervisor_id=office.ids[CITRA]))
    await office.taps_data(office.budi, QueueRateTap(View.ALL, sari, 0, 99, 3, 5).pack())
    assert "Daftar ini sudah berubah" in office.budi.toasts[-1]
    assert {each.state for each in await stored(office)} == {CaseState.SUBMITTED}


async def test_two_reviewers_at_once_give_one_decision(office: OfficeOnTrial) -> None:
    await stands_in(office)
    await three_of_sari(office)
    await office.says(office.citra, "/tinjau")
    await office.says(office.budi, "/tinjau")
    await office.taps(office.budi, "Sari Contoh")
    assert "Nilai untuk 2 laporan" in office.citra.last["text"], "her own report is not for her"
    office.budi.taps("4 – Baik")
    office.citra.taps("2 – Kurang")
    await office.settle()
    found = states(await stored(office))
    assert found["Menyusun laporan"] == found["Melayani loket"] == (CaseState.APPROVED, 4)
    assert "Daftar ini sudah berubah" in office.citra.toasts[-1]
    assert "Dikirim setelah batas waktu" in office.citra.last["text"], "she sees what is left"
    assert office.sari.sees().count("2 laporan Anda disetujui") == 1


@pytest.mark.parametrize("view", ["Terlambat", "Kiriman ulang"])
async def test_a_filter_shows_its_part(office: OfficeOnTrial, view: str) -> None:
    await three_of_sari(office)
    await waits(office, office.ids[CITRA], "Dikirim ulang", version=2)
    await waits(office, office.ids[CITRA], "Dikirim ulang pula", version=2)
    await office.says(office.budi, "/tinjau")
    await office.taps(office.budi, view)
    shown = office.budi.last["text"]
    assert ("Rapat" in shown) == (view == "Terlambat")
    assert ("Dikirim ulang pula" in shown) == (view == "Kiriman ulang")
    await office.taps(office.budi, "Semua pegawai")
    assert "6 laporan" in office.budi.last["text"]


async def test_a_list_of_the_longest_reports_fits_into_its_message(office: OfficeOnTrial) -> None:
    for number in range(16):
        await waits(
            office,
            office.ids[SARI],
            f"{number} " + "&😀" * 200,
            date=date(2026, 11, 1) + timedelta(days=number),
            volume=Decimal("123456789.25"),
            measure="b" * 30,
            version=2,
            minutes=959,
        )
    await office.says(office.budi, "/tinjau")
    assert "maksimal 15 laporan" in office.budi.last["text"]
    assert len(office.budi.last["text"].encode("utf-16-le")) < 2 * 4096
    assert "15. " in office.budi.last["text"]


async def test_a_queue_of_40_people_takes_as_many_statements_as_one_of_2(office: OfficeOnTrial) -> None:
    statements = office.statements()
    await office.says(office.budi, "/tinjau")
    counts = []
    for size in (2, 38):
        await a_large_team(office, size)
        statements.clear()
        await office.says(office.budi, "/tinjau")
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 40


async def test_120_reports_of_40_people_are_reviewed_with_60_taps(office: OfficeOnTrial) -> None:
    await a_large_team(office)
    await office.says(office.budi, "/tinjau")
    assert "120 laporan" in office.budi.last["text"]
    messages, commits = len(office.budi.messages), list[object]()
    engine = office.service.database.engine.sync_engine
    event.listen(engine, "commit", commits.append)
    await office.taps(office.budi, "Pegawai 00 Contoh")
    taps = 1
    while "Tidak ada yang menunggu" not in office.budi.last["text"]:
        calls = office.playground.calls
        calls.clear()
        commits.clear()
        office.budi.taps("4 – Baik")
        await office.service.polling.step(0)
        await office.service.intake.wait_idle()
        await office.service.speaker.wait_idle()
        taps += 1
        assert sum(call.method == "editMessageText" for call in calls) == 1
        assert not any(call.method.startswith("send") for call in calls)
        assert len(commits) == 1
    assert taps <= 60
    assert len(office.budi.messages) == messages
    found = await stored(office)
    assert {(each.state, each.supervisor_rating) for each in found} == {(CaseState.APPROVED, 4)}
    assert len(found) == 120
