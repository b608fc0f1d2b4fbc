"""`/tutup`: an administrator closes a period on the phone, and everybody is told."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from msgspec.structs import replace
from sqlalchemy import update

from domain.assessments import closes_on
from domain.closing.missing import Lack, by_unit
from domain.closing.preview import AtBorder, Border, OfficeResult, Preview
from domain.periods import Period
from domain.scoring import Rating
from handlers.closing.callbacks import ClosingRemindTap, ClosingWishTap, Wish
from handlers.closing.screens import missing_screen, preview_screen
from locales import words_in
from storage.records.schemes import load_scheme
from storage.tables import Employee
from tests.handlers.scores import has_approved
from tests.harness import ADMIN, BUDI, CITRA, SARI, OfficeOnTrial, must
from tests.jobs.records import reported


async def test_from_what_is_missing_to_the_frozen_results(office: OfficeOnTrial) -> None:
    await has_approved(office, SARI, [date(2026, 12, 30), date(2026, 12, 31)])
    await reported(office, CITRA, date(2026, 12, 30))
    async with office.changes() as uow:
        for person in (SARI, CITRA):
            (await uow.people.get(office.ids[person])).joined = date(2026, 12, 30)
    office.move_to(2027, 1, 4, 9, 1)
    await office.says(office.admin, "/tutup")
    await office.taps(office.admin, "Semester 2 2026")
    assert "Dinas Pelayanan: 1 laporan belum ditinjau" in office.admin.last["text"]
    assert "Citra Contoh" in office.admin.last["text"]
    await office.taps(office.admin, "🔔 Ingatkan atasannya")
    assert office.admin.last["text"] == "🔔 1 pengingat dikirim untuk Semester 2 2026."
    assert "Ada 1 laporan yang menunggu tinjauan Anda" in office.budi.sees()
    await office.taps(office.admin, "🔔 Ingatkan atasannya")
    assert "hari ini semua yang dapat diingatkan sudah diingatkan" in office.admin.last["text"]
    await office.taps(office.admin, "Lihat hasil sementara")
    assert "Sari Contoh, Butuh Perbaikan: nilai 74,29; mulai 75 menjadi Baik" in office.admin.sees()
    await office.taps(office.admin, "📄 Semua yang di batas predikat")
    assert office.admin.last["document"]["file_name"] == "batas-predikat-2026-S2.xlsx"
    await office.taps(office.admin, "🔒 Tutup periode ini")
    assert "Capaian kinerja kantor belum dipilih" in office.admin.last["text"], "a dash on every sheet"
    await office.taps(office.admin, "Baik")
    assert "Diharapkan ada" not in office.admin.sees(), "one is Butuh Perbaikan"
    assert "sebaran predikat 1 pegawai sesuai pedoman" in office.admin.sees()
    await office.taps(office.admin, "🔒 Tutup periode ini")
    assert "Capaian kinerja kantor yang dicatat: Baik" in office.admin.last["text"]
    await office.taps(office.admin, "Ya, tutup sekarang")
    assert "Semester 2 2026 dikunci" in office.admin.last["text"]
    await office.taps_data(office.admin, ClosingWishTap("2026-S2", Wish.CLOSE, "").pack())
    assert "sudah ditutup atau sedang ditutup" in office.admin.toasts[-1]
    await office.jobs_at(2027, 1, 4, 9, 5)
    assert "Semester 2 2026 sudah ditutup. Nilai Anda 74,29" in office.sari.sees()
    async with office.service.database.read() as uow:
        closing = must(await uow.closings.of(Period.parse("2026-S2")))
        assert (closing.office_result, closing.begun_by_id) == ("baik", office.ids[ADMIN])
    done = office.admin.sees()
    assert "🔒 Semester 2 2026 sudah ditutup\n4 hasil dibekukan:\n• Butuh Perbaikan: 1\n" in done
    assert "• Tidak dapat dinilai: 3" in done
    assert "4 pegawai sudah diberi tahu hasilnya" in done
    messages = len(office.admin.messages)
    await office.jobs_at(2027, 1, 4, 9, 10)
    assert len(office.admin.messages) == messages, "told once"
    await office.says(office.admin, "/tutup")
    assert "Semester 2 2026" not in office.admin.labels()
    await office.taps(office.admin, "🔒 Semester 2 2026, sudah ditutup")
    assert "4 pegawai sudah diberi tahu" in office.admin.last["text"]


async def test_closed_at_night_it_is_frozen_then_and_told_by_day(office: OfficeOnTrial) -> None:
    office.move_to(2027, 1, 4, 22, 0)
    await office.taps_data(office.admin, ClosingWishTap("2026-S2", Wish.CLOSE, "").pack())
    for minute in (5, 10):
        await office.jobs_at(2027, 1, 4, 22, minute)
    assert office.admin.sees().count("⏳ 0 dari 4 pegawai sudah diberi tahu") == 1
    assert "sudah ditutup" not in office.sari.sees()
    await office.jobs_at(2027, 1, 5, 8, 0)
    assert "tidak dapat dinilai" in office.sari.sees()
    await office.taps(office.sari, "Lihat hasil dan penjelasannya")
    assert "\nTidak dapat dinilai\n" in office.sari.last["text"], "and not: not yet"
    await office.taps(office.sari, "Periode lain")
    assert "🔒 Semester 2 2026: tidak dapat dinilai" in office.sari.labels()
    assert "✅ 4 pegawai sudah diberi tahu" in office.admin.sees()


async def test_who_cannot_be_reached_is_counted_and_gets_no_reminder(office: OfficeOnTrial) -> None:
    await reported(office, SARI, date(2026, 12, 30))
    office.move_to(2027, 1, 4, 9, 1)
    async with office.changes() as uow:
        await uow.people.mark_unreachable(BUDI, office.service.clock.now())
    await office.taps_data(office.admin, ClosingRemindTap("2026-S2").pack())
    assert "1 atasan belum bergabung atau tidak dapat dihubungi" in office.admin.last["text"]
    assert office.budi.messages == []


def test_after_the_last_day_of_assessments_nobody_is_asked_for_them() -> None:
    period, words = Period.parse("2026-S2"), words_in("id")
    units = by_unit([Lack(1, "Sari Contoh", "Dinas", unassessed=True)])
    in_time, late = (
        missing_screen(words, period, units, 0, closes_on(period) + timedelta(days=n)) for n in (0, 1)
    )
    assert "🔔 Ingatkan atasannya" in [button.label for row in in_time.rows for button in row]
    assert "🔔 Ingatkan atasannya" not in [button.label for row in late.rows for button in row]
    assert "tidak dapat dilengkapi lagi" in late.text


async def test_a_period_is_named_after_the_command(office: OfficeOnTrial) -> None:
    office.move_to(2027, 1, 4, 9, 1)
    await office.says(office.admin, "/tutup 2026-s2")
    assert "Semester 2 2026: yang belum lengkap" in office.admin.last["text"]
    assert "yang baru dikirim sekarang tidak dihitung lagi dalam nilainya" in office.admin.last["text"]
    for code, sentence in (("2027-S1", "belum selesai"), ("bulan lalu", "Tulis misalnya 2026-S2")):
        await office.says(office.admin, f"/tutup {code}")
        assert sentence in office.admin.last["text"]
    await office.taps_data(office.admin, ClosingWishTap("2026-S2", Wish.CLOSE, "").pack())
    await office.says(office.admin, "/tutup 2026-S2")
    assert "sedang ditutup" in office.admin.last["text"]


async def test_a_period_in_which_nobody_served_is_not_offered_and_says_so(office: OfficeOnTrial) -> None:
    office.move_to(2027, 1, 4, 9, 1)
    await office.execute(update(Employee).values(joined=date(2026, 7, 1)))
    await office.says(office.admin, "/tutup")
    assert "Semester 2 2026" in office.admin.labels()
    assert "Semester 1 2026" not in office.admin.labels()
    await office.says(office.admin, "/tutup 2026-S1")
    assert "belum ada yang bertugas" in office.admin.last["text"]
    await office.taps_data(office.admin, ClosingWishTap("2026-S1", Wish.CLOSE, "").pack())
    assert "belum ada yang bertugas" in office.admin.toasts[-1]
    await office.says(office.admin, "/periode")
    assert "Semester 2 2026: selesai, belum ditutup" in office.admin.last["text"]
    assert "Semester 1 2026" not in office.admin.last["text"]


def test_the_nearest_to_a_limit_come_first_and_other_grades_are_not_called_as_expected() -> None:
    scheme = load_scheme("batanghari")
    preview = Preview(scheme, people=3)
    preview.grades.update({"Baik": 2})
    for score in ("75.9", "75.1"):
        near = Border(None, Fraction(score), Fraction(75), "Butuh Perbaikan")
        preview.at_border.append(AtBorder(f"Pegawai {score}", "Baik", (near,)))
    period, words = Period.parse("2026-S2"), words_in("id")
    text = preview_screen(words, period, preview, OfficeResult.EXCELLENT).text
    assert text.index("Pegawai 75.1") < text.index("Pegawai 75.9")
    assert "sebaran predikat 2 pegawai sesuai pedoman" in text
    other = scheme.model_copy(update={"bands": scheme.bands[-1:]})
    text = preview_screen(words, period, replace(preview, scheme=other), OfficeResult.EXCELLENT).text
    assert "tidak dibandingkan" in text and "sesuai pedoman" not in text


def test_a_preview_of_a_large_matrix_office_fits_under_its_picture() -> None:
    scheme = load_scheme("nasional")
    preview = Preview(scheme, people=1240)
    preview.grades.update({"Sangat Baik": 310, "Baik": 812, "Butuh Perbaikan": 64, "Kurang": 9})
    for row, column, count in (("above", "above", 310), ("meets", "meets", 700), ("below", "meets", 64)):
        preview.boxes[Rating(row), Rating(column)] = count
    for language in ("id", "en"):
        screen = preview_screen(words_in(language), Period.parse("2026"), preview, None)
        assert screen.photo is not None and screen.photo.startswith(b"\x89PNG")
