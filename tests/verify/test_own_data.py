"""The file that a person gets of a closed result is what the stand-alone verifier reads."""

from __future__ import annotations

from tests.bot.command_line import CommandLine
from tests.handlers.proofs import publishes
from tests.handlers.results import closed_office, received
from tests.harness import NIPS, SARI, OfficeOnTrial
from tests.verify.verifier import verifier


async def test_a_person_takes_the_result_with_its_records_and_its_proof(
    office: OfficeOnTrial, cli: CommandLine
) -> None:
    await closed_office(office)
    await office.says(office.sari, "/hasil")
    await office.taps(office.sari, "Data dan bukti hasil Anda")
    assert "Bukti lengkapnya ada setelah akar" in office.sari.last["caption"]
    root = await publishes(office)
    await office.taps(office.sari, "Data dan bukti hasil Anda")
    file = await received(office, office.sari)
    assert file.name == f"Data-Hasil-2026-S2-{NIPS[SARI]}-r1.json"
    assert "dan buktinya" in file.caption
    assert verifier()(file.content.decode(), root) == 0
    size = root.split()[0]
    printed = await cli.runs("period", "export-result", "2026-S2", NIPS[SARI], "--size", size)
    assert printed.stdout.strip() == file.content.decode()
