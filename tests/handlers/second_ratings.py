"""Reports that are rated twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from sqlalchemy import delete

from storage.tables import ALWAYS, FOREVER, Employee, Entry, Membership, SecondRating, Supervision, Unit
from tests.harness import ADMIN, BUDI, CITRA, FRIDAY_MORNING, SARI, STRANGER, OfficeOnTrial
from tests.playground.stage import picture


async def heads(office: OfficeOnTrial) -> None:
    """Citra is above Budi, Agus and Dewi, who each head somebody; every approved report is drawn."""
    object.__setattr__(office.service.office, "second_rater_share", Fraction(1))
    async with office.changes() as uow:
        unit = Unit(name="Dinas Kearsipan", timezone="WIB")
        dewi = Employee(nip="199305052018012005", name="Dewi Contoh", role="asn")
        others = [Employee(nip=f"19930505201801301{n}", name=f"Staf {n}", role="asn") for n in range(2)]
        uow.session.add_all([unit, dewi, *others])
        await uow.session.flush()
        citra, office.ids[STRANGER] = office.ids[CITRA], dewi.id
        await uow.session.execute(delete(Supervision).where(Supervision.employee_id == citra))
        uow.session.add(Membership(employee_id=dewi.id, unit_id=unit.id, starts=ALWAYS, ends=FOREVER))
        below = [(office.ids[BUDI], citra), (office.ids[ADMIN], citra), (dewi.id, citra)]
        below += [(others[0].id, office.ids[ADMIN]), (others[1].id, dewi.id)]
        for person, head in below:
            uow.session.add(Supervision(employee_id=person, supervisor_id=head, starts=ALWAYS, ends=FOREVER))
        uow.people.link(dewi, STRANGER, "id", FRIDAY_MORNING)


async def approves(office: OfficeOnTrial, *activities: str) -> None:
    """Sari reports, with a picture, and Budi gives a three."""
    for activity in activities:
        await office.says(office.sari, "/lapor")
        await office.taps(office.sari, "Hari ini")
        await office.says(office.sari, activity, "3 dokumen")
        await office.taps(office.sari, "2 jam")
        office.sari.sends_photo(picture(), caption="Foto Sari di loket")
        await office.settle()
        await office.taps(office.sari, "Lanjut", "5 – Sangat baik", "Kirim")
        await office.taps(office.budi, "Setujui", "3 – Cukup")


async def rated_twice(office: OfficeOnTrial, first: int, second: int, count: int) -> None:
    """Budi has rated reports of Sari, and three others rated them blind."""
    async with office.changes() as uow:
        seconds = [office.ids[each] for each in (ADMIN, STRANGER, CITRA)]
        for n in range(count):
            day = date(2026, 10, 1) + timedelta(n)
            at = datetime(2026, 10, 1, 8, tzinfo=UTC) + timedelta(n)
            said = {"activity": f"Laporan {n}", "minutes": 60, "self_rating": 3}
            entry = Entry(employee_id=office.ids[SARI], date=day, state="approved", submitted_at=at, **said)
            entry.revised_at = entry.reviewed_at = at
            entry.reviewer_id, entry.supervisor_rating = office.ids[BUDI], first - n % 2
            uow.session.add(entry)
            await uow.session.flush()
            row = SecondRating(
                entry_id=entry.id, version=1, employee_id=seconds[n % 3], date=day, state="rated"
            )
            row.rating = second - n % 2
            uow.session.add(row)
