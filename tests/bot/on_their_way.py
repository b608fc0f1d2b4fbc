"""Answers that are decided and not said yet, for as long as a test wants."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from telegram.error import TelegramError

from bot.speaker import AnswerBatch
from handlers.frame.screen import Screen
from handlers.frame.turn import Picture
from locales import words_in
from tests.harness import OfficeOnTrial


@contextmanager
def answers_on_their_way(office: OfficeOnTrial, telegram_id: int) -> Iterator[None]:
    """Within the block all answers to a person wait, behind a picture that is being drawn so long."""
    block_is_over = threading.Event()

    def draw() -> Screen:
        block_is_over.wait()
        raise TelegramError("the picture is not shown")

    picture = Picture(draw)
    office.service.speaker.speak(AnswerBatch(telegram_id, telegram_id, None, words_in("id"), (picture,)))
    try:
        yield
    finally:
        block_is_over.set()
