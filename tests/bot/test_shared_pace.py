"""Limits over all processes: two of them never send more together than one may, and answers go first."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.lock_keys import LockKeys
from bot.pace import Kind, Pace
from bot.queue import Lane, SendQueue
from bot.shared_pace import SharedPace
from storage.base.engine import Database
from storage.base.peers import Peers
from tests.bot.loopback import nobody_listening

LATE = 20.0
"""Seconds after which something that must happen has not happened."""
KEYS = LockKeys(700_000_001, b"rahasia")
SARI = 101


class Process:
    """What one process has of the queue to Telegram."""

    def __init__(self, database: Database, pace: Pace, sent: list[tuple[float, Lane]]) -> None:
        self.peers = Peers(database)
        self._queue = SendQueue(pace, SharedPace(self.peers, KEYS, pace).place)
        self._sent = sent

    async def sends(self, chat_id: int, lane: Lane = Lane.WORK, kind: Kind = Kind.NOTICE) -> None:
        """One request, whose beginning is noted."""
        async with self._queue.turn(chat_id, kind, lane):
            self._sent.append((asyncio.get_running_loop().time(), lane))

    def all_send(self, first: int, number: int, lane: Lane = Lane.WORK) -> list[asyncio.Task[None]]:
        """One request to each of so many chats."""
        return [asyncio.create_task(self.sends(first + each, lane)) for each in range(number)]


@asynccontextmanager
async def processes(
    url: str, pace: Callable[[], Pace]
) -> AsyncIterator[tuple[Process, Process, list[tuple[float, Lane]]]]:
    """Two processes with the same limits, and what they send, in order."""
    sent: list[tuple[float, Lane]] = []
    databases = [Database(url) for _ in range(2)]
    ours, theirs = (Process(database, pace(), sent) for database in databases)
    async with asyncio.timeout(LATE):
        yield ours, theirs, sent
        for process, database in zip((ours, theirs), databases, strict=True):
            await process.peers.close()
            await database.close()


async def test_two_processes_keep_one_limit_over_all_chats(bare_postgres: str) -> None:
    async with processes(bare_postgres, lambda: Pace(per_second=6)) as (ours, theirs, sent):
        await asyncio.gather(*ours.all_send(1000, 7), *theirs.all_send(2000, 7))
    times = [at for at, _ in sent]
    assert all(later - first >= 1.0 for first, later in zip(times, times[6:], strict=False))


async def test_two_processes_keep_one_limit_in_a_chat_and_in_a_group(bare_postgres: str) -> None:
    pace = lambda: Pace(chat_burst=1, group_per_minute=20)  # noqa: E731
    for chat_id in (SARI, -SARI):
        async with processes(bare_postgres, pace) as (ours, theirs, sent):
            await asyncio.gather(*(each.sends(chat_id) for each in (ours, theirs)))
        (first, _), (second, _) = sent
        assert second - first >= 1.0


async def test_a_group_that_one_process_filled_is_full_for_the_other(bare_postgres: str) -> None:
    pace = lambda: Pace(group_per_minute=1)  # noqa: E731
    async with processes(bare_postgres, pace) as (ours, theirs, sent):
        await ours.sends(-1, kind=Kind.ANSWER)
        waiting = asyncio.create_task(theirs.sends(-1, kind=Kind.ANSWER))
        await theirs.sends(SARI)
        assert len(sent) == 2
        waiting.cancel()


async def test_answers_of_one_process_go_before_reminders_of_another(bare_postgres: str) -> None:
    async with processes(bare_postgres, lambda: Pace(per_second=6)) as (ours, theirs, sent):
        reminders = ours.all_send(1000, 12, Lane.BULK)
        await asyncio.gather(*reminders[:5])  # of six places one stays free for answers
        await asyncio.gather(*theirs.all_send(2000, 10))
        lanes = [lane for _, lane in sent]
        assert lanes.count(Lane.BULK) <= 9, "in the seconds after the first they got one place of six"
        await asyncio.gather(*reminders)


async def test_reminders_of_one_process_get_a_sixth_however_many_answers_another_has(
    bare_postgres: str,
) -> None:
    async with processes(bare_postgres, lambda: Pace(per_second=6)) as (ours, theirs, sent):
        answers = ours.all_send(2000, 24)
        await asyncio.gather(*answers[:6])
        await theirs.sends(1000, Lane.BULK)
        assert len(sent) <= 18
        for answer in answers:
            answer.cancel()


async def test_without_the_database_each_process_keeps_the_limits_by_itself() -> None:
    async with nobody_listening() as port:
        url = f"postgresql://kinerja@127.0.0.1:{port}/kinerja"
        async with processes(url, lambda: Pace(per_second=6)) as (ours, _, sent):
            await asyncio.gather(*ours.all_send(1000, 8))
    times = [at for at, _ in sent]
    assert times[6] - times[0] >= 1.0


async def test_a_high_limit_takes_few_places(bare_postgres: str) -> None:
    async with processes(bare_postgres, lambda: Pace(per_second=1000)) as (ours, theirs, sent):
        await asyncio.gather(*ours.all_send(1000, 40), *theirs.all_send(2000, 40))
        assert len(sent) == 80
