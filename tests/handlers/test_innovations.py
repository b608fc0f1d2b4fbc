"""An author marks work as an innovation, its reviewer confirms that or not, and it stands where it should."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from domain.cases import CaseState, number_of
from domain.digest.figures import Listed
from domain.papers import PaperKind
from domain.periods import Period
from handlers.history.actions import read_paper
from handlers.kit.innovations import InnovationDecideTap, InnovationTap
from locales import words_in
from storage.tables import Entry, Innovation
from tests.handlers.digests import digests, numbers, opened
from tests.handlers.steps import WHY, marked
from tests.harness import SARI, OfficeOnTrial, must


async def mark_of(office: OfficeOnTrial) -> Innovation | None:
    """The mark of the first report."""
    async with office.service.database.read() as uow:
        return await uow.innovations.of(1)


async def number(office: OfficeOnTrial) -> str:
    """What the buttons say of the mark of the first report."""
    mark = must(await mark_of(office))
    return str(number_of(mark.marked_at))


async def on_paper(office: OfficeOnTrial) -> list[str | None]:
    """The innovations on Sari's paper of the month."""
    async with office.service.database.read() as uow:
        now = datetime(2026, 11, 20, 12, tzinfo=UTC)
        month = Period.parse("2026-11")
        paper = await read_paper(uow, office.service.office, office.ids[SARI], PaperKind.DAILY, month, now)
    return [each.innovation for each in paper.work.entries]


async def test_a_mark_is_confirmed_at_the_review_and_stands_in_paper_score_and_digest(
    office: OfficeOnTrial,
) -> None:
    await office.reports(office.sari)
    await marked(office)
    assert f"Inovasi (belum ditinjau): {WHY}" in office.sari.sees()
    assert WHY in office.budi.last["text"], "the card follows"
    assert "Ditandai sebagai inovasi: akui atau tidak" in office.budi.last["text"], "it has to be opened"
    assert await on_paper(office) == [None]
    await office.taps(office.budi, "Akui inovasi")
    assert f"Inovasi, diakui atasan: {WHY}" in office.budi.last["text"]
    assert f"Inovasi, diakui atasan: {WHY}" in office.sari.last["text"]
    await office.taps(office.budi, "Setujui", "4 – Baik")
    assert await on_paper(office) == [WHY]
    await office.says(office.sari, "/nilai")
    assert "Inovasi yang diakui dalam periode ini: 1 (tidak mengubah nilai)" in office.sari.last["text"]
    for moment, told in (
        ((2026, 11, 20, 9, 30), True),
        ((2026, 11, 23, 9, 0), True),
        ((2026, 11, 28, 9, 0), False),
    ):
        office.move_to(*moment)
        await office.says(office.admin, "/ringkasan")
        assert numbers(digests(office.admin)[-1])[Listed.INNOVATIONS] == told, moment
        if told:
            assert f"Sari Contoh: {WHY}" in await opened(office, office.admin, Listed.INNOVATIONS)


@pytest.mark.parametrize(("wish", "said"), [("Akui inovasi", "diakui"), ("Bukan inovasi", "tidak diakui")])
async def test_what_is_marked_after_the_review_is_asked_about(
    office: OfficeOnTrial, wish: str, said: str
) -> None:
    await office.reports(office.sari)
    await office.taps(office.budi, "Setujui", "4 – Baik")
    await marked(office)
    assert "menandai pekerjaan ini sebagai inovasi" in office.budi.last["text"]
    await office.taps(office.budi, wish)
    assert f"{said} atasan: {WHY}" in office.sari.last["text"]
    assert await on_paper(office) == [WHY if said == "diakui" else None]
    found = await mark_of(office)
    assert found is not None and found.is_confirmed == (said == "diakui")


async def test_only_the_mark_that_was_read_is_decided_and_once(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await marked(office)
    read = InnovationDecideTap(1, 1, await number(office)).pack()
    office.move_to(2026, 11, 20, 9, 5)
    await office.taps_data(office.sari, InnovationTap(1).pack())
    await office.says(office.sari, "Alasan lain yang belum dibaca siapa pun")
    await office.taps(office.sari, "Tandai")
    await office.taps_data(office.budi, read)
    assert office.budi.toasts[-1] == "Alasannya sudah berubah, atau sudah diputuskan."
    assert "Alasan lain yang belum dibaca" in office.budi.last["text"], "now it can be read"
    found = await mark_of(office)
    assert found is not None and found.is_confirmed is None
    again = InnovationDecideTap(1, 0, await number(office)).pack()
    await office.taps(office.budi, "Akui inovasi")
    told = len(office.sari.messages)
    await office.taps_data(office.budi, again)
    assert office.budi.toasts[-1] == "Alasannya sudah berubah, atau sudah diputuskan."
    assert len(office.sari.messages) == told
    found = await mark_of(office)
    assert found is not None and found.is_confirmed
    for wrong in ("x", "9" * 40):
        await office.taps_data(office.budi, InnovationDecideTap(1, 1, wrong).pack())
        assert office.budi.toasts[-1] == words_in("id").plain("button-outdated")


async def test_rejected_work_is_no_innovation(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await marked(office)
    read = InnovationDecideTap(1, 1, await number(office)).pack()
    await office.execute(update(Entry).values(state=CaseState.REJECTED))
    await office.taps_data(office.budi, read)
    assert "ditolak" in office.budi.toasts[-1]
    assert "Akui inovasi" not in str(office.budi.last)
    found = await mark_of(office)
    assert found is not None and found.is_confirmed is None
