"""The notices about backups to administrators."""

from __future__ import annotations

from datetime import datetime

from domain.notices import Notice


class BackupFailed(Notice, kind="backup_failed"):
    """To an administrator: the backup of this night could not be made; the last good one is of `last`."""

    last: datetime | None
