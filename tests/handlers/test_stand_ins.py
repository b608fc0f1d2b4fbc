"""Stand-ins (Plt/Plh): who acts for a supervisor is told so, and everybody sees for whom it was decided."""

from __future__ import annotations

from datetime import date

from domain.cases import CaseState
from domain.digest.figures import Listed
from domain.people import StandInKind
from handlers.kit.case_card import CaseTap
from tests.handlers.digests import opened
from tests.handlers.people import stands_in
from tests.handlers.steps import only_entry
from tests.harness import BUDI, CITRA, OfficeOnTrial
from tests.jobs.records import reported

ACTING = "Anda memutuskan sebagai Plh. Budi Contoh."


async def budi_leaves(office: OfficeOnTrial) -> None:
    """Budi's last day in service was yesterday."""
    async with office.changes() as uow:
        (await uow.people.get(office.ids[BUDI])).left = date(2026, 11, 19)


async def test_the_card_of_a_stand_in_tells_for_whom_it_is_decided(office: OfficeOnTrial) -> None:
    await stands_in(office)
    await office.reports(office.sari)
    assert ACTING in office.citra.last["text"]
    assert "Laporan menunggu persetujuan" in office.budi.last["text"]
    assert "memutuskan sebagai" not in office.budi.sees(), "the supervisor acts for nobody else"
    await office.says(office.citra, "/tinjau")
    assert ACTING in office.citra.last["text"]
    await office.taps(office.citra, "Setujui")
    assert ACTING in office.citra.last["text"]


async def test_author_and_supervisor_see_for_whom_a_stand_in_decided(office: OfficeOnTrial) -> None:
    number = await stands_in(office)
    await office.reports(office.sari)
    await office.taps(office.citra, "Setujui", "4 – Baik")
    told = "Disetujui oleh Citra Contoh (Plh. Budi Contoh)"
    assert told in office.citra.last["text"]
    assert told in office.sari.last["text"]
    assert ACTING not in office.citra.last["text"], "nothing is left to decide"
    entry = await only_entry(office)
    assert (entry.reviewer_id, entry.acted_for_id, entry.acted_as) == (
        office.ids[CITRA],
        office.ids[BUDI],
        StandInKind.PLH,
    )
    async with office.changes() as uow:
        assert await uow.stand_ins.dismiss(number)
    assert told in office.budi.last["text"], "the card of the other one follows"
    await office.taps_data(office.budi, CaseTap("entry", entry.id, 1, "approve").pack())
    assert told in office.budi.last["text"], "also once the appointment is gone"
    assert office.budi.toasts[-1] == "Sudah ditinjau oleh Citra Contoh (Plh. Budi Contoh)."


async def test_what_is_taken_back_was_decided_for_nobody(office: OfficeOnTrial) -> None:
    await stands_in(office, StandInKind.PLT)
    await office.reports(office.sari)
    await office.taps(office.citra, "Setujui", "4 – Baik")
    assert "Citra Contoh (Plt. Budi Contoh)" in office.sari.last["text"]
    await office.taps(office.citra, "Urungkan")
    assert "Plt. Budi Contoh" in office.citra.last["text"]
    entry = await only_entry(office)
    assert (entry.state, entry.acted_for_id, entry.acted_as) == (CaseState.SUBMITTED, None, None)
    await office.taps(office.budi, "Setujui", "3 – Cukup")
    assert "Disetujui oleh Budi Contoh:" in office.sari.last["text"]


async def test_a_corrected_report_was_decided_by_nobody_yet(office: OfficeOnTrial) -> None:
    await stands_in(office)
    await office.reports(office.sari)
    await office.taps(office.citra, "Kembalikan")
    await office.says(office.citra, "Mohon dilengkapi jumlahnya")
    await office.taps(office.citra, "Kirim")
    assert "Dikembalikan oleh Citra Contoh (Plh. Budi Contoh)" in office.sari.last["text"]
    await office.taps(office.sari, "Perbaiki", "Kembali", "Kirim")
    entry = await only_entry(office)
    assert (entry.state, entry.reviewer_id, entry.acted_for_id) == (CaseState.SUBMITTED, None, None)


async def test_the_author_hears_for_whose_word_a_report_waits(office: OfficeOnTrial) -> None:
    await stands_in(office)
    await budi_leaves(office)
    await office.reports(office.sari)
    assert "Citra Contoh (Plh. Budi Contoh)" in office.sari.last["text"]


async def test_the_digest_names_who_acts_and_where_nobody_does(office: OfficeOnTrial) -> None:
    await reported(office, CITRA, date(2026, 11, 19))

    async def waiting() -> str:
        await office.says(office.admin, "/ringkasan")
        return await opened(office, office.admin, Listed.WAITING)

    assert "\nBudi Contoh: 1, sejak" in await waiting()
    await budi_leaves(office)
    assert "\nBudi Contoh (tidak bertugas lagi, tanpa Plt. atau Plh.): 1, sejak" in await waiting()
    await stands_in(office)
    assert "\nCitra Contoh (Plh. Budi Contoh): 1, sejak" in await waiting()
