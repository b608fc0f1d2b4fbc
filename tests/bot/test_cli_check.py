"""`python -m bot check`: what the office lacks, with the command that mends it."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from sqlalchemy import delete

from domain.calendar import DayKind
from domain.readiness import Lack
from handlers.rooms import ROOMS
from storage.records.national_days import national_holidays
from storage.tables import (
    ALWAYS,
    FOREVER,
    Account,
    CalendarDay,
    DutyShift,
    Employee,
    Service,
    ServiceStaff,
    StandIn,
    Supervision,
    Target,
)
from storage.uow import UnitOfWork
from tests.bot.command_line import CommandLine
from tests.harness import ADMIN, BUDI, CITRA, NIPS, SARI, OfficeOnTrial


@pytest.fixture
async def cli(office: OfficeOnTrial, cli: CommandLine) -> CommandLine:
    """The command line of an office that lacks nothing: the calendar of next year is settled."""
    async with office.changes() as uow:
        for day, name in national_holidays(2026, 2027).items():
            if "perkiraan" in name:
                await uow.units.put_day(day, None, DayKind.HOLIDAY, name)
    return cli


async def told(cli: CommandLine, *words: str) -> list[str]:
    """What `check` says of an office that lacks something."""
    result = await cli.runs("check", *words)
    assert result.exit_code == 1, result.output
    return result.stdout.splitlines()


def supervision(cli: CommandLine, person: int, head: int, since: date = ALWAYS) -> Supervision:
    """A row that says who supervises whom."""
    ids = cli.office.ids
    return Supervision(employee_id=ids[person], supervisor_id=ids[head], starts=since, ends=FOREVER)


async def without_supervisor(uow: UnitOfWork, employee_id: int) -> None:
    """Takes a person's supervisor away."""
    await uow.session.execute(delete(Supervision).where(Supervision.employee_id == employee_id))


async def test_an_office_that_lacks_nothing_ends_with_status_0(cli: CommandLine) -> None:
    result = await cli.runs("check")
    assert (result.exit_code, result.stdout) == (0, "Nothing is missing.\n")


async def test_people_without_supervisor_and_without_account_are_named(cli: CommandLine) -> None:
    async with cli.office.changes() as uow:
        await without_supervisor(uow, cli.office.ids[SARI])
        await uow.session.execute(delete(Account).where(Account.employee_id == cli.office.ids[CITRA]))
    assert await told(cli) == [
        "     1 person whom nobody supervises",
        "     1 person who has not joined",
        "",
        "People whom nobody supervises. Here: python -m bot import roster FILE,"
        " with supervisor_nip filled in. In the chat: /delegasi tanpa.",
        f"  Sari Contoh ({NIPS[SARI]})",
        "",
        "People who have not joined. Here: python -m bot invite --all > invitations.tsv."
        " In the chat: /undangan.",
        f"  Citra Contoh ({NIPS[CITRA]})",
    ]


async def test_a_supervisor_who_has_left_is_told_until_somebody_stands_in(cli: CommandLine) -> None:
    async with cli.office.changes() as uow:
        (await uow.people.get(cli.office.ids[BUDI])).left = date(2026, 11, 13)
    lines = await told(cli)
    assert lines[0] == "     1 supervisor who is not in service, without a stand-in"
    assert f"  Budi Contoh ({NIPS[BUDI]}, until 2026-11-13): 2 people" in lines
    async with cli.office.changes() as uow:
        acts = StandIn(
            supervisor_id=cli.office.ids[BUDI],
            stand_in_id=cli.office.ids[ADMIN],
            kind="plt",
            starts=date(2026, 11, 14),
            ends=date(2026, 12, 31),
        )
        uow.session.add(acts)
    assert (await cli.runs("check")).exit_code == 0


async def test_people_who_supervise_each_other_are_one_circle_and_their_unit_has_no_head(
    cli: CommandLine,
) -> None:
    await cli.office.add(supervision(cli, BUDI, SARI))
    lines = await told(cli)
    assert lines[:2] == ["     1 circle of people who supervise each other", "     1 unit without a head"]
    assert "  Sari Contoh → Budi Contoh → Sari Contoh" in lines
    assert "  Dinas Pelayanan: 3 people" in lines


async def test_targets_services_and_duty_rosters(cli: CommandLine) -> None:
    ids = cli.office.ids
    async with cli.office.changes() as uow:
        uow.session.add_all(_target(ids[SARI], period) for period in ("2026-S2", "2026-S1"))
        home = (await uow.people.units())[0]
        open_one = Service(code="KTP", name="Perekaman KTP", unit_id=home.id)
        closed = Service(code="SIM", name="Lama", unit_id=home.id, closed_on=date(2026, 1, 1))
        gone = Employee(nip="196001011985011001", name="Lama Contoh", left=date(2026, 10, 1), role="asn")
        uow.session.add_all([open_one, closed, gone])
        await uow.session.flush()
        uow.session.add_all(
            [
                ServiceStaff(service_id=open_one.id, employee_id=gone.id, starts=ALWAYS, ends=FOREVER),
                _shift(ids[CITRA], date(2026, 11, 30)),
                _shift(ids[SARI], date(2026, 8, 31)),
                _shift(ids[BUDI], date(2026, 11, 2)),
                _shift(ids[BUDI], date(2026, 12, 31)),
            ]
        )
    lines = await told(cli)
    assert lines[:3] == [
        "     1 target without a measure",
        "     1 service without staff",
        "     1 duty roster that ends within 14 days",
    ]
    assert f"  Sari Contoh: Menata arsip ({NIPS[SARI]} 2026-S2)" in lines
    assert "  Perekaman KTP (KTP)" in lines
    assert f"  Citra Contoh ({NIPS[CITRA]}): until 2026-11-30" in lines


def _target(employee_id: int, period: str) -> Target:
    return Target(
        employee_id=employee_id,
        period=period,
        title="Menata arsip",
        quantity=Decimal(4),
        measure="-",
        weight=Decimal(1),
    )


def _shift(employee_id: int, day: date) -> DutyShift:
    return DutyShift(employee_id=employee_id, date=day, starts=time(7), ends=time(14))


async def test_a_year_whose_calendar_is_not_known_is_told_until_the_office_brings_it(
    cli: CommandLine,
) -> None:
    await cli.office.execute(delete(CalendarDay))
    lines = await told(cli)
    assert lines[0].endswith("holidays whose dates are estimates")
    assert any(line.startswith("  Hari Raya Idul Fitri (2027-") for line in lines)
    cli.office.move_to(2027, 12, 1, 9, 0)
    assert (await told(cli))[0] == "     1 year without known collective leave (cuti bersama)"


def test_each_lack_names_a_command_that_there_is() -> None:
    known = {command.name for command in ROOMS.commands}
    assert {lack.chat_command.split()[0] for lack in Lack} <= known


async def test_long_lists_are_cut_and_counted(cli: CommandLine) -> None:
    await cli.office.add(
        *(Employee(nip=f"19900101201501{n:04}", name=f"Pegawai {n:02}", role="admin") for n in range(12))
    )
    lines = await told(cli)
    assert lines[-1] == "  ... and 2 more; --all names everybody"
    assert len(await told(cli, "--all")) == len(lines) + 1
