"""The queue in front of Telegram: who goes first, who waits, and that nobody waits for ever."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from telegram.error import RetryAfter

from bot.pace import Kind, Pace
from bot.queue import Lane, SendQueue
from tests.bot.virtual_time import in_virtual_time

pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")

SARI, BUDI, CITRA = 101, 102, 103
MOMENT = 0.05


class Street:
    """A queue, and who had a turn, in order."""

    def __init__(self, per_second: int = 1000) -> None:
        self.queue = SendQueue(Pace(per_second))
        self.turns: list[int] = []

    def closed(self) -> None:
        """Nobody may send for a moment: who comes meanwhile waits together."""
        self.queue.pace.hold(None, asyncio.get_running_loop().time() + MOMENT)

    async def sends(self, chat_id: int, lane: Lane = Lane.WORK, *, refused: float = 0.0) -> None:
        """One request; Telegram may refuse it for some seconds."""
        async with self.queue.turn(chat_id, Kind.NOTICE, lane):
            self.turns.append(chat_id)
            if refused:
                raise RetryAfter(timedelta(seconds=refused))

    def all_send(self, *chats: int, lane: Lane = Lane.WORK) -> list[asyncio.Task[None]]:
        """One request for each."""
        return [asyncio.create_task(self.sends(chat_id, lane)) for chat_id in chats]


@in_virtual_time
async def test_what_the_office_waits_for_overtakes_the_others() -> None:
    street = Street()
    street.closed()
    crowd = street.all_send(*range(1000, 1003), lane=Lane.BULK)
    await asyncio.sleep(0)
    await asyncio.gather(*crowd, *street.all_send(SARI, BUDI))
    assert street.turns == [SARI, BUDI, 1000, 1001, 1002]


@in_virtual_time
async def test_what_holds_up_the_office_goes_as_its_work() -> None:
    street = Street()
    street.closed()
    crowd = street.all_send(*range(1000, 1003), lane=Lane.BULK)
    menus = [*street.all_send(SARI, lane=Lane.BULK), *street.all_send(BUDI, lane=Lane.LAST)]
    await asyncio.sleep(0)
    for employee in (SARI, BUDI, CITRA):
        street.queue.hurry(employee)
    await asyncio.gather(*crowd, *menus)
    assert street.turns == [SARI, BUDI, 1000, 1001, 1002]


@in_virtual_time
async def test_announcements_wait_for_everybody_else() -> None:
    street = Street()
    street.closed()
    crowd = street.all_send(1000, 1001, lane=Lane.LAST)
    await asyncio.sleep(0)
    others = street.all_send(*range(2000, 2003), lane=Lane.BULK)
    await asyncio.gather(*crowd, *others, *street.all_send(SARI, BUDI))
    assert street.turns == [SARI, BUDI, 2000, 2001, 2002, 1000, 1001]
    # A busy office leaves them a sixth, as it does the others.
    street.closed()
    crowd = street.all_send(1000, lane=Lane.LAST)
    await asyncio.gather(*crowd, *street.all_send(*range(101, 121)))
    assert street.turns[7:].index(1000) == 5


@in_virtual_time
async def test_the_others_get_a_sixth_however_busy_the_office_is() -> None:
    street = Street()
    street.closed()
    crowd = street.all_send(1000, lane=Lane.BULK)
    await asyncio.gather(*crowd, *street.all_send(*range(101, 121)))
    assert street.turns.index(1000) == 5


@in_virtual_time
async def test_the_others_leave_places_free() -> None:
    street, now = Street(per_second=30), asyncio.get_running_loop().time
    started = now()
    await asyncio.gather(*street.all_send(*range(1000, 1011), lane=Lane.BULK))
    assert now() - started >= 9 / 25
    asked = now()
    await street.sends(SARI)
    assert now() - asked < 0.03


@in_virtual_time
async def test_turns_go_round_the_chats() -> None:
    street = Street()

    async def loud() -> None:
        for _ in range(3):
            await street.sends(1000, Lane.BULK)

    street.closed()
    await asyncio.gather(asyncio.create_task(loud()), *street.all_send(1001, 1002, lane=Lane.BULK))
    assert street.turns == [1000, 1001, 1002, 1000, 1000]


@in_virtual_time
async def test_a_chat_that_must_wait_lets_the_others_pass() -> None:
    street = Street()
    with pytest.raises(RetryAfter):
        await street.sends(SARI, refused=MOMENT)
    until = asyncio.get_running_loop().time() + MOMENT / 2
    await asyncio.gather(*street.all_send(SARI, BUDI))
    assert street.turns == [SARI, BUDI, SARI]
    assert asyncio.get_running_loop().time() > until


@in_virtual_time
async def test_a_tap_is_not_answered_against_a_flood_that_is_known() -> None:
    street, now = Street(), asyncio.get_running_loop().time
    until = now() + MOMENT
    with pytest.raises(RetryAfter):
        await street.sends(SARI, refused=MOMENT)
    async with street.queue.turn(SARI, Kind.SIGN, Lane.WORK):
        assert now() >= until


@in_virtual_time
async def test_three_chats_refused_in_a_row_mean_that_everybody_is_to_wait() -> None:
    street, now = Street(), asyncio.get_running_loop().time
    until = now() + MOMENT
    for chat_id in (SARI, BUDI, CITRA):
        with pytest.raises(RetryAfter):
            await street.sends(chat_id, refused=MOMENT if chat_id == SARI else 60)
    await street.sends(104)
    assert now() >= until


@in_virtual_time
async def test_chats_refused_among_others_that_are_not_hold_nobody_else() -> None:
    street, now = Street(), asyncio.get_running_loop().time
    for chat_id in (SARI, BUDI, CITRA):
        with pytest.raises(RetryAfter):
            await street.sends(chat_id, refused=60)
        await street.sends(104 + chat_id)
    assert street.queue.pace.delay_of_all(now()) == 0


@in_virtual_time
async def test_a_request_that_is_given_up_costs_nobody_a_place() -> None:
    street = Street(per_second=1)
    street.closed()
    (given_up,) = street.all_send(SARI)
    (waiting,) = street.all_send(BUDI)
    await asyncio.sleep(0)
    given_up.cancel()
    async with asyncio.timeout(0.9):
        await waiting
    assert street.turns == [BUDI]
