"""Simulated reviewers find their queue by what the chat shows, whatever else comes into it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.simulate.scripts import OVER, queue_in
from playground.people import Json

SENTENCES = Path(__file__).parents[2] / "locales" / "id"
ASKED = 5


def bot_says(number: int, text: str, *labels: str) -> Json:
    rows = [[{"text": label, "callback_data": "x"}] for label in labels]
    return {
        "message_id": number,
        "from": {"id": 1, "is_bot": True},
        "text": text,
        "reply_markup": {"inline_keyboard": rows},
    }


REQUEST: Json = {"message_id": ASKED, "from": {"id": 9, "is_bot": False}, "text": "/tinjau"}
RECAP: Json = {"message_id": 7, "from": {"id": 1, "is_bot": True}, "caption": "Pekan Anda", "photo": []}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Menunggu tinjauan Anda: 3 laporan", "Sari: 3"),
        ("Menunggu tinjauan Anda: 1 laporan", "Setujui"),
        ("👤 Sari: 2 laporan", "⚠️ 1"),
        ("Bagaimana Anda menilai hasil kerja ini?", "4 – Baik"),
        ("Tidak ada yang menunggu tinjauan Anda.", "Lihat"),
        ("🗂 Laporan sudah ditinjau", "Urungkan"),
    ],
)
def test_the_queue_is_found_above_a_picture_that_came_later(text: str, label: str) -> None:
    shown = bot_says(6, text, label)
    assert queue_in([REQUEST, shown, RECAP], ASKED) is shown


def test_a_queue_that_was_asked_for_before_is_not_the_answer() -> None:
    former = bot_says(4, "Menunggu tinjauan Anda: 1 laporan", "Setujui")
    assert queue_in([former, REQUEST, RECAP], ASKED) is None


def test_of_a_queue_that_moved_the_newer_message_counts() -> None:
    moved = bot_says(6, "🗂 Antrean tinjauan Anda ada di pesan yang lebih baru di bawah.")
    newer = bot_says(8, "Menunggu tinjauan Anda: 2 laporan", "Sari: 2")
    assert queue_in([REQUEST, moved, RECAP, newer], ASKED) is newer


def test_the_words_by_which_a_review_ends_stand_in_sentences() -> None:
    sentences = "\n".join(page.read_text("utf-8") for page in sorted(SENTENCES.glob("*.ftl")))
    shown = re.sub(r"</?\w+>", "", sentences)
    assert [words for words in OVER if words not in shown] == []
