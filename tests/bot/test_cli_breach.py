"""`breach` prepares letter, list and figures, and sends nothing until it is asked to."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.tables import AttendanceMark
from tests.bot.command_line import CommandLine
from tests.handlers.people import log_of
from tests.harness import NIPS, SARI, OfficeOnTrial

WHEN = ("--since", "2026-11-19T08:00:00+07:00", "--until", "2026-11-19T17:00:00+07:00")
WHAT = ("--what", "[sebagian] nama dan NIP <ASN>")
WHOLE = ("--how", "laptop hilang", "--handling", "kata sandi diganti", "--contact", "Agus, 0812")


@pytest.fixture
def operator(office: OfficeOnTrial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """The command line of the office."""
    return CommandLine.of(office, tmp_path, monkeypatch)


async def test_it_writes_letter_list_and_figures_and_sends_nothing(
    operator: CommandLine, tmp_path: Path
) -> None:
    office = operator.office
    await office.reports(office.sari)
    (tmp_path / "breach").mkdir()
    (tmp_path / "breach" / "people.csv").touch(0o644)
    told = await operator.runs("breach", *WHEN, *WHAT, "--unit", "Dinas Pelayanan")
    assert told.exit_code == 0, told.output
    assert "3 people affected" in told.output
    assert "Nothing was sent" in told.output
    assert {each.stat().st_mode & 0o777 for each in (tmp_path / "breach").iterdir()} == {0o600}
    letter = (tmp_path / "breach" / "notice.txt").read_text("utf-8")
    for said in ("nama dan NIP <ASN>", "19 November 2026 08.00", "[bagaimana terjadi]", "pasal 46"):
        assert said in letter
    with (tmp_path / "breach" / "people.csv").open(encoding="utf-8") as file:
        people = list(csv.DictReader(file))
    assert [each["name"] for each in people] == ["Budi Contoh", "Citra Contoh", "Sari Contoh"]
    figures = (tmp_path / "breach" / "figures.txt").read_text("utf-8")
    assert "Jumlah subjek data: 3" in figures
    assert "kiriman" in figures
    await office.settle()
    assert "Pemberitahuan kegagalan" not in office.sari.sees() + office.budi.sees()


async def test_a_whole_letter_is_sent_once_to_those_affected(operator: CommandLine) -> None:
    office, asked = operator.office, ("breach", *WHEN, *WHAT, "--person", NIPS[SARI], "--send")
    told = await operator.runs(*asked)
    assert told.exit_code == 1
    assert "not whole: [bagaimana terjadi]" in told.output
    for queued in ("1 message", "0 messages"):
        told = await operator.runs(*asked, *WHOLE)
        assert told.exit_code == 0, told.output
        assert f"{queued} queued" in told.output
    await office.settle()
    assert (
        office.sari.sees().count("nama dan NIP &lt;ASN&gt;") + office.sari.sees().count("nama dan NIP <ASN>")
        == 1
    )
    assert "Pemberitahuan kegagalan" not in office.budi.sees()
    assert [row.action for row in await log_of(office)].count("notify-breach") == 2


async def test_a_mark_of_attendance_is_counted_once_and_its_place_while_it_is_kept(
    operator: CommandLine, tmp_path: Path
) -> None:
    office, day = operator.office, datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
    async with office.changes() as uow:
        for hours, place in ((0, -1.6), (8, None)):
            uow.session.add(
                AttendanceMark(
                    employee_id=office.ids[SARI],
                    date=day.date(),
                    mark="in",
                    at=day + timedelta(hours=hours),
                    is_live=False,
                    latitude=place,
                    longitude=place,
                )
            )
    told = await operator.runs("breach", *WHEN, *WHAT, "--person", NIPS[SARI])
    assert told.exit_code == 0, told.output
    figures = (tmp_path / "breach" / "figures.txt").read_text("utf-8")
    assert "jam datang dan pulang: 2 baris" in figures
    assert "titik lokasi presensi: 1 baris" in figures


async def test_an_end_before_the_start_is_refused(operator: CommandLine) -> None:
    told = await operator.runs("breach", WHEN[0], WHEN[3], WHEN[2], WHEN[1], *WHAT)
    assert (told.exit_code, told.stderr) == (1, "--until: it is before --since\n")


async def test_what_is_empty_is_missing_and_what_is_still_to_come_was_no_breach(
    operator: CommandLine, tmp_path: Path
) -> None:
    told = await operator.runs("breach", *WHEN, "--what", " ")
    assert (told.exit_code, told.stderr) == (1, "--what: it is empty\n")
    for part, missing in (("--how", "bagaimana terjadi"), ("--contact", "nama dan kontak pejabat PDP")):
        told = await operator.runs("breach", *WHEN, *WHAT, *WHOLE, part, " ", "--send")
        assert told.exit_code == 1, told.output
        assert f"not whole: [{missing}]" in told.output
    told = await operator.runs("breach", *WHEN[:3], "2027-11-19T17:00:00+07:00", *WHAT)
    assert (told.exit_code, told.stderr) == (1, "--until: it is still to come\n")
    assert not (tmp_path / "breach").exists()
