"""A benchmark whose bot ends by itself says so and ends: nobody would answer any more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest
import typer

from benchmarks.gateway import bot_process
from benchmarks.tails_process import service_process
from tests.forked import start

WRONG = {"DATABASE_URL": "sqlite:////dev/null/kinerja.db"}
"""Settings with which nothing starts."""


@pytest.mark.parametrize(
    "running",
    [
        lambda: bot_process("bot", "run", environment=WRONG, start=start),
        lambda: service_process(WRONG, start),
    ],
    ids=["bot_process", "service_process"],
)
async def test_a_bot_that_ends_by_itself_ends_the_benchmark(
    running: Callable[[], AbstractAsyncContextManager[object]], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit) as failed:
        async with running():
            await asyncio.Event().wait()
    assert failed.value.exit_code == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("the bot ended by itself with status 1; the end of its log: ")
    assert "/dev/null/kinerja.db cannot be used" in line
