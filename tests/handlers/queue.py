"""What waits for Budi."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from domain.cases import CaseState
from playground.people import Json
from storage.tables import ALWAYS, FOREVER, Employee, Entry, Membership, Supervision, Unit
from tests.harness import BUDI, FRIDAY_MORNING, OfficeOnTrial

TODAY = FRIDAY_MORNING.date()


async def waits(office: OfficeOnTrial, person: int, activity: str, **more: object) -> int:
    """A person has reported work; gives the id of the report."""
    values = {"date": TODAY, "submitted_at": FRIDAY_MORNING, "revised_at": FRIDAY_MORNING, "minutes": 60}
    values |= {"version": 1, "state": CaseState.SUBMITTED, "self_rating": 5} | more
    async with office.changes() as uow:
        entry = Entry(employee_id=person, activity=activity, **values)
        uow.session.add(entry)
        await uow.session.flush()
        return entry.id


async def a_large_team(office: OfficeOnTrial, size: int = 40) -> None:
    """So many people of Budi with three reports each; every tenth report is late."""
    async with office.changes() as uow:
        unit = (await uow.session.scalars(select(Unit).where(Unit.name == "Dinas Pelayanan"))).one()
        for number in range(size):
            person = Employee(nip=f"19{size:02}{number:014}", name=f"Pegawai {number:02} Contoh", role="asn")
            uow.session.add(person)
            await uow.session.flush()
            stays = {"employee_id": person.id, "starts": ALWAYS, "ends": FOREVER}
            uow.session.add(Membership(unit_id=unit.id, **stays))
            uow.session.add(Supervision(supervisor_id=office.ids[BUDI], **stays))
            for place in range(3):
                is_late = (3 * number + place) % 10 == 0
                uow.session.add(
                    Entry(
                        employee_id=person.id,
                        date=date(2026, 11, 17) if is_late else TODAY,
                        activity=f"Pekerjaan {place} dari {number}",
                        state=CaseState.SUBMITTED,
                        version=1,
                        submitted_at=FRIDAY_MORNING,
                        revised_at=FRIDAY_MORNING + timedelta(seconds=number),
                        minutes=90,
                        self_rating=5,
                    )
                )


def queues(office: OfficeOnTrial) -> list[Json]:
    """The messages in Budi's chat that offer anything to be decided."""
    heads = ("Menunggu tinjauan Anda", "menunggu persetujuan")
    return [each for each in office.budi.messages if any(head in each["text"] for head in heads)]
