"""`/tutup`: an administrator closes a period on the phone, and everybody is told."""

from __future__ import annotations

from datetime import date

from domain.closing.preview import Preview
from domain.periods import Period
from domain.scoring import Rating
from handlers.closing.callbacks import ClosingWishTap, Wish
from handlers.closing.screens import preview_screen
from locales import words_in
from storage.records.schemes import load_scheme
from tests.handlers.test_scores import has_approved
from tests.harness import ADMIN, CITRA, SARI, OfficeOnTrial
from tests.jobs.records import reported


async def test_from_what_is_missing_to_the_frozen_results(office: OfficeOnTrial) -> None:
    await has_approved(office, SARI, [date(2026, 12, 30), date(2026, 12, 31)])
    await reported(office, CITRA, date(2026, 12, 30))
    async with office.service.database.unit() as uow:
        for person in (SARI, CITRA):
            (await uow.people.get(office.ids[person])).joined = date(2026, 12, 30)
        await uow.commit()
    office.move_to(2027, 1, 4, 9, 1)
    await office.says(office.admin, "/tutup")
    await office.taps(office.admin, "Semester 2 2026")
    assert "Dinas Pelayanan: 1 laporan belum ditinjau" in office.admin.last["text"]
    assert "Citra Contoh" in office.admin.last["text"]
    await office.taps(office.admin, "🔔 Ingatkan atasannya")
    assert office.admin.toasts[-1] == "1 pengingat dikirim."
    assert "Ada 1 laporan yang menunggu tinjauan Anda" in office.budi.sees()
    await office.taps(office.admin, "🔔 Ingatkan atasannya")
    assert office.admin.toasts[-1] == "Hari ini mereka sudah diingatkan."
    await office.taps(office.admin, "Lihat hasil sementara")
    assert "Sari Contoh, Butuh Perbaikan: nilai 74,29; mulai 75 menjadi Baik" in office.admin.sees()
    await office.taps(office.admin, "Baik")
    assert "Diharapkan ada" not in office.admin.sees(), "one is Butuh Perbaikan"
    assert "sebarannya sesuai pedoman" in office.admin.sees()
    await office.taps(office.admin, "🔒 Tutup periode ini", "Ya, tutup sekarang")
    assert "Semester 2 2026 dikunci" in office.admin.last["text"]
    await office.taps_data(office.admin, ClosingWishTap("2026-S2", Wish.CLOSE, "").pack())
    assert "sudah ditutup atau sedang ditutup" in office.admin.toasts[-1]
    office.move_to(2027, 1, 4, 9, 5)
    await office.run_jobs()
    assert "Semester 2 2026 sudah ditutup. Nilai Anda 74,29" in office.sari.sees()
    async with office.service.database.read() as uow:
        closing = await uow.closings.of(Period.parse("2026-S2"))
        assert closing is not None
        assert (closing.office_result, closing.begun_by_id) == ("baik", office.ids[ADMIN])
    await office.says(office.admin, "/tutup")
    assert "Semester 2 2026" not in office.admin.labels()


async def test_who_is_no_administrator_closes_nothing(office: OfficeOnTrial) -> None:
    office.move_to(2027, 1, 4, 9, 1)
    for wish in Wish:
        await office.taps_data(office.budi, ClosingWishTap("2026-S2", wish, "").pack())
        assert "hanya dapat ditutup oleh administrator" in office.budi.toasts[-1]
    async with office.service.database.read() as uow:
        assert await uow.closings.closed() == []


def test_a_preview_of_a_large_matrix_office_fits_under_its_picture() -> None:
    scheme = load_scheme("nasional")
    preview = Preview(scheme, people=1240)
    preview.grades.update({"Sangat Baik": 310, "Baik": 812, "Butuh Perbaikan": 64, "Kurang": 9})
    for row, column, count in (("above", "above", 310), ("meets", "meets", 700), ("below", "meets", 64)):
        preview.boxes[Rating(row), Rating(column)] = count
    for language in ("id", "en"):
        screen = preview_screen(words_in(language), Period.parse("2026"), preview, None)
        assert screen.photo is not None and screen.photo.startswith(b"\x89PNG")
