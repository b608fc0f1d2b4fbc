"""`python -m bot services`: the citizens' ratings and the links."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from domain.visits import VisitState, read_code
from storage.tables import Response, Service
from tests.bot.command_line import CommandLine
from tests.harness import RATER_KEY, OfficeOnTrial, must


@pytest.fixture
async def cli(office: OfficeOnTrial, cli: CommandLine) -> CommandLine:
    """An office with three services, one of which was rated."""
    async with office.changes() as uow:
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
    return cli


async def test_ratings_of_all_time_and_of_a_period(cli: CommandLine) -> None:
    result = await cli.runs("services", BOT_TOKEN="")
    assert result.stdout.splitlines() == [
        "code     name             n  mean",
        "AKTA     Akta lahir      <5     –",
        "IZIN/01  Izin usaha      <5     –",
        "KTP      KTP elektronik  <5     –",
    ]
    async with cli.office.changes() as uow:
        service = must(await uow.services.by_code("KTP"))
        uow.session.add_all(
            Response(service_id=service.id, date=date(2026, 11, day), channel="open", quick=4)
            for day in (6, 7)
        )
    running = await cli.runs("services")
    assert running.stdout == result.stdout, "a running quarter grows by whole weeks of five"
    cli.office.move_to(2027, 1, 4, 9, 0)
    result = await cli.runs("services")
    assert result.stdout.splitlines()[-1] == "KTP      KTP elektronik   6  3.33"
    result = await cli.runs("services", "--period", "2026-11")
    assert result.stdout.splitlines()[-1] == "KTP      KTP elektronik  <5     –", (
        "October would be the difference"
    )


async def test_comments_are_printed_for_whole_weeks_of_five(cli: CommandLine) -> None:
    async with cli.office.changes() as uow:
        service = must(await uow.services.by_code("IZIN/01"))
        uow.session.add_all(
            Response(service_id=service.id, date=day, channel="open", quick=2, comment=comment)
            for day, comment in [
                (date(2026, 11, 3), "Lama\nsekali"),
                (date(2026, 11, 4), None),
                (date(2026, 11, 12), "=1+1"),
                (date(2026, 11, 13), "Ramah"),
                (date(2026, 11, 13), None),
                (date(2026, 11, 19), "Minggu ini"),
                *[(date(2026, 11, 20), None)] * 4,
            ]
        )
    result = await cli.runs("services", "comments")
    assert result.stdout.splitlines() == [
        "IZIN/01  Izin usaha, 2026-11-02 to 2026-11-15, 5 ratings",
        "  '=1+1",
        "  Lama sekali",
        "  Ramah",
    ]
    assert (await cli.runs("services", "comments", "--period", "2026-10")).stdout.startswith(
        "There is no comment"
    )
    cli.office.move_to(2026, 11, 22, 20, 0)
    assert (await cli.runs("services", "comments")).stdout == result.stdout, "a Sunday's week is not over"
    cli.office.move_to(2026, 11, 23, 0, 1)
    assert "Minggu ini" in (await cli.runs("services", "comments")).stdout


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


@pytest.mark.parametrize(("size", "width"), [("A5", 148), ("A4", 210)])
async def test_a_poster_says_what_to_scan_and_what_to_type(
    cli: CommandLine, tmp_path: Path, size: str, width: int
) -> None:
    file = tmp_path / "ktp.pdf"
    file.touch(0o644)
    result = await cli.runs("services", "poster", "ktp", "--out", str(file), "--size", size)
    assert (result.exit_code, result.stdout) == (0, "")
    assert file.stat().st_mode & 0o777 == 0o600, "it took the place of the former one"
    [page] = PdfReader(file).pages
    assert round(float(page.mediabox.width) / 72 * 25.4) == width
    said = " ".join(page.extract_text().split())
    bot = cli.office.service.bot.username
    for part in ("Kabupaten Contoh", "KTP elektronik", f"@{bot}", "/nilailayanan KTP", "No name needed"):
        assert part in said


async def test_a_poster_that_cannot_be_written_is_told(cli: CommandLine, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere" / "ktp.pdf"
    result = await cli.runs("services", "poster", "KTP", "--out", str(nowhere))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.strip() == f"{nowhere} cannot be written: no such file or directory."


async def test_a_printed_roll_has_codes_that_open_their_service(cli: CommandLine, tmp_path: Path) -> None:
    file, key = tmp_path / "roll.pdf", cli.office.service.office.rater_key
    options = ("--service", "AKTA", "--count", "11", "--out", str(file))
    result = await cli.runs("visits", "print", *options, RATER_KEY=RATER_KEY)
    assert result.exit_code == 0
    first, last = (page.extract_text() for page in PdfReader(file).pages)
    codes = [code for word in f"{first} {last}".split() if (code := read_code(word))]
    assert len(set(codes)) == 11
    assert "Berlaku sampai Min, 22 Nov 10.00 WIB" in " ".join(last.split())
    now = cli.office.service.clock.now()
    async with cli.office.service.database.read() as uow:
        for code in codes:
            visit = await uow.visits.find(key, code, now)
            assert visit.state is VisitState.OPEN
            assert visit.service is not None
            assert visit.service.code == "AKTA"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--service", "NONE", "--out", "roll.pdf"), "There is no service with the code NONE."),
        (("--service", "KTP", "--out", "roll.txt"), "--out: the name must end with .pdf."),
        (
            ("--service", "KTP", "--out", "no/roll.pdf"),
            "no/roll.pdf cannot be written: no such file or directory.",
        ),
    ],
)
async def test_a_roll_that_cannot_be_printed_issues_nothing(
    cli: CommandLine, tmp_path: Path, options: tuple[str, ...], sentence: str
) -> None:
    (tmp_path / "roll.pdf").write_bytes(b"of the morning")
    result = await cli.runs("visits", "print", *options, RATER_KEY=RATER_KEY)
    assert (result.exit_code, result.stderr.strip()) == (1, sentence)
    assert (tmp_path / "roll.pdf").read_bytes() == b"of the morning"
    kept = await cli.office.everything_kept()
    assert kept["visit_codes"] == ""


async def test_a_closed_service_has_no_roll(cli: CommandLine, tmp_path: Path) -> None:
    async with cli.office.changes() as uow:
        service = must(await uow.services.by_code("KTP"))
        service.closed_on = cli.office.service.office.date_of(cli.office.service.clock.now())
    options = ("--service", "KTP", "--out", str(tmp_path / "roll.pdf"))
    result = await cli.runs("visits", "print", *options, RATER_KEY=RATER_KEY)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "is closed: nobody could rate it with a code." in result.stderr
    assert (await cli.office.everything_kept())["visit_codes"] == ""


async def test_the_link_of_no_service(cli: CommandLine) -> None:
    result = await cli.runs("services", "link", "NONE")
    assert (result.exit_code, result.stderr.strip()) == (1, "There is no service with the code NONE.")
