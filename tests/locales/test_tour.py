"""The sample's guided tour finds its buttons and answers in every language of the bot."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from locales import LANGUAGES, words_in

BUTTONS = (
    *("report-today", "report-no-target", "report-duration-3", "flow-skip", "rating-4", "flow-send"),
    *("rating-5", "rate-face-4", "rate-done"),
)
ANSWERS = ("case-sent-entry", "reviewed-entry-approved")
STEPS = json.loads(Path("sample/tour.json").read_text("utf-8"))["steps"]


def is_found(text: str, patterns: list[str]) -> bool:
    return any(re.search(pattern, text) for pattern in patterns)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tour_taps_what_stands_on_the_buttons(language: str) -> None:
    taps = [action["taps"] for step in STEPS for action in step["actions"] if "taps" in action]
    for key in BUTTONS:
        assert is_found(words_in(language).plain(key), taps), key
    assert is_found(words_in(language).plain("queue-person", name="Sari Contoh", count=1), taps)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tour_waits_for_what_the_bot_answers(language: str) -> None:
    awaited = [each["matches"] for step in STEPS for each in step["done_when"] if "matches" in each]
    for key in ANSWERS:
        assert is_found(words_in(language).plain(key), awaited), key
    kept = words_in(language)("rate-kept", service="KTP", face="🙂")
    assert is_found(kept, awaited)
