"""Links to kept files: what they give out, when they refuse, and what their owner sees of it."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from domain.cases import CaseState
from handlers.ekinerja.callbacks import KeptEvidenceTap
from locales import words_in
from storage.tables import Entry, Evidence, EvidenceVisit
from tests.evidence import PUBLIC, KeepingOffice, keeping
from tests.handlers.ekinerja import change, copied, opens, sheet
from tests.handlers.steps import question
from tests.harness import STRANGER, OfficeOnTrial

HERE = words_in("id")
PDF = b"%PDF-1.7 daftar hadir"


@pytest.fixture
async def keeper(office: OfficeOnTrial, tmp_path: Path) -> AsyncIterator[KeepingOffice]:
    """An office that keeps a PDF of Sari's."""
    async with keeping(office, tmp_path) as keeping_office:
        await keeping_office.reports_with_a_file(PDF, "daftar hadir.pdf")
        await keeping_office.keeper.step()
        yield keeping_office


async def link_in_files(office: KeepingOffice) -> str:
    """The link that Sari sees with the files of a report that lacks its plan."""
    await office.row()
    await office.taps(office.sari, "Berkas bukti")
    return copied(office.sari)["📋 Salin 1"]


async def visits(office: OfficeOnTrial) -> list[tuple[str, int]]:
    """What was noted of visits."""
    async with office.service.database.read() as uow:
        rows = await uow.session.execute(
            select(EvidenceVisit.outcome, func.sum(EvidenceVisit.times)).group_by(EvidenceVisit.outcome)
        )
        return sorted((outcome, int(times)) for outcome, times in rows)


async def refused(
    office: KeepingOffice, url: str, key: str, status: int, browser: httpx.AsyncClient | None = None
) -> None:
    """A visitor is told in one sentence why there is nothing."""
    page = await (browser or office.visitor()).get(url, headers={"Accept-Language": "id"})
    assert (page.status_code, HERE(f"evidence-page-{key}") in page.text) == (status, True)
    assert PDF not in page.content
    assert page.headers["Referrer-Policy"] == "no-referrer"


async def test_a_link_gives_the_stored_file_with_safe_headers(keeper: KeepingOffice) -> None:
    url = await link_in_files(keeper)
    assert url.startswith(f"{PUBLIC}/bukti/")
    async with keeper.visitor() as browser:
        page = await browser.get(url)
    assert page.status_code == 200
    assert hashlib.sha256(page.content).hexdigest() == keeper.kept[0].name
    assert page.headers["Content-Type"] == "application/pdf"
    assert page.headers["Content-Disposition"] == "inline; filename*=UTF-8''daftar%20hadir.pdf"
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    await keeper.row()
    await keeper.taps(keeper.sari, "Berkas bukti")
    assert "Dibuka 1 kali.\n• Jum, 20 Nov 09.00: dibuka (1×)" in question(keeper.sari)


async def test_what_a_browser_could_run_is_saved_and_not_shown(office: OfficeOnTrial, tmp_path: Path) -> None:
    async with keeping(office, tmp_path) as keeping_office:
        await keeping_office.reports_with_a_file(b"<html><script>alert(1)</script>", 'a"b\r\n.html')
        await keeping_office.keeper.step()
        url = await link_in_files(keeping_office)
        async with keeping_office.visitor() as browser:
            page = await browser.get(url)
        assert page.headers["Content-Type"] == "application/octet-stream"
        assert page.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''a%22b")
        assert "sandbox" in page.headers["Content-Security-Policy"]


async def test_the_link_fills_the_sheet_and_stays_the_same(keeper: KeepingOffice) -> None:
    url = await link_in_files(keeper)
    await opens(keeper, "Hari ini")
    await keeper.taps(keeper.sari, "Lengkapi")
    await keeper.says(keeper.sari, "Melayani permohonan KTP")
    for _ in range(2):
        await opens(keeper, "Hari ini")
        await keeper.taps(keeper.sari, "Unduh lembar")
        assert (await sheet(keeper))[1][7] == url
        assert "Siapa pun yang memegangnya dapat membukanya" in keeper.sari.last["caption"]
    await keeper.taps(keeper.sari, "Sudah saya pindahkan")
    await keeper.taps(keeper.sari, "1", "Berkas bukti", "Cabut 1", "Tautan baru 1", "Kembali ke baris")
    assert f"• Bukti Dukung: {url} → {PUBLIC}/bukti/" in question(keeper.sari)


async def test_an_expired_link_is_refused_and_noted(keeper: KeepingOffice) -> None:
    url = await link_in_files(keeper)
    clock = keeper.playground.clock
    clock.move_to(clock.now() + timedelta(days=400))
    await refused(keeper, url, "expired", 410)
    assert await visits(keeper) == [("expired", 1)]


async def test_a_link_that_was_taken_back_is_refused_and_another_one_works(keeper: KeepingOffice) -> None:
    url = await link_in_files(keeper)
    await keeper.taps(keeper.sari, "Cabut 1")
    assert "Tautan dicabut Jum, 20 Nov 09.00" in question(keeper.sari)
    await refused(keeper, url, "revoked", 410)
    await keeper.taps(keeper.sari, "Tautan baru 1")
    another = copied(keeper.sari)["📋 Salin 1"]
    assert another != url
    async with keeper.visitor() as browser:
        assert (await browser.get(another)).content == PDF
    await refused(keeper, url, "revoked", 410)
    assert await visits(keeper) == [("opened", 1), ("revoked", 2)]
    await keeper.row()
    await keeper.taps(keeper.sari, "Berkas bukti")
    assert "ditolak, sudah dicabut (2×)" in question(keeper.sari), "also what came by the former link"


async def test_evidence_that_is_none_any_more_is_refused(keeper: KeepingOffice) -> None:
    url = await link_in_files(keeper)
    await change(keeper, 1, state=CaseState.WITHDRAWN)
    await refused(keeper, url, "revoked", 410)
    await change(keeper, 1, state=CaseState.SUBMITTED)
    async with keeper.changes() as uow:
        (proof,) = await uow.session.scalars(select(Evidence))
        await uow.session.delete(proof)
    await refused(keeper, url, "revoked", 410)


async def test_an_altered_file_is_refused_noted_and_logged(
    keeper: KeepingOffice, caplog: pytest.LogCaptureFixture
) -> None:
    url = await link_in_files(keeper)
    keeper.kept[0].write_bytes(PDF + b" diubah")
    await refused(keeper, url, "altered", 409)
    keeper.kept[0].unlink()
    await refused(keeper, url, "altered", 409)
    assert await visits(keeper) == [("altered", 2)]
    assert sum(record.levelno == logging.ERROR for record in caplog.records) == 2


async def test_guessed_links_are_refused_logged_and_bounded(
    keeper: KeepingOffice, caplog: pytest.LogCaptureFixture
) -> None:
    url = await link_in_files(keeper)
    async with keeper.visitor() as guesser:
        for number in range(10):
            await refused(keeper, f"{PUBLIC}/bukti/{number:032}", "unknown", 404, guesser)
        await refused(keeper, url, "busy", 429, guesser)
    assert "does not exist" in caplog.text and url.rpartition("/")[2] not in caplog.text
    assert await visits(keeper) == []
    async with keeper.visitor("192.0.2.2") as browser:
        assert (await browser.get(url)).status_code == 200
        for token in ("x", "../../../etc/passwd", url.rpartition("/")[2].swapcase()):
            assert (await browser.get(f"{PUBLIC}/bukti/{token}")).status_code == 404


async def test_links_are_seen_and_taken_back_by_their_owner_alone(keeper: KeepingOffice) -> None:
    await link_in_files(keeper)
    before = await keeper.everything_kept()
    for person in (keeper.budi, keeper.citra, keeper.admin, keeper.stranger):
        for wish in ("show", "revoke", "renew"):
            await keeper.taps_data(person, KeptEvidenceTap(1, wish, 1, "d2026-11-20").pack())
            key = "gate-stranger" if person.id == STRANGER else "gate-not-yours"
            assert person.toasts[-1] == HERE.plain(key)
    assert (await keeper.everything_kept())["evidence_links"] == before["evidence_links"]


async def test_a_link_of_another_entry_is_not_taken_back_through_ones_own(keeper: KeepingOffice) -> None:
    async with keeper.changes() as uow:
        mine = await uow.session.get_one(Entry, 1)
        values = {"date": mine.date, "activity": "Rapat", "self_rating": 4, "state": CaseState.SUBMITTED}
        at = {"submitted_at": mine.submitted_at, "revised_at": mine.revised_at}
        uow.session.add(Entry(employee_id=keeper.ids[keeper.citra.id], version=1, **values, **at))
    await keeper.taps_data(keeper.citra, KeptEvidenceTap(2, "revoke", 1, "d2026-11-20").pack())
    assert keeper.citra.toasts[-1] == HERE.plain("button-outdated")
