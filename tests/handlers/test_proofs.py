"""Each paper stands in the log, and carries the proof of that as soon as a root of the log is published."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from sqlalchemy import text

from domain.audit.rows import digest
from reports.proof_code import proof_code
from tests.bot.command_line import CommandLine
from tests.handlers.papers import MONTH, Work, add_work, asks_for, received
from tests.handlers.proofs import opened, publishes
from tests.handlers.results import closed_office
from tests.harness import NIPS, SARI, OfficeOnTrial
from tests.verify.verifier import verifier


async def codes(office: OfficeOnTrial) -> Sequence[Sequence[object]]:
    """The sheet of the workbook that has the codes, and the proof as text."""
    return [row for row in (await asks_for(office, office.sari, form="xlsx")).table(2) if row]


async def test_a_paper_of_a_month_is_proved_under_the_next_root(
    office: OfficeOnTrial, cli: CommandLine
) -> None:
    await add_work(office, *MONTH)
    office.move_to(2026, 12, 8, 9, 0)
    first = await asks_for(office, office.sari)
    assert "Baris 1 catatan keputusan kantor" in first.text()
    refused = await cli.runs("audit", "prove", first.code)
    assert refused.exit_code == 1 and "No root was published yet" in refused.stderr
    (printed,) = [str(row[0]) for row in (await codes(office)) if str(row[0]).startswith("KINERJA1:")]
    root = await publishes(office)
    again = await asks_for(office, office.sari)
    assert (again.code, again.revision) == (first.code, 1)
    assert "Baris 1 dari" in again.text() and "Kode ini memuat buktinya" in again.text()
    await office.says(office.stranger, f"/cek {first.code}")
    assert root in office.stranger.sees()
    await office.taps(office.stranger, "Berkas bukti")
    rest = (await received(office, office.stranger)).content.decode()
    assert opened(rest)[0] == "", "who has the code alone learns no NIP"
    assert verifier()(printed + rest, root) == 0
    assert verifier()(rest, root) == 1 == verifier()(printed, root)
    await office.says(office.citra, f"/cek {first.code}")
    await office.taps(office.citra, "Berkas bukti")
    proof = (await received(office, office.citra)).content.decode()
    statement, row, size, found = opened(proof)
    assert f"{size} {found}" == root and verifier()(proof, root) == 0
    assert json.loads(statement)[:4] == ["daily", "2026-11", NIPS[SARI], 1]
    assert (row[3], row[4]) == ("issue-paper", f"papers/{first.code.replace('-', '')}")
    proved = await cli.runs("audit", "prove", first.code, "--size", str(size))
    assert proved.stdout == proof


async def test_a_paper_that_is_younger_than_a_root_has_its_proof_under_a_later_one(
    office: OfficeOnTrial, cli: CommandLine
) -> None:
    await add_work(office, *MONTH)
    office.move_to(2026, 12, 8, 9, 0)
    await asks_for(office, office.sari)
    size, _ = (await publishes(office)).split()
    await add_work(office, Work(9, "Menyusun notula rapat"))
    paper = await asks_for(office, office.sari)
    refused = await cli.runs("audit", "prove", paper.code)
    assert "the next one is published on Friday" in refused.stderr
    await publishes(office)
    refused = await cli.runs("audit", "prove", paper.code, "--size", size)
    assert "a later one does: leave --size out" in refused.stderr
    assert (await cli.runs("audit", "prove", paper.code)).exit_code == 0


async def test_a_paper_for_which_the_log_does_not_vouch_is_told(
    office: OfficeOnTrial, cli: CommandLine
) -> None:
    await add_work(office, *MONTH)
    paper = await asks_for(office, office.sari)
    await publishes(office)
    await office.execute(text("UPDATE issued_papers SET revision = 2"))
    await office.says(office.stranger, f"/cek {paper.code}")
    assert "catatan sudah berubah" in office.stranger.sees() and "🔏" not in office.stranger.last["text"]
    refused = await cli.runs("audit", "prove", paper.code)
    assert refused.exit_code == 1 and "The log does not vouch for this paper" in refused.stderr


async def test_a_hash_that_somebody_spoiled_stops_no_paper(office: OfficeOnTrial) -> None:
    await add_work(office, *MONTH)
    paper = await asks_for(office, office.sari)
    root = await publishes(office)
    async with office.changes() as uow:
        await uow.session.execute(text("DROP TRIGGER audit_log_kept_update"))
        await uow.session.execute(text("UPDATE audit_log SET hash = 'bukan digit' WHERE number = 1"))
    await office.says(office.citra, f"/cek {paper.code}")
    assert "Terdaftar" in office.citra.sees()
    await office.taps(office.citra, "Berkas bukti")
    proof = (await received(office, office.citra)).content.decode()
    assert verifier()(proof, root) == 0, "what the row says is as it was; `audit verify` names its hash"


async def test_a_paper_that_is_older_than_the_log_gets_its_row_when_it_is_printed_again(
    office: OfficeOnTrial,
) -> None:
    await add_work(office, *MONTH)
    first = await asks_for(office, office.sari)
    async with office.changes() as uow:
        await uow.session.execute(text("DROP TRIGGER audit_log_kept_delete"))
        await uow.session.execute(text("DELETE FROM audit_log"))
    await office.says(office.stranger, f"/cek {first.code}")
    assert "sesuai dengan catatan sekarang" in office.stranger.sees()
    again = await asks_for(office, office.sari)
    assert again.code == first.code and "catatan keputusan kantor" in again.text()


async def test_a_result_sheet_has_its_proof_from_the_closing_s_root_on(office: OfficeOnTrial) -> None:
    await closed_office(office)
    await office.jobs_at(2027, 1, 5, 0, 10)
    await office.jobs_at(2027, 1, 5, 8, 1)
    assert "Akar catatan" in office.admin.sees(), "not only on Friday: a period was closed"
    await office.says(office.sari, "/hasil")
    await office.taps(office.sari, "Lembar hasil Anda")
    sheet = (await received(office, office.sari)).text()
    (code,) = set(re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", sheet))
    assert "Kode ini memuat buktinya" in sheet
    await office.says(office.stranger, f"/cek {code}")
    told = office.stranger.sees()
    for expected in (
        "Terdaftar, dan sesuai",
        "Predikat: ",
        "Nilai: ",
        "Semester 2 2026",
        "•••••••• 201501",
    ):
        assert expected in told, expected
    await office.says(office.budi, f"/cek {code}")
    await office.taps(office.budi, "Berkas bukti")
    statement, row, *_ = opened((await received(office, office.budi)).content.decode())
    kind, period, nip, revision, score, grade, _ = json.loads(statement)
    assert (kind, period, nip, revision) == ("result", "2026-S2", NIPS[SARI], 1)
    assert f"Nilai: {score.replace('.', ',')}" in told and f"Predikat: {grade}" in told
    assert row[3] == "freeze-result" and json.loads(str(row[6]))["paper"] == digest(statement)


def test_a_proof_in_a_log_of_a_million_rows_still_fits_on_the_paper() -> None:
    # 20 hashes, and what is said of the row: letters of BASE32, which QR codes pack.
    assert proof_code("KINERJA1:" + "A7" * 800).millimetres < 65
