"""Long polling: updates are requested, and so the last ones acknowledged, only after the commit."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.delivery import seconds
from bot.intake import ALLOWED_UPDATES, Intake
from bot.updates import NotAnUpdate, UpdatesBot, number_of
from storage.base.outages import DatabaseUnavailable

log = logging.getLogger(__name__)

_LONGEST_POLL = 25
_LONGEST_PAUSE = 30.0


class Polling:
    """Fetches updates and hands them to the intake."""

    def __init__(self, bot: UpdatesBot, intake: Intake) -> None:
        self._bot = bot
        self._intake = intake
        self._offset = 0
        self.has_begun = asyncio.Event()
        """Set once the updates that waited when this process began to poll are taken in."""

    async def run(self) -> None:
        """Polls for ever; outages of Telegram, the net or the database are waited out, nothing is skipped."""
        pause = 0.0
        while True:
            try:
                # The first one asks only for what waits already.
                await self.step(_LONGEST_POLL if self.has_begun.is_set() else 0)
                self.has_begun.set()
                pause = 0.0
                continue
            except InvalidToken:
                raise
            except RetryAfter as error:
                pause = seconds(error)
            except Conflict as error:
                log.error("Another process polls with this token: %s", error)
                pause = min(pause * 2 + 1, _LONGEST_PAUSE)
            except NetworkError as error:
                log.warning("Telegram does not answer: %s", error)
                pause = min(pause * 2 + 0.5, _LONGEST_PAUSE)
            except DatabaseUnavailable:
                pause = min(pause * 2 + 0.5, _LONGEST_PAUSE)
            except TelegramError as error:
                log.error("Telegram refused the poll: %s", error)
                pause = min(pause * 2 + 1, _LONGEST_PAUSE)
            except Exception:  # whatever is wrong here, the rest of the process must go on
                log.exception("Updates could not be taken in")
                pause = min(pause * 2 + 1, _LONGEST_PAUSE)
            await asyncio.sleep(pause)

    async def step(self, patience: int) -> int:
        """One poll of at most `patience` seconds; returns how many updates were committed."""
        updates = await self._bot.raw_updates(self._offset, patience, ALLOWED_UPDATES)
        if updates:
            self._offset = max(self._offset, await self._take_all(updates) + 1)
        return len(updates)

    async def _take_all(self, updates: list[Any]) -> int:
        """Takes updates in; returns the highest number.

        What has no number is passed over: it can neither be set aside nor be acknowledged by itself. Raises
        NotAnUpdate when nothing has one, so that an answer of nothing else is not fetched again at once.
        """
        results = await asyncio.gather(
            *(self._intake.receive(update, self._bot) for update in updates), return_exceptions=True
        )
        highest = -1
        for update, result in zip(updates, results, strict=True):
            if isinstance(result, NotAnUpdate):
                log.error("Telegram gave something that is no update: %s", type(update).__name__)
            elif isinstance(result, BaseException):
                raise result
            else:
                highest = max(highest, number_of(update))
        if highest < 0:
            raise NotAnUpdate
        return highest
