"""`python -m bot services`: the citizens' ratings and the links."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from reports.qr import HEIGHT, WIDTH
from storage.tables import Response, Service
from tests.bot.command_line import CommandLine
from tests.harness import OfficeOnTrial
from tests.reports.test_score_picture import size


@pytest.fixture
async def cli(
    office: OfficeOnTrial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[CommandLine]:
    """An office with three services, one of which was rated."""
    async with office.service.database.unit() as uow:
        home = (await uow.people.units())[0]
        services = [
            Service(code=code, name=name, unit_id=home.id)
            for code, name in [("KTP", "KTP elektronik"), ("IZIN/01", "Izin usaha"), ("AKTA", "Akta lahir")]
        ]
        uow.session.add_all(services)
        await uow.session.flush()
        taps = [
            (date(2026, 10, 30), 1),
            *((date(2026, 11, day), face) for day, face in [(2, 4), (3, 4), (4, 3)]),
        ]
        uow.session.add_all(
            Response(service_id=services[0].id, date=day, channel="open", quick=face) for day, face in taps
        )
        uow.session.add_all(
            [
                Response(
                    service_id=services[0].id,
                    date=date(2026, 11, 5),
                    channel="open",
                    quick=1,
                    quarantined_on=date(2026, 11, 5),
                )
            ]
        )
        await uow.commit()
    yield CommandLine.of(office, tmp_path, monkeypatch)


async def test_ratings_of_all_time_and_of_a_period(cli: CommandLine) -> None:
    result = await cli.runs("services", BOT_TOKEN="")
    assert result.stdout.splitlines() == [
        "code     name            n  mean",
        "AKTA     Akta lahir      0     –",
        "IZIN/01  Izin usaha      0     –",
        "KTP      KTP elektronik  4  3.00",
    ]
    result = await cli.runs("services", "--period", "2026-11")
    assert result.stdout.splitlines()[-1] == "KTP      KTP elektronik  3  3.67"


async def test_comments_are_printed_for_whole_weeks_of_five(cli: CommandLine) -> None:
    async with cli.office.service.database.unit() as uow:
        service = await uow.services.by_code("IZIN/01")
        assert service is not None
        uow.session.add_all(
            Response(service_id=service.id, date=day, channel="open", quick=2, comment=comment)
            for day, comment in [
                (date(2026, 11, 3), "Lama\nsekali"),
                (date(2026, 11, 4), None),
                (date(2026, 11, 12), "=1+1"),
                (date(2026, 11, 13), "Ramah"),
                (date(2026, 11, 13), None),
                (date(2026, 11, 19), "Minggu ini"),
            ]
        )
        await uow.commit()
    result = await cli.runs("services", "comments")
    assert result.stdout.splitlines() == [
        "IZIN/01  Izin usaha, 2026-11-02 to 2026-11-15, 5 ratings",
        "  '=1+1",
        "  Lama sekali",
        "  Ramah",
    ]
    assert (await cli.runs("services", "comments", "--period", "2026-10")).stdout == ""


async def test_a_wrong_period_is_told(cli: CommandLine) -> None:
    result = await cli.runs("services", "--period", "November")
    assert result.exit_code == 1
    assert "'November' is not a period" in result.stderr


async def test_the_link_of_a_service_opens_it(cli: CommandLine) -> None:
    office = cli.office
    username = office.service.bot.username
    result = await cli.runs("services", "link", "ktp")
    assert result.stdout.strip() == f"https://t.me/{username}?start=rate_KTP"
    result = await cli.runs("services", "link", "IZIN/01")
    office.stranger.opens(result.stdout.strip())
    await office.settle()
    assert "Izin usaha" in office.stranger.last["text"]


async def test_a_poster_holds_the_link(cli: CommandLine, tmp_path: Path) -> None:
    poster = tmp_path / "ktp.png"
    result = await cli.runs("services", "link", "KTP", "--qr", str(poster))
    assert result.stdout.strip().endswith("?start=rate_KTP")
    assert size(poster.read_bytes()) == (WIDTH, HEIGHT)


async def test_a_poster_that_cannot_be_written_is_told(cli: CommandLine, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere" / "ktp.png"
    result = await cli.runs("services", "link", "KTP", "--qr", str(nowhere))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.strip() == f"{nowhere} cannot be written: No such file or directory."


async def test_the_link_of_no_service(cli: CommandLine) -> None:
    result = await cli.runs("services", "link", "NONE")
    assert (result.exit_code, result.stderr.strip()) == (1, "There is no service with the code NONE.")
