"""`/privasi` tells everybody what is kept of them; who sends evidence for the first time hears of it."""

from __future__ import annotations

import pytest

from handlers.frame.screen import length
from handlers.privacy.texts import Topic, topic_lines
from locales import LANGUAGES, words_in
from tests.harness import OfficeOnTrial
from tests.playground.stage import picture

_ONE_SCREEN = 1000
"""Characters that a phone shows without scrolling."""


async def test_citizens_read_of_ratings_and_tickets_employees_of_their_records_too(
    office: OfficeOnTrial,
) -> None:
    await office.says(office.stranger, "/start")
    assert "/privasi" in office.stranger.last["text"]
    await office.says(office.stranger, "/privasi")
    assert "server Telegram, di luar negeri" in office.stranger.last["text"]
    assert not any("Laporan saya" in label for label in office.stranger.labels()[:2])
    await office.taps(office.stranger, "Penilaian warga")
    assert "tanggal tanpa jam" in office.stranger.last["text"]
    await office.taps(office.stranger, "Aduan, saran")
    assert "dihapus saat tiket selesai" in office.stranger.last["text"]
    await office.says(office.sari, "/privasi")
    await office.taps(office.sari, "Laporan saya", "Berkas dan lokasi")
    assert "di luar negeri" in office.sari.last["text"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", Topic)
def test_a_topic_fits_a_phone(office: OfficeOnTrial, language: str, topic: Topic) -> None:
    lines = topic_lines(words_in(language), office.service.office, topic)
    assert length("\n".join(lines)) <= _ONE_SCREEN


async def test_only_the_first_evidence_says_where_files_are(office: OfficeOnTrial) -> None:
    for _ in range(2):
        office.sari.sends_photo(picture(), caption="08.00-10.00 verifikasi 25 berkas KTP n4")
        await office.settle()
        await office.taps(office.sari, "Kirim")
        assert office.sari.sees().count("Bukti pertama Anda") == 1
    assert office.sari.sees().count("Laporan terkirim") == 2
