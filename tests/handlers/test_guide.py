"""`/panduan`: five cards, offered at joining; what was read is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from domain.guide import Card
from handlers.frame.screen import length
from locales import LANGUAGES, words_in
from storage.tables import CardRead
from tests.handlers.people import SIX, invite, joins
from tests.harness import SARI, OfficeOnTrial, office_on_trial

_ONE_SCREEN = 1000
"""Characters that a phone shows without scrolling."""


async def test_a_newcomer_is_offered_the_cards_and_what_was_read_is_kept(database_file: Path) -> None:
    async with office_on_trial(database_file, linked=False) as office:
        await joins(office, office.sari, await invite(office, SARI), SIX)
        await office.taps(office.sari, "📘 Panduan: lima kartu")
        assert "Lima kartu" in office.sari.last["text"]
        sent = len(office.sari.messages)
        await office.taps(office.sari, "Menulis laporan yang disetujui")
        assert "1/5 · Menulis laporan" in office.sari.last["text"]
        for title in ("Bagaimana nilai dibuat", "Jika Anda tidak setuju", "Bukti dukung", "Data apa"):
            await office.taps(office.sari, "Berikutnya ›")
            assert title in office.sari.last["text"]
        first = await read_at(office)
        assert set(first) == set(Card)
        await office.taps(office.sari, "Semua kartu")
        assert "Semua kartu sudah Anda baca" in office.sari.last["text"]
        office.move_to(2026, 11, 20, 10, 0)
        await office.taps(office.sari, "✅ Jika Anda tidak setuju")
        assert "PermenPANRB 6/2022" in office.sari.last["text"]
        assert len(office.sari.messages) == sent, "one message that changes"
        assert await read_at(office) == first, "the first time stays"


async def read_at(office: OfficeOnTrial) -> dict[str, object]:
    """Which cards were read, and when."""
    return {row.card: row.read_at for row in await office.rows(select(CardRead))}


async def test_the_card_of_what_is_kept_says_what_this_office_keeps(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/aturan")
    await office.taps(office.sari, "📘 Panduan: lima kartu", "Data apa yang disimpan")
    assert "di server Telegram, di luar negeri" in office.sari.last["text"]
    assert "Lokasi presensi" not in office.sari.last["text"]
    served = office.service.office
    for name, value in vars(replace(served, keeps_evidence=True, attends_in_chat=True)).items():
        object.__setattr__(served, name, value)
    await office.says(office.sari, "/panduan")
    await office.taps(office.sari, "Data apa yang disimpan")
    assert "disalin ke server instansi" in office.sari.last["text"]
    assert "Lokasi presensi dihapus setelah 7 hari" in office.sari.last["text"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_card_fits_on_a_phone(language: str) -> None:
    words = words_in(language)
    assert [card for card in Card if length(words(f"guide-text-{card}")) > _ONE_SCREEN] == []
