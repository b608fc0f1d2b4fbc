"""Who gets or loses people, and who gets another supervisor, is told, whichever way it came about."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete

from domain.notices import Recipient
from handlers.people.notices import ServiceEnds
from playground.handle import PersonHandle
from storage.tables import Supervision
from tests.handlers.targets import agree_targets
from tests.harness import CITRA, SARI, OfficeOnTrial


def news(person: PersonHandle) -> list[str]:
    """What a person was told of teams and places."""
    texts = (each.get("text", "") for each in person.messages)
    return [text for text in texts if text.startswith(("👥 Mulai", "🧭 Mulai"))]


async def test_another_supervisor_is_told_to_all_three(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/pegawai sari")
    await office.taps(office.admin, "Ganti atasan", "Hari ini")
    await office.says(office.admin, "citra")
    assert "Sari Contoh, Citra Contoh, dan Budi Contoh diberi tahu" in office.admin.last["text"]
    await office.taps(office.admin, "Simpan")
    assert news(office.citra) == [
        "👥 Mulai Jumat, 20 November 2026 Anda atasan dari: Sari Contoh. "
        "Laporan untuk hari itu dan sesudahnya Anda yang meninjau."
    ]
    assert news(office.budi) == [
        "👥 Mulai Jumat, 20 November 2026 bukan lagi bawahan Anda: Sari Contoh. "
        "Laporan untuk hari sebelumnya tetap Anda tinjau."
    ]
    assert "Atasan: Citra Contoh" in news(office.sari)[0]
    assert news(office.admin) == []


async def test_who_only_moves_changes_no_team(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/pegawai sari")
    await office.taps(office.admin, "Pindah unit", "Sekretariat", "Hari ini", "Atasan tetap")
    assert "📨 Sari Contoh diberi tahu" in office.admin.last["text"]
    await office.taps(office.admin, "Simpan")
    (told,) = news(office.sari)
    assert "target" not in told and news(office.budi) == []


async def test_who_moves_to_another_unit_is_told_that_targets_go_on(office: OfficeOnTrial) -> None:
    await agree_targets(office, ("Melayani permohonan KTP", "permohonan"))
    await office.says(office.admin, "/pegawai sari")
    await office.taps(office.admin, "Pindah unit", "Sekretariat", "Hari ini", "Atasan tetap", "Simpan")
    assert "1 target Anda tetap dihitung." in news(office.sari)[0]
    await office.taps(office.admin, "Ganti atasan", "Besok")
    await office.says(office.admin, "citra")
    await office.taps(office.admin, "Simpan")
    assert "target" not in news(office.sari)[1], "the work is the same"


async def test_a_team_is_told_of_its_new_head(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/unit")
    await office.taps(office.admin, "Dinas Pelayanan", "Ganti kepala", "Citra Contoh", "Hari ini", "Simpan")
    assert "Anda atasan dari: Sari Contoh, Budi Contoh." in news(office.citra)[1]
    assert "bukan lagi bawahan Anda: Sari Contoh, Citra Contoh." in "".join(news(office.budi))
    for person, head in ((office.sari, "Citra Contoh"), (office.budi, "Citra Contoh"), (office.citra, "–")):
        assert f"Atasan: {head}" in "".join(news(person))


async def test_a_team_is_told_of_a_successor(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/pegawai budi")
    await office.taps(office.admin, "Akhiri tugas")
    await office.says(office.admin, "30/11/2026", "agus")
    await office.taps(office.admin, "Simpan")
    for person in (office.sari, office.citra):
        assert "Mulai Selasa, 1 Desember 2026" in news(person)[0]
        assert "Atasan: Agus Contoh" in news(person)[0]
    assert news(office.admin) == [], "who does it knows it"
    assert news(office.budi) == []


async def test_who_had_no_supervisor_learns_of_one_and_the_supervisor_of_them(office: OfficeOnTrial) -> None:
    await office.execute(delete(Supervision).where(Supervision.employee_id == office.ids[SARI]))
    await office.execute(delete(Supervision).where(Supervision.employee_id == office.ids[CITRA]))
    await office.says(office.admin, "/delegasi tanpa")
    await office.taps(office.admin, "Dinas Pelayanan")
    await office.says(office.admin, "budi")
    await office.taps(office.admin, "Tetapkan")
    assert "Anda atasan dari: Sari Contoh, Citra Contoh." in news(office.budi)[0]
    assert "Atasan: Budi Contoh" in news(office.sari)[0]


async def test_a_correction_is_told_to_both_supervisors_and_so_is_its_undo(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/atasan")
    await office.taps(office.sari, "Usulkan koreksi")
    await office.says(office.sari, "citra")
    await office.taps(office.sari, "Hari ini")
    await office.says(office.sari, "Mutasi sesuai SK nomor 12")
    await office.taps(office.sari, "Kirim")
    await office.taps(office.admin, "Setujui")
    assert "Anda atasan dari: Sari Contoh" in news(office.citra)[0]
    assert "bukan lagi bawahan Anda: Sari Contoh" in news(office.budi)[0]
    await office.taps(office.admin, "Urungkan")
    assert "bukan lagi bawahan Anda: Sari Contoh" in news(office.citra)[1]
    assert "Anda atasan dari: Sari Contoh" in news(office.budi)[1]


async def test_a_new_person_is_told_to_the_supervisor(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/pegawai")
    await office.taps(office.admin, "Pegawai baru")
    await office.says(office.admin, "Dewi Contoh", "199505052020122009")
    await office.taps(office.admin, "Dinas Pelayanan", "Hari ini", "Budi Contoh")
    await office.says(office.admin, "Analis")
    await office.taps(office.admin, "Simpan")
    assert "Anda atasan dari: Dewi Contoh" in news(office.budi)[0]
    assert date(2026, 11, 20) == office.service.office.date_of(office.service.clock.now())


def service_news(person: PersonHandle) -> list[str]:
    """What a person was told of the end of somebody's service."""
    texts = (each.get("text", "") for each in person.messages)
    return [text for text in texts if text.startswith("🚪 Menurut") or "sudah dihapus" in text]


async def test_who_leaves_and_the_supervisor_are_told_and_so_is_its_undo(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/pegawai sari")
    await office.taps(office.admin, "Akhiri tugas")
    await office.says(office.admin, "30/11/2026")
    assert "📨 Sari Contoh dan Budi Contoh diberi tahu" in office.admin.last["text"]
    assert service_news(office.sari) == [], "nothing is saved yet"
    await office.taps(office.admin, "Simpan")
    (own,), (heard,) = service_news(office.sari), service_news(office.budi)
    assert own.startswith(
        "🚪 Menurut catatan administrator, hari terakhir Anda bertugas: Senin, 30 November 2026. Terima kasih"
    )
    assert heard.endswith("hari terakhir Sari Contoh bertugas: Senin, 30 November 2026.")
    await office.taps(office.admin, "Batalkan akhir tugas")
    assert "📨 Sari Contoh dan Budi Contoh diberi tahu" in office.admin.last["text"]
    await office.taps(office.admin, "Ya, batalkan")
    assert "Anda tetap bertugas" in service_news(office.sari)[1]
    assert "Sari Contoh tetap bertugas" in service_news(office.budi)[1]
    assert service_news(office.admin) == [] == service_news(office.citra)


async def test_an_end_that_was_taken_back_before_it_was_told_is_not_told(office: OfficeOnTrial) -> None:
    notice = ServiceEnds(office.ids[SARI], "2026-11-30")
    async with office.changes() as uow:
        now = office.service.clock.now()
        uow.outbox.add(notice, Recipient(employee_id=office.ids[SARI]), now)
    await office.settle()
    assert service_news(office.sari) == []
