"""The notices about backups to administrators."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from domain.notices import Notice


class BackupFailed(Notice):
    """To an administrator: the backup of this night could not be made; the last good one is of `last`."""

    kind: ClassVar[str] = "backup_failed"
    last: datetime | None

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> Notice:
        last = payload["last"]
        return cls(None if last is None else datetime.fromisoformat(last))
