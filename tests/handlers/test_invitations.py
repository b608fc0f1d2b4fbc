"""`/undangan`: who has not joined, and invitations on paper and one by one."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from handlers.invitations.callbacks import InviteTap
from tests.handlers.people import log_of
from tests.harness import ADMIN, BUDI, CITRA, NIPS, SARI, OfficeOnTrial, office_on_trial


@pytest.fixture
async def beginning(database_file: Path) -> AsyncIterator[OfficeOnTrial]:
    """An office of which only the administrator has joined."""
    async with office_on_trial(database_file, linked=False) as office:
        async with office.changes() as uow:
            admin = await uow.people.get(office.ids[ADMIN])
            uow.people.link(admin, ADMIN, "id", office.service.clock.now())
        await office.settle()
        yield office


async def pdf_text(office: OfficeOnTrial) -> str:
    """What the last PDF in the administrator's chat says."""
    file = await office.service.bot.get_file(office.admin.last["document"]["file_id"])
    pages = PdfReader(BytesIO(await file.download_as_bytearray())).pages
    return "\n".join(page.extract_text() for page in pages)


async def test_a_sheet_is_printed_and_a_slip_brings_its_person_in(beginning: OfficeOnTrial) -> None:
    await beginning.says(beginning.admin, "/undangan")
    assert "Belum bergabung: 3 orang di 1 unit" in beginning.admin.last["text"]
    await beginning.taps(beginning.admin, "Dinas Pelayanan · 3")
    assert "▫️ Sari Contoh" in beginning.admin.last["text"]
    await beginning.taps(beginning.admin, "🖨 Lembar undangan (PDF)")
    assert "undangan baru untuk 3 orang" in beginning.admin.last["text"]
    assert "Undangan lama" not in beginning.admin.last["text"]
    await beginning.taps(beginning.admin, "🖨 Buat PDF")
    said = await pdf_text(beginning)
    assert NIPS[SARI] not in said
    assert NIPS[SARI][-6:] not in said
    codes = re.findall(r"[0-9A-Z]{3}-[0-9A-Z]{3}", said[said.index("Sari Contoh") :])

    await beginning.says(beginning.sari, codes[0])
    await beginning.says(beginning.sari, NIPS[SARI][-6:])
    assert "Akun Telegram Anda terdaftar" in beginning.sari.sees()
    await beginning.says(beginning.admin, "/undangan")
    assert "Belum bergabung: 2 orang" in beginning.admin.last["text"]
    assert "2 di antaranya memegang undangan" in beginning.admin.last["text"]
    await beginning.taps(beginning.admin, "Dinas Pelayanan · 2", "🖨 Lembar undangan (PDF)")
    assert "2 orang memegang undangan yang masih berlaku" in beginning.admin.last["text"]
    invited = [row for row in await log_of(beginning) if row.action == "invite"]
    assert len(invited) == 3


async def test_one_person_gets_an_invitation_to_forward(beginning: OfficeOnTrial) -> None:
    await beginning.says(beginning.admin, "/undangan")
    await beginning.taps(beginning.admin, "Dinas Pelayanan · 3", "✉️ Citra Contoh")
    caption = beginning.admin.last["caption"]
    assert "Undangan untuk Citra Contoh" in caption
    [code] = re.findall(r"[0-9A-Z]{3}-[0-9A-Z]{3}", caption)
    await beginning.says(beginning.citra, code)
    assert "Undangan ini untuk Citra Contoh" in beginning.citra.sees()


async def test_who_left_or_joined_is_not_listed(beginning: OfficeOnTrial) -> None:
    async with beginning.changes() as uow:
        (await uow.people.get(beginning.ids[SARI])).left = date(2026, 11, 19)
        uow.people.link(await uow.people.get(beginning.ids[BUDI]), BUDI, "id", beginning.service.clock.now())
    await beginning.says(beginning.admin, "/undangan")
    await beginning.taps(beginning.admin, "Dinas Pelayanan · 1")
    assert "Citra" in beginning.admin.last["text"]
    assert "Sari" not in beginning.admin.last["text"]
    await beginning.taps_data(beginning.admin, InviteTap(beginning.ids[SARI]).pack())
    await beginning.taps_data(beginning.admin, InviteTap(beginning.ids[BUDI]).pack())
    assert "Orang ini sudah bergabung" in beginning.admin.toasts[-1]
    async with beginning.changes() as uow:
        uow.people.link(
            await uow.people.get(beginning.ids[CITRA]), CITRA, "id", beginning.service.clock.now()
        )
    await beginning.says(beginning.admin, "/undangan")
    assert "Semua pegawai sudah bergabung" in beginning.admin.last["text"]
