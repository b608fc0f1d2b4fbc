"""What Telegram refused the bot counts until it is made good, and not for ever."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from playground import Clock, Limits, Playground
from playground.errors import ApiError
from tests.playground.stage import ANI, PEOPLE, Stage, ptb_bot

NOW = datetime.fromisoformat("2026-11-20T09:00:00+07:00")
KEYS = InlineKeyboardMarkup.from_button(InlineKeyboardButton("Simpan", callback_data="simpan"))


@dataclass
class Watch:
    """A stopwatch that is moved by hand."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Outage:
    """A bot, and the switch that makes Telegram refuse what it sends."""

    stage: Stage
    watch: Watch

    @property
    def refused(self) -> int:
        refused: int = self.stage.play.desk.counts()["refused"]
        return refused

    async def says(self, text: str) -> Message:
        return await self.stage.bot.send_message(ANI, text)

    async def is_refused(self, text: str) -> None:
        """The bot sends while there is a flood, and gets nothing through."""
        self.stage.play.faults.flood_429 = True
        with pytest.raises(RetryAfter):
            await self.says(text)
        self.stage.play.faults.flood_429 = False


@pytest.fixture
async def outage() -> AsyncIterator[Outage]:
    watch = Watch()
    async with (
        Playground.running(
            people=PEOPLE, limits=Limits.off(), clock=Clock.standing(NOW), monotonic=watch
        ) as play,
        ptb_bot(play.url) as bot,
    ):
        play.person(ANI).says("/start")
        yield Outage(Stage(play, bot), watch)


async def test_a_refused_call_counts_once_until_it_is_carried_out(outage: Outage) -> None:
    for _ in range(3):
        await outage.is_refused("satu")
    await outage.is_refused("dua")
    assert outage.refused == 2
    await outage.says("satu")
    assert outage.refused == 1
    await outage.says("dua")
    assert outage.refused == 0


async def test_what_the_bot_tries_still_is_not_made_good_by_something_else(outage: Outage) -> None:
    await outage.is_refused("pengingat")
    await outage.says("jawaban lain")
    assert outage.refused == 1
    outage.watch.seconds += 8
    await outage.is_refused("pengingat")
    outage.watch.seconds += 16  # its pauses double
    await outage.says("jawaban lain lagi")
    assert outage.refused == 1


async def test_what_the_bot_has_given_up_goes_when_anything_reaches_the_chat(outage: Outage) -> None:
    await outage.is_refused("jawaban")
    outage.watch.seconds += 60
    assert outage.refused == 1
    await outage.says("jawaban lain")
    assert outage.refused == 0


async def test_a_newer_edit_stands_for_the_one_before_it(outage: Outage) -> None:
    card = await outage.says("kartu")
    outage.stage.play.faults.server_5xx = True
    with pytest.raises(NetworkError):
        await card.edit_text("kartu, dibaca")
    assert outage.refused == 1
    outage.stage.play.faults.server_5xx = False
    await card.edit_text("kartu, selesai")
    assert outage.refused == 0


async def test_a_refusal_for_good_ends_the_waiting(outage: Outage) -> None:
    await outage.is_refused("halo")
    outage.stage.ani.blocks()
    with pytest.raises(Forbidden):
        await outage.says("halo")
    assert outage.refused == 0


async def test_the_answer_to_a_tap_is_missed_until_the_tap_is_too_old(outage: Outage) -> None:
    await outage.stage.bot.send_message(ANI, "kartu", reply_markup=KEYS)
    play, bot = outage.stage.play, outage.stage.bot
    for _ in range(2):
        query = outage.stage.ani.taps("Simpan")["callback_query_id"]
        play.faults.fail_next("answerCallbackQuery", ApiError(502, "Bad Gateway"))
        with pytest.raises(NetworkError):
            await bot.answer_callback_query(query, "Tersimpan")
    assert outage.refused == 2
    await bot.answer_callback_query(query, "Tersimpan")
    assert outage.refused == 1
    play.clock.advance(timedelta(seconds=61))
    assert outage.refused == 0


async def test_what_nobody_sees_is_not_counted(outage: Outage) -> None:
    outage.stage.play.faults.server_5xx = True
    with pytest.raises(NetworkError):
        await outage.stage.bot.get_updates(timeout=0)
    outage.stage.play.faults.server_5xx = False
    with pytest.raises(BadRequest):
        await outage.stage.bot.delete_message(ANI, 10**6)
    assert outage.refused == 0
