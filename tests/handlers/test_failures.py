"""`/kegagalan`: requests, messages and people, by cause, and what is done about them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.notices import ReportReminder
from handlers.failures.callbacks import (
    AskAgainTap,
    FailuresWishTap,
    Wish,
)
from storage.tables import AuditRow, FailedUpdate, Outbox
from tests.harness import CITRA, FRIDAY_MORNING, NIPS, SARI, OfficeOnTrial

SECRET = "rahasia Sari"


@pytest.fixture
async def office(office: OfficeOnTrial) -> OfficeOnTrial:
    """An office in which two requests and two messages failed, and Citra has blocked the bot."""
    own = {"message": {"from": {"id": SARI}, "text": f"/lapor {SECRET}"}}
    reminder = ReportReminder(office.ids[SARI], FRIDAY_MORNING.date())
    async with office.changes() as uow:
        for number, kind, payload in ((1, "message", own), (2, "tap rt1", None)):
            failed = FailedUpdate(
                update_id=number,
                reference=f"ABC{number}",
                failed_at=FRIDAY_MORNING,
                error=f"ValueError: {SECRET}",
                kind=kind,
                payload=payload,
            )
            uow.updates.set_aside(failed)
        for error in ("Message is too long", f"KeyError: {SECRET}"):
            row = {"employee_id": office.ids[SARI], "kind": reminder.kind, "payload": reminder.payload()}
            times = {"created_at": FRIDAY_MORNING, "not_before": FRIDAY_MORNING}
            uow.session.add(
                Outbox(**row, **times, priority=3, state="failed", settled_at=FRIDAY_MORNING, error=error)
            )
    office.citra.blocks()
    await office.settle()
    return office


def said(office: OfficeOnTrial) -> str:
    """What the administrator's last message says; nothing of what anybody wrote."""
    text = str(office.admin.last["text"])
    assert SECRET not in text
    return text


async def test_requests_are_listed_by_cause_asked_for_again_and_settled(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/kegagalan")
    assert "2 permintaan gagal diproses" in said(office)
    assert "ValueError: 2" in said(office)
    assert "ditolak Telegram: 1" in said(office)
    await office.taps(office.admin, "Permintaan (2)")
    assert "ABC1" in said(office)
    assert "/lapor: ValueError" in said(office)
    assert "asal tidak disimpan" in said(office), "of citizens nothing is told"
    await office.taps(office.admin, "Minta ulang ABC1")
    assert "nomor rujukan ABC1" in office.sari.last["text"]
    assert "ABC1" not in said(office)
    await office.taps(office.admin, "✅ ABC2")
    assert "permintaan" not in said(office)
    async with office.service.database.read() as uow:
        noted = list(await uow.session.scalars(select(AuditRow.action).order_by(AuditRow.number)))
        assert await uow.updates.failed(), "operators see them still"
    assert noted[-2:] == ["ask-again", "settle-failures"]
    await office.taps_data(office.admin, AskAgainTap("ABC1").pack())
    assert "sudah ditangani" in office.admin.toasts[-1]
    assert "ABC1" not in said(office) and said(office) != "–", "the list is shown as it is now"


async def test_messages_are_sent_once_more_or_set_aside(office: OfficeOnTrial) -> None:
    before = len(office.sari.messages)
    await office.says(office.admin, "/kegagalan")
    await office.taps(office.admin, "Pesan (2)")
    assert "1. Sari Contoh" in said(office)
    assert "kesalahan layanan" in said(office)
    await office.taps(office.admin, "🔁 1")
    assert len(office.sari.messages) == before + 1
    await office.taps(office.admin, "Kesampingkan semua")
    assert "pesan gagal" not in said(office)
    await office.taps_data(office.admin, FailuresWishTap(Wish.RETRY).pack())
    assert "sudah ditangani" in office.admin.toasts[-1]


async def test_who_cannot_be_reached_is_named_with_the_way_to_mend_it(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/kegagalan")
    await office.taps(office.admin, "Tidak terjangkau (1)")
    assert "Citra Contoh, sejak" in said(office)
    assert "Buka blokir" in said(office)
    await office.taps(office.admin, "👤 Citra Contoh")
    assert "Dinas Pelayanan" in said(office), "her card, where she is invited again"
    assert any("Undang" in label for label in office.admin.labels())
    assert NIPS[CITRA] not in str(office.admin.messages), "no button carries a number of a person"


async def test_what_failed_long_ago_is_no_news(office: OfficeOnTrial) -> None:
    office.playground.clock.move_to(FRIDAY_MORNING + timedelta(days=40))
    await office.says(office.admin, "/kegagalan")
    assert "pesan gagal" not in said(office)
