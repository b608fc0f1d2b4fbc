"""What a person sees of the own score."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from storage.records.schemes import load_scheme
from storage.tables import Attendance, Leave, Target
from tests.handlers.digests import workbook
from tests.handlers.scores import has_approved, score_by, without_days
from tests.harness import CITRA, SARI, OfficeOnTrial


@pytest.fixture
def office(office: OfficeOnTrial) -> OfficeOnTrial:
    """An office that grades whoever has reported a day."""
    lenient = office.service.office.scheme.model_copy(update={"min_reported": Fraction(0)})
    score_by(office, lenient)
    return office


async def test_an_approved_report_is_seen_in_the_score(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.taps(office.budi, "Setujui", "5 – Sangat baik")
    await office.says(office.sari, "/nilai")
    seen = office.sari.sees()
    assert "Semester 2 2026" in seen
    # (0.20 × 80 + 0.50 × 100) ÷ 0.70; the citizens' part has no responses.
    assert "Nilai 94,29 – Sangat Baik" in seen
    assert "Komponen terisi 70% · Hari dilaporkan 0 dari 100" in seen, "today is not over"
    assert "80,00 Penilaian diri" in seen
    assert "100,00 Penilaian atasan" in seen
    assert "tanggapan masyarakat belum cukup (baru 0, perlu 5)" in seen


async def test_grades_are_english_in_an_english_chat(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.taps(office.budi, "Setujui", "5 – Sangat baik")
    await office.service.runner.run("aggregate", office.service.clock.now())
    for person in (office.sari, office.admin):
        await office.says(person, "/bahasa")
        await office.taps(person, "English")
    await office.says(office.sari, "/nilai")
    assert "Score 94.29 – Very good" in office.sari.last["text"]
    assert "1 approved report" in office.sari.last["text"]
    assert "Promotion: grade Very good" in office.sari.last["text"]
    await office.says(office.admin, "/ringkasan")
    assert ["People graded Very good", 1.0] in (await workbook(office, office.admin))["Scores"]


async def test_without_records_nobody_is_assessed(office: OfficeOnTrial) -> None:
    await office.says(office.citra, "/nilai")
    assert "Belum dapat dinilai" in office.citra.sees()
    assert "belum ada laporan yang disetujui" in office.citra.sees()


async def test_a_stranger_has_no_score(office: OfficeOnTrial) -> None:
    await office.says(office.stranger, "/nilai")
    assert "hanya untuk pegawai terdaftar" in office.stranger.sees()


async def test_the_records_behind_a_component_are_listed_page_by_page(office: OfficeOnTrial) -> None:
    await has_approved(office, SARI, [date(2026, 11, day) for day in (*range(2, 7), *range(9, 14), 16, 17)])
    await office.says(office.sari, "/nilai")
    await office.taps(office.sari, "Penilaian atasan")
    assert "12 laporan dinilai atasan" in office.sari.sees()
    assert "Sel, 17 Nov: 4 – Pekerjaan tanggal 17" in office.sari.sees()
    assert "Sen, 2 Nov: 4" not in office.sari.sees()
    assert "Halaman 1 dari 2" in office.sari.sees()
    await office.taps(office.sari, "Lebih lama ›")
    assert "Sen, 2 Nov: 4 – Pekerjaan tanggal 2" in office.sari.sees()
    assert "Halaman 2 dari 2" in office.sari.sees()
    await office.taps(office.sari, "‹ Lebih baru", "‹ Kembali")
    assert "Nilai 74,29" in office.sari.sees()


async def test_an_earlier_period_can_be_opened(office: OfficeOnTrial) -> None:
    await has_approved(office, SARI, [date(2026, 3, 2), date(2026, 3, 3)])
    await office.says(office.sari, "/nilai")
    assert "Belum dapat dinilai" in office.sari.sees()
    await office.taps(office.sari, "Periode lain")
    assert "[⏳ Semester 1 2026: 74,29 – Butuh Perbaikan]" in office.sari.sees()
    await office.says(office.sari, "/bahasa")
    await office.taps(office.sari, "English")
    await office.says(office.sari, "/nilai")
    await office.taps(office.sari, "Other periods")
    assert "[⏳ Semester 1 2026: 74.29 – Needs improvement]" in office.sari.sees()
    await office.says(office.sari, "/bahasa")
    await office.taps(office.sari, "Bahasa Indonesia")
    await office.says(office.sari, "/nilai")
    await office.taps(office.sari, "Periode lain", "Semester 1 2026")
    assert "Nilai sementara per Selasa, 30 Juni 2026: periodenya selesai, tetapi" in office.sari.sees()
    assert "Nilai 74,29" in office.sari.sees()


async def test_the_quarters_of_a_yearly_scheme_can_be_opened_on_the_way(office: OfficeOnTrial) -> None:
    object.__setattr__(office.service.office, "scheme", load_scheme("nasional"))
    await has_approved(office, SARI, [date(2025, 12, 1), date(2026, 8, 3), date(2026, 11, 2)])
    await office.says(office.sari, "/nilai")
    assert "Tahun 2026" in office.sari.sees()
    await office.taps(office.sari, "Periode lain")
    assert "Nilai Anda pada periode lain:" in office.sari.sees()
    offered = [row for row in office.sari.sees().split("[") if "belum dapat dinilai]" in row]
    assert [each.partition(":")[0] for each in offered] == [
        "Triwulan 4 2026",
        "⏳ Triwulan 3 2026",
        "⏳ Triwulan 4 2025",
        "⏳ Tahun 2025",
    ]
    await office.taps(office.sari, "Triwulan 3 2026")
    assert "Nilai sementara per Rabu, 30 September 2026" in office.sari.sees()
    assert "bisa naik" not in office.sari.last["text"], "nothing changes a period that is over"
    await office.taps(office.sari, "Periode lain", "Triwulan 4 2026")
    assert "Periode berjalan, per Jumat, 20 November 2026" in office.sari.sees()
    await office.taps(office.sari, "Penilaian atasan")
    assert "Sen, 2 Nov: 4 – Pekerjaan tanggal 2" in office.sari.sees()
    assert "tanggal 3" not in office.sari.sees()


async def test_what_would_change_it_is_told_of_the_group_where_there_is_no_total(
    office: OfficeOnTrial,
) -> None:
    score_by(office, load_scheme("nasional").model_copy(update={"min_reported": Fraction(0)}))
    await has_approved(office, SARI, [date(2026, 11, 2)])
    async with office.changes() as uow:
        agreed = {"period": "2026", "title": "Laporan", "measure": "dokumen"}
        target = Target(employee_id=office.ids[SARI], quantity=Decimal(9), weight=Decimal(1), **agreed)
        uow.session.add(target)
    await office.says(office.sari, "/nilai")
    assert "“Hasil kerja” paling bisa naik lewat Capaian target (maksimal 60,00 poin)." in office.sari.sees()


async def test_who_has_no_records_in_other_periods_is_told_so(office: OfficeOnTrial) -> None:
    object.__setattr__(office.service.office, "scheme", load_scheme("nasional"))
    await office.says(office.citra, "/nilai")
    await office.taps(office.citra, "Periode lain")
    assert "Belum ada catatan Anda pada periode lain." in office.citra.sees()


async def test_a_period_is_over_only_when_its_last_day_has_ended(office: OfficeOnTrial) -> None:
    await has_approved(office, SARI, [date(2026, 11, 2)])
    office.move_to(2026, 12, 31, 12, 0)
    await office.says(office.sari, "/nilai")
    assert "Periode berjalan, per Kamis, 31 Desember 2026" in office.sari.sees()
    office.move_to(2027, 1, 1, 0, 1)
    await office.says(office.sari, "/nilai")
    await office.taps(office.sari, "Periode lain", "Semester 2 2026")
    assert "Nilai sementara per Kamis, 31 Desember 2026" in office.sari.last["text"]


async def test_the_score_comes_as_a_picture(office: OfficeOnTrial) -> None:
    await has_approved(office, SARI, [date(2026, 9, 1), date(2026, 11, 2)])
    await office.says(office.sari, "/nilai")
    await office.taps(office.sari, "Gambar")
    assert "Nilai Anda, Semester 2 2026" in office.sari.sees()


async def test_a_button_of_a_component_that_is_gone_is_harmless(office: OfficeOnTrial) -> None:
    await has_approved(office, CITRA, [date(2026, 11, 2)])
    await office.says(office.citra, "/nilai")
    scheme = office.service.office.scheme
    fewer = scheme.model_copy(update={"components": scheme.components[:2]})
    object.__setattr__(office.service.office, "scheme", fewer)
    await office.taps(office.citra, "Penilaian masyarakat")
    assert office.citra.toasts[-1] == "Tombol ini sudah tidak berlaku."


async def test_the_digest_tells_the_grades_as_computed_last_night(office: OfficeOnTrial) -> None:
    await has_approved(office, SARI, [date(2026, 11, 2)])
    service = office.service
    await service.runner.run("aggregate", service.clock.now())
    await office.says(office.admin, "/ringkasan")
    scores = (await workbook(office, office.admin))["Nilai"]
    assert ["Nilai Semester 2 2026, dihitung", date(2026, 11, 20)] in scores
    assert ["Orang dengan predikat Butuh Perbaikan", 1.0] in scores
    assert ["Orang yang belum dapat dinilai", 3.0] in scores
    assert "Rata-rata" not in str(scores), "a mean of one person would be that person's value"


async def test_who_has_reported_few_days_has_no_grade_and_sees_both_figures(office: OfficeOnTrial) -> None:
    score_by(office, load_scheme("batanghari"))
    await has_approved(office, SARI, [date(2026, 11, 2), date(2026, 11, 3)])
    await office.says(office.sari, "/nilai")
    seen = office.sari.last["text"]
    assert "Belum dapat dinilai" in seen
    assert "Hanya 2 dari 100 hari wajib lapor dilaporkan; perlu minimal 50.\nKomponen terisi 70%\n" in seen
    assert "80,00 Penilaian atasan" in seen
    assert "Nilai 7" not in seen
    assert "bisa naik" not in seen


async def test_days_are_not_told_where_the_scheme_does_not_look_at_them(office: OfficeOnTrial) -> None:
    score_by(office, without_days())
    await has_approved(office, SARI, [date(2026, 11, 2), date(2026, 11, 3)])
    await office.says(office.sari, "/nilai")
    seen = office.sari.last["text"]
    assert "Komponen terisi 0%" in seen
    assert "Hari dilaporkan" not in seen


async def test_half_a_day_of_leave_is_explained_where_it_counts(office: OfficeOnTrial) -> None:
    score_by(office, load_scheme("tebingtinggi").model_copy(update={"min_reported": Fraction(0)}))
    await has_approved(office, SARI, [date(2026, 11, 16), date(2026, 11, 17)])
    sari = office.ids[SARI]
    async with office.changes() as uow:
        employee = await uow.people.get(sari)
        employee.joined = date(2026, 11, 16)
        for day, half in ((17, "pagi"), (18, "pagi"), (18, "siang")):
            on = date(2026, 11, day)
            uow.session.add(Leave(employee_id=sari, kind="cuti", starts=on, ends=on, half=half))
        uow.session.add(Attendance(employee_id=sari, date=date(2026, 11, 17), status="late"))
    await office.says(office.sari, "/nilai")
    assert "Hari dilaporkan 1,5 dari 2,5" in office.sari.sees(), "the 16th, half of the 17th; of the 19th too"
    await office.taps(office.sari, "Kedisiplinan")
    seen = office.sari.last["text"]
    assert "(1,5 tepat waktu + 0,5 × 0 terlambat) ÷ 2,5 hari wajib lapor × 100 = 60,00" in seen
    assert "✅ Sel, 17 Nov: tepat waktu (16.00) (½ hari)" in seen
    assert "Hari dengan cuti, sakit, atau izin setengah hari dihitung ½ hari: 1." in seen
    assert "18 Nov" not in seen, "both halves together are a whole day"
    await office.taps(office.sari, "Kembali", "Kehadiran")
    assert (
        "(0 hadir penuh + 0,5 × 0,5 terlambat) ÷ 2,5 hari wajib lapor × 100 = 10,00"
        in office.sari.last["text"]
    )


async def test_at_the_start_of_a_period_the_one_before_is_offered_first(office: OfficeOnTrial) -> None:
    await has_approved(office, SARI, [date(2026, 11, 2)])
    office.move_to(2027, 1, 4, 9, 0)
    for person in (office.sari, office.citra):
        await office.says(person, "/nilai")
        assert "Semester 1 2027" in person.last["text"]
    assert "tombol pertama" not in office.citra.last["text"], "she has no record there either"
    assert office.sari.last["text"].startswith("👇 Belum ada catatan Anda dalam periode ini.")
    assert office.sari.labels()[0] == "⏳ Semester 2 2026: 74,29 – Butuh Perbaikan"
    await office.taps(office.sari, "Semester 2 2026")
    assert "Nilai 74,29" in office.sari.last["text"] and "👇" not in office.sari.last["text"]
    await office.reports(office.sari)
    await office.taps(office.budi, "Setujui", "5 – Sangat baik")
    await office.says(office.sari, "/nilai")
    assert "👇" not in office.sari.last["text"]


async def test_who_has_left_sees_the_last_period_of_the_service(office: OfficeOnTrial) -> None:
    await has_approved(office, SARI, [date(2026, 11, 2)])
    async with office.changes() as uow:
        (await uow.people.get(office.ids[SARI])).left = date(2026, 12, 31)
    office.move_to(2027, 1, 4, 9, 0)
    await office.says(office.sari, "/nilai")
    assert "Semester 2 2026" in office.sari.last["text"] and "Nilai 74,29" in office.sari.last["text"]
    await office.taps(office.sari, "Periode lain", "‹ Kembali")
    assert "Nilai 74,29" in office.sari.last["text"]
