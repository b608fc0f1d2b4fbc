"""Buka sumbatan: the first line names the act that frees most people, and its button does it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import event, select, update

from domain.people import StandInKind
from domain.periods import Span
from domain.unblocking import Best, Remedy, UnblockingStep
from handlers.digest.unblocking import best
from jobs.unsupervised import WITHOUT_SUPERVISOR
from locales import words_in
from storage.tables import FOREVER, Employee, Membership, StandIn, Supervision, Unit
from tests.handlers.digests import digests
from tests.harness import ADMIN, BUDI, CITRA, SARI, OfficeOnTrial
from tests.jobs.records import reported

FRIDAY = date(2026, 11, 20)


async def test_a_silent_supervisor_gets_a_stand_in_with_one_tap(office: OfficeOnTrial) -> None:
    for key in (SARI, CITRA):
        await reported(office, key, FRIDAY)
    office.move_to(2026, 11, 24, 8, 0)
    await office.says(office.admin, "/ringkasan")
    assert "Buka sumbatan" not in digests(office.admin)[-1]["caption"], "two working days are not long"
    office.move_to(2026, 11, 25, 8, 0)
    await office.says(office.admin, "/ringkasan")
    third = digests(office.admin)[-1]["caption"].splitlines()[2]
    assert third.startswith("🔓 Buka sumbatan: Budi Contoh belum memutuskan laporan yang menunggu;")
    assert third.endswith("Tunjuk Plh.: 2 orang tidak tertahan lagi.")
    await office.taps(office.admin, "Tunjuk Plt. atau Plh.")
    assert "Untuk: Budi Contoh" in office.admin.last["text"]
    await office.says(office.admin, "Agus")
    await office.taps(office.admin, "Tunjuk")
    (row,) = await office.rows(select(StandIn))
    assert (row.supervisor_id, row.stand_in_id, row.kind) == (
        office.ids[BUDI],
        office.ids[ADMIN],
        StandInKind.PLH,
    )
    assert (row.starts, row.ends) == (date(2026, 11, 25), date(2026, 12, 8))
    await office.says(office.admin, "/ringkasan")
    assert "Buka sumbatan" not in digests(office.admin)[-1]["caption"]


async def test_what_waits_of_a_period_that_is_over_is_not_said_to_have_months(office: OfficeOnTrial) -> None:
    await reported(office, SARI, date(2026, 12, 28))
    office.move_to(2027, 1, 4, 8, 0)
    await office.says(office.admin, "/ringkasan")
    third = digests(office.admin)[-1]["caption"].splitlines()[2]
    assert "belum memutuskan laporan yang menunggu; batas periodenya sudah tiba." in third


async def test_people_without_a_supervisor_are_told_at_once_and_given_one(office: OfficeOnTrial) -> None:
    await reported(office, SARI, FRIDAY)
    await office.execute(update(Supervision).values(ends=FRIDAY))
    office.service.runner.jobs = (WITHOUT_SUPERVISOR,)
    await office.run_jobs()
    assert "Tanpa atasan" not in office.admin.sees()
    for minute in (0, 30):
        await office.jobs_at(2026, 11, 21, 6, minute)
    assert office.admin.sees().count("Tanpa atasan yang bertugas: 3 orang") == 1, "once"
    await office.says(office.citra, "/delegasi tanpa", "/delegasi atasan 2")
    assert office.citra.last["text"] == words_in("id").plain("gate-delegate")
    await office.says(office.admin, "/ringkasan")
    told = digests(office.admin)[-1]["caption"]
    assert "Buka sumbatan: ada pegawai di Dinas Pelayanan yang tidak memiliki atasan" in told
    assert "Tetapkan atasannya: 3 orang tidak tertahan lagi." in told
    await office.taps(office.admin, "Tetapkan atasan")
    await office.says(office.admin, "Agus")
    await office.taps(office.admin, "Tetapkan")
    assert "Agus Contoh menjadi atasan 3 orang mulai hari ini" in office.admin.last["text"]
    await office.says(office.admin, "/delegasi tanpa")
    assert "Semua pegawai memiliki atasan yang bertugas." in office.admin.last["text"]
    async with office.changes() as uow:
        (await uow.people.get(office.ids[BUDI])).left = FRIDAY
    await office.says(office.admin, "/tinjau")
    assert "Menyusun laporan keuangan" in office.admin.last["text"], "it waits no longer for who has left"


async def test_what_waits_comes_to_the_new_supervisor_who_must_be_in_service(office: OfficeOnTrial) -> None:
    await reported(office, SARI, FRIDAY)
    async with office.changes() as uow:
        (await uow.people.get(office.ids[BUDI])).left = date(2026, 11, 19)
    await office.says(office.admin, "/delegasi tanpa")
    await office.taps(office.admin, "Dinas Pelayanan")
    await office.says(office.admin, "Citra")
    for left in (date(2026, 11, 19), None):
        async with office.changes() as uow:
            (await uow.people.get(office.ids[CITRA])).left = left
        await office.taps(office.admin, "Tetapkan")
        assert ("Citra Contoh tidak bertugas hari ini" in office.admin.last["text"]) == (left is not None)
    assert "Menyusun laporan keuangan" in office.citra.last["text"], "nobody has asked for it"


async def hired(office: OfficeOnTrial, name: str, first: int, head: int | None) -> int:
    """Six people join in a new unit, all supervised by somebody or by nobody; gives the unit's id."""
    async with office.service.database.unit() as uow:
        unit = Unit(name=name, timezone="WIB", work_week="12345")
        people = [Employee(nip=f"1990010120150140{first + n:02}", name=f"Pegawai {n}") for n in range(6)]
        uow.session.add_all([unit, *people])
        await uow.session.flush()
        for number, person in enumerate(people):
            span = {"employee_id": person.id, "starts": date(2026, 11, 1), "ends": FOREVER}
            uow.session.add_all([Membership(unit_id=unit.id, **span)])
            if head is not None:
                uow.session.add_all([Supervision(supervisor_id=head, **span)])
            uow.people.link(person, 1_000_000 + first + number, "id", office.service.clock.now())
        await uow.commit()
        return unit.id


async def test_many_people_and_units_cost_no_more_queries_than_few(office: OfficeOnTrial) -> None:
    """The day that nobody of a unit reported is to be extended; who has no supervisor either is not freed."""
    statements = office.statements()
    office.move_to(2026, 11, 23, 8, 0)

    async def found() -> Best | None:
        statements.clear()
        async with office.service.database.read() as uow:
            return await best(uow, office.service.office, office.service.clock.now())

    unit_id = await hired(office, "Kecamatan Satu", 10, office.ids[BUDI])
    assert await found() == Best(UnblockingStep(Remedy.EXTEND, unit_id), 6, 0)
    for_few = len(statements)
    for first in (20, 30):
        await hired(office, f"Kecamatan {first}", first, None)
    assert await found() == Best(UnblockingStep(Remedy.EXTEND, unit_id), 6, 0)
    assert len(statements) <= for_few


async def test_the_number_is_of_those_whom_the_act_frees(office: OfficeOnTrial) -> None:
    """Six reported nothing; four of them have no supervisor either, so that more time alone frees two."""
    unit_id = await hired(office, "Kecamatan Satu", 10, office.ids[BUDI])
    of_unit = select(Membership.employee_id).where(Membership.unit_id == unit_id)
    people = sorted(await office.rows(of_unit))
    await office.execute(
        update(Supervision).where(Supervision.employee_id.in_(people[:4])).values(ends=FRIDAY)
    )
    office.move_to(2026, 11, 23, 8, 0)
    await office.says(office.admin, "/ringkasan")
    told = digests(office.admin)[-1]["caption"].splitlines()[2]
    assert "satu hari tanpa laporan dari siapa pun di Kecamatan Satu; hari ini hari terakhirnya." in told
    assert told.endswith("Jika ada gangguan, perpanjang: 2 orang tidak tertahan lagi.")


async def test_many_are_given_a_supervisor_at_once_until_the_next_one_that_is_known(
    office: OfficeOnTrial,
) -> None:
    await hired(office, "Kecamatan Satu", 10, office.ids[BUDI])
    agus, budi, sari, citra = (office.ids[key] for key in (ADMIN, BUDI, SARI, CITRA))
    statements: list[str] = []
    engine = office.service.database.engine.sync_engine
    async with office.service.database.unit() as uow:
        crowd = set(await uow.session.scalars(select(Supervision.employee_id)))
        begins_today = update(Supervision).where(Supervision.employee_id == citra).values(starts=FRIDAY)
        await uow.session.execute(begins_today)
        next_one = Supervision(
            employee_id=sari, supervisor_id=budi, starts=date(2026, 12, 1), ends=date(2026, 12, 31)
        )
        uow.session.add_all([next_one])
        await uow.session.flush()
        assert await uow.supervision.supervisor_of(sari, FRIDAY) == await uow.people.get(budi)
        event.listen(engine, "before_cursor_execute", lambda *call: statements.append(call[2]))
        await uow.unblocking.assign(sorted(crowd), agus, FRIDAY)
        assert len(statements) <= 4, "as many as for one person"
        assert await uow.supervision.supervisor_of(sari, FRIDAY) == await uow.people.get(agus)
        held = {person: await uow.supervisor.held(person) for person in crowd}
    assert [(each.supervisor_id, each.span.end) for each in held[sari]] == [
        (budi, date(2026, 11, 19)),
        (agus, date(2026, 11, 30)),
        (budi, date(2026, 12, 31)),
    ]
    assert [(each.supervisor_id, each.span) for each in held[citra]] == [(agus, Span(FRIDAY, FOREVER))]
    assert all(agus in [each.supervisor_id for each in held[person]] for person in crowd)


@pytest.mark.parametrize(
    ("language", "said"), [("id", "; hari ini hari terakhirnya. "), ("en", "; it is locked tonight. ")]
)
def test_the_last_day_is_not_said_to_be_in_zero_days(language: str, said: str) -> None:
    assert said in words_in(language)("unblock-extend", name="Dinas Pelayanan", people=5, days=0)
