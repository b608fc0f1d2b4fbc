"""What an office lacks, read from a database of each kind."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

from domain.readiness import Lack
from storage.base.engine import Database
from storage.tables import ALWAYS, FOREVER, DutyShift, Employee, Membership, Service, Supervision, Target
from tests.harness import BUDI, CITRA, NIPS, SARI, add_people, changes

TODAY = date(2026, 11, 20)


async def test_everything_that_an_office_can_lack(database: Database) -> None:
    async with changes(database) as uow:
        ids = await add_people(uow, linked=False)
        home = (await uow.people.units())[0]
        new = Employee(nip="199501012020121001", name="Baru Contoh", role="asn")
        soon = Employee(nip="199601012027011001", name="Kelak Contoh", role="asn", joined=date(2027, 1, 1))
        gone = Employee(nip="196601011990011001", name="Lama Contoh", role="asn", left=date(2026, 10, 31))
        led = Employee(nip="199701012020121002", name="Ditinggal Contoh", role="asn")
        uow.session.add_all([new, soon, gone, led])
        await uow.session.flush()
        stays = [
            Membership(employee_id=person.id, unit_id=home.id, starts=ALWAYS, ends=FOREVER)
            for person in (new, soon, gone, led)
        ]
        heads = [(ids[BUDI], ids[SARI]), (led.id, gone.id)]
        terms = {"period": "2026", "title": "Menata arsip", "quantity": Decimal(4), "weight": Decimal(1)}
        uow.session.add_all(
            [
                *stays,
                *(
                    Supervision(employee_id=person, supervisor_id=head, starts=ALWAYS, ends=FOREVER)
                    for person, head in heads
                ),
                Target(employee_id=ids[SARI], measure="–", **terms),
                Target(employee_id=ids[BUDI], measure="dokumen", **terms),
                Service(code="KTP", name="Perekaman KTP", unit_id=home.id),
                DutyShift(employee_id=ids[CITRA], date=TODAY - timedelta(3), starts=time(7), ends=time(14)),
            ]
        )
    async with database.read() as uow:
        found = await uow.readiness.look(TODAY)
    names = {lack: [each.name for each in several] for lack, several in found.items()}
    assert names.pop(Lack.ESTIMATED_HOLIDAY)
    assert names == {
        Lack.NO_SUPERVISOR: ["Baru Contoh"],
        Lack.LEFT_SUPERVISOR: ["Lama Contoh"],
        Lack.CIRCLE: ["Sari Contoh → Budi Contoh → Sari Contoh"],
        Lack.NO_HEAD: ["Dinas Pelayanan"],
        Lack.NO_MEASURE: ["Sari Contoh: Menata arsip"],
        Lack.NO_STAFF: ["Perekaman KTP"],
        Lack.DUTY_ENDS: ["Citra Contoh"],
        Lack.NO_ACCOUNT: [
            *("Agus Contoh", "Baru Contoh", "Budi Contoh", "Citra Contoh"),
            *("Ditinggal Contoh", "Sari Contoh"),
        ],
    }
    (left,) = found[Lack.LEFT_SUPERVISOR]
    assert (left.people, left.until) == (1, date(2026, 10, 31))
    assert found[Lack.CIRCLE][0].key == NIPS[SARI]
