"""`/privasi` tells everybody what is kept of them; who sends evidence for the first time hears of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from domain.personal_data import KINDS, OF_NOBODY, Topic
from domain.retention import Retention
from handlers.frame.screen import length
from handlers.privacy.texts import kept_table, topic_groups
from locales import LANGUAGES, words_in
from storage.tables import Table
from tests.harness import OfficeOnTrial
from tests.playground.stage import picture

_DOCS = Path(__file__).parents[2] / "docs"
_ONE_SCREEN = 1000
"""Characters that a phone shows without scrolling."""


async def test_citizens_read_of_ratings_and_tickets_employees_of_their_records_too(
    office: OfficeOnTrial,
) -> None:
    await office.says(office.stranger, "/start")
    assert "/privasi" in office.stranger.last["text"]
    await office.says(office.stranger, "/privasi")
    assert "server Telegram, di luar negeri" in office.stranger.last["text"]
    assert not any("Laporan saya" in label for label in office.stranger.labels())
    await office.taps(office.stranger, "Penilaian warga")
    assert "tanggal tanpa jam" in office.stranger.last["text"]
    assert "hanya kode acak satu hari" in office.stranger.last["text"]
    await office.taps(office.stranger, "Kembali", "Aduan, saran")
    assert "sampai tiket selesai" in office.stranger.last["text"]
    await office.says(office.sari, "/privasi")
    assert len(office.sari.labels()) == 5, "more buttons would scroll the text away on a small phone"
    await office.taps(office.sari, "Data apa yang disimpan", "Laporan saya")
    kept = "jawaban terakhir yang belum tersampaikan, dan rencana yang tidak dilaporkan: 30 hari"
    assert kept in office.sari.last["text"]
    assert "kewajiban hukum mengelola kinerja" in office.sari.last["text"]
    assert office.sari.labels() == ["‹ Kembali"]
    await office.taps(office.sari, "Kembali", "Berkas dan lokasi")
    assert "di luar negeri" in office.sari.last["text"]
    assert "lokasi presensi" not in office.sari.last["text"], "nobody attends in the chat here"
    await office.taps(
        office.sari, "Kembali", "Kembali", "Siapa melihat data saya", "Kembali", "Unduh data saya"
    )
    await office.taps(office.sari, "Kembali", "Hapus data saya", "Kembali")
    assert "Silakan pilih" in office.sari.last["text"]


def test_every_table_is_said_to_hold_something_of_people_or_nothing() -> None:
    known = OF_NOBODY.union(*(kind.tables for kind in KINDS))
    for name in Table.metadata.tables:
        assert name in known, f"domain/personal_data.py does not say what the table {name} holds of people"
    assert known == set(Table.metadata.tables), "it names tables that are not there"


def test_the_impact_assessment_has_the_table_of_the_service(office: OfficeOnTrial) -> None:
    said = kept_table(replace(office.service.office, retention=Retention()))
    assert said in (_DOCS / "dpia.md").read_text("utf-8"), "write what `python -m bot privacy table` prints"


def test_the_spans_are_those_of_the_settings(office: OfficeOnTrial) -> None:
    chosen = Retention(drafts=timedelta(days=7), comments=timedelta(days=100))
    table = kept_table(replace(office.service.office, retention=chosen))
    assert "| 7 hari · 7 days | dialogs, plans |" in table
    assert "| 100 hari · 100 days | responses |" in table


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", Topic)
def test_a_topic_fits_a_phone(office: OfficeOnTrial, language: str, topic: Topic) -> None:
    chosen = replace(office.service.office, keeps_evidence=True, attends_in_chat=True)
    groups = topic_groups(words_in(language), chosen, topic)
    assert length("\n\n".join("\n".join(lines) for lines in groups)) <= _ONE_SCREEN


async def test_only_the_first_evidence_says_where_files_are(office: OfficeOnTrial) -> None:
    for _ in range(2):
        office.sari.sends_photo(picture(), caption="08.00-10.00 verifikasi 25 berkas KTP n4")
        await office.settle()
        await office.taps(office.sari, "Kirim")
        assert office.sari.sees().count("Bukti pertama Anda") == 1
    assert office.sari.sees().count("Laporan terkirim") == 2
