"""Told to stop, the process ends, whatever hangs; what was not confirmed comes again."""

from __future__ import annotations

import signal
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.bot.worker import PATIENCE, sees, working
from tests.harness import OfficeOnTrial


async def test_a_database_that_hangs_does_not_keep_the_process(
    office: OfficeOnTrial, tmp_path: Path, database_file: Path
) -> None:
    await office.settle()
    updates = office.playground.world.updates
    async with working(office, tmp_path) as worker:
        with closing(sqlite3.connect(database_file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            office.sari.says("/lapor")
            await office.playground.until(lambda: not updates.is_polled, PATIENCE)
            status, printed = await worker.told_to_stop()
            other.execute("ROLLBACK")
    assert status in (0, -signal.SIGALRM), printed
    assert "Traceback" not in printed
    assert updates.pending_count == 1, "it was not acknowledged"
    async with working(office, tmp_path):
        await sees(office, office.sari, "Pekerjaan tanggal berapa")
