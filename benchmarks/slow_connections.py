"""What slow connections to WEB_PORT cost the chat and the monitoring: one office, left alone and attacked.

The service may open 1,024 files, as most systems allow by default. Everything stays on this machine.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Annotated

import aiohttp
import typer

from benchmarks.crowd import Crowd, Figures, crowd
from benchmarks.gateway import FIRST, REPORT, report_script, service_environment
from benchmarks.office import found_office
from benchmarks.processes import free_port

_OPEN_FILES = 1024
_PATIENCE = 20.0
"""Seconds after which the rest of the answers is not waited for."""
_PROBE_EVERY = 0.2
_PROBE_PATIENCE = 2.0


@asynccontextmanager
async def _process(*command: str, log: Path, environment: dict[str, str]) -> AsyncIterator[Process]:
    """A process that may open few files, killed with the block; what it prints goes to a file."""
    limited = ("sh", "-c", f'ulimit -S -n {_OPEN_FILES}; exec "$@"', "sh", sys.executable, "-m", *command)
    with log.open("w") as printed:
        process = await asyncio.create_subprocess_exec(
            *limited, stdout=DEVNULL, stderr=printed, env=os.environ | environment
        )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()


async def _probe(url: str, waits: list[float]) -> None:
    """Asks for /healthz for ever; a probe without an answer counts as infinitely long."""
    timeout = aiohttp.ClientTimeout(total=_PROBE_PATIENCE)
    while True:
        began = time.perf_counter()
        try:
            # On a new connection each time, as a monitoring does.
            async with aiohttp.ClientSession(timeout=timeout) as session, session.get(url) as answer:
                answer.raise_for_status()
                await answer.read()
        except (aiohttp.ClientError, TimeoutError, OSError):
            waits.append(float("inf"))
        else:
            waits.append(time.perf_counter() - began)
        await asyncio.sleep(_PROBE_EVERY)


async def _measure(name: str, gathered: Crowd, url: str, rounds: int, patience: float) -> None:
    """Everybody reports while the monitoring looks, for at most so long; prints how long both waited."""
    waits: list[float] = []
    probing = asyncio.create_task(_probe(url, waits))
    with suppress(TimeoutError):
        async with asyncio.timeout(patience):
            await gathered.walk(report_script, rounds)
    probing.cancel()
    await asyncio.gather(probing, return_exceptions=True)
    _print(name, gathered.figures, len(gathered.walkers) * rounds * len(REPORT), waits)


def _print(name: str, chat: Figures, expected: int, probes: list[float]) -> None:
    answered = sorted(wait for wait in probes if wait < _PROBE_PATIENCE)
    slowest = f"{answered[-1] * 1000:.0f} ms" if answered else "none"
    p50, p99 = (f"{chat.percentile(at):.0f} ms" if chat.waits else "none" for at in (0.50, 0.99))
    typer.echo(
        f"{name:<11} chat: {len(chat.waits)} of {expected} answers, p50 {p50}, p99 {p99}"
        f"   /healthz: {len(answered)} of {len(probes)}, slowest {slowest}"
    )


async def _ready(url: str) -> None:
    """Returns once the service answers."""
    async with aiohttp.ClientSession() as session:
        while True:
            with suppress(aiohttp.ClientError):
                async with session.get(url):
                    return
            await asyncio.sleep(0.1)


async def compare(callers: int, people: int, rounds: int) -> None:
    """Prints the figures without and with the attack, and how much of it the log tells."""
    numbers, port = range(FIRST, FIRST + people), free_port()
    url = f"http://127.0.0.1:{port}/healthz"
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        database_url = await found_office(Path(folder) / "bench.db", numbers)
        async with crowd(numbers) as gathered:
            play = gathered.playground
            environment = service_environment(play.url, play.token, database_url) | {"WEB_PORT": str(port)}
            async with _process("bot", "run", log=log, environment=environment) as service:
                async with asyncio.timeout(30):
                    await _ready(url)
                await _measure("left alone", gathered, url, rounds, _PATIENCE)
                before = len(log.read_text().splitlines())
                attacker = await asyncio.create_subprocess_exec(
                    sys.executable, "-m", "benchmarks.slow_callers", str(port), str(callers)
                )
                try:
                    await _measure("attacked", gathered, url, rounds, _PATIENCE)
                finally:
                    attacker.kill()
                    await attacker.wait()
                told = len(log.read_text().splitlines()) - before
                lives = "lives" if service.returncode is None else "has ended"
    typer.echo(f"{callers} slow connections: {told} lines of log, the service {lives}")


def main(
    callers: Annotated[int, typer.Option(min=1, help="Slow connections at once.")] = 1100,
    people: Annotated[int, typer.Option(min=1, help="People who report meanwhile.")] = 8,
    rounds: Annotated[int, typer.Option(min=1, help="Reports that each of them sends, twice.")] = 15,
) -> None:
    """Compares the service left alone with the service under slow connections."""
    asyncio.run(compare(callers, people, rounds))


if __name__ == "__main__":
    typer.run(main)
