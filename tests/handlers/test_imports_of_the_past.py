"""A roster that says since when: reviews follow it, and its undoing."""

from __future__ import annotations

from pathlib import Path

from tests.bot.command_line import CommandLine
from tests.harness import CITRA, NIPS, SARI, OfficeOnTrial

HEADER = "nip,name,unit,supervisor_nip,since"


async def test_what_waits_goes_to_who_is_said_to_supervise_since_a_past_day(
    office: OfficeOnTrial, tmp_path: Path, cli: CommandLine
) -> None:
    await office.reports(office.sari)
    await office.says(office.citra, "/tinjau")
    assert "Menyusun laporan keuangan" not in office.citra.last["text"]
    file = tmp_path / "roster.csv"
    row = f"{NIPS[SARI]},Sari Contoh,Dinas Pelayanan,{NIPS[CITRA]},2026-11-02"
    file.write_text(f"{HEADER}\n{row}\n", "utf-8")
    done = await cli.runs("import", "roster", str(file))
    assert done.exit_code == 0, done.output

    await office.says(office.citra, "/tinjau")
    assert "Menyusun laporan keuangan" in office.citra.last["text"]
    await office.says(office.budi, "/tinjau")
    assert "Menyusun laporan keuangan" not in office.budi.last["text"]

    undone = await cli.runs("import", "undo", "1")
    assert undone.exit_code == 0, undone.output
    await office.says(office.budi, "/tinjau")
    assert "Menyusun laporan keuangan" in office.budi.last["text"]
