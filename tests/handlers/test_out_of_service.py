"""Supervisors who have left, or have not begun: the roster still names them, but they decide nothing."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from domain.cases import CaseState
from domain.periods import Period
from handlers.kit.case_card import CaseTap, ProofTap
from locales import words_in
from storage.tables import Dialog, Entry
from tests.handlers.targets import agree_targets
from tests.harness import BUDI, SARI, OfficeOnTrial

NOT_YOURS = words_in("id").plain("gate-not-yours")
YESTERDAY, TODAY, TOMORROW = date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 21)
OUT_OF_SERVICE = [{"left": YESTERDAY}, {"joined": TOMORROW}]


async def budi_serves(office: OfficeOnTrial, *, joined: date | None = None, left: date | None = None) -> None:
    """The roster tells when Sari's supervisor joined and left."""
    async with office.changes() as uow:
        budi = await uow.people.get(office.ids[BUDI])
        budi.joined, budi.left = joined, left


async def only_entry(office: OfficeOnTrial) -> Entry:
    async with office.service.database.read() as uow:
        (entry,) = await uow.session.scalars(select(Entry))
        return entry


@pytest.mark.parametrize("service", OUT_OF_SERVICE)
async def test_a_supervisor_out_of_service_decides_nothing(
    office: OfficeOnTrial, service: dict[str, date]
) -> None:
    await office.reports(office.sari)
    entry = await only_entry(office)
    await budi_serves(office, **service)
    taps = [
        CaseTap("entry", entry.id, 1, "approve"),
        CaseTap("entry", entry.id, 1, "return"),
        CaseTap("entry", entry.id, 1, "5"),
        ProofTap("entry", entry.id),
    ]
    for tap in taps:
        await office.taps_data(office.budi, tap.pack())
        assert office.budi.toasts[-1] == NOT_YOURS, tap
    await office.says(office.budi, "/tinjau")
    assert office.budi.last["text"] == words_in("id").plain("gate-see-queue")
    assert (await only_entry(office)).state == CaseState.SUBMITTED


async def test_a_reason_asked_for_before_the_service_ended_decides_nothing(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.taps(office.budi, "Kembalikan")
    await budi_serves(office, left=YESTERDAY)
    await office.says(office.budi, "Mohon dilengkapi buktinya")
    assert office.budi.last["text"] == words_in("id").plain("gate-give-reason")
    assert (await only_entry(office)).state == CaseState.SUBMITTED
    await office.says(office.budi, "/batal")
    assert not await office.rows(select(Dialog))


@pytest.mark.parametrize("service", [{"left": TODAY}, {"joined": TODAY}])
async def test_the_first_and_the_last_day_are_days_of_service(
    office: OfficeOnTrial, service: dict[str, date]
) -> None:
    await budi_serves(office, **service)
    await office.reports(office.sari)
    assert "Menunggu persetujuan Budi Contoh" in office.sari.sees()
    await office.taps(office.budi, "Setujui", "5 – Sangat baik")
    assert "Laporan Anda disetujui" in office.sari.sees()


async def test_the_day_of_leaving_is_the_offices_own(office: OfficeOnTrial) -> None:
    await budi_serves(office, left=TODAY)
    await office.reports(office.sari)
    office.move_to(2026, 11, 20, 23, 50)
    await office.taps(office.budi, "Setujui")
    office.move_to(2026, 11, 21, 0, 10)  # in UTC it is still the 20th
    await office.taps(office.budi, "5 – Sangat baik")
    assert office.budi.toasts[-1] == NOT_YOURS


@pytest.mark.parametrize("service", OUT_OF_SERVICE)
async def test_the_author_is_told_that_there_is_no_supervisor(
    office: OfficeOnTrial, service: dict[str, date]
) -> None:
    await budi_serves(office, **service)
    await office.reports(office.sari)
    assert "Belum ada atasan yang tercatat" in office.sari.sees()
    assert "Menyusun laporan keuangan" not in office.budi.sees()


async def test_an_end_in_a_closed_period_is_taken_back_by_a_roster(office: OfficeOnTrial) -> None:
    await budi_serves(office, left=date(2026, 9, 15))
    async with office.changes() as uow:
        own, period = office.service.office, Period.parse("2026-Q3")
        assert await uow.closings.begin(period, own.scheme, own.zone, None, None, office.service.clock.now())
    await office.says(office.admin, "/pegawai Budi Contoh")
    await office.taps(office.admin, "Batalkan akhir tugas")
    assert "daftar pegawai dengan “-” pada kolom left" in office.admin.toasts[-1], "before it asks"
    assert "Ya, batalkan" not in office.admin.labels()


async def test_who_has_left_is_offered_the_days_of_service_alone(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        (await uow.people.get(office.ids[SARI])).left = YESTERDAY
    await office.says(office.sari, "/lapor")
    assert office.sari.labels() == ["Kemarin", "Tanggal lain", "Batal"]
    await office.taps(office.sari, "Batal")
    office.move_to(2026, 11, 24, 9, 0)
    await office.says(office.sari, "/lapor")
    assert office.sari.labels() == ["Tanggal lain", "Batal"], "19 November can still be reported as late"
    await office.taps(office.sari, "Batal")
    office.move_to(2026, 12, 1, 9, 0)
    await office.says(office.sari, "/lapor")
    assert "Hari terakhir Anda bertugas adalah Kamis, 19 November 2026" in office.sari.last["text"]


async def test_who_has_left_is_invited_to_nothing_that_is_refused(office: OfficeOnTrial) -> None:
    await agree_targets(office, ("Melayani permohonan KTP", "permohonan"))
    async with office.changes() as uow:
        (await uow.people.get(office.ids[SARI])).left = YESTERDAY
    office.move_to(2026, 12, 1, 9, 0)
    await office.says(office.sari, "/start")
    assert "/lapor" not in office.sari.last["text"]
    assert "Hari terakhir Anda bertugas: Kamis, 19 November 2026." in office.sari.last["text"]
    assert office.sari.labels()[0] == "📘 Panduan: lima kartu"
    for said, answer in (
        ("/pekan", "Pekan ini tidak ada laporan Anda. Laporan lama: /riwayat."),
        ("/jadwal", "Anda tidak tercatat bertugas hari ini."),
        ("/kendala", "🚧 Kendala Anda\nTidak ada yang sedang berjalan."),
        ("/besok", words_in("id").plain("gate-plan-work")),
        ("Terima kasih semua", words_in("id").plain("hint-left")),
    ):
        await office.says(office.sari, said)
        assert office.sari.last["text"] == answer
    await office.says(office.sari, "/target")
    await office.taps(office.sari, "1. Melayani permohonan KTP")
    assert office.sari.labels()[0] == "‹ Semua target"
    await office.says(office.sari, "/rekap")
    await office.taps(office.sari, "November 2026", "‹ Bulan lain")
    assert office.sari.labels()[0] == "November 2026", "the last one in service"
