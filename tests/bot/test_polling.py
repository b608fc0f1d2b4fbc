"""Polling: what cannot be read is set aside, and nothing that goes wrong ends it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

import pytest
from telegram import Bot

from bot.app import Service
from bot.intake import Intake
from bot.polling import Polling
from playground.people import Json
from tests.harness import SARI, OfficeOnTrial

SOON = 10.0
"""Seconds after which something that must happen has not happened."""
UNREADABLE: Json = {"text": "rahasia", "poll": {"id": "1"}}


class Failing(Intake):
    """An intake that fails once, for a reason that nobody has thought of."""

    def __init__(self, service: Service) -> None:
        super().__init__(service.database, service.router, service.office, service.clock)
        self.speaker = service.speaker
        self.failures = 1

    async def receive(self, raw: Any, bot: Bot) -> None:
        """Fails, or takes the update in."""
        if self.failures:
            self.failures -= 1
            raise RuntimeError("nobody has thought of this")
        await super().receive(raw, bot)


async def test_an_update_that_cannot_be_read_does_not_hide_those_around_it(
    office: OfficeOnTrial, caplog: pytest.LogCaptureFixture
) -> None:
    office.sari.says("/bantuan")
    number = office.playground.world.updates.put("message", UNREADABLE, SARI)
    office.sari.says("/lapor")
    await office.settle()
    assert "Pekerjaan tanggal berapa" in office.sari.sees()
    async with office.service.database.read() as unit:
        (failed,) = await unit.updates.failed()
    assert (failed.update_id, failed.kind, failed.payload) == (number, "unreadable", None)
    assert failed.error == "TypeError"
    assert failed.reference in caplog.text
    assert "rahasia" not in caplog.text
    assert office.playground.world.updates.unacknowledged == 0


async def test_whatever_goes_wrong_is_logged_and_polling_goes_on(
    office: OfficeOnTrial, caplog: pytest.LogCaptureFixture
) -> None:
    failing = Failing(office.service)
    polling = asyncio.create_task(Polling(office.service.bot, failing).run())
    office.sari.says("/lapor")
    await office.playground.until(lambda: "Pekerjaan tanggal berapa" in office.sari.sees(), SOON)
    polling.cancel()
    with suppress(asyncio.CancelledError):
        await polling
    await failing.writer.close()
    assert "Updates could not be taken in" in caplog.text
