"""`/kepuasan`: administrators see everything, heads their units, staff the weeks of their service."""

from __future__ import annotations

from datetime import date, timedelta

from domain.periods import Period
from handlers.satisfaction.actions import place_of, read_results
from handlers.satisfaction.callbacks import (
    ResultsCommentsTap,
    ResultsFileTap,
    ResultsPlacesTap,
    ResultsTap,
    ResultsUnitTap,
    ResultsWeeksTap,
)
from locales import words_in
from playground.handle import PersonHandle
from tests.handlers.services import AUGUST, OCTOBER, said
from tests.handlers.services import served as office
from tests.harness import OfficeOnTrial, must

__all__ = ["office"]

NOT_YOURS = words_in("id").plain("gate-not-yours")


async def unit_of(office: OfficeOnTrial, service: int) -> int:
    """The unit of a service."""
    async with office.service.database.read() as uow:
        found = must(await uow.services.get(service))
        return found.unit_id


async def test_the_head_of_a_unit_sees_index_unsur_run_sample_and_kinds(office: OfficeOnTrial) -> None:
    await said(office, 1, AUGUST, [4] * 6)
    await said(office, 1, OCTOBER, [3, 3, 3, 4, 4, 4], kind="praise")
    await said(office, 1, OCTOBER + timedelta(14), [3] * 5, kind="complaint")
    await office.says(office.budi, "/kepuasan")
    assert "Dinas Pelayanan: layanan yang mana?" in office.budi.last["text"]
    await office.taps(office.budi, "KTP elektronik")
    told = office.budi.last["caption"]
    assert office.budi.last["photo"]
    assert told.startswith("📊 KTP elektronik, Triwulan 4 2026\nIKM 84,72, mutu B (Baik), dari 6 jawaban")
    assert "▼ turun 12,50 dari triwulan sebelumnya (97,22, dari 6 jawaban)" in told
    assert "bobot 1/9" in told and "Satu ketukan: rata-rata 3,50 dari 4 (6 penilaian)" in told
    assert "Sampel yang disarankan 196 dari 400 pengguna (Krejcie-Morgan): kurang 190." in told
    assert "masih berjalan" in told
    await office.taps(office.budi, "Per pekan")
    assert "• Kam, 1 Okt – Min, 11 Okt: IKM 84,72 (6 jawaban)" in office.budi.last["text"]


async def test_a_service_of_fewer_than_five_is_hidden_in_its_unit_too(office: OfficeOnTrial) -> None:
    await said(office, 1, AUGUST, [4] * 6)
    await said(office, 2, AUGUST, [1] * 4)
    unit = await unit_of(office, 1)
    await office.taps_data(office.budi, ResultsTap(unit, 0, "2026-Q3").pack())
    told = office.budi.last["caption"]
    assert "IKM 97,22, mutu A (Sangat Baik), dari 6 jawaban" in told
    assert "1 layanan tidak ikut dihitung" in told
    assert {"‹ Triwulan 2 2026", "Triwulan 4 2026 ›"} <= set(office.budi.labels())
    await office.taps_data(office.budi, ResultsTap(unit, 2, "2026-Q3").pack())
    assert "IKM belum dapat ditampilkan" in office.budi.last["text"]
    assert "ketukan" not in office.budi.last["text"]
    await office.taps_data(office.admin, ResultsTap(0, 0, "2026-Q3").pack())
    await office.taps(office.admin, "Laporan SKM (PDF)")
    assert office.admin.last["document"]["file_name"] == "skm-2026-Q3.pdf"
    assert (
        "Seluruh kantor" in office.admin.last["caption"] and "dari 6 jawaban" in office.admin.last["caption"]
    )


async def test_comments_are_read_by_kind_from_whole_weeks_of_five(office: OfficeOnTrial) -> None:
    await said(office, 1, AUGUST, [4] * 3, "praise", "Ramah <b>sekali</b> =1+1 😀")
    await said(office, 1, AUGUST, [1] * 2, "complaint", "Antre\nlama")
    await said(office, 1, AUGUST, [3] * 2, None, "Biasa saja")
    await said(office, 2, AUGUST, [1] * 4, "complaint", "Loket tutup")
    unit = await unit_of(office, 1)
    await office.taps_data(office.budi, ResultsTap(unit, 0, "2026-Q3").pack())
    assert "Tertulis: pujian 3, pengaduan 2, saran 0, lainnya 2" in office.budi.last["caption"]
    await office.taps(office.budi, "💬 Pujian, pengaduan, saran")
    told = office.budi.last["text"]
    assert "👍 Pujian (3)\n• “Ramah <b>sekali</b> =1+1 😀” (KTP elektronik)" in told
    assert "👎 Pengaduan (2)\n• “Antre lama” (KTP elektronik)" in told
    assert "Komentar lain (2)" in told and "Loket tutup" not in told
    await said(office, 2, AUGUST, [1] * 40, "complaint", "panjang " * 60)
    await office.taps_data(office.budi, ResultsTap(unit, 0, "2026-Q3").pack())
    await office.taps(office.budi, "💬 Pujian, pengaduan, saran", "Berikutnya ›")
    assert {"‹ Sebelumnya", "Berikutnya ›", "‹ Kembali"} <= set(office.budi.labels())
    await office.taps_data(office.sari, ResultsCommentsTap(unit, 1, "2026-Q3", 0).pack())
    assert office.sari.toasts[-1] == NOT_YOURS


async def test_a_long_comment_is_whole_over_several_messages(office: OfficeOnTrial) -> None:
    longest = ("<i>Antre</i> & lama 😀 " * 300)[:4090] + " akhir"
    await said(office, 1, AUGUST, [1] * 5, "complaint", longest)
    unit = await unit_of(office, 1)
    await office.taps_data(office.budi, ResultsCommentsTap(unit, 1, "2026-Q3", 0).pack())
    told = office.budi.last["text"]
    for page in range(1, 20):
        if "Berikutnya" in str(office.budi.last["reply_markup"]):
            await office.taps_data(office.budi, ResultsCommentsTap(unit, 1, "2026-Q3", page).pack())
            told += office.budi.last["text"]
    assert (told.count("<i>Antre</i>"), told.count("akhir”")) == (5 * longest.count("<i>Antre</i>"), 5)


async def test_who_staffs_a_service_sees_its_weeks_alone(office: OfficeOnTrial) -> None:
    await said(office, 1, AUGUST, [4] * 6)
    await said(office, 1, AUGUST + timedelta(20), [2] * 4)
    await office.says(office.sari, "/kepuasan")
    told = office.sari.last["text"]
    assert "Layanan Anda, per pekan" in told and "IKM" not in told
    assert "Rab, 1 Jul – Rab, 30 Sep: rata-rata 80% dari 10 tanggapan" in told, (
        "four are told with those before, and as in the own score"
    )
    unit = await unit_of(office, 1)
    for tap in (
        ResultsTap(unit, 1, ""),
        ResultsTap(unit, 0, ""),
        ResultsTap(0, 0, ""),
        ResultsUnitTap(unit, 0),
    ):
        await office.taps_data(office.sari, tap.pack())
        assert office.sari.toasts[-1] == NOT_YOURS, tap
    await office.taps_data(office.sari, ResultsWeeksTap(2).pack())
    assert office.sari.toasts[-1] == NOT_YOURS, "another service"


async def refused(office: OfficeOnTrial, person: PersonHandle, told: str) -> None:
    """A person reaches nothing at all."""
    await office.says(person, "/kepuasan")
    assert person.last["text"] == told
    results = (ResultsTap(0, 1, ""), ResultsFileTap(0, 1, "2026-Q3", "pdf"), ResultsWeeksTap(1))
    for tap in (*results, ResultsUnitTap(1, 0), ResultsPlacesTap(0)):
        await office.taps_data(person, tap.pack())
        assert person.toasts[-1] == told, tap


async def test_a_foreign_head_sees_only_the_own_unit(
    office: OfficeOnTrial,
) -> None:
    await said(office, 1, AUGUST, [4] * 6)
    foreign = await unit_of(office, 3)
    for tap in (ResultsTap(foreign, 0, ""), ResultsTap(0, 3, ""), ResultsWeeksTap(3), ResultsTap(0, 0, "")):
        await office.taps_data(office.budi, tap.pack())
        assert office.budi.toasts[-1] == NOT_YOURS, tap


async def test_administrators_see_all_and_forged_buttons_are_outdated(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/ikm")
    assert {"Seluruh kantor", "Dinas Pelayanan", "Sekretariat"} <= set(office.admin.labels())
    await office.taps(office.admin, "Sekretariat", "Arsip")
    assert "IKM belum dapat ditampilkan" in office.admin.last["text"]
    outdated = words_in("id").plain("button-outdated")
    for tap in (
        ResultsTap(0, 0, "2027-Q1"),
        ResultsTap(0, 0, "2026-10"),
        ResultsTap(0, 0, "x"),
        ResultsTap(0, 99, ""),
        ResultsTap(99, 0, ""),
        ResultsFileTap(0, 3, "2026-Q3", "pdf"),
        ResultsFileTap(0, 0, "2026-Q4", "exe"),
        ResultsUnitTap(0, 0),
        ResultsWeeksTap(0),
    ):
        await office.taps_data(office.admin, tap.pack())
        assert office.admin.toasts[-1] == outdated, tap


async def test_an_ended_quarter_has_the_sums_of_the_command_skm(office: OfficeOnTrial) -> None:
    for n in range(13):
        await said(office, 1, AUGUST + timedelta(3 * n), [1 + n % 4, 4])
    quarter = Period.parse("2026-Q3")
    async with office.service.database.read() as uow:
        place = await place_of(uow, 0, 1)
        found = (await read_results(uow, office.service.office, place, quarter, date(2026, 11, 20))).now
        printed, responses = await uow.satisfaction.of_period(
            quarter, date(2026, 11, 19), service=place.service
        )
    assert found == printed
    assert (found.n, responses) == (26, 26)
