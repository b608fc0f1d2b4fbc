"""An office for measuring: many employees, linked to the people of a crowd, on a new SQLite file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

from storage.base.engine import Database
from storage.base.migrate import migrate
from storage.tables import ALWAYS, FOREVER, Account, Employee, Membership, Service, Supervision, Unit


def nip(number: int) -> str:
    """A well-formed NIP that belongs to nobody: a serial number in one of many months of appointment."""
    months, serial = divmod(number, 999)
    return f"19900101{2010 + months // 12}{months % 12 + 1:02}1{serial + 1:03}"


async def found_office(
    database_file: Path, people: range, supervisors: Sequence[int] = (), services: Sequence[str] = ()
) -> str:
    """As `found_office_at`, on a SQLite file."""
    return await found_office_at(f"sqlite:///{database_file}", people, supervisors, services)


async def found_office_at(
    url: str, people: range, supervisors: Sequence[int] = (), services: Sequence[str] = ()
) -> str:
    """Makes the office, with services of these codes, and gives its DATABASE_URL.

    The people take turns with the supervisors, who are linked to these Telegram ids. Without any there is one
    supervisor without an account, so that no cards are sent.
    """
    database = Database(url)
    await migrate(database)
    async with database.unit() as uow:
        session = uow.session
        home = Unit(name="Dinas Contoh", timezone="WIB", work_week="1234567")
        heads = [Employee(nip=nip(n), name=f"Kepala {n}", role="asn") for n in supervisors]
        heads = heads or [Employee(nip="197001011995011001", name="Kepala Contoh", role="asn")]
        employees = [Employee(nip=nip(n), name=f"Pegawai {n}", role="asn") for n in people]
        session.add_all([home, *heads, *employees])
        await session.flush()
        session.add_all([Service(code=code, name=f"Layanan {code}", unit_id=home.id) for code in services])
        linked = [*zip(supervisors, heads, strict=False), *zip(people, employees, strict=True)]
        now = datetime.now(UTC)
        for number, employee in linked:
            session.add(Membership(unit_id=home.id, employee_id=employee.id, starts=ALWAYS, ends=FOREVER))
            session.add(Account(telegram_id=number, employee_id=employee.id, language="id", linked_at=now))
        for employee, head in zip(employees, cycle(heads), strict=False):
            session.add(
                Supervision(employee_id=employee.id, supervisor_id=head.id, starts=ALWAYS, ends=FOREVER)
            )
        await uow.commit()
    await database.close()
    return url
