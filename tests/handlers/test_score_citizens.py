"""Who is rated by citizens sees totals of whole weeks, and no single response, not even by subtraction."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date

import pytest

from bot.app import Service as Running
from domain.survey import Channel
from storage.tables import ALWAYS, FOREVER, Response, Service, ServiceStaff
from tests.bot.command_line import CommandLine
from tests.harness import NIPS, SARI, OfficeOnTrial, changes

COMPONENT = "Penilaian masyarakat"


@pytest.fixture
async def office(office: OfficeOnTrial) -> AsyncIterator[OfficeOnTrial]:
    """Sari staffs a service; nobody has rated it yet."""
    async with office.changes() as uow:
        home = (await uow.people.units())[0]
        uow.session.add_all([Service(id=1, code="KTP", name="KTP elektronik", unit_id=home.id)])
        await uow.session.flush()
        staff = ServiceStaff(service_id=1, employee_id=office.ids[SARI], starts=ALWAYS, ends=FOREVER)
        uow.session.add_all([staff])
    yield office


async def rated(running: Running, day: date, *faces: int) -> None:
    """Citizens rate the service on a day."""
    async with changes(running.database) as uow:
        uow.session.add_all(
            Response(service_id=1, date=day, channel=Channel.VISIT, quick=face) for face in faces
        )


async def looks(office: OfficeOnTrial) -> str:
    """What Sari reads of her score and of the responses behind it."""
    await office.says(office.sari, "/nilai")
    overview = office.sari.last["text"]
    await office.taps(office.sari, COMPONENT)
    records = office.sari.last["text"]
    await office.taps(office.sari, "‹ Kembali")
    return f"{overview}\n{records}"


async def test_single_responses_are_neither_listed_nor_found_by_subtraction(office: OfficeOnTrial) -> None:
    running = office.service
    for day, faces in ((3, (4, 4, 3)), (6, (2, 4)), (10, (4, 1)), (12, (4, 4, 4))):
        await rated(running, date(2026, 11, day), *faces)
    first = await looks(office)
    assert "Tanggapan masyarakat dihitung sampai Min, 8 Nov" in first
    # The result is what people came for: it stands above what explains a component of it.
    assert first.index("Komponen terisi") < first.index("Tanggapan masyarakat dihitung")
    assert "Rab, 1 Jul – Min, 8 Nov: rata-rata 85% dari 5 tanggapan (jumlah bobot 5)" in first
    assert "5 tanggapan masyarakat" in first
    assert "KTP elektronik" not in first

    # Each citizen who comes this week changes nothing of what Sari sees.
    for face in (1, 4, 2, 3):
        await rated(running, date(2026, 11, 20), face)
        assert await looks(office) == first

    # The fifth one frees the week before: five more at once.
    await rated(running, date(2026, 11, 20), 1)
    second = await looks(office)
    assert "dihitung sampai Min, 15 Nov" in second
    assert "Sen, 9 Nov – Min, 15 Nov: rata-rata 85% dari 5 tanggapan" in second
    assert "10 tanggapan masyarakat" in second


async def test_before_there_are_enough_it_says_so(office: OfficeOnTrial) -> None:
    await rated(office.service, date(2026, 11, 3), 1, 1, 1, 1, 1, 1)
    seen = await looks(office)
    assert "Tanggapan masyarakat belum dihitung: menyusul per pekan penuh, sedikitnya 5 sekaligus" in seen
    assert "baru 0, perlu 5" in seen


async def test_when_the_period_is_over_all_count_and_not_even_the_operator_sees_each(
    office: OfficeOnTrial, cli: CommandLine
) -> None:
    running = office.service
    for day in (date(2026, 11, 3), date(2026, 12, 30)):
        await rated(running, day, 4, 4, 4, 4, 4)
    await rated(running, date(2026, 12, 31), 1)
    office.move_to(2027, 1, 4, 9, 0)
    await office.says(office.sari, "/nilai")
    await office.taps(office.sari, "Periode lain", "Semester 2 2026", COMPONENT)
    seen = office.sari.last["text"]
    assert "Sen, 9 Nov – Kam, 31 Des: rata-rata 87,5% dari 6 tanggapan" in seen
    assert "25%" not in seen
    explained = await cli.runs("score", "explain", NIPS[SARI], "2026-S2")
    assert "Mon, 9 Nov – Thu, 31 Dec: mean 87.5% of 6 responses" in explained.stdout
    assert "25%" not in explained.stdout


@pytest.mark.parametrize("data", ["sc1:2026-11", "sr1:2026-Q4:2:0", "sg1:2026-11", "sc1:2026"])
async def test_periods_that_nobody_is_scored_by_are_not_opened(office: OfficeOnTrial, data: str) -> None:
    """Two totals that overlap would tell their difference."""
    await rated(office.service, date(2026, 11, 3), 4, 4, 4, 4, 1)
    await office.taps_data(office.sari, data)
    assert "sudah tidak berlaku" in office.sari.toasts[-1]
