"""Two processes for each part on PostgreSQL: they share work and limits, and one of each may be killed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
from aiohttp import web
from sqlalchemy import func, select

from benchmarks.processes import free_port
from bot.run import Part
from playground import Limits
from playground.handle import PersonHandle
from storage.tables import Entry, FailedUpdate, JobRun
from tests.bot.pushing import SOON
from tests.bot.worker import PATIENCE, Worker, started
from tests.harness import OfficeOnTrial, office_at

RATE = 8
"""Messages a second that this Telegram takes: a few phones reach it."""
STANDS_BY = "Another process sends notices"


class Balancer:
    """Gives each call to the next process in turn, and those that nobody takes to the one after it."""

    def __init__(self, ports: list[int]) -> None:
        self.taken: list[int] = []
        """The ports of the processes that took calls, in order."""
        self._ports = ports
        self._calls = 0

    async def take(self, request: web.Request) -> web.Response:
        """Passes a call on."""
        self._calls += 1
        headers = {"X-Telegram-Bot-Api-Secret-Token": "rahasia", "Content-Type": "application/json"}
        async with aiohttp.ClientSession() as session:
            for offset in range(len(self._ports)):
                port = self._ports[(self._calls + offset) % len(self._ports)]
                try:
                    url = f"http://127.0.0.1:{port}{request.path}"
                    async with session.post(url, data=await request.read(), headers=headers) as answer:
                        self.taken.append(port)
                        return web.Response(status=answer.status)
                except aiohttp.ClientError:
                    continue
        return web.Response(status=502)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        """Its address."""
        app = web.Application()
        app.router.add_post("/{path:.*}", self.take)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        await runner.cleanup()


async def sees(office: OfficeOnTrial, person: PersonHandle, sentence: str) -> None:
    """Returns once a person sees this."""
    await office.playground.until(lambda: sentence in person.sees(), PATIENCE)


STEPS = (
    ("says", "/lapor", "Pekerjaan tanggal berapa"),
    ("taps", "Hari ini", "Apa yang Anda kerjakan"),
    ("says", "{activity}", "Berapa hasilnya"),
    ("says", "3 dokumen", "Berapa lama"),
    ("taps", "2 jam", "bukti dukung"),
    ("taps", "Lewati", "Bagaimana Anda menilai"),
    ("taps", "4 – Baik", "Sudah benar"),
)


async def reports(office: OfficeOnTrial, person: PersonHandle, activity: str) -> None:
    """A person reports step by step; the last tap is not waited for."""
    for how, what, then in STEPS:
        getattr(person, how)(what.format(activity=activity))
        await sees(office, person, then)
    person.taps("Kirim")


async def count(office: OfficeOnTrial, table: type[Entry] | type[JobRun] | type[FailedUpdate]) -> int:
    """How many rows a table has."""
    async with office.service.database.read() as uow:
        return await uow.session.scalar(select(func.count()).select_from(table)) or 0


async def until_more(office: OfficeOnTrial, table: type[Entry] | type[JobRun], than: int) -> None:
    """Returns once a table has more rows."""
    async with asyncio.timeout(PATIENCE):
        while await count(office, table) <= than:
            assert await count(office, FailedUpdate) == 0


async def leading_first(workers: list[Worker]) -> list[Worker]:
    """Two processes that send, the one that does it first."""
    waits = [asyncio.create_task(worker.has_printed(STANDS_BY)) for worker in workers]
    done, left = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for task in left:
        task.cancel()
    return workers if waits[1] in done else workers[::-1]


@dataclass
class Fleet:
    """The processes of an office; of those that send, the first does."""

    office: OfficeOnTrial
    balancer: Balancer
    webs: dict[int, Worker]
    jobs: list[Worker]
    senders: list[Worker]

    @property
    def all(self) -> list[Worker]:
        """All of them, also those that have ended."""
        return [*self.webs.values(), *self.jobs, *self.senders]


@asynccontextmanager
async def fleet(url: str, folder: Path) -> AsyncIterator[Fleet]:
    """Two processes of each part, once they serve."""
    async with AsyncExitStack() as stack:
        office = await stack.enter_async_context(office_at(url, limits=Limits(overall_per_second=RATE)))
        office.playground.world.webhook.first_delay = SOON
        ports = [free_port(), free_port()]
        balancer = Balancer(ports)
        edge = {
            "WEBHOOK_URL": await stack.enter_async_context(balancer.serving()),
            "WEBHOOK_SECRET": "rahasia",
            "SEND_RATE": str(RATE),
            "REMIND_AT": "12:00",
        }

        async def start(part: Part, port: int = ports[0]) -> Worker:
            process = started(office, folder, part, WEB_PORT=str(port), **edge)
            return await stack.enter_async_context(process)

        senders = [await start(Part.SEND) for _ in range(2)]
        jobs = [await start(Part.JOBS) for _ in range(2)]
        webs = {port: await start(Part.WEB, port) for port in ports}
        for worker in (*senders, *jobs, *webs.values()):
            await worker.has_printed("Serving Kabupaten Contoh")
        yield Fleet(office, balancer, webs, jobs, await leading_first(senders))


async def they_share_a_conversation(fleet: Fleet) -> None:
    """Each step may be taken by another process."""
    office = fleet.office
    await reports(office, office.sari, "Menyusun laporan keuangan")
    await sees(office, office.sari, "Laporan terkirim")
    await sees(office, office.budi, "Menyusun laporan keuangan")
    assert set(fleet.balancer.taken) == set(fleet.webs)


async def they_share_the_limits_and_the_jobs(fleet: Fleet) -> None:
    """Answers and reminders at once, more than may leave in a second."""
    office = fleet.office
    office.move_to(2026, 11, 20, 12, 0)
    for person in (office.sari, office.budi, office.citra, office.admin, office.stranger):
        for words in ("/bantuan", "/privasi", "/bahasa"):
            person.says(words)
    await office.playground.acknowledged(PATIENCE)
    await sees(office, office.citra, "belum melaporkan pekerjaan")
    await sees(office, office.sari, "Pilih bahasa")
    await sees(office, office.stranger, "bahasa mengikuti")
    assert office.playground.world.limiter.refused == 0
    assert office.citra.sees().count("belum melaporkan pekerjaan") == 1


async def one_of_each_dies(fleet: Fleet) -> None:
    """What is under way takes a while: they die in the middle of it."""
    office = fleet.office
    runs = await count(office, JobRun)
    await reports(office, office.citra, "Memeriksa berkas")
    office.playground.faults.switch({"slow_ms": 300})
    await until_more(office, Entry, 1)
    for worker in (fleet.webs[fleet.balancer.taken[-1]], fleet.senders[0], fleet.jobs[0]):
        await worker.killed()
    office.playground.faults.switch({"slow_ms": 0})
    await sees(office, office.citra, "Laporan terkirim")
    await sees(office, office.budi, "Citra Contoh: 1")
    office.sari.says("/lapor")
    await sees(office, office.sari, "Pekerjaan tanggal berapa")
    office.move_to(2026, 11, 20, 13, 0)
    await until_more(office, JobRun, runs)
    assert await count(office, Entry) == 2


async def test_two_processes_of_each_part_serve_one_office_and_one_of_each_is_killed(
    new_postgres: Callable[[], str], tmp_path: Path
) -> None:
    async with fleet(new_postgres(), tmp_path) as processes:
        await they_share_a_conversation(processes)
        await they_share_the_limits_and_the_jobs(processes)
        await one_of_each_dies(processes)
        for worker in (each for each in processes.all if each.is_running):
            status, printed = await worker.told_to_stop()
            assert status == 0, printed
            assert "Traceback" not in printed
