"""What the bot does not read is answered politely, once; what nobody said is not answered."""

from __future__ import annotations

import pytest

from playground.people import Json
from tests.harness import SARI, OfficeOnTrial

STICKER = {"file_id": "s", "file_unique_id": "s", "width": 1, "height": 1, "type": "regular"}
UNREAD: list[Json] = [
    {"sticker": {**STICKER, "is_animated": False, "is_video": False}},
    {"dice": {"emoji": "🎲", "value": 6}},
    {"contact": {"phone_number": "0811", "first_name": "Wati"}},
    {
        "poll": {
            "id": "1",
            "question": "Jam berapa?",
            "options": [{"text": "8", "voter_count": 0, "persistent_id": "a"}],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": True,
            "members_only": False,
        }
    },
]


async def arrives(office: OfficeOnTrial, content: Json) -> None:
    """Something that Sari sent or did arrives at the bot."""
    phone = office.playground.world.people[SARI]
    message = {
        "message_id": 9_000,
        "date": office.playground.clock.unix(),
        "chat": {"id": SARI, "type": "private", "first_name": "Sari"},
        "from": {"id": SARI, "is_bot": False, "first_name": "Sari"},
        **content,
    }
    office.playground.world.tell_bot("message", message, phone.id)
    await office.settle()


@pytest.mark.parametrize("content", UNREAD, ids=lambda content: next(iter(content)))
async def test_it_is_said_what_is_read_instead(office: OfficeOnTrial, content: Json) -> None:
    before = await office.everything_kept()
    await arrives(office, content)
    assert "tidak saya baca" in office.sari.last["text"]
    after = await office.everything_kept()
    assert {name for name in before if before[name] != after[name]} == {"processed_updates"}


@pytest.mark.parametrize("content", UNREAD, ids=lambda content: next(iter(content)))
async def test_in_a_conversation_the_question_is_asked_again(office: OfficeOnTrial, content: Json) -> None:
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    await arrives(office, content)
    assert "Apa yang Anda kerjakan" in office.sari.last["text"]
    await office.says(office.sari, "/batal")


async def test_a_file_that_tells_no_work_is_not_kept_and_that_is_said(office: OfficeOnTrial) -> None:
    document = {"file_id": "f", "file_unique_id": "f", "file_name": "notulen.pdf", "file_size": 9}
    for content in ({"document": document}, {"location": {"latitude": -6.2, "longitude": 106.8}}):
        await arrives(office, content)
        assert "Kiriman ini belum disimpan" in office.sari.last["text"]
        assert "ketik /lapor lalu kirim lagi" in office.sari.last["text"]
        await office.says(office.sari, "/lapor")  # as it says: below a place nothing can be written
        await arrives(office, content)
        assert "📎 1 bukti" in office.sari.last["text"]
        await office.says(office.sari, "/batal")


async def test_a_changed_message_is_not_read_and_that_is_said(office: OfficeOnTrial) -> None:
    sent = office.sari.says("halo")
    await office.settle()
    office.sari.edits(sent["message_id"], "08.00-10.00 rapat 1 dokumen n4")
    await office.settle()
    assert "Perubahan pada pesan" in office.sari.last["text"]
    assert await office.held(SARI) is None


async def test_what_telegram_notes_in_the_chat_is_not_answered(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/bantuan")
    count = len(office.sari.messages)
    await arrives(office, {"pinned_message": office.sari.last})
    assert len(office.sari.messages) == count


@pytest.mark.parametrize("kind", ["document", "video"])
async def test_a_file_too_large_for_a_bot_is_refused_with_the_reason(
    office: OfficeOnTrial, kind: str
) -> None:
    file = {"file_id": "f", "file_unique_id": "f", "file_size": 20_000_001}
    video = {"width": 1, "height": 1, "duration": 1} if kind == "video" else {}
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    await office.says(office.sari, "Rapat koordinasi", "1 notulen")
    await office.taps(office.sari, "2 jam")
    await arrives(office, {kind: {**file, **video}})
    assert "lebih dari 20 MB" in office.sari.sees()
    await office.taps(office.sari, "Lewati", "4 – Baik", "Kirim")
    assert "bukti" not in office.budi.last["text"]
    await arrives(office, {kind: {**file, **video}, "caption": "08.00-10.00 rapat 1 notulen n4"})
    assert office.sari.sees().count("lebih dari 20 MB") == 2


async def test_at_a_question_it_is_answered_with_that_question(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor")
    await arrives(office, UNREAD[2])
    assert "Pekerjaan tanggal berapa?" in office.sari.last["text"]
    assert "drive.google.com" not in office.sari.last["text"], "nothing is said of evidence yet"
