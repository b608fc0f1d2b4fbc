"""The folder of backups: which there are, which are too old, and that one is made at a time."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import Struct

from storage.backup.archive import BackupError
from storage.base.disk import flush_folder

_AS_NAME = "backup-%Y-%m-%dT%H-%M-%SZ.zip"
_MAKING = ".making-"
_LOCK = ".lock"


class Found(Struct, frozen=True):
    """A backup in the folder; it got its name after it was read back."""

    at: datetime
    """UTC; whatever was committed before it is in the backup."""
    path: Path


class BackupFolder:
    """A folder of backups, readable by the service's user alone. Its calls block."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def all(self) -> list[Found]:
        """The backups, the oldest first; none where there is no folder."""
        if not self.path.is_dir():
            return []
        found = ((_moment_of(each.name), each) for each in self.path.iterdir())
        return sorted((Found(at, each) for at, each in found if at is not None), key=lambda each: each.at)

    def last(self) -> Found | None:
        """The newest backup."""
        found = self.all()
        return found[-1] if found else None

    def place_for(self, at: datetime) -> Path:
        """Where a backup as of a moment goes."""
        return self.path / at.astimezone(UTC).strftime(_AS_NAME)

    def forget(self, now: datetime, days: int) -> int:
        """Removes backups that are more than `days` days old, and never the newest; returns how many."""
        old = [each for each in self.all()[:-1] if each.at < now - timedelta(days=days)]
        for each in old:
            each.path.unlink(missing_ok=True)
        return len(old)

    @contextmanager
    def making(self) -> Iterator[Path]:
        """A working folder inside, gone with the block; what a killed run left is removed.

        Raises BackupError while another process makes a backup here.
        """
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(self.path / _LOCK, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BackupError(f"another process makes a backup in {self.path}") from None
            for left in self.path.glob(f"{_MAKING}*"):
                shutil.rmtree(left)
            with tempfile.TemporaryDirectory(prefix=_MAKING, dir=self.path) as folder:
                yield Path(folder)
        finally:
            os.close(handle)

    def adopt(self, file: Path, at: datetime) -> Path:
        """Gives a backup that was read back its name; it is there after a power failure too."""
        place = self.place_for(at)
        file.replace(place)
        flush_folder(self.path)
        return place


def _moment_of(name: str) -> datetime | None:
    """The moment in the name of a backup; None for a file that is none."""
    try:
        at = datetime.strptime(name, _AS_NAME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return at if at.strftime(_AS_NAME) == name else None
