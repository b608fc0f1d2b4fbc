"""Buttons of earlier releases, which stay under messages for ever, do what they say."""

from __future__ import annotations

from sqlalchemy import select
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from domain.cases import CaseState
from storage.tables import Entry, LeaveRequest
from tests.harness import OfficeOnTrial


async def former_card(office: OfficeOnTrial, *taps: str) -> None:
    """Budi has a card of an earlier release, with these data under its buttons A, B, …"""
    buttons = [InlineKeyboardButton(chr(65 + n), callback_data=data) for n, data in enumerate(taps)]
    keyboard = InlineKeyboardMarkup([buttons])
    await office.service.bot.send_message(office.budi.id, "Laporan lama", reply_markup=keyboard)


async def entry_of(office: OfficeOnTrial) -> Entry:
    """The only entry."""
    async with office.service.database.read() as uow:
        return (await uow.session.scalars(select(Entry))).one()


async def test_a_former_card_approves_with_a_rating(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await former_card(office, "rv1:1:1:approve")
    await office.taps(office.budi, "A", "Kembali", "Setujui", "5 –")
    entry = await entry_of(office)
    assert (entry.state, entry.supervisor_rating) == (CaseState.APPROVED, 5)


async def test_a_former_rating_approves(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await former_card(office, "rv1:1:1:back", "rt1:1:1:3")
    await office.taps(office.budi, "B")
    entry = await entry_of(office)
    assert (entry.state, entry.supervisor_rating) == (CaseState.APPROVED, 3)
    await former_card(office, "rt1:1:1:9", "rv1:1:1:reject")
    await office.taps(office.budi, "B")
    assert "sudah ditinjau" in office.budi.toasts[-1].lower()


async def test_a_former_card_returns_and_rejects_with_a_reason(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await former_card(office, "rv1:1:1:return", "rv1:1:1:reject")
    await office.taps(office.budi, "A", "Batal", "B")
    await office.says(office.budi, "Bukan tugas unit kami")
    await office.taps(office.budi, "Kirim")
    assert (await entry_of(office)).state == CaseState.REJECTED


async def test_a_reply_to_a_former_card_is_a_reason(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await former_card(office, "rv1:1:1:approve")
    office.budi.says("Mohon lampirkan daftar hadir", reply_to=office.budi.last["message_id"])
    await office.settle()
    await office.taps(office.budi, "Kembalikan", "Kirim")
    entry = await entry_of(office)
    assert (entry.state, entry.note) == (CaseState.RETURNED, "Mohon lampirkan daftar hadir")


async def test_who_has_no_right_gains_none_by_a_former_button(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    for data in ("rv1:1:1:approve", "rt1:1:1:5", "rt1:1:1:approve", "rv1:1:1:undo", "rt1:1", "rv1:"):
        await office.taps_data(office.citra, data)
    assert (await entry_of(office)).state == CaseState.SUBMITTED


async def test_a_former_button_for_more_shows_the_queue(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.taps_data(office.budi, "cm1:tinjau 1")
    assert "Setujui" in office.budi.labels()


async def test_former_buttons_of_proof_and_of_leave_do_what_they_say(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin")
    await office.taps(office.sari, "Sakit", "Hari ini", "Satu hari saja", "Sehari penuh")
    await office.says(office.sari, "Demam sejak tadi malam", "https://contoh.go.id/surat")
    await office.taps(office.sari, "Lanjut", "Kirim")
    await office.taps_data(office.budi, "lv1:1:proof")
    assert "📎 Sari Contoh, Sakit" in office.budi.sees()
    await office.taps_data(office.sari, "lv1:1:really")
    async with office.service.database.read() as uow:
        assert (await uow.session.scalars(select(LeaveRequest))).one().state == CaseState.WITHDRAWN
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    await office.says(office.sari, "Menyusun laporan keuangan", "3 dokumen")
    await office.taps(office.sari, "2 jam")
    await office.says(office.sari, "https://contoh.go.id/foto")
    await office.taps(office.sari, "Lanjut", "4 – Baik", "Kirim")
    await office.taps_data(office.budi, "ev1:1")
    assert "https://contoh.go.id/foto" in office.budi.sees()
