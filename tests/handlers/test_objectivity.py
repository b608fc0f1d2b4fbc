"""Own figures of objectivity: first for the person, then for administrators, with n and without effect."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sqlalchemy import select

from domain.objectivity import Figure, Signal
from handlers.objectivity.callbacks import AskToLookTap, ObjectivityUnitTap
from handlers.objectivity.screens import value_of
from locales import words_in
from storage.tables import Employee, Response, Service, ServiceStaff, Unit
from tests.handlers.objectivity import has_rated
from tests.harness import BUDI, SARI, OfficeOnTrial


async def others_rate_too(office: OfficeOnTrial) -> None:
    """Twelve more reviewers rate as people do."""
    async with office.changes() as uow:
        people = [Employee(nip=f"1980010120100110{n:02}", name=f"Penilai {n}", role="asn") for n in range(12)]
        uow.session.add_all(people)
        await uow.session.flush()
        for n, person in enumerate(people):
            office.ids[1000 + n] = person.id
    for n in range(12):
        await has_rated(office, 1000 + n, [3, 4] * 12)


async def test_a_reviewer_sees_the_own_figures_with_n_and_what_they_mean(office: OfficeOnTrial) -> None:
    await others_rate_too(office)
    await has_rated(office, BUDI, [5] * 25, bulk=True)
    await office.says(office.budi, "/objektivitas")
    told = office.budi.last["text"]
    assert "tidak mengubah nilai siapa pun" in told
    assert "⚠️ Longgar atau ketat: " in told and "lebih tinggi dari kebiasaan penilai lain, " in told
    assert "⚠️ Sebaran nilai: simpangan baku 0 (dari 25 data)" in told
    assert "⚠️ Sekaligus atau dalam 10 detik: 100% (dari 25 data)" in told
    assert "• Selisih dengan penilaian diri: sama (dari 25 data)" in told
    assert "… Data belum cukup (baru 0, perlu 20): Selisih dengan masyarakat" in told
    assert "Dapat berarti laporan tidak dibaca, atau dibaca dahulu" in told


async def test_below_twenty_ratings_everything_is_silent(office: OfficeOnTrial) -> None:
    await has_rated(office, BUDI, [5] * 19, bulk=True)
    await office.says(office.budi, "/objektivitas")
    assert "⚠️" not in office.budi.last["text"]
    assert (
        "… Data belum cukup (baru 19, perlu 20): Longgar atau ketat, Sebaran nilai, "
        in office.budi.last["text"]
    )
    assert office.budi.last["text"].count("(baru 0, perlu 20)") == 2, (
        "once for all figures alike, above and below"
    )


async def test_who_rates_nobody_sees_the_own_entries_alone(office: OfficeOnTrial) -> None:
    await has_rated(office, BUDI, [4] * 25, text="Melayani permohonan KTP di loket satu")
    await office.says(office.sari, "/objektivitas")
    told = office.sari.last["text"]
    assert "Penilaian yang Anda berikan" not in told
    assert "⚠️ Uraian yang sama: 100% laporan (dari 25 data)" in told
    assert "⚠️ Bukti dipakai ulang: 100% laporan berbukti (dari 25 data)" in told
    assert "• Jam yang tidak mungkin: 0% hari (dari 25 data)" in told
    assert "• Dikirim di akhir bulan: 0% laporan" in told


async def test_citizens_count_for_services_that_the_rated_people_staff(office: OfficeOnTrial) -> None:
    await has_rated(office, BUDI, [5] * 25)
    async with office.changes() as uow:
        unit = (await uow.people.units())[0]
        service = Service(code="KTP", name="KTP elektronik", unit_id=unit.id)
        uow.session.add(service)
        await uow.session.flush()
        since, until = date(2026, 1, 1), date(2026, 10, 31)
        staff = {"service_id": service.id, "employee_id": office.ids[SARI], "starts": since, "ends": until}
        uow.session.add(ServiceStaff(**staff))
        days = [date(2026, 10, 7)] * 24 + [date(2026, 11, 10)] * 30
        uow.session.add_all(
            Response(service_id=service.id, date=day, channel="visit", quick=2) for day in days
        )
    await office.says(office.budi, "/objektivitas")
    assert (
        "⚠️ Selisih dengan masyarakat: 50 poin di atas masyarakat (dari 24 data)" in office.budi.last["text"]
    )


async def unit_of(office: OfficeOnTrial, name: str) -> int:
    """The id of a unit."""
    async with office.service.database.read() as uow:
        return int((await uow.session.scalars(select(Unit.id).where(Unit.name == name))).one())


async def test_administrators_see_a_reviewer_after_the_reviewer_has(office: OfficeOnTrial) -> None:
    await has_rated(office, BUDI, [5] * 25, bulk=True)
    await office.says(office.admin, "/objektivitas")
    await office.taps(office.admin, "Penilai per unit", "Dinas Pelayanan")
    assert "Budi Contoh: ⏳ belum melihat angkanya sendiri" in office.admin.last["text"]
    assert "Sebaran" not in office.admin.last["text"]
    await office.taps(office.admin, "Minta 1 penilai")
    assert "Dinas Pelayanan: 1 penilai diminta" in office.admin.last["text"]
    assert "Minta" not in str(office.admin.last["reply_markup"])
    await office.taps(office.admin, "Lihat penilai")
    assert "Minta" not in str(office.admin.last["reply_markup"])
    await office.taps(office.budi, "Lihat angka saya")
    assert "Sebaran nilai" in office.budi.last["text"]
    unit = await unit_of(office, "Dinas Pelayanan")
    await office.taps_data(office.admin, ObjectivityUnitTap(unit).pack())
    assert "Budi Contoh: ⚠️ Sebaran nilai: simpangan baku 0 (dari 25 data)" in str(office.admin.messages)


async def test_who_does_not_look_keeps_nobody_from_looking_for_longer_than_a_week(
    office: OfficeOnTrial,
) -> None:
    await has_rated(office, BUDI, [4, 5] * 12)
    unit = await unit_of(office, "Dinas Pelayanan")
    await office.taps_data(office.admin, AskToLookTap(unit).pack())
    asked = len(office.budi.messages)
    await office.taps_data(office.admin, AskToLookTap(unit).pack())
    assert len(office.budi.messages) == asked, "once a period"
    office.move_to(2026, 11, 27, 8, 59)
    await office.taps_data(office.admin, ObjectivityUnitTap(unit).pack())
    assert "belum melihat" in office.admin.last["text"]
    office.move_to(2026, 11, 27, 9, 1)
    await office.taps_data(office.admin, ObjectivityUnitTap(unit).pack())
    assert "tidak ada yang menonjol (24 penilaian)" in office.admin.last["text"]


async def test_looking_at_the_own_figures_changes_nothing(
    office: OfficeOnTrial,
) -> None:
    await office.says(office.budi, "/objektivitas unit")
    assert "Laporan Anda sendiri" in office.budi.last["text"], "the own figures, whatever follows"
    before = {table: rows for table, rows in (await office.everything_kept()).items() if "view" not in table}
    await office.says(office.budi, "/objektivitas")
    after = {table: rows for table, rows in (await office.everything_kept()).items() if "view" not in table}
    del before["processed_updates"], after["processed_updates"]
    assert after == before, "nothing of the records changes, scores neither"


def test_a_level_below_the_mean_has_one_minus() -> None:
    figure = Figure(Signal.LEVEL, 111, Fraction(-42, 100), z=Fraction(-6, 10))
    assert value_of(words_in("id"), figure) == (
        "0,42 lebih rendah dari kebiasaan penilai lain, 0,6 kali ketidakpastiannya"
    )
    assert value_of(words_in("en"), figure) == (
        "0.42 lower than raters of the office usually are, 0.6 times its uncertainty"
    )
