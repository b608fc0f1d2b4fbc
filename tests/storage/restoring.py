"""A restore in a process of its own, which is killed; it imports no more than that process has loaded."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from storage.backup import restore
from storage.evidence_folder import EvidenceFolder


def restores(
    file: Path, url: str, minute: int, until: str, folder: Path, environment: dict[str, str]
) -> None:
    """Restores in a folder and is killed: at an event, or when it first opens what it has replaced."""
    os.chdir(folder)
    os.environ.update(environment)
    replaced = False

    def watch(event: str, _arguments: object) -> None:
        nonlocal replaced
        if event == until or (replaced and event == "sqlite3.connect"):
            os.kill(os.getpid(), signal.SIGKILL)
        replaced = replaced or event == "os.rename"

    sys.addaudithook(watch)
    now = datetime(2026, 11, 28, 9, minute, tzinfo=UTC)
    asyncio.run(restore(file, url, EvidenceFolder(Path("evidence")), now, overwrite=True))
