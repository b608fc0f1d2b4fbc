"""Leave that is changed in odd orders: replaced, withdrawn, taken back, asked for twice."""

from __future__ import annotations

from datetime import date

import pytest

from domain.cases import CaseState
from playground.people import Json
from tests.handlers.leave import asks, entered, requests
from tests.harness import OfficeOnTrial

LONG = ("cuti", date(2026, 11, 23), date(2026, 11, 27), "")


async def approved(office: OfficeOnTrial, kind: str = "Cuti", end: str = "24/11") -> Json:
    """Sari has leave from the 23rd on; gives the message that told her."""
    await asks(office, office.sari, kind, "23/11", end)
    await office.taps(office.budi, "Setujui")
    return office.sari.last


async def changes_end(office: OfficeOnTrial, told: Json, end: str) -> None:
    """Sari changes the last day of the leave that a message is about."""
    await office.taps(office.sari, "Ubah", message=told)
    await office.taps(office.sari, "Sampai")
    await office.says(office.sari, end)
    await office.taps(office.sari, "Kirim")


async def states(office: OfficeOnTrial) -> list[str]:
    """The states of all requests, in the order in which they were made."""
    return [request.state for request in await requests(office)]


async def test_withdrawing_what_replaced_a_leave_withdraws_it_altogether(office: OfficeOnTrial) -> None:
    await changes_end(office, await approved(office), "27/11")
    await office.taps(office.budi, "Setujui")
    await office.taps(office.sari, "Tarik kembali", "Ya, tarik kembali")
    assert await entered(office) == []
    await office.taps(office.sari, "‹ Kembali ke daftar")
    assert office.sari.last["text"] == "🗓 Izin Anda\nTidak ada yang sedang berjalan."
    assert office.sari.labels()[0] == "➕ Ajukan izin"


async def test_a_second_wish_for_more_changes_the_first_that_still_waits(office: OfficeOnTrial) -> None:
    told = await approved(office)
    await changes_end(office, told, "27/11")
    await changes_end(office, told, "26/11")
    assert "kiriman ke-2" in office.budi.last["text"]
    await office.taps(office.budi, "Setujui")
    assert await entered(office) == [("cuti", date(2026, 11, 23), date(2026, 11, 26), "")]
    assert await states(office) == [CaseState.WITHDRAWN, CaseState.APPROVED]


@pytest.mark.parametrize("wish", ["Ubah", "Tarik kembali"])
async def test_what_was_replaced_cannot_be_changed_or_withdrawn(office: OfficeOnTrial, wish: str) -> None:
    told = await approved(office)
    await changes_end(office, told, "27/11")
    await office.taps(office.budi, "Setujui")
    await office.taps(office.sari, wish, message=told)
    assert "sudah tidak dapat diubah" in office.sari.toasts[-1]
    now = next(item for item in office.sari.messages if item["message_id"] == told["message_id"])
    offered = [button["text"] for row in now["reply_markup"]["inline_keyboard"] for button in row]
    assert offered == ["‹ Kembali ke daftar"], "its message offers nothing else any more"
    assert await entered(office) == [LONG]


async def test_a_leave_withdrawn_while_more_waits_does_not_come_back(office: OfficeOnTrial) -> None:
    told = await approved(office)
    await changes_end(office, told, "27/11")
    await office.taps(office.sari, "Tarik kembali", message=told)
    await office.taps(office.sari, "Ya, tarik kembali")
    card = next(item for item in reversed(office.budi.messages) if "menunggu persetujuan" in item["text"])
    await office.taps(office.budi, "Setujui", message=card)
    assert await entered(office) == [LONG]
    await office.taps(office.budi, "Urungkan")
    assert await entered(office) == []
    assert await states(office) == [CaseState.WITHDRAWN, CaseState.SUBMITTED]


async def test_a_work_mode_that_moved_is_not_shown_on_its_former_day(office: OfficeOnTrial) -> None:
    await asks(office, office.sari, "Kerja dari rumah", "20/11", "20/11")
    await office.taps(office.budi, "Setujui")
    await office.taps(office.sari, "Ubah", "Mulai")
    await office.says(office.sari, "23/11", "23/11")
    await office.taps(office.sari, "Kirim")
    await office.taps(office.budi, "Setujui")
    await office.reports(office.sari)
    assert "WFH" not in office.budi.last["text"]


async def test_the_same_leave_is_not_asked_for_twice(office: OfficeOnTrial) -> None:
    await approved(office)
    await asks(office, office.sari, "Cuti", "23/11", "24/11")
    assert "sudah Anda ajukan" in office.sari.last["text"]
    assert await states(office) == [CaseState.APPROVED]


async def test_another_reason_for_an_approved_leave_is_approved_again(office: OfficeOnTrial) -> None:
    await approved(office, "Sakit")
    await office.taps(office.sari, "Ubah", "Alasan")
    await office.says(office.sari, "Sebenarnya acara keluarga")
    await office.taps(office.sari, "Kirim")
    assert "Izin menunggu persetujuan" in office.budi.last["text"]
    assert await states(office) == [CaseState.APPROVED, CaseState.SUBMITTED]


async def test_a_change_that_changes_nothing_tells_nobody(office: OfficeOnTrial) -> None:
    told = await approved(office)
    card = office.budi.last
    await changes_end(office, told, "24/11")
    assert office.budi.last == card
    assert "Izin Anda disetujui" in office.sari.last["text"]


async def test_undo_after_a_change_shows_the_change_first(office: OfficeOnTrial) -> None:
    told = await approved(office, end="27/11")
    card = office.budi.last
    await changes_end(office, told, "24/11")
    for expected in ("sudah tidak dapat ditarik kembali", "Keputusan ditarik kembali"):
        card = next(item for item in office.budi.messages if item["message_id"] == card["message_id"])
        await office.taps(office.budi, "Urungkan", message=card)
        assert expected in office.budi.toasts[-1]
    assert await entered(office) == []
    assert "Keputusan ditarik kembali" in office.sari.last["text"], "told, as that message told of another"
