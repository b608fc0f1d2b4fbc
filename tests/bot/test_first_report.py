"""From an empty database to the first approved report, with only e-Kinerja's report in hand."""

from __future__ import annotations

import asyncio
from pathlib import Path

from typer.testing import CliRunner

from bot.cli.commands import app
from playground import Clock, Limits, Playground
from tests.ekinerja_sheets import BUDI as BUDIS_NIP
from tests.ekinerja_sheets import EVALUATIONS, RATNA, office, write_sheet
from tests.ekinerja_sheets import SARI as SARIS_NIP
from tests.harness import FRIDAY_MORNING, PHONES, RATER_KEY, OfficeOnTrial, start_service


async def test_an_office_begins_with_a_report_of_ekinerja(tmp_path: Path) -> None:
    sheet = write_sheet(tmp_path / "laporan.xlsx", EVALUATIONS, office())
    url = f"sqlite:///{tmp_path / 'data' / 'kinerja.db'}"
    async with Playground.running(people=PHONES, limits=Limits.off(), clock=Clock(FRIDAY_MORNING)) as phones:
        environment = {
            "BOT_TOKEN": phones.token,
            "RATER_KEY": RATER_KEY,
            "BOT_API_URL": phones.url,
            "CLOCK_URL": f"{phones.url}/clock",
            "DATABASE_URL": url,
        }

        async def types(*line: str) -> str:
            result = await asyncio.to_thread(CliRunner().invoke, app, line, env=environment)
            assert result.exit_code == 0, result.output
            return result.stdout

        assert "Dry run" in await types("import", "ekinerja", str(sheet), "--dry-run")
        await types("import", "ekinerja", str(sheet), "--admin", RATNA)
        links = {nip: await types("invite", nip) for nip in (SARIS_NIP, BUDIS_NIP)}
        service = await start_service(phones, url)
        try:
            begins = OfficeOnTrial(phones, service)
            for person, nip in ((begins.sari, SARIS_NIP), (begins.budi, BUDIS_NIP)):
                person.opens(next(word for word in links[nip].split() if "start=" in word))
                await begins.says(person, nip[-6:])
            await begins.reports(begins.sari)
            assert "SARI CONTOH" in begins.budi.sees()
            await begins.taps(begins.budi, "Setujui", "4 – Baik")
            assert "disetujui" in begins.sari.sees()
        finally:
            await service.close()
