"""Evidence of a report: photos, albums, files and links, taken back or left out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from telegram import Chat, Message, MessageEntity

from handlers.kit.attachments import links_of
from playground.handle import PersonHandle, describe
from storage.tables import Evidence
from tests.handlers.steps import question, up_to_evidence
from tests.harness import OfficeOnTrial
from tests.playground.stage import picture


async def proof(office: OfficeOnTrial) -> list[tuple[str, str | None]]:
    """What the evidence of all entries is, and its link or name."""
    async with office.service.database.read() as uow:
        kept = await uow.session.scalars(select(Evidence).order_by(Evidence.id))
        return [(item.kind, item.url or item.name) for item in kept]


async def test_photos_files_and_links_are_evidence(office: OfficeOnTrial) -> None:
    await up_to_evidence(office)
    office.sari.sends_album([picture(), picture(), picture()])
    await office.settle()
    assert "3 bukti" in question(office.sari)
    office.sari.sends_document(b"%PDF-1.7", "laporan <akhir>.pdf")
    await office.settle()
    await office.says(office.sari, "Lihat www.contoh.go.id/a dan https://contoh.go.id/b?x=1&y=2")
    assert "6 bukti" in question(office.sari)
    await office.taps(office.sari, "Lanjut", "4 – Baik", "Kirim")
    assert await proof(office) == [
        ("photo", None),
        ("photo", None),
        ("photo", None),
        ("file", "laporan <akhir>.pdf"),
        ("link", "https://www.contoh.go.id/a"),
        ("link", "https://contoh.go.id/b?x=1&y=2"),
    ]


async def test_that_there_is_no_more_may_be_written(office: OfficeOnTrial) -> None:
    await up_to_evidence(office)
    office.sari.sends_photo(picture())
    await office.settle()
    await office.says(office.sari, "Tidak ada")
    assert "1 bukti" in question(office.sari)
    assert "Bagaimana Anda menilai" in question(office.sari)


async def test_the_question_stays_below_what_was_sent(office: OfficeOnTrial) -> None:
    await up_to_evidence(office)
    for number in range(1, 4):
        office.sari.sends_photo(picture())
        await office.settle()
        assert office.sari.messages[-1]["text"].count(f"{number} bukti") == 1
    assert office.sari.sees().count("Ada bukti lain?") == 1, "the question moved and left none behind"


def protected(person: PersonHandle) -> list[bool]:
    """Whether the files that the bot sent to somebody can be neither forwarded nor saved."""
    files = [
        each for each in person.messages if each["from"]["is_bot"] and ("photo" in each or "document" in each)
    ]
    return ["has_protected_content" in each for each in files]


async def test_what_is_written_with_evidence_reaches_the_reviewer(office: OfficeOnTrial) -> None:
    await up_to_evidence(office)
    office.sari.sends_photo(picture(), "Suasana <rapat> & diskusi")
    office.sari.sends_document(b"%PDF-1.7", "a.pdf", "Notulen")
    office.sari.shares_location(-1.6, 103.6)
    await office.settle()
    await office.says(office.sari, "Daftar hadir: contoh.go.id/hadir", "contoh.go.id/foto")
    assert "5 bukti" in question(office.sari)
    await office.taps(office.sari, "Lanjut", "4 – Baik", "Kirim")
    before = len(office.budi.messages)
    await office.taps(office.budi, "Lihat bukti")
    shown = "\n".join(describe(message) for message in office.budi.messages[before:])
    title = "📎 Sari Contoh, Jum, 20 Nov"
    assert shown == "\n".join(
        [
            f"🖼 {title}\nSuasana <rapat> & diskusi",
            f"📎 a.pdf {title}\nNotulen",
            title,
            "📍 -1.6, 103.6",
            f"{title}\n🔗 https://contoh.go.id/hadir – Daftar hadir:\n🔗 https://contoh.go.id/foto",
        ]
    )
    assert protected(office.budi) == [True, True], "files of others can be neither forwarded nor saved"
    await office.says(office.sari, "/riwayat")
    await office.taps(office.sari, "1", "📎 Lihat bukti")
    assert protected(office.sari) == [False, False], "one's own can"


@pytest.mark.parametrize("kind", ["video", "animation", "audio", "voice", "video_note"])
async def test_a_recording_is_evidence(office: OfficeOnTrial, kind: str) -> None:
    await up_to_evidence(office)
    office.sari.sends_recording(kind, b"x", "rapat.mp4", "Rapat")
    await office.settle()
    assert "1 bukti" in question(office.sari)
    await office.taps(office.sari, "Lanjut", "4 – Baik", "Kirim")
    before = len(office.budi.messages)
    await office.taps(office.budi, "Lihat bukti")
    shown = "\n".join(describe(message) for message in office.budi.messages[before:])
    title = "📎 Sari Contoh, Jum, 20 Nov"
    assert shown == (f"{title}\n🎞 {kind}" if kind == "video_note" else f"🎞 {kind} {title}\nRapat")


async def test_a_long_caption_is_shown_as_far_as_telegram_takes_it(office: OfficeOnTrial) -> None:
    await up_to_evidence(office)
    office.sari.sends_photo(picture(), "🙂" * 512)
    await office.settle()
    await office.taps(office.sari, "Lanjut", "4 – Baik", "Kirim")
    await office.taps(office.budi, "Lihat bukti")
    assert office.budi.last["caption"].endswith("🙂…")


def test_links_behind_words_are_read() -> None:
    """Telegram's own programs let people write a word that is a link."""
    behind = MessageEntity(MessageEntity.TEXT_LINK, 0, 7, url="https://contoh.go.id/n")
    chat = Chat(1, Chat.PRIVATE)
    message = Message(1, datetime.now(UTC), chat, text="Notulen rapat", entities=[behind])
    (link,) = links_of(message)
    assert (link.url, link.caption) == ("https://contoh.go.id/n", "Notulen rapat")


async def test_evidence_is_taken_back_or_left_out(office: OfficeOnTrial) -> None:
    await up_to_evidence(office)
    office.sari.sends_photo(picture())
    await office.settle()
    await office.taps(office.sari, "Hapus bukti")
    assert "📎" not in question(office.sari)
    await office.taps(office.sari, "Lewati", "4 – Baik", "Kirim")
    assert await proof(office) == []


async def test_the_rest_of_an_album_counts_after_the_question_too(office: OfficeOnTrial) -> None:
    await up_to_evidence(office)
    office.sari.sends_photo(picture())
    await office.settle()
    await office.taps(office.sari, "Lanjut")
    office.sari.sends_photo(picture())
    await office.settle()
    assert "Bagaimana Anda menilai" in question(office.sari)
    assert "2 bukti" in question(office.sari)


async def test_a_picture_is_evidence_at_any_question(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    office.sari.sends_photo(picture())
    office.sari.shares_location(-1.6, 103.6)
    await office.settle()
    assert "📎 2 bukti" in question(office.sari)
    assert "Apa yang Anda kerjakan?" in question(office.sari), "the question stays"
